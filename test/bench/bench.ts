// npm run bench — what the API reaches of what the database alone reaches, at two sizes, in one interleaved run.
// BENCH_SIZE=small is a quick try. Only ratios of one run count: absolute figures move with the machine.
import { spawnSync } from 'node:child_process';
import { Client, escapeIdentifier } from 'pg';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { seed } from '../../src/demo/seed.js';
import { startPostgres } from '../../src/platform/database/embedded.js';
import { migrate, type DatabaseUrls } from '../../src/platform/database/index.js';
import { derivedRoleUrls } from '../../src/platform/database/role-urls.js';
import { onDatabase } from '../support/database.js';
import { Visitor } from '../support/over-http.js';
import { databaseCpuMs, endedChildrenCpuMs, postmasterOf } from './cpu.js';
import { median, percentile, short, table } from './figures.js';
import { generate, type Size } from './generate.js';
import { httpSteps, READS, toRequest, WRITES, type StepName } from './http-steps.js';
import { limitOf, pgbench } from './limit.js';
import { limitSteps, type LimitName } from './limit-steps.js';
import { sealNames } from './seal.js';
import { runLoad, startMain, type Server } from './servers.js';

const small = process.env['BENCH_SIZE'] === 'small';
const SIZES: readonly Size[] = small
  ? [
      { cases: 2_000, pool: 240 },
      { cases: 20_000, pool: 240 },
    ]
  : [
      { cases: 10_000, pool: 1_600 },
      { cases: 100_000, pool: 1_600 },
    ];
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** Statements are prepared on each connection, and Node compiles what is called often: after some 2,000 calls of a step it is done. */
const WARM_UPS = small ? 6 : 2;
const SECONDS = small ? 1 : 3;
const chosen = process.env['BENCH_STEPS']?.split(',');
const STEPS = ([...WRITES, ...READS] as const).filter((step) => !chosen || chosen.includes(step));
const GOALS = {
  write: 0.35,
  list: 0.25,
  growth: 1.3,
  p99Write: 120,
  p99List: 60,
  idle: 150,
  peak: 250,
  coldStart: 1500,
};

interface Place {
  readonly size: Size;
  readonly ownerUrl: string;
  readonly urls: DatabaseUrls;
  readonly behind: Client;
  readonly server: Server;
  readonly cookies: Map<string, string>;
}

interface Measured {
  readonly cases: number;
  readonly step: StepName | 'listAudited';
  readonly limit?: number;
  readonly perSecond?: number;
  readonly p99?: number;
  readonly p50?: number;
  /** Milliseconds of the processor that one took, database and all. */
  readonly cpu?: number;
  readonly limitCpu?: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const failures: string[] = [];

const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const postgres = await startPostgres({ dataDir: '.data/bench/postgres', say, database: 'postgres' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)));
const postmaster = await postmasterOf(postgres.ownerUrl);
const measured: Measured[] = [];
const places: Place[] = [];
let failed = true;
try {
  for (const size of SIZES) places.push(await open(size));
  const start = await starts(places[0]!.urls);
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const warm = round >= WARM_UPS;
    say(warm ? `Round ${round - WARM_UPS + 1} of ${ROUNDS}.` : `Warming up, ${round + 1} of ${WARM_UPS}.`);
    for (const step of STEPS)
      for (const place of places)
        if (warm) measured.push(...(await both(place, step, round)));
        else await overHttp(place, step, round);
  }
  failed = report(start);
} finally {
  await end();
}
process.exit(failed ? 1 : 0);

async function end(): Promise<void> {
  for (const { server, behind } of places.splice(0)) {
    await server.stop();
    await behind.end();
  }
  await dropAll();
  await postgres.stop();
}

