import 'reflect-metadata';
import { join } from 'node:path';
import { startApp } from './app.js';
import { loadConfig } from './config.js';
import { mailsIn, tellStory, type MailFolder } from './demo/index.js';
import { seed } from './demo/seed.js';
import { freePort } from './free-port.js';
import { startPostgres } from './platform/database/embedded.js';
import { migrate } from './platform/database/index.js';
import { derivedRoleUrls } from './platform/database/role-urls.js';
import { prepareKeys } from './platform/keys/index.js';

type Step = () => Promise<void>;

const HOW = 'How to use it: npm run demo [-- http://localhost:3000]';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** How to undo what has been started, last first. */
const undo: Step[] = [];

/** A whole server on data of its own, in the folder `demo` of the data folder; what earlier stories left there stays. */
async function ownServer(): Promise<{ url: string; mails: MailFolder }> {
  const config = loadConfig();
  if (config.production)
    throw new Error('In production there are no demo accounts; give the address of a server that has them.');
  const dataFolder = join(config.dataFolder, 'demo');
  say('Starting a server on data of its own.');
  const postgres = await startPostgres({ dataDir: join(dataFolder, 'postgres'), say });
  undo.push(() => postgres.stop());
  const urls = derivedRoleUrls(postgres.ownerUrl);
  await migrate(postgres.ownerUrl, say, urls);
  await prepareKeys(urls.keysUrl, postgres.ownerUrl);
  await seed(postgres.ownerUrl, say);
  const port = await freePort(config.port, 'localhost');
  const own = { ...config, port, listenHost: 'localhost', dataFolder, portalUrl: `http://localhost:${port}` };
  const folder = join(dataFolder, 'outbox-mail');
  const mails = { folder, known: new Set(await mailsIn(folder)) };
  const running = await startApp({ urls, config: own, roles: { http: true, work: true } });
  undo.push(() => running.close());
  return { url: running.url ?? own.portalUrl, mails };
}

async function stop(): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

async function run(): Promise<boolean> {
  const [given, ...more] = process.argv.slice(2);
  if (more.length > 0 || (given && !URL.canParse(given))) throw new Error(HOW);
  try {
    if (given) return await tellStory(given, process.stdout);
    const { url, mails } = await ownServer();
    return await tellStory(url, process.stdout, mails);
  } finally {
    await stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(130)));

run().then(
  (kept) => process.exit(kept ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'It failed for an unknown reason.'}\n`);
    process.exit(1);
  },
);
