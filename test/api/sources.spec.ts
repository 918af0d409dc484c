import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

it('a rule names as its source what a reader can look up, not a paper of those who made the system', async () => {
  const tables = await town.rows(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'source' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const ours = await Promise.all(
    tables.map(({ name }) => town.rows(`select '${name}' as name, source from ${name} where source ~ '[.]md\\M'`)),
  );
  expect(ours.flat()).toEqual([]);
});
