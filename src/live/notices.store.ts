import { Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { Connections, newId } from '../platform/database/index.js';
import { log, nameOf } from '../platform/http/index.js';

const CHANNEL = 'live';
const PING = 'ping';
/** Every so often a notice to oneself; one that does not come back says that the line is dead or leads through a pooler. */
const PING_MS = 20_000;
const PING_WAIT_MS = 5_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Ears {
  readonly heard: (notice: string) => void;
  /** Whether notices arrive now. While they do not, pages ask more often; when they do again, something was missed. */
  readonly hears: (hears: boolean) => void;
}

/** Notices between the processes through PostgreSQL. They are kept nowhere; whoever does not listen has missed them. */
@Injectable()
export class NoticesStore {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ears: Ears | undefined;
  private hearing = false;
  private pinged: string | undefined;
  private failures = 0;

  /** `url`: straight to the server. A pooler in transaction mode takes LISTEN and delivers nothing. */
  constructor(
    private readonly connections: Connections,
    private readonly url: string,
  ) {}

  /** After a commit and outside of it: NOTIFY inside a transaction makes the commits of all of them wait for each other. */
  async post(notices: readonly string[]): Promise<void> {
    await this.connections.app.query(`select pg_notify('${CHANNEL}', n) from unnest($1::text[]) n`, [notices]);
  }

  /** Until `stop`; a connection that breaks is opened again. */
  listen(ears: Ears): void {
    if (this.ears) return;
    this.ears = ears;
    void this.connect();
  }

  async stop(): Promise<void> {
    this.ears = undefined;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 3000 });
    this.client = client;
    client.on('notification', ({ payload = '' }) => this.take(payload));
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, undefined));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.ping(client);
    } catch (error) {
      this.lost(client, error);
    }
  }

  private async ping(client: Client): Promise<void> {
    this.pinged = `${PING} ${newId<never>() as string}`;
    await client.query(`select pg_notify('${CHANNEL}', $1)`, [this.pinged]);
    this.later(PING_WAIT_MS, () => {
      if (this.pinged) this.say(false);
      this.later(
        PING_MS - PING_WAIT_MS,
        () => void this.ping(client).catch((error: unknown) => this.lost(client, error)),
      );
    });
  }

  private take(payload: string): void {
    if (!payload.startsWith(PING)) this.ears?.heard(payload);
    else if (payload === this.pinged) {
      this.pinged = undefined;
      this.failures = 0;
      this.say(true);
    }
  }

  /** Once for each connection, whatever it complains about. */
  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = undefined;
    void client.end().catch(() => undefined);
    this.say(false);
    if (error) log.warn({ error: nameOf(error) }, 'no notices between processes for now; pages ask more often');
    this.later(Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, LONGEST_PAUSE_MS), () => void this.connect());
  }

  private later(milliseconds: number, then: () => void): void {
    clearTimeout(this.timer);
    if (!this.ears) return;
    this.timer = setTimeout(then, milliseconds);
    this.timer.unref();
  }

  private say(hears: boolean): void {
    if (this.hearing === hears) return;
    this.hearing = hears;
    this.ears?.hears(hears);
  }
}
