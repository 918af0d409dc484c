// npm run prove:canary — what is personal is in no place where it need not be: the main job with a canary in every
// personal field, over HTTP against a server in a process of its own; then everything that it left behind is read.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { startRedis, type Redis } from '../support/redis.js';
import { bytesOf, Canaries, filesUnder } from './canary-forms.js';
import type { Played } from './canary-scenarios.js';
import { stumble, walk } from './canary-journey.js';
import { Planted } from './planted-fields.js';
import { PersonalFields } from './personal-fields.js';

mkdirSync('.data', { recursive: true });
const dataFolder = mkdtempSync(resolve('.data/proof-canary-'));
chmodSync(dataFolder, 0o755); // as root the database runs as another account
const redisFolder = join(dataFolder, 'redis');
mkdirSync(redisFolder);

const planted = new Planted(`kanarie${randomBytes(6).toString('hex')}`, randomInt(1e11, 1e12));
let canaries = new Canaries([planted.mark, planted.phone, planted.born, planted.childBorn]);
const hits: string[] = [];
const sinks = new Map<string, number>();
let log = '';

/** One more piece of a sink, read whole. */
function look(sink: string, piece: Buffer | string, name = ''): string[] {
  sinks.set(sink, (sinks.get(sink) ?? 0) + Buffer.byteLength(piece));
  const found = canaries.in(piece);
  for (const form of found) hits.push(`${sink} ${name} (${form})`);
  return found;
}

interface Server {
  child: ChildProcess;
  url: string;
  dataDir: string;
  ownerUrl: string;
}

async function start(redis?: Redis): Promise<Server> {
  const env = { ...process.env, DATABASE_URL: '', DATA_FOLDER: dataFolder, PORT: '0', REDIS_URL: redis?.url ?? '' };
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'src/start.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const from = log.length;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  for (let tries = 0; tries < 1200 && child.exitCode === null; tries += 1) {
    const said = log.slice(from);
    const url = /Ready: (http:\/\/localhost:\d+)/.exec(said)?.[1];
    const [, port, dataDir] = /on 127\.0\.0\.1:(\d+), data in (\S+?)[.;,]?\s/.exec(said) ?? [];
    if (url && port && dataDir) {
      const password = readFileSync(`${dataDir}.password`, 'utf8').trim();
      const ownerUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/hof`;
      return { child, url: url.replace('localhost', '127.0.0.1'), dataDir, ownerUrl };
    }
    await pause(100);
  }
  throw new Error(`The server did not start:\n${log.slice(from)}`);
}

async function stop({ child }: Server): Promise<void> {
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGTERM');
  await ended;
}

const rows = async (url: string, sql: string): Promise<Record<string, string>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** Everybody has been told, and the mails are out. */
async function told({ ownerUrl }: Server, mails: number): Promise<number> {
  const folder = join(dataFolder, 'outbox-mail');
  for (let tries = 0; tries < 300; tries += 1) {
    const [waiting] = await rows(
      ownerUrl,
      'select count(*) as n from outbox where sent_at is null and parked_at is null',
    );
    const written = filesUnder(dataFolder).filter((file) => file.startsWith(folder)).length;
    if (waiting?.['n'] === '0' && written > mails) return written;
    await pause(100);
  }
  throw new Error('The events of the journey were not told, or no mail was written.');
}

/** COPY of every table of every database, in whatever schema. */
async function lookAtTables(
  { ownerUrl, dataDir }: Pick<Server, 'ownerUrl' | 'dataDir'>,
  only?: string,
): Promise<number> {
  let tables = 0;
  const out = join(dataDir, 'copied');
  for (const { name } of await rows(
    ownerUrl,
    `select datname as name from pg_database where datallowconn and not datistemplate`,
  )) {
    if (only && name !== only) continue;
    const url = new URL(ownerUrl);
    url.pathname = `/${name}`;
    const list = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog','information_schema')`;
    for (const { name: table } of await rows(url.href, list)) {
      await rows(url.href, `copy ${table} to '${out}'`);
      look(table!.startsWith('public.') ? 'tables' : 'queue tables', bytesOf(out), table);
      rmSync(out);
      tables += 1;
    }
  }
  return tables;
}

async function lookAtFiles({ ownerUrl, dataDir }: Server): Promise<void> {
  await rows(ownerUrl, 'checkpoint');
  for (const file of filesUnder(dataDir)) {
    const sink = file.includes('pg_wal')
      ? 'write-ahead log'
      : file.endsWith('server.log')
        ? 'database log'
        : 'data directory';
    look(sink, bytesOf(file), file.slice(dataDir.length));
  }
  for (const file of filesUnder(dataFolder).filter((name) => !name.startsWith(dataDir))) {
    const mail = file.endsWith('.eml');
    // A line that a mail wraps in the middle of a word is one line.
    const bytes = mail
      ? bytesOf(file)
          .toString('latin1')
          .replace(/=\r?\n/g, '')
      : bytesOf(file);
    look(mail ? 'mails' : file.startsWith(redisFolder) ? 'Redis' : 'data folder', bytes, file.slice(dataFolder.length));
  }
}

