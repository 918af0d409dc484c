import { Client } from 'pg';

/** The lead rule stands on temporal keys, which came with PostgreSQL 18. */
const OLDEST = 180000;

/** Refuses a server that cannot be reached or is older than 18 with one sentence that names no password. */
export async function requirePostgres18(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const place = `${client.host}:${client.port}/${client.database ?? ''}`;
  let version: { number: string; text: string } | undefined;
  try {
    await client.connect();
    const sql = `select current_setting('server_version_num') as number, current_setting('server_version') as text`;
    version = (await client.query<{ number: string; text: string }>(sql)).rows[0];
  } catch (error) {
    throw new Error(
      `The database at ${place} cannot be reached: ${error instanceof Error ? error.message : 'unknown'}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  if (Number(version?.number) < OLDEST) {
    throw new Error(`PostgreSQL 18 or newer is needed; the server at ${place} is ${version?.text ?? 'unknown'}.`);
  }
}
