import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let admin: Person;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  admin = await test.people.login('lv.safehouse.admin');
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

let made = 0;
const newcomer = (more: object = {}) => {
  made += 1;
  return { login: `lv.new${made}`, name: `Jauna Darbiniece ${made}`, roles: ['caseworker'], ...more };
};
const create = (more: object = {}, headers?: Record<string, string>) =>
  admin.post('/api/accounts', newcomer(more), headers);
const idOf = async (login: string): Promise<string> =>
  (await owner.query('select id from account where login = $1', [login])).rows[0].id;
const OWN = 'tea with honey at noon';

describe('an administrator makes accounts', () => {
  it('for their own institution, with a starting password that is shown once and stored nowhere', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      roles: ['caseworker'],
      language: 'lv',
      onDuty: false,
      mustChangePassword: true,
      version: 1,
    });
    expect(body.allowed).toEqual(['change', 'disable', 'reset-password']);
    expect(body.startingPassword).toMatch(/^(\w{5}-){3}\w{5}$/);
    const { rows } = await owner.query(
      `select i.name, (select count(*)::int from idempotency_key k where k.response::text like '%' || $2 || '%') as stored
         from account a join institution i on i.id = a.institution_id where a.id = $1`,
      [body.id, body.startingPassword],
    );
    expect(rows[0]).toEqual({ name: 'Shelter "Safe House"', stored: 0 });
    const again = await admin.get(`/api/accounts/${body.id}`);
    expect(again.body.startingPassword).toBeUndefined();
  });

  it('whose owner can do nothing with it but choose a password of their own', async () => {
    const { body } = await create();
    const worker = await test.people.login(body.login, body.startingPassword);
    expect((await worker.get('/api/session')).body).toMatchObject({
      mustChangePassword: true,
      allowed: ['stay', 'end', 'change-password'],
    });
    const early = await worker.get('/api/accounts/colleagues');
    expect([early.status, early.body.type]).toEqual([403, '/problems/password-to-change']);
    expect(
      (await worker.post('/api/accounts/me/password', { current: body.startingPassword, wanted: OWN })).status,
    ).toBe(200);
    expect((await worker.get('/api/accounts/colleagues')).status).toBe(200);
    await expect(test.people.login(body.login, body.startingPassword)).rejects.toThrow('401');
    await test.people.login(body.login, OWN);
  });

  it('and a starting password that nobody used for a week dies', async () => {
    const { body } = await create();
    await owner.query(`update account set password_set_at = password_set_at - interval '8 days' where id = $1`, [
      body.id,
    ]);
    await expect(test.people.login(body.login, body.startingPassword)).rejects.toThrow('401');
  });

  it('once, however often the same call is sent: same account, same answer', async () => {
    const body = newcomer();
    const key = { 'idempotency-key': randomUUID() };
    const first = await admin.post('/api/accounts', body, key);
    const second = await admin.post('/api/accounts', body, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const { rows } = await owner.query('select count(*)::int as n from account where login = $1', [body.login]);
    expect(rows[0].n).toBe(1);
  });

  it('once, when the button is pressed five times at once', async () => {
    const body = newcomer();
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post('/api/accounts', body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body);
    await test.people.login(body.login, answers[0]!.body.startingPassword);
  });

  it('not with a key that was used for something else, and not without one', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await create({}, key)).status).toBe(201);
    const other = await create({}, key);
    expect([other.status, other.body.type]).toEqual([422, '/problems/key-used-for-another-call']);
    expect((await create({}, { 'idempotency-key': '' })).body.type).toBe('/problems/idempotency-key-missing');
    expect((await create({}, { 'idempotency-key': 'k'.repeat(101) })).status).toBe(400);
  });

  it('not with a login that is in use, even at another institution', async () => {
    const answer = await create({ login: 'se.police' });
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/already-open']);
  });

  it.each([
    ['a role nobody knows', { roles: ['superuser'] }, 'roles'],
    ['no role', { roles: [] }, 'roles'],
    ['a login with capitals', { login: 'LV.Jauns' }, 'login'],
    ['an address that is none', { email: 'nowhere' }, 'email'],
    ['a password of their choice', { password: OWN }, 'password'],
    ['an institution of their choice', { institutionId: randomUUID() }, 'institutionId'],
  ])('not with %s', async (_, more, path) => {
    const answer = await create(more);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('not with a role that their kind of institution has no business with', async () => {
    const answer = await create({ roles: ['caseworker', 'national_focal_point'] });
    expect([answer.status, answer.body.role]).toEqual([409, 'national_focal_point']);
    await owner.query(`update account set roles = '{institution_administrator}' where login = 'lv.ministry'`);
    const ministry = await test.people.login('lv.ministry');
    const refused = await ministry.post('/api/accounts', newcomer());
    expect([refused.status, refused.body.role]).toEqual([409, 'caseworker']);
    expect((await ministry.post('/api/accounts', newcomer({ roles: ['analyst'] }))).status).toBe(201);
  });

  it('and nobody else does', async () => {
    for (const login of ['lv.safehouse', 'lv.safehouse.auditor', 'lv.coordinator', 'lv.ombudsman'])
      expect((await (await test.people.login(login)).post('/api/accounts', newcomer())).status).toBe(403);
    expect((await test.people.anonymous().post('/api/accounts', newcomer())).status).toBe(401);
  });
});

