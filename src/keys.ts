import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, type Config } from './config.js';
import { startPostgres } from './platform/database/embedded.js';
import { derivedRoleUrls } from './platform/database/role-urls.js';
import {
  KeyFile,
  KeysStore,
  openProvider,
  pathOfKeyFile,
  rotateKeys,
  type KeyProvider,
} from './platform/keys/index.js';

const HOW = `How to use it:
  npm run keys -- create   a new key file at KEY_FILE, for the first start in production
  npm run keys -- status   which master keys wrap how many data keys, and whether they open
  npm run keys -- rotate   a new master key, and every data key wrapped with it; goes on where it was cut short`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function create(config: Config): void {
  const path = pathOfKeyFile(config);
  if (existsSync(path)) throw new Error(`There is a key file at ${path}: it is never written over.`);
  KeyFile.create(path);
  say(`Made ${path}. Whoever has it and the databases can read everything; without it nobody can. Keep a copy apart.`);
}

async function status(store: KeysStore, provider: KeyProvider): Promise<boolean> {
  const present = await provider.mark();
  say(`The present master key is ${present}`);
  let opens = true;
  for (const { mark, keys } of await store.counts()) {
    const sample = await store.under(mark);
    const isOpen = await provider.unwrap(sample ? [sample.wrapped] : []).then(
      () => true,
      () => false,
    );
    opens &&= isOpen;
    say(
      `${mark} wraps ${keys} data keys${mark === present ? '' : ', waiting for a rotation'}; ${isOpen ? 'it opens them' : 'IT DOES NOT OPEN THEM'}`,
    );
  }
  return opens;
}

async function rotate(store: KeysStore, provider: KeyProvider): Promise<void> {
  const renew = provider instanceof KeyFile ? () => provider.add() : undefined;
  const done = await rotateKeys(store, provider, say, renew);
  say(`${done} data keys are under ${await provider.mark()}`);
  if (renew) say('The earlier keys stay in the key file, for backups: delete their lines when those have run out.');
  else if (done === 0) say('Nothing to do: rotate the key in the transit engine first.');
}

async function onStore(config: Config, use: (store: KeysStore) => Promise<boolean>): Promise<boolean> {
  const { keysDatabaseUrl, databaseUrl } = config;
  const given = keysDatabaseUrl ?? (databaseUrl ? derivedRoleUrls(databaseUrl).keysUrl : undefined);
  const own = given ? undefined : await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), say });
  const store = new KeysStore(given ?? derivedRoleUrls(own?.ownerUrl ?? '').keysUrl, 1);
  try {
    return await use(store);
  } finally {
    await store.close();
    await own?.stop();
  }
}

async function run([verb, ...more]: string[]): Promise<boolean> {
  const config = loadConfig();
  if (more.length > 0 || !verb || !['create', 'status', 'rotate'].includes(verb)) throw new Error(HOW);
  if (verb === 'create') {
    create(config);
    return true;
  }
  const provider = openProvider({ ...config, production: true }); // looks at what is there and makes nothing
  return onStore(config, async (store) => {
    if (verb === 'rotate') await rotate(store, provider);
    return verb === 'rotate' || status(store, provider);
  });
}

run(process.argv.slice(2)).then(
  (well) => (process.exitCode = well ? 0 : 1),
  (error: unknown) => {
    const { code, message } = error as { code?: string; message: string };
    const isNew = code === '42P01' || code === '3D000' || code === '28P01';
    process.stderr.write(
      isNew ? 'There are no keys yet: start the application once, then try again.\n' : `${message}\n`,
    );
    process.exitCode = 1;
  },
);
