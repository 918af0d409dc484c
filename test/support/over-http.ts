import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { startApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { startServers } from './servers.js';

export interface Reply {
  status: number;
  // Proofs say what they expect of it; a wrong guess fails there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  text: string;
  cookie: string | undefined;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Somebody at the other end of a real connection, with their session cookie. */
export class Visitor {
  constructor(
    private readonly url: string,
    readonly login: string,
    private cookie?: string,
  ) {}

  get = (path: string): Promise<Reply> => this.send('GET', path);
  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Reply> =>
    this.send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  put = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Reply> =>
    this.send('PUT', path, body, headers);
  delete = (path: string): Promise<Reply> => this.send('DELETE', path);

  async signIn(password = DEMO_PASSWORD): Promise<this> {
    const reply = await this.post('/api/session', { login: this.login, password });
    if (reply.status !== 201) throw new Error(`${this.login} cannot sign in: ${reply.status}`);
    this.cookie = reply.cookie;
    return this;
  }

  send(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Reply> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(payload)}` }),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...extra,
    };
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, this.url), { method, headers, agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const isJson = (answer.headers['content-type'] ?? '').includes('json');
          const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
          resolve({
            status: answer.statusCode ?? 0,
            body: isJson && text ? JSON.parse(text) : undefined,
            text,
            cookie,
          });
        });
      });
      call.on('error', reject);
      call.end(payload);
    });
  }
}

export interface ProofServer {
  database: FreshDatabase;
  url: string;
  login(login: string): Promise<Visitor>;
  /** Everything that is due, done now. */
  scan(): Promise<void>;
  close(): Promise<void>;
}

/** The whole application, listening on loopback, on a migrated and seeded database of its own; its queue works too if asked. */
export async function startServer(options: { work?: boolean } = {}): Promise<ProofServer> {
  const servers = await startServers(() => undefined);
  const database = await freshDatabase();
  const config = { ...loadConfig({}), port: 0, listenHost: '127.0.0.1' };
  const running = await startApp({ urls: database, config, roles: { http: true, work: options.work ?? false } });
  const url = running.url!.replace('localhost', '127.0.0.1');
  return {
    database,
    url,
    login: (login) => new Visitor(url, login).signIn(),
    scan: () => running.app.get(ScanRunner).runAll(),
    async close() {
      await running.close();
      agent.destroy();
      await database.drop();
      await servers.stop();
    },
  };
}

/** Every one of `items`, `width` at a time. */
export async function sideBySide<T>(
  items: readonly T[],
  width: number,
  take: (item: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      await take(items[at]!, at);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
