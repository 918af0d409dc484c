import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresHome } from './postgres-home.js';
import { readPidFile } from './postmaster.js';

const FIRST_PORT = 54318;

/** The log holds no statement, no parameter and no error of a statement, whose words can quote a value; we log its code. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** Starts the server detached from our session and terminal; answers its port, the usual one if it is free. */
export async function startServer(home: PostgresHome, extra: Record<string, string>): Promise<number> {
  const log = join(home.dataDir, 'server.log');
  let failure: unknown;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort(attempt === 0 ? FIRST_PORT : 0);
    const settings = Object.entries({ ...SETTINGS, ...extra, port: String(port) });
    const words = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ');
    try {
      await run(home, 'pg_ctl', ['start', '-w', '-s', '-t', '60', '-D', home.dataDir, '-l', log, '-o', words]);
      return port;
    } catch (error) {
      failure = error; // the port was taken meanwhile, or orphans of a killed server still hold its memory
      await pause(300);
    }
  }
  throw new Error(`PostgreSQL did not start; ${log} says why.`, { cause: failure });
}

/** Settles when the server is down, also when another process stopped it meanwhile. */
export async function stopServer(home: PostgresHome): Promise<void> {
  try {
    await run(home, 'pg_ctl', ['stop', '-w', '-s', '-t', '60', '-m', 'fast', '-D', home.dataDir]);
  } catch (error) {
    if (readPidFile(home.dataDir)) throw error;
  }
}

/** Waits for the exit, not for the end of the output: on Windows the started server keeps that open. */
export function run(home: PostgresHome, program: keyof PostgresHome['binaries'], args: string[]): Promise<void> {
  const path = home.binaries[program];
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { ...home.runAs, cwd: dirname(path), stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? 'a signal'}: ${complaint.trim()}`));
    });
  });
}

/** Collation is ICU's; this one only decides what a letter is, and plain C knows no letters beyond ASCII. */
export function systemLocale(): string {
  const { stdout } = spawnSync('locale', ['-a'], { encoding: 'utf8' });
  const known = (stdout || '').split(/\r?\n/).filter((name) => /^(C|en_US)\.utf-?8$/i.test(name));
  return known.sort()[0] ?? 'C';
}

function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => {
      if (wished === 0) reject(new Error('There is no free port on 127.0.0.1.'));
      else resolve(freePort(0));
    });
    probe.listen(wished, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : wished;
      probe.close(() => resolve(port));
    });
  });
}