async function open(size: Size): Promise<Place> {
  const began = performance.now();
  const name = `bench_${size.cases}`;
  await asOwner(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  await asOwner(`create database ${escapeIdentifier(name)}`);
  const ownerUrl = onDatabase(postgres.ownerUrl, name);
  const urls = derivedRoleUrls(ownerUrl);
  await migrate(ownerUrl, () => undefined, urls);
  await seed(ownerUrl);
  const { agencies } = await generate(ownerUrl, size);
  await sealNames(ownerUrl, urls.keysUrl, size.cases);
  say(`${size.cases} cases and ${agencies} agencies made in ${short((performance.now() - began) / 1000)} s.`);
  const server = await startMain(urls);
  const behind = new Client({ connectionString: ownerUrl });
  await behind.connect();
  await behind.query('set session_replication_role = replica');
  return { size, ownerUrl, urls, behind, server, cookies: new Map() };
}

/** Three starts and their idle memory, on the smaller database. */
async function starts(urls: DatabaseUrls) {
  const cold: number[] = [];
  const idle: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const server = await startMain(urls);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    cold.push(server.coldStartMs);
    idle.push(server.memory().nowMiB);
    await server.stop();
  }
  return { coldStartMs: median(cold), rssIdleMiB: median(idle) };
}

/** The limit and the API, one after the other on the same rows' kind; which goes first changes with the round. */
async function both(place: Place, step: StepName, round: number): Promise<Measured[]> {
  const found: Measured[] = [];
  const limits: LimitName[] =
    step === 'list' ? ['list', 'listAudited'] : step === 'view' || step === 'inbox' ? [] : [step];
  const raw = async (): Promise<void> => {
    for (const name of limits) {
      const before = databaseCpuMs(postmaster) + endedChildrenCpuMs();
      const limit = await limitOf(place.ownerUrl, limitSteps(place.size)[name], SECONDS);
      const limitCpu = (databaseCpuMs(postmaster) + endedChildrenCpuMs() - before) / (limit * SECONDS);
      found.push({ cases: place.size.cases, step: name, limit, limitCpu });
    }
  };
  if (round % 2 === 1) await raw();
  found.push(await overHttp(place, step, round));
  if (round % 2 === 0) await raw();
  return found;
}

async function overHttp({ size, behind, server, cookies }: Place, name: StepName, round: number): Promise<Measured> {
  const step = httpSteps[name];
  const calls = await step.arrange(behind, size, round);
  const seats = await Promise.all(
    calls.map(async (list, seat) => {
      const login = step.login(seat, round);
      const cookie = cookies.get(login) ?? (await signIn(server.port, login));
      cookies.set(login, cookie);
      return list.map((call) => toRequest(call, cookie));
    }),
  );
  const before = databaseCpuMs(postmaster) + server.cpuMs();
  const { perSecond, took, cpuMs, odd } = await runLoad({ port: server.port, seats, expected: step.expected });
  const cpu = (databaseCpuMs(postmaster) + server.cpuMs() - before + cpuMs) / took.length;
  if (odd.length > 0)
    failures.push(
      `${name} at ${size.cases}: ${odd.length} of ${took.length} answered otherwise, first ${odd[0] ?? ''}`,
    );
  return { cases: size.cases, step: name, perSecond, p50: percentile(took, 0.5), p99: percentile(took, 0.99), cpu };
}

async function signIn(port: number, login: string): Promise<string> {
  const reply = await new Visitor(`http://127.0.0.1:${port}`, login).post('/api/session', {
    login,
    password: DEMO_PASSWORD,
  });
  if (!reply.cookie) throw new Error(`${login} cannot sign in: ${reply.status} ${reply.text}`);
  return reply.cookie;
}

