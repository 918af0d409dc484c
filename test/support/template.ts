import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { escapeIdentifier, type Client } from 'pg';
import { seed } from '../../src/demo/seed.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { derivedRoleUrls } from '../../src/platform/database/role-urls.js';
import { onDatabase, type Template } from './database.js';

/** Advisory lock that every test run holds shared while it lasts. */
export const RUNS = 4_201;
const BUILDING = 4_202;

/** Databases of runs that were killed and templates of sources that have changed; only while no other run lasts. */
export async function dropLeftovers(client: Client): Promise<void> {
  const { rows: locks } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [RUNS]);
  if (!locks[0]?.alone) return;
  const left = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'hof\\_test\\_%'
        or (datname like 'hof\\_template\\_%' and datname <> $1)`,
    [templateName()],
  );
  for (const { name } of left.rows) await client.query(`drop database ${escapeIdentifier(name)} with (force)`);
  await client.query('select pg_advisory_unlock($1)', [RUNS]);
}

/** Migrated and seeded once; built under another name, so that a run that was cut short leaves no half template. */
export async function ensureTemplate(client: Client, url: string, say: (line: string) => void): Promise<Template> {
  const name = templateName();
  const unfinished = `hof_test_template_${process.pid}`;
  await client.query('select pg_advisory_lock($1)', [BUILDING]);
  try {
    const known = (await client.query('select 1 from pg_database where datname = $1', [name])).rows.length > 0;
    if (!known) {
      const started = performance.now();
      await client.query(`create database ${escapeIdentifier(unfinished)}`);
      const ownerUrl = onDatabase(url, unfinished);
      await migrate(ownerUrl, () => undefined, derivedRoleUrls(ownerUrl));
      await seed(ownerUrl, () => undefined);
      await client.query(`alter database ${escapeIdentifier(unfinished)} rename to ${escapeIdentifier(name)}`);
      say(`Built the template database in ${Math.round(performance.now() - started)} ms.`);
    }
    return { name, ownerUrl: url, ...derivedRoleUrls(url) };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [BUILDING]);
  }
}

function templateName(): string {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(file).update(readFileSync(file));
  return `hof_template_${hash.digest('hex').slice(0, 12)}`;
}

/** The migrations, what runs them, and everything that is seeded. */
function sources(): string[] {
  const files = ['migrations', 'src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  return files
    .filter((file) =>
      /^migrations|^src\/demo\/seed|seed|\/sow-|access\/(matrix|sections)\.ts|(database|queue)\/migrate[a-z-]*\.ts/.test(
        file.replaceAll('\\', '/'),
      ),
    )
    .sort();
}
