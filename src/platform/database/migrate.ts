import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { RoleUrls } from './connections.js';

type Say = (sentence: string) => void;

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
type Migration = new () => MigrationInterface;

/** Every migration, oldest first. Imported here and not by TypeORM, whose own import does not survive a second test file. */
export async function migrations(): Promise<Migration[]> {
  const files = readdirSync(migrationsFolder).filter(
    (file) => /^\d+-.*\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'),
  );
  const modules = await Promise.all(
    files
      .sort()
      .map((file) => import(pathToFileURL(`${migrationsFolder}/${file}`).href) as Promise<Record<string, Migration>>),
  );
  return modules.flatMap((module) => Object.values(module));
}

/**
 * Brings a database up to date as `hof_owner`, which owns the tables and is no superuser, and gives the application and
 * the worker roles of their own. Their passwords follow from the owner's, unless the installation fixes them.
 */
export async function migrate(ownerUrl: string, say: Say = () => undefined, fixed?: RoleUrls): Promise<RoleUrls> {
  const urls = await prepareRoles(ownerUrl, fixed);
  const source = await ownerSource(ownerUrl, await migrations()).initialize();
  try {
    for (const { name } of await source.runMigrations({ transaction: 'each' })) say(`Migrated: ${name}`);
    await source.query(OWN_TABLES_LAST);
  } finally {
    await source.destroy();
  }
  const { migrateQueue } = await import('../queue/index.js'); // only here: this file is also loaded where nothing is migrated
  await migrateQueue(ownerUrl);
  return urls;
}

/**
 * A temporary table stands before every other of its name, unless a path says otherwise: somebody with SQL could put one of
 * their own in the way of a function that acts with its owner's rights. Whatever a migration wrote, they are looked at last.
 */
const OWN_TABLES_LAST = `
  do $$ declare one regprocedure; begin
    for one in select oid::regprocedure from pg_proc
      where pronamespace = 'public'::regnamespace and 'search_path=pg_catalog, public' = any(proconfig) loop
      execute format('alter routine %s set search_path = pg_catalog, public, pg_temp', one);
    end loop;
  end $$`;

/** And the application makes none at all. The queue adds many jobs at once through one, as the worker. */
export const OWN_TABLES = (database: string): string => `
  revoke temporary on database ${database} from public;
  grant temporary on database ${database} to hof_worker;`;

/** A connection that owns the tables: for migrations, seeds and the administrator's command line only. */
export const ownerSource = (ownerUrl: string, toRun: Migration[] = []): DataSource =>
  new DataSource({
    type: 'postgres',
    url: ownerUrl,
    installExtensions: false,
    migrations: toRun,
    extra: { options: '-c role=hof_owner -c timezone=UTC', max: 2 },
  });

const ROLES = { appUrl: 'hof_app', workerUrl: 'hof_worker' } as const;

async function prepareRoles(ownerUrl: string, fixed?: RoleUrls): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // One at a time in the whole cluster: roles are shared by its databases.
    await client.query('select pg_advisory_lock(814201)');
    await client.query(`
      do $$ declare wanted text; begin
        foreach wanted in array array['hof_owner','hof_app','hof_worker'] loop
          if not exists (select 1 from pg_roles where rolname = wanted) then execute format('create role %I', wanted); end if;
        end loop;
        execute format('grant hof_owner to %I', current_user);
        execute format('grant connect on database %I to hof_app, hof_worker', current_database());
      end $$;
      create extension if not exists btree_gist;
      revoke all on schema public from public;
      grant usage, create on schema public to hof_owner;
      grant usage on schema public to hof_app, hof_worker;`);
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(OWN_TABLES(pg.escapeIdentifier(rows[0]?.name ?? '')));
    const urls = { appUrl: '', workerUrl: '' };
    for (const [name, role] of Object.entries(ROLES) as [keyof typeof ROLES, string][]) {
      urls[name] = fixed?.[name] ?? urlFor(ownerUrl, role, passwordFor(ownerUrl, role));
      const password = decodeURIComponent(new URL(urls[name]).password);
      await client.query(`alter role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`);
    }
    return urls;
  } finally {
    await client.end();
  }
}

function urlFor(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}

const passwordFor = (ownerUrl: string, role: string): string =>
  createHmac('sha256', new URL(ownerUrl).password).update(role).digest('base64url');
