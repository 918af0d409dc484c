import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../accounts/index.js';

const PATIENCE_MS = 30_000;

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
}

/** What a refusal says (RFC 9457). */
export interface Refused {
  readonly type: string;
  readonly title: string;
  readonly detail?: string;
  readonly next?: string;
}

interface Session {
  readonly accountId: string;
  readonly name: string;
  readonly institution: { readonly id: string; readonly name: string };
}

/** An answer that the story did not expect: there it ends. */
export class Unexpected extends Error {}

/** One real account at the other end of a real connection; remembers every answer that it was given. */
export class Visitor {
  readonly heard: string[] = [];
  private cookie = '';
  private session: Session | undefined;

  constructor(
    private readonly url: string,
    readonly login: string,
  ) {}

  async signIn(): Promise<this> {
    await this.expect('POST', '/api/session', { login: this.login, password: DEMO_PASSWORD });
    this.session = await this.see<Session>('/api/session');
    return this;
  }

  get who(): Session {
    if (!this.session) throw new Unexpected(`${this.login} has not signed in.`);
    return this.session;
  }

  see<T>(path: string): Promise<T> {
    return this.expect<T>('GET', path);
  }

  do<T>(path: string, body: object = {}): Promise<T> {
    return this.expect<T>('POST', path, body);
  }

  write<T>(path: string, version: number, body: object): Promise<T> {
    return this.expect<T>('PUT', path, body, { 'if-match': `"v${version}"` });
  }

  /** Where a refusal is what should come. */
  async statusOf(path: string): Promise<number> {
    return (await this.send('GET', path)).status;
  }

  try(path: string, body: object = {}): Promise<Reply<Refused>> {
    return this.send<Refused>('POST', path, body);
  }

  private async expect<T>(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<T> {
    const reply = await this.send<T>(method, path, body, headers);
    if (reply.status === 200 || reply.status === 201) return reply.body;
    const { title, detail } = reply.body as Partial<Refused>;
    throw new Unexpected(
      `${this.login}: ${method} ${path} was answered with ${reply.status} ${[title, detail].filter(Boolean).join(': ')}`,
    );
  }

  private async send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const reply = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => {
      throw new Unexpected(`No server answers at ${this.url}.`);
    });
    const [cookie] = reply.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await reply.text();
    this.heard.push(text);
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    return { status: reply.status, body: (isJson ? JSON.parse(text) : {}) as T, text };
  }
}
