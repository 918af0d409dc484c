// npm run prove:outbox — whatever happens to the queue, what was committed is told, and told once.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startServers } from '../support/servers.js';
import { mailSink, postgresQueue, redisQueue, type FaultyQueue, type MailSink } from './outbox-faults.js';

const small = process.env['PROOF_SIZE'] === 'small';
const NOTIFICATIONS = Number(process.env['NOTIFICATIONS'] ?? (small ? 200 : 2000));
const POISON = Math.ceil(NOTIFICATIONS / 40);
const REPAIR_MS = 60_000;
const say = (line: string) => console.error(line);

interface Result {
  notifications: number;
  lost: number;
  duplicated: number;
  neverCommitted: number;
  parked: number;
  repairMs: number;
  slowestWriteMs: number;
  mails: number;
  mailsLost: number;
  mailsRepeated: number;
}

/** Acts that leave an event, as the application's role, spread over the faults; one in ten is rolled back. */
class Acts {
  readonly committed: string[] = [];
  readonly rolledBack: string[] = [];
  slowest = 0;

  constructor(
    private readonly pool: Pool,
    private readonly to: string[],
  ) {}

  async leave(howMany: number, kind = 'handover.proposed'): Promise<void> {
    for (let one = 0; one < howMany; one++) {
      const client = await this.pool.connect();
      const began = performance.now();
      const undo = one % 10 === 9;
      try {
        await client.query('begin');
        const subjects = { to: this.to[one % this.to.length], handover: crypto.randomUUID() };
        const id = crypto.randomUUID();
        await client.query('insert into outbox (id, kind, subjects) values ($1, $2, $3)', [id, kind, subjects]);
        await client.query(undo ? 'rollback' : 'commit');
        (undo ? this.rolledBack : this.committed).push(id);
      } finally {
        client.release();
      }
      this.slowest = Math.max(this.slowest, performance.now() - began);
    }
  }
}

