import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The queue's tables live apart from the application's, which never reads them. */
export const QUEUE_SCHEMA = 'queue';
export const QUEUE_NAME = 'outbox';

/**
 * Makes or updates the queue's tables as `hof_owner`. The worker's role may read and change rows and call functions
 * there, nothing else; the application's role cannot even see the schema.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      do $$ begin execute format('grant create on database %I to hof_owner', current_database()); end $$;
      set role hof_owner;`);
    await runMigrations(client, QUEUE_SCHEMA);
    // BullMQ makes a counter per queue at the first bulk add; only the owner can, so it is made here.
    await client.query(`
      do $$ begin execute format('create sequence if not exists ${QUEUE_SCHEMA}.%I', ${QUEUE_SCHEMA}.job_id_seq_name('${QUEUE_NAME}')); end $$;
      revoke all on all functions in schema ${QUEUE_SCHEMA} from public;
      grant usage on schema ${QUEUE_SCHEMA} to hof_worker;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to hof_worker;
      revoke insert, update, delete on ${QUEUE_SCHEMA}.migration from hof_worker;
      grant usage on all sequences in schema ${QUEUE_SCHEMA} to hof_worker;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to hof_worker;`);
  } finally {
    await client.end();
  }
}
