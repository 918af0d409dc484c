import { Client, escapeIdentifier } from 'pg';
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

export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asOwner(template: Template, sql: string): Promise<void> {
  const client = new Client({ connectionString: template.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