/** Every scenario, and then everything that somebody wrote in a personal field meanwhile, as it was written. */
async function allScenarios(): Promise<{ scenarios: number; words: number }> {
  const child = fork('test/proofs/canary-scenarios.ts', [], {
    execArgv: ['--import', './scripts/typescript.mjs'],
    silent: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit').then(() => undefined);
  const [played] = ((await Promise.race([once(child, 'message'), ended])) ?? []) as [Played?];
  if (!played) throw new Error(`The scenarios did not come to an end:\n${said.slice(-2000)}`);
  for (const fault of played.failed) hits.push(`a scenario that failed: ${fault}`);
  const { ownerUrl } = played;
  // A short word may stand anywhere by itself; who works here is named in the list of accounts, also when a person keeps them out.
  const colleagues = new Set((await rows(ownerUrl, 'select name from account')).map(({ name }) => name));
  const words = played.values.filter((value) => value.length >= 8 && !colleagues.has(value));
  const before = canaries;
  canaries = new Canaries([], words);
  const [{ dir, oid, name } = {}] = await rows(
    ownerUrl,
    `select current_setting('data_directory') as dir, oid::text, datname as name from pg_database where datname = current_database()`,
  );
  await lookAtTables({ ownerUrl, dataDir: dir! }, name);
  await rows(ownerUrl, 'checkpoint');
  for (const [sink, folder] of [
    ['data directory', `base/${oid}`],
    ['write-ahead log', 'pg_wal'],
  ] as const)
    for (const file of filesUnder(join(dir!, folder))) look(sink, bytesOf(file), file.slice(dir!.length));
  look('database log', bytesOf(join(dir!, 'server.log')));
  child.send('read');
  await ended;
  look('application log', said);
  canaries = before;
  return { scenarios: played.scenarios, words: words.length };
}

/** The same eyes on a table that does hold one in clear: what is not seen there would prove nothing elsewhere. */
async function control(server: Server): Promise<string[]> {
  await rows(
    server.ownerUrl,
    `create table ${escapeIdentifier('scratch')} as select '${planted.of('control')}'::text as word`,
  );
  const before = hits.length;
  await lookAtTables(server);
  await lookAtFiles(server);
  const seen = hits.splice(before);
  return ['tables', 'data directory', 'write-ahead log'].filter((sink) => !seen.some((hit) => hit.startsWith(sink)));
}

const folders = new Set([dataFolder]);
let redis: Redis | undefined;
let server = await start();
folders.add(dirname(server.dataDir));
let failed = true;
try {
  console.log(`The main job with a canary in every personal field (${planted.mark}) …`);
  const first = await walk(server.url, planted);
  const answers = await stumble(server.url, first.caseId, planted);
  const urls = [...first.urls];
  // From the forms themselves: a new personal field without a canary is a fault of this proof.
  const personal = new PersonalFields().all;
  const without = personal.filter((field) => !first.fields.has(field));
  let mails = await told(server, 0);
  redis = await startRedis(console.log, redisFolder);
  if (redis) {
    console.log('Once more with the queue on Redis …');
    await stop(server);
    server = await start(redis);
    urls.push(...(await walk(server.url, planted)).urls);
    mails = await told(server, mails);
  }
  console.log('Reading what it left behind …');
  for (const answer of answers) look('refusals', answer);
  for (const url of urls) look('addresses', url, url);
  const tables = await lookAtTables(server);
  await lookAtFiles(server);
  const unseen = await control(server);
  console.log('Every scenario, and what was written in personal fields meanwhile …');
  const played = await allScenarios();
  await stop(server);
  look('application log', log);
  for (const field of without) console.error(`No canary in ${field}`);
  for (const sink of unseen) console.error(`The control was not seen: ${sink}`);
  for (const hit of [...new Set(hits)].slice(0, 40)) console.error(`Found: ${hit}`);
  const megabytes = Math.round([...sinks.values()].reduce((sum, size) => sum + size, 0) / 1e6);
  console.log([...sinks.keys()].sort().join(', '));
  console.log(
    JSON.stringify({
      canaries: new Set(planted.values).size,
      fields: personal.length - without.length,
      ...played,
      sinks: sinks.size,
      tables,
      mails,
      refusals: answers.length,
      megabytes,
      control: unseen.length === 0 ? 'found' : 'not found',
      hits: hits.length,
    }),
  );
  failed = hits.length > 0 || unseen.length > 0 || without.length > 0;
} finally {
  if (server.child.exitCode === null) await stop(server);
  await redis?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
