import { Client, escapeIdentifier } from 'pg';
import { derivedRoleUrls } from '../../src/platform/database/role-urls.js';
import { prepareKeys } from '../../src/platform/keys/index.js';
import { rememberActs } from './acts.js';

/** The migrated and seeded template of this run, and how each role reaches a database of its server. */
export interface Template {
  name: string;
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  keysUrl: string;
}

export interface FreshDatabase {
  /** Superuser: sees everything, for arranging and for looking behind the scenes. */
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** One for all databases of a run: persons have ids of their own. */
  keysUrl: string;
  drop(): Promise<void>;
}

let made = 0;

/** A migrated and seeded database of one's own, cloned from the template; `drop` it in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = JSON.parse(process.env['TEST_TEMPLATE'] ?? '{}') as Template;
  made += 1;
  const name = `hof_test_${process.pid}_${made}_${Date.now()}`;
  await asOwner(template, `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template.name)}`);
  return {
    ownerUrl: onDatabase(template.ownerUrl, name),
    appUrl: onDatabase(template.appUrl, name),
    workerUrl: onDatabase(template.workerUrl, name),
    keysUrl: template.keysUrl,
    async drop() {
      await rememberActs(onDatabase(template.ownerUrl, name));
      await asOwner(template, `drop database ${escapeIdentifier(name)} with (force)`);
    },
  };
}

/**
 * With a keys database of its own: the index of same persons has one key for an installation, and the shared one holds
 * keys under other master keys that some tests try.
 */
export async function databaseWithKeys(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  const { keysUrl } = derivedRoleUrls(fresh.ownerUrl);
  await prepareKeys(keysUrl, fresh.ownerUrl);
  return {
    ...fresh,
    keysUrl,
    async drop() {
      const keys = new URL(keysUrl).pathname.slice(1);
      await asOwner(fresh, `drop database ${escapeIdentifier(keys)} with (force)`);
      await fresh.drop();
    },
  };
}

export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asOwner(template: Pick<Template, 'ownerUrl'>, sql: string): Promise<void> {
  const client = new Client({ connectionString: template.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