function report(start: { coldStartMs: number; rssIdleMiB: number }): boolean {
  const of = (
    what: 'limit' | 'perSecond' | 'p50' | 'p99' | 'cpu' | 'limitCpu',
    step: Measured['step'],
    cases: number,
  ): number =>
    median(measured.filter((row) => row.step === step && row.cases === cases).flatMap((row) => row[what] ?? []));
  const [few, many] = SIZES.map(({ cases }) => cases) as [number, number];
  const ratio = (step: StepName, cases = many): number => of('perSecond', step, cases) / of('limit', step, cases);
  const growth = (step: StepName): number => of('perSecond', step, few) / of('perSecond', step, many);
  const head = [
    'step',
    'cases',
    'limit/s',
    'API/s',
    'ratio',
    'p50 ms',
    'p99 ms',
    'growth',
    'limit CPU ms',
    'API CPU ms',
    'CPU ratio',
  ];
  const lines = STEPS.flatMap((step) =>
    [few, many].map((cases) => [
      step,
      cases,
      short(of('limit', step, cases)),
      short(of('perSecond', step, cases)),
      short(ratio(step, cases)),
      short(of('p50', step, cases)),
      short(of('p99', step, cases)),
      cases === many ? short(growth(step)) : '',
      short(of('limitCpu', step, cases)),
      short(of('cpu', step, cases)),
      short(of('limitCpu', step, cases) / of('cpu', step, cases)),
    ]),
  );
  say('');
  say(table([head, ...lines]));
  say(
    `The limit is ${pgbench ? 'pgbench' : 'pg, the same statements'} with 16 connections; list against the bare query (with its audit row: ${short(of('limit', 'listAudited', many))}/s).`,
  );
  const p99Write = Math.max(...WRITES.map((step) => of('p99', step, many)).filter(Number.isFinite));
  const memory = places.map(({ server }) => server.memory().peakMiB);
  const results = {
    limit: pgbench ? 'pgbench' : 'pg',
    ...Object.fromEntries(WRITES.map((step) => [step, round2(ratio(step))])),
    list: round2(ratio('list')),
    listGrowth: round2(growth('list')),
    p99WriteMs: Math.round(p99Write),
    p99ListMs: Math.round(of('p99', 'list', many)),
    rssIdleMiB: Math.round(start.rssIdleMiB),
    rssPeakMiB: Math.round(Math.max(...memory)),
    coldStartMs: Math.round(start.coldStartMs),
  };
  const more = {
    listOfAudited: round2(of('perSecond', 'list', many) / of('limit', 'listAudited', many)),
    viewGrowth: round2(growth('view')),
    inboxGrowth: round2(growth('inbox')),
    cases: [few, many],
    // The same ratios by time of the processor: other work on the machine moves them much less.
    cpu: Object.fromEntries(
      [...WRITES, 'list' as const].map((step) => [step, round2(of('limitCpu', step, many) / of('cpu', step, many))]),
    ),
  };
  say(JSON.stringify({ ...results, ...more }));
  for (const missed of missedGoals(results)) say(`Goal missed: ${missed}`);
  for (const failure of failures) say(`Failed: ${failure}`);
  return failures.length > 0;
}

function missedGoals(results: Record<string, string | number>): string[] {
  const least = (name: string, goal: number) =>
    Number(results[name]) >= goal ? [] : [`${name} ${results[name] ?? '?'} < ${goal}`];
  const most = (name: string, goal: number) =>
    Number(results[name]) <= goal ? [] : [`${name} ${results[name] ?? '?'} > ${goal}`];
  return [
    ...WRITES.flatMap((step) => least(step, GOALS.write)),
    ...least('list', GOALS.list),
    ...most('listGrowth', GOALS.growth),
    ...most('p99WriteMs', GOALS.p99Write),
    ...most('p99ListMs', GOALS.p99List),
    ...most('rssIdleMiB', GOALS.idle),
    ...most('rssPeakMiB', GOALS.peak),
    ...most('coldStartMs', GOALS.coldStart),
  ];
}

function round2(figure: number): number {
  return Math.round(figure * 100) / 100;
}

async function dropAll(): Promise<void> {
  if (process.env['BENCH_KEEP']) return;
  for (const { cases } of SIZES)
    for (const name of [`bench_${cases}`, `bench_${cases}_keys`])
      await asOwner(`drop database if exists ${escapeIdentifier(name)} with (force)`);
}

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
