import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { Connections } from '../../src/platform/database/index.js';
import type { FreshDatabase } from './database.js';
import { heard } from './heard.js';

type Headers = Record<string, string>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  status: number;
  // Tests say what they expect of it; a wrong guess fails there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Someone at a browser: carries their cookie, and a fresh Idempotency-Key on each POST unless one is given. */
export class Person {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly cookie?: string,
  ) {}

  get = (path: string, headers?: Headers): Promise<Answer> => this.send('GET', path, undefined, headers);
  post = (path: string, body: unknown = {}, headers?: Headers): Promise<Answer> =>
    this.send('POST', path, body, headers);
  put = (path: string, body: unknown = {}, headers?: Headers): Promise<Answer> => this.send('PUT', path, body, headers);
  patch = (path: string, body: unknown = {}, headers?: Headers): Promise<Answer> =>
    this.send('PATCH', path, body, headers);
  delete = (path: string, headers?: Headers): Promise<Answer> => this.send('DELETE', path, undefined, headers);

  /** A body as it is, sound or not. */
  async raw(method: Method, path: string, body: string, type: string): Promise<Answer> {
    const headers = {
      'idempotency-key': randomUUID(),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(body ? { 'content-type': type } : {}),
    };
    const reply = await this.app.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) });
    return { status: reply.statusCode, body: reply.body ? reply.json() : '', headers: reply.headers };
  }

  private async send(method: Method, path: string, body: unknown, given: Headers = {}): Promise<Answer> {
    const headers = {
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...given,
    };
    const reply = await this.app.inject({
      method,
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(reply.headers['content-type'] ?? '').includes('json');
    const said: unknown = isJson && reply.body ? reply.json() : reply.body;
    if (reply.statusCode < 300) heard(said);
    return { status: reply.statusCode, body: said, headers: reply.headers };
  }
}

export interface TestApp {
  app: NestFastifyApplication;
  people: {
    /** Signs in as a demo account of src/accounts/seed. */
    login(login: string, password?: string): Promise<Person>;
    anonymous(): Person;
  };
  close(): Promise<void>;
}

/** The real application with its whole HTTP stack on a database of one's own, without a port; `close` it in `afterAll`. */
export async function startTestApp(database: FreshDatabase, env: Record<string, string> = {}): Promise<TestApp> {
  const app = await createApp(database, loadConfig(env));
  const close = async () => {
    await app.close();
    const connections = app.get(Connections);
    if (connections.app.isInitialized) await connections.close();
  };
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  } catch (error) {
    await close();
    throw error;
  }
  const anonymous = () => new Person(app);
  const login = async (name: string, password = DEMO_PASSWORD): Promise<Person> => {
    const answer = await anonymous().post('/api/session', { login: name, password });
    if (answer.status !== 201)
      throw new Error(`${name} cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return new Person(app, cookieOf(answer));
  };
  return { app, people: { login, anonymous }, close };
}

/** The session cookie of an answer, as a browser would send it back. */
export const cookieOf = (answer: Answer): string => String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!;
