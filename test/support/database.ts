import { Client, escapeIdentifier } from 'pg';
import { OWN_TABLES } from '../../src/platform/database/migrate.js';
import { derivedRoleUrls } from '../../src/platform/database/role-urls.js';
import { prepareKeys } from '../../src/platform/keys/index.js';
import { rememberActs } from './acts.js';

/** The migrated and seeded template of this run, and how each role reaches a database of its server. */
export interface Template {
  name: string;
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
}

export interface FreshDatabase {
  /** Superuser: sees everything, for arranging and for looking behind the scenes. */
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** Of its own, since some tests try other master keys: a key that cannot be opened stops the worker of another test. */
  keysUrl: string;
  drop(): Promise<void>;
}

let made = 0;

/** A migrated and seeded database of one's own, and one for its keys, cloned from the template; `drop` them in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = JSON.parse(process.env['TEST_TEMPLATE'] ?? '{}') as Template;
  made += 1;
  const name = `hof_test_${process.pid}_${made}_${Date.now()}`;
  const ownerUrl = onDatabase(template.ownerUrl, name);
  const { keysUrl } = derivedRoleUrls(ownerUrl);
  await asOwner(template, `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template.name)}`);
  // What may be done in a database as a whole is not copied with it.
  await asOwner(template, OWN_TABLES(escapeIdentifier(name)));
  await prepareKeys(keysUrl, template.ownerUrl); // its lock holds within one database: the same for all runs
  return {
    ownerUrl,
    appUrl: onDatabase(template.appUrl, name),
    workerUrl: onDatabase(template.workerUrl, name),
    keysUrl,
    async drop() {
      await rememberActs(ownerUrl);
      for (const database of [new URL(keysUrl).pathname.slice(1), name])
        await asOwner(template, `drop database ${escapeIdentifier(database)} with (force)`);
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
