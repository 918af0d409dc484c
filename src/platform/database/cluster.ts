import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemLocale, run } from './pg-ctl.js';
import { giveTo, makeOwnFolder, type PostgresHome } from './postgres-home.js';

/** Makes the data folder on the first start; answers the superuser's password, which lies beside it, readable to us only. */
export async function prepareCluster(home: PostgresHome, say: (line: string) => void): Promise<string> {
  const passwordFile = `${home.dataDir}.password`;
  if (existsSync(join(home.dataDir, 'PG_VERSION'))) {
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
    throw new Error(
      `${home.dataDir} has lost its password file ${passwordFile}: restore it or remove the data folder.`,
    );
  }
  say('Preparing a new PostgreSQL 18 data folder.');
  mkdirSync(dirname(home.dataDir), { recursive: true });
  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  await initialise(home, password);
  return password;
}

/** Under another name first: a start that is cut short must not leave half a cluster in the real place. */
async function initialise(home: PostgresHome, password: string): Promise<void> {
  const unfinished = `${home.dataDir}.unfinished`;
  const initialPassword = `${home.dataDir}.initial`; // initdb may run as another account than ours
  rmSync(unfinished, { recursive: true, force: true });
  makeOwnFolder(unfinished, home.runAs);
  writeFileSync(initialPassword, `${password}\n`, { mode: 0o600 });
  giveTo(initialPassword, home.runAs);
  try {
    await run(home, 'initdb', [
      `--pgdata=${unfinished}`,
      `--pwfile=${initialPassword}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      '--locale-provider=icu',
      '--icu-locale=und',
      `--locale=${systemLocale()}`,
      '--lc-messages=C',
    ]);
  } finally {
    rmSync(initialPassword, { force: true });
  }
  rmSync(home.dataDir, { recursive: true, force: true });
  renameSync(unfinished, home.dataDir);
}
