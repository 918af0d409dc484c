// npm run prove:lead — the promise of design.md 1.1, through the HTTP API and past it.
import { randomInt } from 'node:crypto';
import { Client, Pool } from 'pg';
import { anIdentification } from '../support/identifications.js';
import { sideBySide, startServer, type ProofServer, type Visitor } from '../support/over-http.js';
import { attack } from './attacks.js';
import { handOverWithoutTravel, openCase, proposed } from './handing-over.js';
import { broken, INVARIANTS } from './invariants.js';
import { unseen } from './planted-faults.js';
import { randomOf, Sequences } from './sequences.js';

const small = process.env['PROOF_SIZE'] === 'small';
const HANDOVERS = Number(process.env['HANDOVERS'] ?? (small ? 100 : 1000));
const SEQUENCES = Number(process.env['SEQUENCES'] ?? (small ? 60 : 500));
const seed = Number(process.env['SEED'] ?? randomInt(1_000_000_000));

async function doubleTakeovers(server: ProofServer) {
  const sender = await server.login('se.social');
  const officer = await server.login('se.police');
  const receivers = [await server.login('lv.safehouse'), await server.login('lv.safehouse.night')];
  const receiver = await institutionOf(server, 'lv.safehouse');
  const ready: string[] = [];
  await sideBySide(Array.from({ length: HANDOVERS }), 12, async () => {
    const { caseId } = await openCase(officer);
    ready.push(await proposed(sender, caseId, receiver));
  });
  let wins = 0;
  let conflicts = 0;
  const odd: string[] = [];
  await sideBySide(ready, 8, async (handover) => {
    const answers = await Promise.all(receivers.map((who) => handOverWithoutTravel(who, handover)));
    for (const { status, text } of answers) {
      if (status === 200) wins += 1;
      else if (status === 409) conflicts += 1;
      else odd.push(`${status} ${text}`);
    }
  });
  if (odd.length > 0) console.error('Neither 200 nor 409:', odd.slice(0, 3));
  return { wins, conflicts, odd: odd.length };
}

async function institutionOf(server: ProofServer, login: string): Promise<string> {
  return (await inDatabase(server, 'select institution_id as id from account where login = $1', [login]))[0]!['id']!;
}

async function inDatabase(server: ProofServer, sql: string, values: unknown[] = []): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: server.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A case with a proposed handover, made while everybody still has their mandates. */
async function target(server: ProofServer) {
  const officer: Visitor = await server.login('se.police');
  const sender = await server.login('se.social');
  const { caseId } = await openCase(officer, anIdentification());
  const other = await institutionOf(server, 'lv.safehouse');
  const handover = await proposed(sender, caseId, other);
  const [victim] = await inDatabase(server, 'select victim_id as id from case_file where id = $1', [caseId]);
  const who = async (login: string) => {
    const [row] = await inDatabase(
      server,
      'select id as account, institution_id as institution from account where login = $1',
      [login],
    );
    return {
      account: row!['account']!,
      institution: row!['institution']!,
      country: 'SE',
      roles: '{lead_coordinator,caseworker}',
    };
  };
  const lead = await who('se.social');
  // Arranged behind the scenes, so that every table has a row that a policy must decide about.
  await inDatabase(
    server,
    `insert into reception_plan (handover_id, victim_id, from_institution, to_institution, content) values ($1, $2, $3, $4, '')`,
    [handover, victim!['id'], lead.institution, other],
  );
  const [conflict] = await inDatabase(
    server,
    `with other as (select t.case_id, t.institution_id, c.victim_id from lead_tenure t join case_file c on c.id = t.case_id
                     where upper_inf(t.during) and t.institution_id = $3 limit 1),
          task as (insert into case_task (case_id, institution_id, kind, due_at) values ($1, $2, 'somebody_may_know', now()) returning id),
          found as (insert into possible_match (victim_id, case_id, institution_id, other_victim, asked_by, task_id, due_at, status)
            select $4, $1, $2, o.victim_id, o.institution_id, k.id, now(), 'same' from other o, task k returning id)
     insert into lead_conflict (match_id, first_case, second_case, first_lead, second_lead, default_side, default_why)
     select f.id, $1, o.case_id, $2, o.institution_id, 'first', 'last_contact' from found f, other o returning id`,
    [caseId, lead.institution, other, victim!['id']],
  );
  const aim = { conflict: conflict!['id']!, caseId, victimId: victim!['id']!, lead: lead.institution, other, handover };
  return { lead, outsider: await who('se.shelter.families'), aim };
}

const server = await startServer();
const checker = new Pool({ connectionString: server.database.ownerUrl, max: 4 });
let failed = false;
try {
  // As owner, to see that a fault is seen: BREAK='drop trigger glass_ends on broken_glass'.
  if (process.env['BREAK']) await checker.query(process.env['BREAK']);
  console.log(`Two users take over each of ${HANDOVERS} handovers at once …`);
  const takeovers = await doubleTakeovers(server);
  const { lead, outsider, aim } = await target(server);
  console.log(`${SEQUENCES} random sequences of every operation, side by side (seed ${seed}) …`);
  const sequences = await new Sequences(server, randomOf(seed), checker).run(SEQUENCES, async () => broken(checker));
  console.log('Attempts in SQL as the application’s role …');
  const sql = await attack(server.database.appUrl, lead, outsider, aim);
  const blind = await unseen(checker);
  for (const promise of blind) console.error(`The control failed: ${promise}`);
  const rows: Record<string, number> = { ...sequences.broken, ...(await broken(checker)) };
  const violations =
    Object.values(rows).reduce((sum, count) => sum + count, 0) +
    sql.succeeded.length +
    takeovers.odd +
    sequences.faults.length;
  for (const [promise, count] of Object.entries(rows)) console.error(`Broken: ${promise} (${count})`);
  for (const attempt of sql.succeeded) console.error(`Not refused: ${attempt}`);
  for (const fault of sequences.faults.slice(0, 5)) console.error(`Fault: ${fault}`);
  console.log(
    JSON.stringify({
      wins: takeovers.wins,
      conflicts: takeovers.conflicts,
      sequences: SEQUENCES,
      steps: sequences.steps,
      done: sequences.done,
      refused: sequences.refused,
      verbs: sequences.verbs,
      sqlAttempts: sql.tried,
      promises: Object.keys(INVARIANTS).length,
      control: blind.length === 0 ? 'each broken and seen' : 'failed',
      violations,
      seed,
    }),
  );
  failed = violations > 0 || blind.length > 0 || takeovers.wins !== HANDOVERS || takeovers.conflicts !== HANDOVERS;
} finally {
  await checker.end();
  await server.close();
}
process.exit(failed ? 1 : 0);
