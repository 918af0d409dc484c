import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function as<Result>(url: string, does: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await does(client);
  } finally {
    await client.end();
  }
}

describe('A table of one’s own, of the same name as a real one', () => {
  it('is made by nobody with the application’s role', async () => {
    const making = as(database.appUrl, (client) => client.query('create temporary table lead_conflict (id uuid)'));
    await expect(making).rejects.toMatchObject({ code: '42501' });
  });

  it('is looked at last by every function that acts with its owner’s rights, so that none is led astray', async () => {
    const astray = await as(database.ownerUrl, (client) =>
      client.query(
        `select oid::regprocedure::text as name, proconfig from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
            and not coalesce('search_path=pg_catalog, public, pg_temp' = any(proconfig), false)`,
      ),
    );
    expect(astray.rows).toEqual([]);
    const joined = await as(database.workerUrl, async (client) => {
      await client.query(
        `create temporary table lead_conflict as select gen_random_uuid() as joined_case, 'merged' as status`,
      );
      await client.query('grant select on lead_conflict to public');
      return client.query('select case_is_joined(joined_case) as joined from pg_temp.lead_conflict');
    });
    expect(joined.rows).toEqual([{ joined: false }]);
  });
});
