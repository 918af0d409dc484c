import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { Redis } from 'ioredis';

/** What can happen to a queue. Each answers when the queue is as it was, but for what it lost. */
export interface FaultyQueue {
  readonly env: Record<string, string>;
  kill(): Promise<void>;
  empty(): Promise<void>;
  slow(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The queue's tables and connections, apart from the server itself, which also holds what must not be lost. */
export async function postgresQueue(owner: Client): Promise<FaultyQueue> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('queue.%I', tablename) as name from pg_tables where schemaname = 'queue' and tablename <> 'migration'`,
  );
  const tables = rows.map(({ name }) => name).join(', ');
  const cut = () =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hof_worker' and datname = current_database()`,
    );
  // The workers hold locks of their own while we take all of them: the loser of a deadlock tries again.
  const insist = async (sql: string) => {
    for (;;) {
      try {
        return await owner.query(sql);
      } catch (error) {
        await owner.query('rollback');
        if ((error as { code?: string }).code !== '40P01') throw error;
      }
    }
  };
  return {
    env: {},
    kill: async () => {
      for (let again = 0; again < 10; again++) await cut().then(() => pause(150));
    },
    empty: async () => {
      await insist(`truncate ${tables}`);
    },
    slow: async () => {
      await insist(`begin; lock table ${tables} in access exclusive mode`);
      await pause(4000);
      await owner.query('commit');
    },
    restart: async () => {
      await insist(`begin; lock table ${tables} in access exclusive mode; truncate ${tables}`);
      await cut();
      await pause(1000);
      await owner.query('commit');
    },
    stop: () => Promise.resolve(),
  };
}

/** A Redis without a file: killed or restarted, it comes back empty. Nothing where there is no redis-server. */
export async function redisQueue(): Promise<FaultyQueue | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  let server: ChildProcess;
  const begin = async () => {
    server = spawn('redis-server', words, { stdio: 'ignore' });
    for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await pause(50);
  };
  const end = async (signal: NodeJS.Signals, away: number) => {
    server.kill(signal);
    await once(server, 'exit');
    await pause(away);
  };
  const say = async (...words: [string, ...string[]]) => {
    const redis = new Redis(port, '127.0.0.1');
    await redis.call(...words);
    redis.disconnect();
  };
  await begin();
  return {
    env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    kill: async () => end('SIGKILL', 3000).then(begin),
    empty: () => say('FLUSHALL'),
    slow: async () => say('CLIENT', 'PAUSE', '4000', 'ALL').then(() => pause(4000)),
    restart: async () => end('SIGTERM', 500).then(begin),
    stop: () => end('SIGTERM', 0),
  };
}

export interface MailSink {
  readonly port: number;
  /** Message-IDs as they came, with repetitions. */
  readonly taken: string[];
  refused: number;
  refusing: boolean;
  close(): Promise<void>;
}

/** Takes mails, unless it is told to refuse them for now. */
export async function mailSink(): Promise<MailSink> {
  const sink = { port: 0, taken: [] as string[], refused: 0, refusing: true, close: () => Promise.resolve() };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, answer) => {
      if (sink.refusing) sink.refused += 1;
      answer(sink.refusing ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
    },
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        sink.taken.push(/^Message-ID: <(.+)@/m.exec(text)?.[1] ?? 'none');
        answer();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  sink.port = (server.server.address() as AddressInfo).port;
  sink.close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return sink;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
