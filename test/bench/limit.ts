import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool, type PoolClient } from 'pg';
import { SEATS } from './generate.js';
import type { LimitStep } from './limit-steps.js';

const PLACES = [
  '/usr/lib/postgresql/15/bin/pgbench',
  '/usr/lib/postgresql/16/bin/pgbench',
  '/usr/lib/postgresql/17/bin/pgbench',
];
export const pgbench = PLACES.find((place) => existsSync(place));

/** Steps per second of the database alone, with as many connections as the API gets. */
export function limitOf(url: string, step: LimitStep, seconds: number): Promise<number> {
  return pgbench ? withPgbench(pgbench, url, step, seconds) : withPg(url, step, seconds);
}

async function withPgbench(program: string, url: string, step: LimitStep, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hof-bench-'));
  const file = join(folder, 'step.sql');
  const { hostname, port, username, password, pathname } = new URL(url);
  writeFileSync(file, script(step));
  try {
    const said = await output(
      program,
      [
        '-n',
        '-M',
        'prepared',
        '-c',
        String(SEATS),
        '-j',
        '2',
        '-T',
        String(seconds),
        '-f',
        file,
        '-h',
        hostname,
        '-p',
        port,
        '-U',
        username,
        pathname.slice(1),
      ],
      { ...process.env, PGPASSWORD: password, PGCONNECT_TIMEOUT: '10' },
    );
    const rate = /tps = ([\d.]+)/.exec(said)?.[1];
    if (!rate || /failed transactions: [1-9]/.test(said)) throw new Error(`pgbench: ${said}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const script = ({ random, statements }: LimitStep): string =>
  [
    ...Object.entries(random).map(([name, [from, to]]) => `\\set ${name} random(${from}, ${to})`),
    ...statements.map(({ sql, gives }) => `${sql.replace(/\s+/g, ' ')}${gives ? ' \\gset' : ';'}`),
    '',
  ].join('\n');

function output(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${program} ended with ${code ?? 'a signal'}: ${said}`)),
    );
  });
}

/** Without Debian's pgbench: the same statements, one after the other on each connection; `load.ts` gives it a process of its own. */
async function withPg(url: string, step: LimitStep, seconds: number): Promise<number> {
  const source = `import { runSteps } from ${JSON.stringify(new URL('limit.ts', import.meta.url).href)};
    console.log(await runSteps(${JSON.stringify(url)}, ${JSON.stringify(step)}, ${seconds}));`;
  const said = await output(
    process.execPath,
    [
      '--import',
      new URL('../../scripts/typescript.mjs', import.meta.url).pathname,
      '--input-type=module',
      '-e',
      source,
    ],
    process.env,
  );
  return Number(said.trim());
}

export async function runSteps(url: string, step: LimitStep, seconds: number): Promise<number> {
  const pool = new Pool({ connectionString: url, max: SEATS });
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const seat = async (): Promise<void> => {
    const client = await pool.connect();
    while (performance.now() < until) {
      await once(client, step);
      done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: SEATS }, seat));
  await pool.end();
  return done / seconds;
}

async function once(client: PoolClient, { random, statements }: LimitStep): Promise<void> {
  const known: Record<string, unknown> = Object.fromEntries(
    Object.entries(random).map(([name, [from, to]]) => [name, randomInt(from, to + 1)]),
  );
  for (const { sql, gives } of statements) {
    const names: string[] = [];
    const text = sql.replace(/(?<!:):([a-z]+)\b/gi, (_, name: string) => {
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}`;
    });
    const values = names.map((name) => known[name]);
    const { rows } = await client.query<Record<string, unknown>>(
      names.length > 0 ? { name: text.slice(-60), text, values } : text,
    );
    if (gives) Object.assign(known, rows[0]);
  }
}
