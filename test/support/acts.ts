import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Client } from 'pg';
import { ACTIONS } from '../../src/audit/actions.js';

const folder = '.data/test/acts';
const file = (): string => `${folder}/${process.env['TEST_RUN'] ?? 'alone'}`;

/** Remembers, before a test's database goes, which acts its audit holds. */
export async function rememberActs(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ action: string }>(
      `select distinct action from audit_entry where outcome = 'done' or action = 'route.refuse'`,
    );
    mkdirSync(folder, { recursive: true });
    appendFileSync(file(), rows.map(({ action }) => `${action}\n`).join(''));
  } finally {
    await client.end();
  }
}

/** Every act that can be done was done by a test, so that each one's audit row has been seen; answers those that were not. */
export function actsWithoutTest(): string[] {
  const seen = new Set(readFileSync(file(), 'utf8').split('\n'));
  rmSync(file());
  return Object.keys(ACTIONS).filter((action) => !seen.has(action));
}
