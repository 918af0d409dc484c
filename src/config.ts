export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** This machine alone unless an installation says otherwise. */
  readonly listenHost: string;
  /** How many reverse proxies stand in front; their X-Forwarded-For counts, nobody else's. 0: none. */
  readonly proxies: number;
  /** Owner of an outside PostgreSQL 18; absent: the embedded one. */
  readonly databaseUrl?: string;
  /** The two roles of a database that somebody else has migrated: for `main` and `worker`, which own nothing. */
  readonly appDatabaseUrl?: string;
  readonly workerDatabaseUrl?: string;
  /** Where the wrapped keys of persons lie, if not beside the main database. */
  readonly keysDatabaseUrl?: string;
  /** The master key; absent: made in the data folder at the first start, except in production. */
  readonly keyFile?: string;
  /** OpenBao or Vault instead of a key file: the address of the transit engine, as `https://host:8200/v1/transit`. */
  readonly keyTransit?: { readonly url: string; readonly token: string; readonly name: string };
  readonly redisUrl?: string;
  readonly queueDatabaseUrl?: string;
  /** Straight to the server, for notices between processes, where the application's own address leads through a pooler. */
  readonly liveDatabaseUrl?: string;
  readonly smtpUrl?: string;
  readonly dataFolder: string;
  /** How the installation calls itself towards outsiders, in mails and pages: neutral by default (flows.md 2.18). */
  readonly neutralName: string;
  readonly mailFrom: string;
  readonly portalUrl: string;
}

/** Reads the environment once and names all its faults at once. No secret has a default. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: string[] = [];
  const url = (name: string, schemes: readonly string[]): string | undefined => {
    const text = env[name];
    if (!text) return undefined;
    if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol))
      faults.push(
        `${name} must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
      );
    return text;
  };
  const postgres = ['postgres:', 'postgresql:'];
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) faults.push('PORT must be a number from 0 to 65535.');
  const proxies = Number(env['PROXIES'] ?? 0);
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 5) faults.push('PROXIES must be a number from 0 to 5.');
  const found = {
    databaseUrl: url('DATABASE_URL', postgres),
    appDatabaseUrl: url('APP_DATABASE_URL', postgres),
    workerDatabaseUrl: url('WORKER_DATABASE_URL', postgres),
    keysDatabaseUrl: url('KEYS_DATABASE_URL', postgres),
    keyFile: env['KEY_FILE'] || undefined,
    keyTransit: transitOf(env, url('KEY_TRANSIT_URL', ['http:', 'https:']), faults),
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    queueDatabaseUrl: url('QUEUE_DATABASE_URL', postgres),
    liveDatabaseUrl: url('LIVE_DATABASE_URL', postgres),
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    portalUrl: url('PORTAL_URL', ['http:', 'https:']),
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const { portalUrl, ...optional } = found;
  return {
    production: env['NODE_ENV'] === 'production',
    port,
    proxies,
    listenHost: env['LISTEN_HOST'] ?? 'localhost',
    dataFolder: env['DATA_FOLDER'] ?? '.data',
    neutralName: env['NEUTRAL_NAME'] ?? 'Task list',
    mailFrom: env['MAIL_FROM'] ?? 'tasks@localhost',
    portalUrl: portalUrl ?? `http://localhost:${port}`,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function transitOf(
  env: Readonly<Record<string, string | undefined>>,
  url: string | undefined,
  faults: string[],
): Config['keyTransit'] {
  if (!url) return undefined;
  const token = env['KEY_TRANSIT_TOKEN'];
  if (!token) faults.push('KEY_TRANSIT_URL wants a KEY_TRANSIT_TOKEN.');
  if (env['KEY_FILE']) faults.push('KEY_FILE and KEY_TRANSIT_URL: one of them holds the master key, not both.');
  return { url, token: token ?? '', name: env['KEY_TRANSIT_NAME'] ?? 'hof-bsr' };
}
