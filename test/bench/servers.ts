import { fork, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatabaseUrls } from '../../src/platform/database/index.js';
import { cpuMs } from './cpu.js';
import type { Load, Loaded } from './load.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('../../scripts/typescript.mjs', import.meta.url));

export interface Server {
  readonly port: number;
  /** From the start of the process to its first answer. */
  readonly coldStartMs: number;
  cpuMs(): number;
  memory(): { nowMiB: number; peakMiB: number };
  stop(): Promise<void>;
}

/** `main`, as it is started in production, on a migrated database. */
export async function startMain(urls: DatabaseUrls): Promise<Server> {
  const began = performance.now();
  const flags = process.env['BENCH_NODE_FLAGS']?.split(' ') ?? imageFlags();
  const child = spawn(process.execPath, [...flags, MAIN], {
    env: {
      PATH: process.env['PATH'],
      APP_DATABASE_URL: urls.appUrl,
      WORKER_DATABASE_URL: urls.workerUrl,
      KEYS_DATABASE_URL: urls.keysUrl,
      PORT: '0',
      LISTEN_HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portSaid(child);
  const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
  if (answer?.status !== 200) child.kill();
  if (answer?.status !== 200) throw new Error(`/health/live answers ${answer?.status ?? 'nothing'}.`);
  return {
    port,
    coldStartMs: performance.now() - began,
    cpuMs: () => cpuMs(child.pid!),
    memory: () => memoryOf(child.pid!),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** What the image gives Node. */
const imageFlags = (): string[] =>
  /^ENV NODE_OPTIONS="(.+)"$/m
    .exec(readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8'))?.[1]
    ?.split(' ') ?? [];

function portSaid(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /^Ready: http:\/\/[^:]+:(\d+)/m.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code ?? 'a signal'}: ${said}`)));
  });
}

/** Resident memory, and the most it has been. Zero where the system does not tell. */
function memoryOf(pid: number): { nowMiB: number; peakMiB: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
    return { nowMiB: of('VmRSS'), peakMiB: of('VmHWM') };
  } catch {
    return { nowMiB: 0, peakMiB: 0 };
  }
}

export function runLoad(load: Load): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('load.ts', import.meta.url), { execArgv: ['--import', TYPESCRIPT] });
    child.once('message', (loaded) => {
      resolve(loaded as Loaded);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The load generator ended with ${code ?? 'a signal'}.`)));
    child.send(load);
  });
}
