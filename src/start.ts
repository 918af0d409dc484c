import 'reflect-metadata';
import { join } from 'node:path';
import { startApp } from './app.js';
import { loadConfig, type Config } from './config.js';
import { seed } from './demo/seed.js';
import { freePort } from './free-port.js';
import { startPostgres } from './platform/database/embedded.js';
import { migrate } from './platform/database/index.js';
import { derivedRoleUrls } from './platform/database/role-urls.js';
import { prepareKeys } from './platform/keys/index.js';
import { requirePostgres18 } from './platform/database/server-version.js';

type Step = () => Promise<void>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** How to undo what has been started, last first: the application drains before its database stops. */
const undo: Step[] = [];
let stopping: number | undefined;

async function start(): Promise<void> {
  const config = loadConfig();
  const ownerUrl = await openDatabase(config);
  const { keysDatabaseUrl } = config;
  const urls = { ...derivedRoleUrls(ownerUrl), ...(keysDatabaseUrl ? { keysUrl: keysDatabaseUrl } : {}) };
  await migrate(ownerUrl, say, urls);
  await prepareKeys(urls.keysUrl, keysDatabaseUrl ? undefined : ownerUrl);
  await seed(ownerUrl, say, { demo: !config.production });
  if (stopping) return;

  const port = await freePort(config.port, config.listenHost);
  if (port !== config.port) say(`Port ${config.port} is taken, so it is ${port} this time.`);
  const { url, close } = await startApp({ urls, config: { ...config, port }, roles: { http: true, work: true } });
  undo.push(close);
  say(`Ready: ${url} (API description: ${url}/api/docs). Ctrl-C stops it.`);
}

/** The owner's address of a database that is new enough. */
async function openDatabase(config: Config): Promise<string> {
  if (config.databaseUrl) {
    await requirePostgres18(config.databaseUrl);
    say('Using the database of DATABASE_URL.');
    return config.databaseUrl;
  }
  say('Starting PostgreSQL 18.');
  const postgres = await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), say });
  undo.push(() => postgres.stop());
  return postgres.ownerUrl;
}

async function stop(): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

/** The first signal drains; a second one ends at once. npm passes Ctrl-C on a second time within milliseconds. */
function onSignal(): void {
  if (stopping === undefined) {
    stopping = performance.now();
    say('Stopping; press Ctrl-C again to end at once.');
    void starting
      .then(stop)
      .then(() => say('Stopped.'))
      .then(() => process.exit(0), fail);
  } else if (performance.now() - stopping > 500) process.exit(1);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'It failed for an unknown reason.'}\n`);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
const starting = start().catch((error: unknown) => stop().finally(() => fail(error)));
