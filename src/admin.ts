import 'reflect-metadata';
import { join } from 'node:path';
import { makeAdministrator, resetAdministrator, type Entrance } from './accounts/index.js';
import { loadConfig } from './config.js';
import { startPostgres } from './platform/database/embedded.js';
import { ownerSource } from './platform/database/index.js';

const HOW = `How to use it:
  npm run admin -- create <country> "<institution>" <login> "<name>"   the first administrator of an institution
  npm run admin -- reset <login>                                       a new password for an only administrator`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

type Task = (source: ReturnType<typeof ownerSource>) => Promise<Entrance>;

function taskOf([verb, ...words]: string[]): Task {
  if (verb === 'create' && words.length === 4) {
    const [country, institution, login, name] = words as [string, string, string, string];
    return (source) => makeAdministrator(source, { country, institution, login, name });
  }
  const [login] = words;
  if (verb === 'reset' && login && words.length === 1) return (source) => resetAdministrator(source, login);
  throw new Error(HOW);
}

async function run(): Promise<void> {
  const task = taskOf(process.argv.slice(2));
  const config = loadConfig();
  const postgres = config.databaseUrl
    ? { ownerUrl: config.databaseUrl, stop: () => Promise.resolve() }
    : await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), say });
  const source = ownerSource(postgres.ownerUrl);
  try {
    await source.initialize();
    const { login, institution, password } = await task(source);
    say(`${login} administers ${institution}.`);
    say(`One-time password, shown only here and good for 7 days: ${password}`);
  } finally {
    if (source.isInitialized) await source.destroy();
    await postgres.stop();
  }
}

run().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message: string };
  const isNew = code === '42P01' || code === '22023';
  process.stderr.write(
    isNew ? 'This database is empty: start the application once, then try again.\n' : `${message}\n`,
  );
  process.exitCode = 1;
});
