import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { prepareCluster } from './cluster.js';
import { startServer, stopServer } from './pg-ctl.js';
import { findHome } from './postgres-home.js';
import { isPostgresOn, isSameFolder, pidFile, readPidFile } from './postmaster.js';

export interface EmbeddedOptions {
  dataDir: string;
  say: (line: string) => void;
  /** Created when missing. */
  database?: string;
  /** On top of the server's settings; the tests switch fsync off. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Superuser of the server, on `database`. */
  ownerUrl: string;
  /** True when the server was already running, left over from a start that was killed. */
  adopted: boolean;
  /** Stops the server, unless another process still works on it: then it is left running and that is said. */
  stop(): Promise<void>;
}

type Say = EmbeddedOptions['say'];

/** A real PostgreSQL 18 on this data directory, in a session of its own: Ctrl-C reaches us, not the server. */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { say, database = 'hof' } = options;
  const home = await findHome(options.dataDir, say);
  const password = await prepareCluster(home, say);
  const urlOf = (port: number, name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;

  const running = await runningPort(home.dataDir, (port) => urlOf(port, 'postgres'), say);
  const port = running ?? (await startServer(home, options.settings ?? {}));
  const where = `on 127.0.0.1:${port}, data in ${home.dataDir}`;
  say(running === undefined ? `PostgreSQL 18 runs ${where}.` : `PostgreSQL 18 was still running ${where}; using it.`);

  const maintenance = urlOf(port, 'postgres');
  await ensureDatabase(maintenance, database);
  return {
    ownerUrl: urlOf(port, database),
    adopted: running !== undefined,
    async stop() {
      if (await usedByOthers(maintenance)) say('PostgreSQL is left running: another process still works on it.');
      else await stopServer(home);
    },
  };
}

/** The port of a server that already runs on our folder; a pid file that names no such server is dropped. */
async function runningPort(dataDir: string, urlOf: (port: number) => string, say: Say): Promise<number | undefined> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = readPidFile(dataDir);
    if (!found) return undefined;
    if (found.port > 0 && (await answersFor(dataDir, urlOf(found.port)))) return found.port;
    if (!isPostgresOn(dataDir, found.pid)) {
      rmSync(pidFile(dataDir), { force: true });
      say('Dropped the pid file of a server that is gone.');
      return undefined;
    }
    await pause(200); // it recovers from a crash, or is about to stop
  }
  throw new Error(`A PostgreSQL server holds ${dataDir} but does not answer: stop it, then start again.`);
}

async function answersFor(dataDir: string, url: string): Promise<boolean> {
  try {
    const sql = `select current_setting('data_directory') as folder`;
    const [row] = await ask<{ folder: string }>(url, sql);
    return row !== undefined && isSameFolder(row.folder, dataDir);
  } catch {
    return false;
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const known = await ask(url, 'select 1 from pg_database where datname = $1', [name]);
  if (known.length === 0) await ask(url, `create database ${escapeIdentifier(name)}`);
}

/** Our own sessions may need a moment to go away after their pools were closed. */
async function usedByOthers(url: string): Promise<boolean> {
  const sql = `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if ((await ask(url, sql).catch(() => [])).length === 0) return false;
    await pause(100);
  }
  return true;
}

async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the query rejects as well
  try {
    await client.connect();
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
