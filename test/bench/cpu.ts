import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

const TICK_MS = 10;

interface Times {
  readonly parent: number;
  /** Milliseconds of the processor: of the process itself, and of its children that have ended. */
  readonly own: number;
  readonly ended: number;
}

/** Linux only; elsewhere nothing is known and the columns stay empty. */
function timesOf(pid: number | string): Times | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (at: number): number => Number(fields[at]) * TICK_MS;
    return { parent: Number(fields[1]), own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) };
  } catch {
    return undefined;
  }
}

/** The database with all its processes, living and ended. */
export function databaseCpuMs(postmaster: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.map(timesOf).filter((times) => times?.parent === postmaster);
  const itself = timesOf(postmaster);
  return (itself?.own ?? NaN) + (itself?.ended ?? NaN) + children.reduce((sum, times) => sum + (times?.own ?? 0), 0);
}

export const cpuMs = (pid: number): number => timesOf(pid)?.own ?? NaN;
export const endedChildrenCpuMs = (): number => timesOf(process.pid)?.ended ?? NaN;

export async function postmasterOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Number(
      (await client.query<{ file: string }>(`select pg_read_file('postmaster.pid') as file`)).rows[0]?.file.split(
        '\n',
      )[0],
    );
  } finally {
    await client.end();
  }
}
