// npm run prove:access: every route of the running router × role × relation to the case, and the same people in raw SQL,
// against tables written by hand. With --mutate: each policy weakened or dropped in turn, and whether a cell notices.
import { keyIn, Keyring } from '../../src/platform/keys/index.js';
import { ENGLISH } from '../../src/texts/languages/en.js';
import { versionOf } from '../../src/texts/languages/language.js';
import { RUSSIAN } from '../../src/texts/languages/ru.js';
import { startServers } from '../support/servers.js';
import { HttpMatrix } from './access-http.js';
import { SqlMatrix } from './access-sql.js';
import { placeOf } from './access-stages.js';
import { tell } from './access-story.js';
import { idOf, type Subject } from './access-subjects.js';
import { World } from './access-world.js';

const started = performance.now();
const say = (line: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
const mutating = process.argv.includes('--mutate');
const servers = await startServers(() => undefined);
const world = await World.open();
let mismatches = 0;
try {
  say(`${world.routes.length} routes, ${world.people.size} people signed in`);
  const stages = await tell(world);
  say(`${stages.size} stories told: ${[...stages.keys()].join(', ')}`);
  const http = new HttpMatrix(world, stages);
  const keyring = world.app.get(Keyring);
  for (const stage of stages.values()) {
    const rows = await world.rows<{ id: string; victim: string; content: Buffer; section: string }>(
      `select id, victim_id as victim, content, section from section_entry where case_id = $1`,
      stage.case,
    );
    const keys = await keyring.ofAll(rows.map(({ victim }) => victim));
    http.entries.set(
      stage.case,
      rows.flatMap(({ id, victim, content, section }) => {
        const text = JSON.stringify(keyIn(keys, victim).open(placeOf(id), content));
        const label = /canary:([\w/-]+)/.exec(text)?.[1];
        const [, place = '', when = ''] = label?.split('/') ?? [];
        return label ? [{ label, section, place, when }] : [];
      }),
    );
  }
  const targets = await known(world);
  if (!process.argv.includes('--sql') && !mutating) await http.run(targets);
  say(`${http.cells} cells over HTTP, ${http.mismatches} of them not as written`);
  for (const mismatch of http.describe().slice(0, 200)) console.error(`  ✗ ${mismatch}`);
  const sql = new SqlMatrix(world, stages, targets.notification);
  for (const { id, victim } of await world.rows('select id, victim_id as victim from case_file'))
    sql.victims.set(id!, victim!);
  const faults = await sql.run();
  say(`${sql.cells} cells in SQL, ${faults.length} kinds of them not as written`);
  for (const fault of faults.slice(0, 200)) console.error(`  ✗ ${fault}`);
  mismatches = http.mismatches + faults.length;
  const mutation = mutating ? await sql.mutate(say) : undefined;
  for (const survivor of mutation?.survivors ?? []) console.error(`  ✗ nobody notices ${survivor}`);
  console.log(
    JSON.stringify({
      cells: http.cells + sql.cells,
      mismatches,
      routes: world.routes.length,
      httpCells: http.cells,
      sqlCells: sql.cells,
      ...(mutation ? { mutants: mutation.mutants, caught: mutation.caught } : {}),
    }),
  );
  mismatches += mutation?.survivors.length ?? 0;
} finally {
  await world.close();
  await servers.stop();
}
process.exit(mismatches > 0 ? 1 : 0);

/** The one account, mandate and notification that routes about them are tried on: SOCIAL's, and PLATFORM's mandate. */
async function known(on: World) {
  const social: Subject = on.who('SOCIAL', 'CW');
  const [disabled] = await on.rows(
    `insert into account (institution_id, login, name, password_hash, roles, disabled_at)
     select institution_id, 'proof.disabled', 'Disabled', password_hash, roles, now() from account where id = $1 returning id`,
    social.account,
  );
  const [target] = await on.rows(
    `insert into account (institution_id, login, name, password_hash, roles)
     select institution_id, 'proof.target', 'Target', password_hash, roles from account where id = $1 returning id`,
    social.account,
  );
  const [mandate] = await on.rows(
    `insert into mandate (institution_id, kind, during, source) values ($1, 'lead', tstzrange(now(), null), 'proof') returning id`,
    idOf('PLATFORM'),
  );
  const [notification] = await on.rows(
    `insert into notification (outbox_id, institution_id, class, kind, subjects) values (uuidv7(), $1, 'for_information', 'case.opened', '{}') returning id`,
    social.institution,
  );
  // One that is read already, so that there is a mark to be seen by its reader alone.
  await on.rows(
    `with told as (insert into notification (outbox_id, institution_id, class, kind, subjects)
       values (uuidv7(), $1, 'for_information', 'case.opened', '{}') returning id)
     insert into notification_read (notification_id, account_id) select id, $2 from told`,
    social.institution,
    social.account,
  );
  await on.rows(
    `insert into capacity (institution_id, service, state, said_by) values ($1, 'material', 'full', $2)`,
    social.institution,
    social.account,
  );
  // Signed wherever somebody might take it back.
  await on.rows('set session_replication_role = replica');
  await on.rows(
    `insert into text_signature (name, language, version, country, signed_by, role, institution_id, account_id)
     select 'share_name', 'ru', $1, code, 'Proof', 'proof', $2, $3 from country`,
    versionOf('share_name', 'ru', RUSSIAN.share_name, ENGLISH.share_name),
    social.institution,
    social.account,
  );
  await on.rows('set session_replication_role = origin');
  return {
    account: target!['id']!,
    disabled: disabled!['id']!,
    mandate: mandate!['id']!,
    notification: notification!['id']!,
  };
}