const file = fileURLToPath(new URL('outbox-worker.ts', import.meta.url));
async function aWorker(database: FreshDatabase, queue: FaultyQueue, sink: MailSink): Promise<ChildProcess> {
  const env = {
    ...process.env,
    ...queue.env,
    APP_URL: database.appUrl,
    WORKER_URL: database.workerUrl,
    KEYS_URL: database.keysUrl,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  };
  const child = fork(file, {
    env,
    execArgv: ['--import', './scripts/typescript.mjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function prove(
  name: string,
  makeQueue: (owner: Client) => Promise<FaultyQueue | undefined>,
): Promise<Result | undefined> {
  const database = await freshDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  const pool = new Pool({ connectionString: database.appUrl, max: 4 });
  await owner.connect();
  const queue = await makeQueue(owner);
  const sink = await mailSink();
  const workers: ChildProcess[] = [];
  try {
    if (!queue) return undefined;
    const { rows } = await owner.query<{ id: string }>(
      `select distinct institution_id as id from account where on_duty limit 5`,
    );
    const acts = new Acts(
      pool,
      rows.map(({ id }) => id),
    );
    workers.push(await aWorker(database, queue, sink), await aWorker(database, queue, sink));
    const part = Math.floor((NOTIFICATIONS * 10) / 9 / 7);
    const faults: [string, () => Promise<void>][] = [
      ['the queue is killed', () => queue.kill()],
      [
        'the queue is emptied while it is full',
        () => whileNobodyCanWork(database, async () => pause(1500).then(() => queue.empty())),
      ],
      ['the queue is slow', () => queue.slow()],
      ['the queue is restarted empty', () => queue.restart()],
      [
        'a worker is killed',
        async () =>
          ended(workers[0]!, 'SIGKILL').then(async () => void (workers[0] = await aWorker(database, queue, sink))),
      ],
      [
        'both workers and the queue are killed',
        async () => {
          await Promise.all([...workers.map((worker) => ended(worker, 'SIGKILL')), queue.kill()]);
          workers.splice(0, 2, await aWorker(database, queue, sink), await aWorker(database, queue, sink));
        },
      ],
    ];
    await acts.leave(part);
    await acts.leave(Math.ceil((POISON * 10) / 9), 'test.poison');
    const poison = await count(owner, `select 1 from outbox where kind = 'test.poison'`);
    for (const [what, fault] of faults) {
      say(`${name}: ${what}.`);
      await Promise.all([acts.leave(part), fault()]);
    }
    await acts.leave(Math.max(NOTIFICATIONS - (acts.committed.length - poison), 0));
    sink.refusing = false;
    await owner.query('update mail set available_at = now() where sent_at is null');

    const repaired = performance.now();
    const open = () => count(owner, 'select 1 from outbox where sent_at is null and parked_at is null');
    while ((await open()) > 0 && performance.now() - repaired < REPAIR_MS) await pause(100);
    const repairMs = Math.round(performance.now() - repaired);
    const unmailed = () =>
      count(
        owner,
        `select 1 from notification where mailed_at is null union all select 1 from mail where sent_at is null`,
      );
    while ((await unmailed()) > 0 && performance.now() - repaired < 2 * REPAIR_MS)
      await pause(200).then(() =>
        owner.query(
          "update mail set available_at = now() where sent_at is null and attempts < 9 and available_at < now() + interval '110 seconds'",
        ),
      );

    const told = new Map<string, number>();
    for (const { id } of (await owner.query<{ id: string }>('select outbox_id as id from notification')).rows)
      told.set(id, (told.get(id) ?? 0) + 1);
    const poisoned = new Set(
      (await owner.query<{ id: string }>(`select id from outbox where kind = 'test.poison'`)).rows.map(({ id }) => id),
    );
    const due = acts.committed.filter((id) => !poisoned.has(id));
    const mails = (await owner.query<{ id: string }>('select id from mail')).rows.map(({ id }) => id);
    const result = {
      notifications: due.length,
      lost: due.filter((id) => !told.has(id)).length,
      duplicated: [...told.values()].filter((times) => times > 1).length,
      neverCommitted: acts.rolledBack.filter((id) => told.has(id)).length,
      parked: await count(owner, 'select 1 from outbox where parked_at is not null'),
      repairMs,
      slowestWriteMs: Math.round(acts.slowest),
      mails: mails.length,
      mailsLost: mails.filter((id) => !sink.taken.includes(id)).length,
      mailsRepeated: sink.taken.length - new Set(sink.taken).size,
    };
    say(`${name}: ${JSON.stringify({ ...result, mailsRefusedAtFirst: sink.refused })}`);
    const sound =
      result.lost + result.duplicated + result.neverCommitted + result.mailsLost === 0 &&
      result.parked === poison &&
      repairMs < REPAIR_MS;
    if (!sound) process.exitCode = 1;
    return result;
  } finally {
    await Promise.all(workers.map((worker) => ended(worker, 'SIGTERM')));
    await queue?.stop();
    await sink.close();
    await pool.end();
    await owner.end();
    await database.drop();
  }
}

/** Consumers wait for a lock, so that what is handed over stays in the queue. */
async function whileNobodyCanWork(database: FreshDatabase, act: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('begin; lock table notification in access exclusive mode');
    await act();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const count = async (owner: Client, sql: string): Promise<number> => (await owner.query(sql)).rowCount ?? 0;

const servers = await startServers(say);
try {
  const results = new Map<string, Result>();
  for (const [name, make] of [
    ['postgres', postgresQueue],
    ['redis', redisQueue],
  ] as const) {
    const result = await prove(name, make);
    if (result) results.set(name, result);
    else if (process.env['CI']) throw new Error('No redis-server on the PATH: this proof needs it.');
    else say('No redis-server on the PATH: its back end is left out.');
  }
  const sum = (what: keyof Result) => [...results.values()].reduce((all, result) => all + result[what], 0);
  const names = [
    'notifications',
    'lost',
    'duplicated',
    'neverCommitted',
    'parked',
    'mails',
    'mailsLost',
    'mailsRepeated',
  ] as const;
  const most = (what: keyof Result) => Math.max(...[...results.values()].map((result) => result[what]));
  console.log(
    JSON.stringify({
      backends: [...results.keys()],
      ...Object.fromEntries(names.map((what) => [what, sum(what)])),
      longestRepairMs: most('repairMs'),
      slowestWriteMs: most('slowestWriteMs'),
    }),
  );
} finally {
  await servers.stop();
}
