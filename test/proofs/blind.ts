// npm run prove:blind — nobody learns from an answer, or from how long it takes, whether a person is known here; and the
// same person is found all the same. Over HTTP, with the worker at work; then the index alone, on invented people.
import { randomInt, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { anIdentification } from '../support/identifications.js';
import { startServer } from '../support/over-http.js';
import { below, measure } from './blind-recall.js';
import { isSlower, mannWhitney, median } from './mann-whitney.js';

const small = process.env['PROOF_SIZE'] === 'small';
const EACH = small ? 60 : 500;
const PEOPLE = small ? 2000 : 10_000;
const RUNS = 3;
const seed = Number(process.env['SEED'] ?? randomInt(1_000_000_000));
const random = below(seed);

interface Sent {
  readonly shape: string;
  readonly took: number;
}
/** The moment, and the number of the request: the same for no two answers. */
const VARY = ['date', 'x-request-id'];

const server = await startServer({ work: true });
const owner = new Client({ connectionString: server.database.ownerUrl });
await owner.connect();
// One account asks for a thousand persons here: in this world that is allowed, as data.
await owner.query(
  `insert into search_limit (country, most, within, source) select 'SE', 1000000, within, 'prove:blind' from search_limit where country = '*'`,
);
const signedIn = await fetch(`${server.url}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ login: 'se.police', password: DEMO_PASSWORD }),
});
const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;

async function send(path: string, body: object): Promise<Sent> {
  const begun = performance.now();
  const answer = await fetch(`${server.url}/api/${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const took = performance.now() - begun;
  const headers = [...answer.headers].filter(([name]) => !VARY.includes(name)).map((header) => header.join(': '));
  return { took, shape: [answer.status, text.length, ...headers.sort()].join('\n') };
}

const letters = (length: number): string =>
  Array.from({ length }, (_, at) => (at % 2 ? 'aeiou'[random(5)] : 'bdfgklmnprstv'[random(13)])).join('');
const person = () => ({
  name: `${letters(8)} ${letters(10)}`,
  born: `19${60 + random(39)}-0${1 + random(9)}-1${random(10)}`,
});
const intake = ({ name, born }: ReturnType<typeof person>) =>
  send('identifications', anIdentification({ identity: { names: [{ kind: 'stated', text: name }], born } }));
const search = ({ name, born }: ReturnType<typeof person>) =>
  send('matches/searches', { names: [{ text: name }], born, reason: 'Met at the port' });

/** Everything that was left for later is done. */
async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query('select 1 from outbox where sent_at is null and parked_at is null limit 1');
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const wrongs: string[] = [];
async function run() {
  const known = Array.from({ length: EACH }, person);
  for (const who of known) await intake(who);
  await settled();
  const results = [];
  for (const [what, ask] of [
    ['name search', search],
    ['intake', intake],
  ] as const) {
    const turns = [...known.map((who) => ({ who, hit: true })), ...known.map(() => ({ who: person(), hit: false }))];
    for (let at = turns.length - 1; at > 0; at -= 1) {
      const other = random(at + 1);
      [turns[at], turns[other]] = [turns[other]!, turns[at]!];
    }
    const hits: Sent[] = [];
    const misses: Sent[] = [];
    for (const { who, hit } of turns) (hit ? hits : misses).push(await ask(who));
    await settled();
    const shapes = (sent: readonly Sent[]) => new Set(sent.map(({ shape }) => shape));
    const [one, two] = [shapes(hits), shapes(misses)];
    const differences =
      [...one].filter((shape) => !two.has(shape)).length + [...two].filter((shape) => !one.has(shape)).length;
    const alike = one.size === 1 && two.size === 1;
    if (differences > 0 || !alike) wrongs.push(`${what}: ${[...one, '---', ...two].join('\n')}`);
    const times = [hits.map(({ took }) => took), misses.map(({ took }) => took)] as const;
    const p = mannWhitney(...times);
    console.log(
      `  ${what}: ${hits.length} hits ${median(times[0]).toFixed(2)} ms, ${misses.length} misses ${median(times[1]).toFixed(2)} ms, p = ${p.toFixed(3)}`,
    );
    results.push({ differences: differences + (alike ? 0 : 1), p, slower: isSlower(...times) });
  }
  return results;
}

let failed = true;
try {
  const runs: Awaited<ReturnType<typeof run>>[] = [];
  for (let turn = 1; turn <= RUNS; turn += 1) {
    console.log(`Run ${turn} of ${RUNS}: ${EACH} hits and ${EACH} misses each way (seed ${seed}) …`);
    runs.push(await run());
  }
  const { rows } = await owner.query<{ found: number }>('select count(*)::int as found from possible_match');
  const found = rows[0]!.found;
  if (found !== 2 * EACH * RUNS)
    wrongs.push(`${found} matches found of ${2 * EACH * RUNS}: hits were no hits, or misses were`);
  for (const wrong of wrongs) console.error(wrong);
  const told = [0, 1].some((way) => runs.filter((results) => results[way]!.slower).length >= 2);
  const { recall, precision } = measure(PEOPLE, seed);
  const differences = runs.flat().reduce((sum, result) => sum + result.differences, 0);
  const pValue = Math.min(...[0, 1].map((way) => median(runs.map((results) => results[way]!.p))));
  const short = (value: number) => Number(value.toFixed(4));
  console.log(
    JSON.stringify({
      hits: EACH,
      misses: EACH,
      differences,
      pValue: short(pValue),
      recall: short(recall),
      precision: short(precision),
      people: PEOPLE,
      seed,
    }),
  );
  failed = told || wrongs.length > 0 || recall < 0.9 || precision < 0.98;
} finally {
  await owner.end();
  await server.close();
}
process.exit(failed ? 1 : 0);
