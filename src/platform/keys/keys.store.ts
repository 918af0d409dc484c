import pg from 'pg';

export interface DataKey {
  readonly person: string;
  readonly version: number;
  readonly wrapped: string;
}

const COLUMNS = 'person_id as person, version, wrapped';
const HASTE = { connectionTimeoutMillis: 1500, options: '-c statement_timeout=1500 -c timezone=UTC' } as const;

/** The database of wrapped data keys. It holds no content, and the main one no keys. */
export class KeysStore {
  private readonly pool: pg.Pool;

  constructor(url: string, max = 4) {
    this.pool = new pg.Pool({ connectionString: url, max, ...HASTE });
    this.pool.on('error', () => undefined); // an idle connection went away; the next query says so itself
  }

  async add({ person, version, wrapped }: DataKey): Promise<void> {
    await this.pool.query('insert into data_key (person_id, version, wrapped) values ($1, $2, $3)', [
      person,
      version,
      wrapped,
    ]);
  }

  async of(persons: readonly string[]): Promise<DataKey[]> {
    const sql = `select ${COLUMNS} from data_key where person_id = any($1::uuid[])`;
    return (await this.pool.query<DataKey>({ name: 'keys-of', text: sql, values: [persons] })).rows;
  }

  /** Those that another master key than the one of this mark has wrapped. */
  async notUnder(mark: string, most: number): Promise<DataKey[]> {
    const sql = `select ${COLUMNS} from data_key where not starts_with(wrapped, $1) order by person_id, version limit $2`;
    return (await this.pool.query<DataKey>(sql, [mark, most])).rows;
  }

  /** One of those that this master key wraps. */
  async under(mark: string): Promise<DataKey | undefined> {
    const sql = `select ${COLUMNS} from data_key where starts_with(wrapped, $1) limit 1`;
    return (await this.pool.query<DataKey>(sql, [mark])).rows[0];
  }

  /** Each only if nobody else has rewrapped it meanwhile. */
  async rewrapped(keys: readonly (DataKey & { readonly anew: string })[]): Promise<void> {
    await this.pool.query(
      `update data_key k set wrapped = n.anew, rewrapped_at = clock_timestamp()
         from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[]) as n (person_id, version, wrapped, anew)
        where k.person_id = n.person_id and k.version = n.version and k.wrapped = n.wrapped`,
      [
        keys.map(({ person }) => person),
        keys.map(({ version }) => version),
        keys.map(({ wrapped }) => wrapped),
        keys.map(({ anew }) => anew),
      ],
    );
  }

  /** How many data keys each master key wraps. */
  async counts(): Promise<{ mark: string; keys: number }[]> {
    const sql = `select substring(wrapped from '^[^:]*:[^:]*:') as mark, count(*)::int as keys from data_key group by 1 order by 1`;
    return (await this.pool.query<{ mark: string; keys: number }>(sql)).rows;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
