import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { Outbox } from '../../src/platform/outbox/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { aCase, A_YES, done, proposed } from '../support/handovers.js';
import { Line, within } from '../support/line.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';
import { SAFE_HOUSE } from '../support/town.js';

let database: FreshDatabase;
/** Two processes that serve HTTP and share nothing but the database. */
let one: TestApp, other: TestApp;
let url: { one: string; other: string };
let officer: Person, social: Person;
const open: Line[] = [];

const listening = async ({ app }: { app: NestFastifyApplication }): Promise<string> => {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('[::1]', 'localhost');
};
const follow = async (at: string, who: Person): Promise<Line> => {
  const line = await Line.open(at, who);
  open.push(line);
  return line;
};
/** At the other process, and only once notices reach it. */
const hearing = async (login: string): Promise<Line> => {
  const line = await follow(url.other, await other.people.login(login));
  expect(await within(5000, () => line.told.some(({ event, data }) => event === 'pace' && data === '60'))).toBe(true);
  await within(300, () => false);
  line.told.length = 0;
  return line;
};

beforeAll(async () => {
  database = await freshDatabase();
  [one, other] = [await startTestApp(database), await startTestApp(database)];
  url = { one: await listening(one), other: await listening(other) };
  [officer, social] = [await one.people.login('se.police'), await one.people.login('se.social')];
});
afterEach(() => {
  for (const line of open.splice(0)) line.close();
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

describe('A page that stays open', () => {
  it('is told at once that something changed for its institution, also by another process, and nothing more', async () => {
    const { caseId } = await aCase(officer);
    const [receiver, sender] = [await hearing('lv.safehouse'), await hearing('se.social')];
    const id = await proposed(social, caseId, { institution: SAFE_HOUSE });
    expect(await within(2000, () => receiver.topics.includes('handover'))).toBe(true);
    const safeHouse = await one.people.login('lv.safehouse');
    sender.told.length = 0;
    done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    expect(await within(2000, () => sender.topics.includes('handover'))).toBe(true);
    const said = JSON.stringify([...receiver.told, ...sender.told]);
    for (const secret of [id, caseId, SAFE_HOUSE, 'Canary']) expect(said).not.toContain(secret);
  });

  it('is told what a colleague did', async () => {
    const { caseId } = await aCase(officer);
    const colleague = await hearing('se.social.worker');
    done(await social.post(`/api/cases/${caseId}/sections/plan`, { statement: 'observed', text: 'Example.' }));
    expect(await within(2000, () => colleague.topics.includes('case'))).toBe(true);
  });

  it('is told when a notification has come into its list', async () => {
    const { caseId } = await aCase(officer);
    await proposed(social, caseId, { institution: SAFE_HOUSE });
    const receiver = await hearing('lv.safehouse');
    await one.app.get(Outbox).deliverAll();
    expect(await within(2000, () => receiver.topics.includes('notification'))).toBe(true);
  });

  it('of an institution that has no part in it is told nothing, and neither is who sees no case there', async () => {
    const lines = [await hearing('lv.marta'), await hearing('lv.safehouse.admin'), await hearing('lv.ombudsman')];
    const witness = await hearing('lv.safehouse');
    const { caseId } = await aCase(officer);
    await proposed(social, caseId, { institution: SAFE_HOUSE });
    expect(await within(2000, () => witness.topics.includes('handover'))).toBe(true);
    await within(300, () => false);
    expect(lines.flatMap(({ topics }) => topics)).toEqual([]);
  });

  it('of somebody who looks is told to nobody', async () => {
    const { caseId } = await aCase(officer);
    const colleague = await hearing('se.social.worker');
    expect((await social.get('/api/cases')).status).toBe(200);
    expect((await social.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(200);
    await within(300, () => false);
    expect(colleague.topics).toEqual([]);
  });
});

describe('The line', () => {
  it('ends with the session, and tells nothing after that', async () => {
    const leaving = await other.people.login('lv.safehouse.night');
    const line = await follow(url.other, leaving);
    await hearing('lv.safehouse');
    expect((await (await one.people.login('lv.safehouse')).get('/api/session')).status).toBe(200);
    expect((await leaving.delete('/api/session')).status).toBe(204);
    await line.over;
    expect(line.told.at(-1)?.event).toBe('ended');
  });

  it('keeps nobody signed in: opening it is not somebody at work', async () => {
    const who = await other.people.login('lv.social');
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const seen = `from account a where a.id = s.account_id and a.login = 'lv.social' and s.ended_at is null`;
    await owner.query(`update session s set seen_at = clock_timestamp() - interval '20 minutes' ${seen}`);
    await follow(url.other, who);
    const { rows } = await owner.query(
      `select extract(epoch from clock_timestamp() - s.seen_at)::int as idle from session s join account a on a.id = s.account_id and a.login = 'lv.social' and s.ended_at is null`,
    );
    await owner.end();
    expect(rows.map(({ idle }: { idle: number }) => idle >= 1200)).toEqual([true]);
  });

  it('ends when an administrator closes the account', async () => {
    const boss = await one.people.login('lv.safehouse.admin');
    const { id, startingPassword } = done(
      await boss.post('/api/accounts', { login: 'lv.leaver', name: 'Leaver', roles: ['caseworker'] }),
    );
    const newcomer = await one.people.login('lv.leaver', startingPassword);
    expect((await newcomer.get('/api/live', { accept: 'text/event-stream' })).body.type).toBe(
      '/problems/password-to-change',
    );
    const own = 'four words of her own';
    done(await newcomer.post('/api/accounts/me/password', { current: startingPassword, wanted: own }));
    const line = await follow(url.other, await other.people.login('lv.leaver', own));
    await hearing('lv.safehouse');
    done(await boss.post(`/api/accounts/${id}/disable`));
    await line.over;
    expect(line.told.at(-1)?.event).toBe('ended');
  });

  it('is one of four for an account: a fifth takes the place of the oldest, which is told so', async () => {
    const who = await other.people.login('se.coordinator');
    const lines: Line[] = [];
    for (let nth = 0; nth < 5; nth += 1) lines.push(await follow(url.other, who));
    await lines[0]!.over;
    expect(lines[0]!.told.at(-1)?.event).toBe('elsewhere');
    expect(lines.slice(1).flatMap(({ told }) => told.filter(({ event }) => event === 'elsewhere'))).toEqual([]);
  });

  it('is open to nobody who is not signed in, is kept by no proxy, and says to a plain call how often to ask', async () => {
    expect((await Line.open(url.one, one.people.anonymous())).status).toBe(401);
    const line = await follow(url.one, social);
    expect(line.headers['content-type']).toBe('text/event-stream');
    expect(line.headers['cache-control']).toBe('no-store');
    expect(line.headers['x-accel-buffering']).toBe('no');
    expect(done(await social.get('/api/live')).askEverySeconds).toBeGreaterThanOrEqual(15);
  });

  it('says that it hears nothing where notices cannot arrive, so that pages ask more often', async () => {
    const deaf = await startTestApp(database, { LIVE_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    const line = await follow(await listening(deaf), await deaf.people.login('se.social'));
    expect(await within(2000, () => line.told.length > 0)).toBe(true);
    expect(line.told).toEqual([{ event: 'pace', data: '15' }]);
    await deaf.close();
    await line.over;
  });
});
