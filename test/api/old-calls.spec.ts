import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anIdentification } from '../support/identifications.js';
import { startTestApp, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  test = await startTestApp(database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  await database.drop();
});

describe('The answer to a call that creates', () => {
  it('is kept for a day and then forgotten', async () => {
    const officer = await test.people.login('se.police');
    for (const key of ['of-yesterday', 'of-today'])
      expect((await officer.post('/api/identifications', anIdentification(), { 'idempotency-key': key })).status).toBe(
        201,
      );
    await owner.query(`update idempotency_key set at = at - interval '25 hours' where key = 'of-yesterday'`);
    await test.app.get(ScanRunner).runAll();
    const { rows } = await owner.query(`select key from idempotency_key where key like 'of-%'`);
    expect(rows).toEqual([{ key: 'of-today' }]);
  });

  it('holds nothing personal', async () => {
    const { rows } = await owner.query('select response::text as text from idempotency_key');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }: { text: string }) => /canary/i.test(text))).toBe(false);
  });
});
