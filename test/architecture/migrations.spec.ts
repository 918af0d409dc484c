import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { migrations, ownerSource } from '../../src/platform/database/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { schemaOf } from '../support/schema.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('every migration can be taken back from a seeded database and done again, and leaves the same schema', async () => {
  const names = await migrations();
  const after = new Map([[names.length, await schemaOf(database.ownerUrl)]]);

  await withMigrations(names, async (source) => {
    for (let left = names.length - 1; left >= 0; left -= 1) {
      await source.undoLastMigration({ transaction: 'each' });
      after.set(left, await schemaOf(database.ownerUrl));
    }
  });
  expect(after.get(0)).toEqual([]);

  for (let done = 1; done <= names.length; done += 1) {
    await withMigrations(names.slice(0, done), (source) => source.runMigrations({ transaction: 'each' }));
    expect({ after: names[done - 1]?.name, schema: await schemaOf(database.ownerUrl) }).toEqual({
      after: names[done - 1]?.name,
      schema: after.get(done),
    });
  }
  // Every one of them twice: longer than other tests, on a machine that does other work as well.
}, 120_000);

async function withMigrations(
  toRun: Awaited<ReturnType<typeof migrations>>,
  use: (source: DataSource) => Promise<unknown>,
): Promise<void> {
  const source = ownerSource(database.ownerUrl, toRun);
  await source.initialize();
  try {
    await use(source);
  } finally {
    await source.destroy();
  }
}