describe('an administrator looks after accounts', () => {
  it('of their own institution only: any other does not exist', async () => {
    const foreign = await idOf('lv.marta');
    const absent = randomUUID();
    const version = { 'if-match': '"v1"' };
    for (const call of [
      (id: string) => admin.get(`/api/accounts/${id}`),
      (id: string) => admin.patch(`/api/accounts/${id}`, { name: 'X' }, version),
      (id: string) => admin.post(`/api/accounts/${id}/disable`),
      (id: string) => admin.post(`/api/accounts/${id}/enable`),
      (id: string) => admin.post(`/api/accounts/${id}/reset-password`),
    ]) {
      const [theirs, nobodys] = [await call(foreign), await call(absent)];
      expect(theirs.status).toBe(404);
      expect(JSON.stringify(theirs.body)).toBe(JSON.stringify(nobodys.body));
    }
    expect((await admin.get('/api/accounts/not-an-id')).status).toBe(404);
    const { body } = await admin.get('/api/accounts');
    const { rows } = await owner.query('select distinct institution_id from account where id = any($1::uuid[])', [
      body.items.map(({ id }: { id: string }) => id),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('page by page, each account once', async () => {
    await owner.query(
      `insert into account (institution_id, login, name, password_hash, roles)
       select institution_id, 'se.many' || n, 'Many ' || (n % 7), 'x', '{caseworker}'
         from account, generate_series(1, 120) n where login = 'se.social.admin'`,
    );
    const swedish = await test.people.login('se.social.admin');
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const { body } = await swedish.get(`/api/accounts${next ? `?after=${next}` : ''}`);
      expect(body.items.length).toBeLessThanOrEqual(50);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next;
    } while (next);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(124);
    expect((await swedish.get('/api/accounts?after=nonsense')).status).toBe(200);
  });

  it('changes names, roles and duty on the version that was read, and on no other', async () => {
    const { body } = await create();
    const path = `/api/accounts/${body.id}`;
    expect((await admin.patch(path, { name: 'Cita' })).status).toBe(428);
    const changed = await admin.patch(
      path,
      { name: 'Cita', roles: ['lead_coordinator'], onDuty: true },
      { 'if-match': '"v1"' },
    );
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).toBe('"v2"');
    expect(changed.body).toMatchObject({
      name: 'Cita',
      roles: ['lead_coordinator'],
      onDuty: true,
      language: 'lv',
      version: 2,
    });
    const stale = await admin.patch(path, { name: 'Vēl cita' }, { 'if-match': '"v1"' });
    expect([stale.status, stale.body.type]).toEqual([412, '/problems/changed-meanwhile']);
  });

  it('lets a changed role count from the next request', async () => {
    const { body } = await create();
    const worker = await test.people.login(body.login, body.startingPassword);
    await worker.post('/api/accounts/me/password', { current: body.startingPassword, wanted: OWN });
    const { body: now } = await admin.get(`/api/accounts/${body.id}`);
    const grant = { roles: ['caseworker', 'institution_administrator'] };
    expect((await admin.patch(`/api/accounts/${body.id}`, grant, { 'if-match': `"v${now.version}"` })).status).toBe(
      200,
    );
    expect((await worker.get('/api/accounts')).status).toBe(200);
    const back = await admin.patch(
      `/api/accounts/${body.id}`,
      { roles: ['caseworker'] },
      { 'if-match': `"v${Number(now.version) + 1}"` },
    );
    expect(back.status).toBe(200);
    expect((await worker.get('/api/accounts')).status).toBe(403);
  });

  it('disables one, who is out at the next request, and lets them in again', async () => {
    const { body } = await create();
    const worker = await test.people.login(body.login, body.startingPassword);
    const disabled = await admin.post(`/api/accounts/${body.id}/disable`);
    expect(disabled.body.allowed).toEqual(['change', 'enable']);
    expect((await worker.get('/api/session')).status).toBe(401);
    await expect(test.people.login(body.login, body.startingPassword)).rejects.toThrow('401');
    expect((await admin.post(`/api/accounts/${body.id}/disable`)).status).toBe(409);
    expect((await admin.post(`/api/accounts/${body.id}/enable`)).body.disabledAt).toBeNull();
    expect((await worker.get('/api/session')).status).toBe(401);
    await test.people.login(body.login, body.startingPassword);
    expect((await admin.post(`/api/accounts/${body.id}/enable`)).status).toBe(409);
  });

  it('gives a new starting password, which ends whatever the old one opened', async () => {
    const { body } = await create();
    const worker = await test.people.login(body.login, body.startingPassword);
    const reset = await admin.post(`/api/accounts/${body.id}/reset-password`);
    expect(reset.status).toBe(200);
    expect(reset.body.startingPassword).not.toBe(body.startingPassword);
    expect((await worker.get('/api/session')).status).toBe(401);
    await expect(test.people.login(body.login, body.startingPassword)).rejects.toThrow('401');
    await test.people.login(body.login, reset.body.startingPassword);
  });

  it('never leaves an institution without an administrator', async () => {
    const me = await idOf('lv.safehouse.admin');
    const { body } = await admin.get(`/api/accounts/${me}`);
    expect(body.allowed).not.toContain('disable');
    expect((await admin.post(`/api/accounts/${me}/disable`)).status).toBe(409);
    const changed = await admin.patch(
      `/api/accounts/${me}`,
      { roles: ['auditor'] },
      { 'if-match': `"v${body.version}"` },
    );
    expect(changed.status).toBe(409);
  });

  it('not even when two administrators disable each other at the same moment', async () => {
    const both = `where login in ('lv.siva', 'lv.siva.worker')`;
    await owner.query(`update account set roles = '{institution_administrator}' ${both}`);
    const [one, two] = [await test.people.login('lv.siva'), await test.people.login('lv.siva.worker')];
    const [oneId, twoId] = [await idOf('lv.siva'), await idOf('lv.siva.worker')];
    const answers = await Promise.all([
      one.post(`/api/accounts/${twoId}/disable`),
      two.post(`/api/accounts/${oneId}/disable`),
    ]);
    // The second is refused; or, disabled a moment before, no longer signed in.
    expect([401, 409]).toContain(Math.max(...answers.map(({ status }) => status)));
    expect((await owner.query(`select 1 from account ${both} and disabled_at is null`)).rowCount).toBe(1);
  });

  it('and each act is kept with its subject and fields, never with a value', async () => {
    const { body } = await create();
    await admin.patch(`/api/accounts/${body.id}`, { name: 'Nesalasāma' }, { 'if-match': '"v1"' });
    const { rows } = await owner.query(
      `select action, fields, outcome from audit_entry where subjects ->> 'account' = $1 order by id`,
      [body.id],
    );
    expect(rows).toEqual([
      { action: 'account.create', fields: ['login', 'name', 'roles'], outcome: 'done' },
      { action: 'account.change', fields: ['name'], outcome: 'done' },
    ]);
    const leaks = await owner.query(
      `select count(*)::int as n from audit_entry e where to_jsonb(e)::text like '%Nesalasāma%'`,
    );
    expect(leaks.rows[0].n).toBe(0);
  });
});
