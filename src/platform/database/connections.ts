import type { PoolClient } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

export interface DatabaseUrls {
  /** The application's role: neither owner nor superuser, under row-level security. */
  readonly appUrl: string;
  /** The role of scans, relay and consumers: its own few tables and columns. */
  readonly workerUrl: string;
  /** The database of wrapped keys, a database of its own (platform/keys). */
  readonly keysUrl: string;
}

export type RoleUrls = Omit<DatabaseUrls, 'keysUrl'>;

type Records = EntityTarget<ObjectLiteral>[];

/** The two roles' pools. Nobody but the unit of work and health takes a connection from here. */
export class Connections {
  private constructor(
    readonly app: DataSource,
    readonly worker: DataSource,
  ) {}

  static async open(urls: RoleUrls, records: Records, size = { app: 16, worker: 4 }): Promise<Connections> {
    const app = dataSource(urls.appUrl, records, size.app);
    const worker = dataSource(urls.workerUrl, records, size.worker);
    await Promise.all([app.initialize(), worker.initialize()]);
    await Promise.all([app, worker].map(refusePower));
    return new Connections(app, worker);
  }

  async close(): Promise<void> {
    await Promise.all([this.app.destroy(), this.worker.destroy()]);
  }
}

const dataSource = (url: string, records: Records, max: number): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: records as never,
    installExtensions: false,
    extra: {
      max,
      pipeline: true,
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      // Never let go for want of work: whoever comes at night would wait until forty statements are planned anew.
      idleTimeoutMillis: 0,
      // Statements are planned once for each connection: under row-level security planning costs far more than running,
      // and none of ours wants another plan for other values.
      options:
        '-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s -c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off',
    },
  });

/** Row-level security does not bind a superuser, an owner or BYPASSRLS (security.md 1.7): such a role is refused at start. */
async function refusePower(source: DataSource): Promise<void> {
  const [role] = await source.query<[{ rolname: string; free: boolean; owner: boolean }]>(
    `select rolname, rolsuper or rolbypassrls as free,
            exists (select 1 from pg_tables where tableowner = current_user and schemaname = 'public') as owner
       from pg_roles where rolname = current_user`,
  );
  if (role.free || role.owner) {
    await source.destroy();
    throw new Error(
      `The database role "${role.rolname}" is not bound by row-level security; give the application its own role.`,
    );
  }
}

/** A connection for the length of `use`; one that failed in the middle of something is thrown away. */
export async function withClient<T>(source: DataSource, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    return await use((await runner.connect()) as PoolClient);
  } finally {
    await runner.release();
  }
}
