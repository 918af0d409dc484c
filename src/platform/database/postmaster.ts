import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
}

/** What the pid file in the data directory says; the process may be long gone or be somebody else by now. */
export function readPidFile(dataDir: string): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port) };
  } catch {
    return undefined;
  }
}

export function pidFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

/** True only for a living postgres whose data directory is this one. Unsure counts as yes: data is never risked. */
export function isPostgresOn(dataDir: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') return isPostgresOnLinux(dataDir, pid);
    if (process.platform === 'win32') return /postgres/i.test(run('tasklist', ['/FI', `PID eq ${pid}`, '/NH']));
    return /postgres/.test(run('ps', ['-p', String(pid), '-o', 'command=']));
  } catch {
    return true;
  }
}

function isPostgresOnLinux(dataDir: string, pid: number): boolean {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (!command.includes('postgres')) return false;
  return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir); // a server works from inside its data directory
}

export function isSameFolder(one: string, other: string): boolean {
  const plain = (path: string) => realpathSync.native(path).replaceAll('\\', '/').replace(/\/+$/, '');
  return plain(one) === plain(other);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function run(program: string, args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8' });
}
