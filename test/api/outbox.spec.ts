import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { Connections } from '../../src/platform/database/index.js';
import { Consumer, Outbox, OutboxModule, usual, type OutboxEvent } from '../../src/platform/outbox/index.js';
import type { QueuePlace } from '../../src/platform/queue/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const quick = {
  ...usual,
  pollMs: 50,
  handAgainAfterSeconds: 1,
  firstPauseSeconds: 0.05,
  longestPauseSeconds: 0.2,
  attempts: 3,
};
const heard: string[] = [];
let failures = 0;

@Injectable()
class Listener extends Consumer {
  consume(event: OutboxEvent): Promise<void> {
    if (event.kind === 'test.poison' || failures-- > 0)
      return Promise.reject(new TypeError('a value that must not be kept'));
    heard.push(event.id);
    return Promise.resolve();
  }
}

let database: FreshDatabase;
let owner: pg.Client;
let stop: () => Promise<void>;

async function aWorker(place: QueuePlace): Promise<Outbox> {
  const connections = await Connections.open(database, []);
  @Global()
  @Module({ providers: [{ provide: Connections, useValue: connections }, Listener], exports: [Connections] })
  class Given {}
  @Module({ imports: [Given, OutboxModule.on(place, quick)] })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: ['error'], abortOnError: false });
  stop = async () => {
    await app.close();
    await connections.close();
  };
  return app.get(Outbox);
}

async function leave(kind: string, howMany = 1): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into outbox (kind, subjects) select $1, '{}' from generate_series(1, $2) returning id`,
    [kind, howMany],
  );
  return rows.map(({ id }) => id);
}

async function until(sql: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await owner.query<{ yes: boolean }>(`select (${sql}) as yes`)).rows[0]!.yes) return;
    await pause(50);
  }
  throw new Error(`never came true: ${sql}`);
}

const redisUrl = process.env['TEST_REDIS_URL'];
const places: [string, () => QueuePlace][] = [['PostgreSQL', () => ({ postgresUrl: database.workerUrl })]];
if (redisUrl) places.push(['Redis', () => ({ redisUrl })]);

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await stop();
  heard.length = 0;
  failures = 0;
  await owner.query('delete from outbox');
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

describe.each(places)('the outbox with its queue on %s', (_name, place) => {
  it('tells each event once, also what was left while no worker ran', async () => {
    const before = await leave('test.happened', 120);
    const outbox = await aWorker(place());
    await outbox.start();
    const after = await leave('test.happened', 5);
    outbox.wake();
    await until('not exists (select from outbox where sent_at is null)');
    expect([...heard].sort()).toEqual([...before, ...after].sort());
    expect(outbox.queueState).toBe('ok');
  });

  it('hands over again what the queue has lost', async () => {
    const [lost] = await leave('test.happened');
    await owner.query(
      `update outbox set handed = 1, available_at = clock_timestamp() + interval '0.5 s' where id = $1`,
      [lost],
    );
    const outbox = await aWorker(place());
    await outbox.start();
    await until('not exists (select from outbox where sent_at is null)');
    expect(heard).toEqual([lost]);
  });

  it('tries again what failed, and parks what fails always, with the class of the failure and nothing else', async () => {
    failures = 1;
    const [poison] = await leave('test.poison');
    await leave('test.happened', 3);
    const outbox = await aWorker(place());
    await outbox.start();
    await until('not exists (select from outbox where sent_at is null and parked_at is null)');
    const { rows } = await owner.query('select id, failure, attempts from outbox where parked_at is not null');
    expect(rows).toEqual([{ id: poison, failure: 'TypeError', attempts: 3 }]);
    expect(await outbox.counts()).toEqual({ parked: 1, late: 0 });
  });
});

describe('the outbox without a queue', () => {
  it('keeps what is to be told while no queue answers, and says so', async () => {
    const [id] = await leave('test.happened');
    const outbox = await aWorker({ redisUrl: 'redis://127.0.0.1:1' });
    await outbox.start();
    await until('exists (select from outbox where handed > 0)');
    await pause(300);
    expect(heard).toEqual([]);
    expect(outbox.queueState).toBe('degraded');
    await outbox.deliverAll();
    await until(`exists (select from outbox where available_at < clock_timestamp() + interval '3 s')`);
    expect((await owner.query('select sent_at from outbox where id = $1 and parked_at is null', [id])).rowCount).toBe(
      1,
    );
  });
});
