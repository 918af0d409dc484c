import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DEMO_PEOPLE } from '../../src/accounts/seed/people.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { cookieOf, startTestApp, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const signIn = (login: string, password: string, headers = {}) =>
  test.people.anonymous().post('/api/session', { login, password }, headers);
const RIGHT = 'across the Baltic Sea';

describe('signing in', () => {
  it('tells me who I am, where I work, what I may, and which factor I gave when, and never my token', async () => {
    const officer = await test.people.login('lv.marta');
    const { status, body } = await officer.get('/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Marta Madara',
      institution: { name: 'Centre MARTA', kind: 'ngo', country: 'LV', timeZone: 'Europe/Riga' },
      roles: ['first_responder', 'caseworker', 'lead_coordinator', 'institution_administrator'],
      language: 'lv',
      mustChangePassword: false,
      factors: [{ factor: 'password', at: expect.any(String) }],
      allowed: expect.arrayContaining(['end', 'manage-accounts']),
    });
    expect(JSON.stringify(body)).not.toContain(officer.cookie!.split('=')[1]);
  });

  it('gives a cookie that only this host, over HTTPS, on same-site requests and no script can use', async () => {
    const answer = await signIn('se.police', RIGHT);
    expect(answer.status).toBe(201);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('keeps only a hash of the token', async () => {
    const token = cookieOf(await signIn('se.police', RIGHT)).split('=')[1]!;
    const { rows } = await owner.query(
      `select count(*)::int as kept, count(*) filter (where to_jsonb(s)::text like '%' || $1 || '%')::int as clear from session s`,
      [token],
    );
    expect(rows[0].kept).toBeGreaterThan(0);
    expect(rows[0].clear).toBe(0);
  });

  it('gives a new token each time and ends the one that the browser brought along', async () => {
    const first = await test.people.login('se.border');
    const again = await signIn('se.border', RIGHT, { cookie: first.cookie! });
    expect(cookieOf(again)).not.toBe(first.cookie);
    expect((await first.get('/api/session')).status).toBe(401);
  });

  it('answers a wrong password and an unknown name byte for byte alike', async () => {
    const wrong = await signIn('dk.police', 'not the password at all');
    const unknown = await signIn('dk.nobody', 'not the password at all');
    expect(wrong.status).toBe(401);
    expect(JSON.stringify(unknown.body)).toBe(JSON.stringify(wrong.body));
    const comparable = ({ headers: { date: _date, 'x-request-id': _id, ...rest } }: typeof wrong) => rest;
    expect(comparable(unknown)).toEqual(comparable(wrong));
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('takes its form only from the body, and names what is wrong with it', async () => {
    const query = await test.people
      .anonymous()
      .post(`/api/session?login=se.police&password=${encodeURIComponent(RIGHT)}`, {});
    expect(query.status).toBe(400);
    expect(query.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['login', 'password']);
    expect((await test.people.anonymous().post('/api/session', { login: ['x'], password: {} })).status).toBe(400);
    const extra = await test.people
      .anonymous()
      .post('/api/session', { login: 'se.police', password: RIGHT, roles: ['auditor'] });
    expect(extra.status).toBe(400);
  });

  it('lets whoever failed often wait a little longer each time, and nobody at another desk', async () => {
    for (let tries = 0; tries < 8; tries += 1) expect((await signIn('ee.police', `wrong ${tries}`)).status).toBe(401);
    const early = await signIn('ee.police', RIGHT);
    expect(early.status).toBe(429);
    expect(Number(early.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(early.body.type).toBe('/problems/too-many-tries');
    const elsewhere = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '192.0.2.7',
      payload: { login: 'ee.police', password: RIGHT },
    });
    expect(elsewhere.statusCode).toBe(201);
    await owner.query(`update login_try set last_at = last_at - interval '2 seconds'`);
    expect((await signIn('ee.police', RIGHT)).status).toBe(201);
    expect((await signIn('ee.police', 'wrong again')).status).toBe(401);
  });

  it('keeps no name that was typed, since it may be a password in the wrong field', async () => {
    await signIn('my secret password', 'x');
    const { rows } = await owner.query(
      `select count(*)::int as clear from login_try t where to_jsonb(t)::text like '%secret%'`,
    );
    expect(rows[0].clear).toBe(0);
  });

  it('works for every demo account of the README', async () => {
    const answers = await Promise.all(DEMO_PEOPLE.map(({ login }) => signIn(login, RIGHT)));
    expect(DEMO_PEOPLE.filter((_, index) => answers[index]!.status !== 201).map(({ login }) => login)).toEqual([]);
  });
});

describe('staying signed in', () => {
  it('ends with logging out, at the next request', async () => {
    const officer = await test.people.login('se.police');
    const answer = await officer.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-sid=; Max-Age=0;/);
    const after = await officer.get('/api/session');
    expect([after.status, after.body.type]).toEqual([401, '/problems/not-signed-in']);
    expect((await officer.delete('/api/session')).status).toBe(401);
  });

  it('ends when the account is disabled, at the next request, whoever disabled it', async () => {
    const officer = await test.people.login('no.police');
    await owner.query(`update account set disabled_at = now() where login = 'no.police'`);
    expect((await officer.get('/api/session')).status).toBe(401);
    expect((await signIn('no.police', RIGHT)).status).toBe(401);
  });

  it('reads roles anew on each request', async () => {
    const officer = await test.people.login('pl.police');
    await owner.query(`update account set roles = '{caseworker}' where login = 'pl.police'`);
    expect((await officer.get('/api/session')).body.roles).toEqual(['caseworker']);
  });

  const aged = async (change: string): Promise<number> => {
    const officer = await test.people.login('is.police');
    await owner.query(`update session set ${change} where id = (select max(id::text)::uuid from session)`);
    return (await officer.get('/api/session')).status;
  };
  it('lasts half an hour without a request', async () => {
    expect(await aged(`seen_at = seen_at - interval '29 minutes'`)).toBe(200);
    expect(await aged(`seen_at = seen_at - interval '31 minutes'`)).toBe(401);
  });
  it('lasts twelve hours and no longer, however busy', async () => {
    expect(await aged(`expires_at = expires_at - interval '11 hours 59 minutes'`)).toBe(200);
    expect(await aged(`expires_at = expires_at - interval '12 hours'`)).toBe(401);
  });

  it('notes once a minute that it is in use', async () => {
    const officer = await test.people.login('fi.police');
    const seen = async () =>
      (await owner.query(`select seen_at from session order by id desc limit 1`)).rows[0].seen_at.getTime() as number;
    const start = await seen();
    await officer.get('/api/session');
    expect(await seen()).toBe(start);
    await owner.query(`update session set seen_at = seen_at - interval '5 minutes'`);
    await officer.get('/api/session');
    expect(await seen()).toBeGreaterThanOrEqual(start);
  });

  it('is not kept alive by a page that asks by itself while nobody is at it', async () => {
    const officer = await test.people.login('is.police');
    const byItself = { 'x-unattended': '1' };
    await owner.query(
      `update session set seen_at = seen_at - interval '25 minutes' where id = (select max(id::text)::uuid from session)`,
    );
    const left = ({ endsAt }: { endsAt: string }) => (Date.parse(endsAt) - Date.now()) / 60_000;
    const asked = await officer.get('/api/session', byItself);
    expect(asked.body.allowed).toContain('stay');
    expect(left(asked.body)).toBeLessThan(5.1);
    expect(left((await officer.get('/api/session', byItself)).body)).toBeLessThan(5.1);
    const stays = await officer.get('/api/session');
    expect(left(stays.body)).toBeGreaterThan(29.9);
    expect(left((await officer.get('/api/session', byItself)).body)).toBeGreaterThan(29.8);
  });

  it('says that it cannot be made longer when its last half hour has begun', async () => {
    const officer = await test.people.login('is.police');
    await owner.query(
      `update session set expires_at = clock_timestamp() + interval '10 minutes' where id = (select max(id::text)::uuid from session)`,
    );
    const { body } = await officer.get('/api/session');
    expect(body.endsAt).toBe(body.lastsUntil);
    expect(body.allowed).not.toContain('stay');
  });

  it('never mixes up people whose requests cross each other', async () => {
    const logins = ['lv.marta', 'se.social', 'lt.men', 'de.child'];
    const people = await Promise.all(logins.map((login) => test.people.login(login)));
    const whoIs = async (index: number) =>
      (await people[index % people.length]?.get('/api/session'))?.body.accountId as string;
    const names = await Promise.all(people.map((_, index) => whoIs(index)));
    expect(new Set(names).size).toBe(people.length);
    const crossed = await Promise.all(Array.from({ length: 200 }, (_, index) => whoIs(index)));
    expect(crossed).toEqual(crossed.map((_, index) => names[index % names.length]));
  });

  it('is not possible with a token that nobody was given', async () => {
    const answer = await test.people.anonymous().get('/api/session', { cookie: `__Host-sid=${'A'.repeat(43)}` });
    expect(answer.status).toBe(401);
  });
});

describe('the door of every route', () => {
  it('refuses what does not come from our own pages', async () => {
    const officer = await test.people.login('se.police');
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await officer.delete('/api/session', headers);
      expect([answer.status, answer.body.type]).toEqual([403, '/problems/cross-site-request']);
    }
    expect((await officer.get('/api/session')).status).toBe(200);
  });

  it('refuses whoever has not the role, and keeps that they tried', async () => {
    const officer = await test.people.login('se.police');
    const answer = await officer.get('/api/accounts');
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-your-role']);
    expect(answer.body.whoMay).toEqual(['institution_administrator']);
    const { rows } = await owner.query(
      `select e.action, e.outcome, e.problem, e.subjects from audit_entry e join account a on a.id = e.account_id
        where a.login = 'se.police' order by e.id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      action: 'route.refuse',
      outcome: 'refused',
      problem: 'not-your-role',
      subjects: { route: 'GET /api/accounts' },
    });
  });

  it('keeps who came in, who left and who tried with a wrong password', async () => {
    const worker = await test.people.login('se.shelter.men');
    await worker.delete('/api/session');
    await signIn('se.shelter.men', 'not the password');
    const { rows } = await owner.query(
      `select e.action, e.outcome, e.problem from audit_entry e join account a on a.id = e.account_id
        where a.login = 'se.shelter.men' order by e.id desc limit 3`,
    );
    expect(rows).toEqual([
      { action: 'session.start', outcome: 'refused', problem: 'wrong-credentials' },
      { action: 'session.end', outcome: 'done', problem: null },
      { action: 'session.start', outcome: 'done', problem: null },
    ]);
  });
});

describe('a real installation', () => {
  it('does not start with demo accounts in it, and says why', async () => {
    await expect(startTestApp(database, { NODE_ENV: 'production' })).rejects.toThrow(
      /demo accounts.*NODE_ENV is production/,
    );
  });
});
