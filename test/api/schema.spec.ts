import { describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import pg from 'pg';
describe('schema', () => {
  it('refuses a query without context', async () => {
    const database = await freshDatabase();
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    expect((await client.query('select count(*) from case_file')).rows[0].count).toBe('0');
    await client.end();
    await database.drop();
  });
});
