import { startApp, type Roles, type RunningApp } from './app.js';
import { loadConfig, type Config } from './config.js';
import type { DatabaseUrls } from './platform/database/index.js';
import { derivedRoleUrls } from './platform/database/role-urls.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : 'It failed for an unknown reason.'}\n`);
  process.exit(1);
};

/** One process of several on a database that `npm start` or another one has migrated. A signal lets it finish its work. */
export async function runRole(roles: Roles): Promise<void> {
  const running = await begin(roles).catch(complain);
  say(running.url ? `Ready: ${running.url}` : 'Working: relay, consumers and scans.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(running));
}

async function begin(roles: Roles): Promise<RunningApp> {
  const config = loadConfig();
  return startApp({ urls: urlsOf(config), config, roles });
}

async function stop(running: RunningApp): Promise<void> {
  say('Stopping.');
  await running.close().catch(complain);
  process.exit(0);
}

function urlsOf(config: Config): DatabaseUrls {
  const { appDatabaseUrl: appUrl, workerDatabaseUrl: workerUrl, keysDatabaseUrl: keysUrl, databaseUrl } = config;
  if (appUrl && workerUrl && keysUrl) return { appUrl, workerUrl, keysUrl };
  if (databaseUrl) return { ...derivedRoleUrls(databaseUrl), ...(keysUrl ? { keysUrl } : {}) };
  throw new Error(
    'Set APP_DATABASE_URL, WORKER_DATABASE_URL and KEYS_DATABASE_URL (or DATABASE_URL): this process starts no database of its own.',
  );
}
