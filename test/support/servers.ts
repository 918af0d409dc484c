import { Client } from 'pg';
import { startPostgres } from '../../src/platform/database/embedded.js';
import { startRedis, type Redis } from './redis.js';
import { RUNS, dropLeftovers, ensureTemplate } from './template.js';

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * One PostgreSQL for all runs (its data outlives them, only the template is rebuilt when its sources changed) and one
 * Redis for this run. Runs may overlap: each holds a lock while it lasts, and only a lone one cleans up.
 */
export async function startServers(say: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  const postgres = await startPostgres({ dataDir: '.data/test/postgres', say: () => undefined, settings: FAST });
  const run = new Client({ connectionString: postgres.ownerUrl });
  let redis: Redis | undefined;
  const stop = async () => {
    await redis?.stop();
    await run.end();
    await postgres.stop();
  };
  try {
    await run.connect();
    await dropLeftovers(run);
    await run.query('select pg_advisory_lock_shared($1)', [RUNS]);
    process.env['TEST_TEMPLATE'] = JSON.stringify(await ensureTemplate(run, postgres.ownerUrl, say));
    redis = await startRedis(say);
    if (redis) process.env['TEST_REDIS_URL'] = redis.url;
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
