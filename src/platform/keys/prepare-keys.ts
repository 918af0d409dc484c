import pg from 'pg';

const ROLE = 'hof_keys';
/** No DELETE for anybody but the table's owner: a key goes when a person is erased, by hand and with a second look. */
const TABLE = `
  create table if not exists data_key (
    person_id uuid not null,
    version smallint not null constraint data_key_version check (version between 1 and 255),
    wrapped text not null,
    made_at timestamptz not null default clock_timestamp(),
    rewrapped_at timestamptz,
    constraint data_key_pkey primary key (person_id, version)
  )`;

/**
 * The database of wrapped keys. Beside the main one (`<database>_keys`) it is made here, with a role that reaches nothing
 * else and that nothing else reaches; one that lies elsewhere exists, and its own role makes the table.
 */
export async function prepareKeys(keysUrl: string, ownerUrl?: string): Promise<void> {
  if (!ownerUrl) return withClient(keysUrl, (client) => client.query(TABLE).then(() => undefined));
  const { username, password, pathname } = new URL(keysUrl);
  if (username !== ROLE) throw new Error(`The keys beside the main database belong to the role ${ROLE}.`);
  const database = pg.escapeIdentifier(decodeURIComponent(pathname.slice(1)));
  const beside = new URL(ownerUrl);
  beside.pathname = pathname;
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(814203)');
    const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    if (role.rows.length === 0) await client.query(`create role ${ROLE}`);
    await client.query(
      `alter role ${ROLE} login nosuperuser nobypassrls password ${pg.escapeLiteral(decodeURIComponent(password))}`,
    );
    const known = await client.query('select 1 from pg_database where datname = $1', [pathname.slice(1)]);
    if (known.rows.length === 0) await client.query(`create database ${database}`);
    await client.query(
      `revoke all on database ${database} from public; grant connect on database ${database} to ${ROLE}`,
    );
    await withClient(beside.href, async (keys) => {
      await keys.query(TABLE);
      await keys.query(`revoke all on schema public from public; grant usage on schema public to ${ROLE};
        grant select, insert, update (wrapped, rewrapped_at) on data_key to ${ROLE}`);
    });
  });
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query rejects as well
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
