import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { DataSource, type EntityMetadata } from 'typeorm';
import { records } from '../../src/data-source.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  default: string | null;
  generated: string | null;
}

let database: FreshDatabase;
let source: DataSource;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  const options = { type: 'postgres', url: database.ownerUrl, installExtensions: false } as const;
  source = await new DataSource({ ...options, entities: records }).initialize();
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await source.destroy();
  await database.drop();
});

test('every record says of its table what the migrations made: columns, types, nullability, defaults', async () => {
  expect(source.entityMetadatas.length).toBeGreaterThan(0);
  for (const record of source.entityMetadatas) {
    const table = record.tableName;
    expect({ table, columns: declared(record) }).toEqual({ table, columns: await migrated(table) });
  }
});

test('a record that differs from its table would be seen', async () => {
  const [record] = source.entityMetadatas;
  if (!record) throw new Error('There is no record.');
  await client.query(`alter table "${record.tableName}" add column planted integer not null default 7`);
  expect(declared(record)).not.toEqual(await migrated(record.tableName));
});

function declared(record: EntityMetadata): Column[] {
  const columns = record.columns.map((column) => ({
    name: column.databaseName,
    type: typeOf(source.driver.normalizeType(column), column.length, column.isArray),
    nullable: column.isNullable,
    default: plain(source.driver.normalizeDefault(column) ?? null),
    generated: plain(column.asExpression ?? null),
  }));
  return columns.sort(byName);
}

async function migrated(table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
            case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default,
            case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as generated
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [`public.${table}`],
  );
  return rows.map((row) => ({ ...row, default: plain(row.default), generated: plain(row.generated) })).sort(byName);
}

/** A name that sorts the same in both lists, whatever the locale. */
const byName = (a: Column, b: Column) => (a.name < b.name ? -1 : 1);

const typeOf = (type: string, length: string, isArray: boolean) =>
  `${type}${length ? `(${length})` : ''}${isArray ? '[]' : ''}`;

/** PostgreSQL adds casts to a default, and TypeORM quotes to a number: they mean nothing beside the column's type. */
function plain(text: string | null): string | null {
  if (text === null) return null;
  return text
    .replace(/::[a-z ]+(\([0-9]+\))?(\[\])?/g, '')
    .replace(/^'(-?[0-9.]+)'$/, '$1')
    .replace(/\bnull\b/gi, 'null');
}
