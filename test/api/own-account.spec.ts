import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AccountsService } from '../../src/accounts/index.js';
import { Work } from '../../src/audit/index.js';
import type { AccountId, InstitutionId } from '../../src/kernel/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/people.js';

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

const idOf = async (login: string): Promise<string> =>
  (await owner.query<{ id: string }>('select id from account where login = $1', [login])).rows[0]?.id ?? '';
const OWN = 'tea with honey at noon';

describe('my own account', () => {
  it('gets a longer password, not a short or common one, and only with the old one', async () => {
    const worker = await test.people.login('de.women');
    const change = (current: string, wanted: string) => worker.post('/api/accounts/me/password', { current, wanted });
    for (const [current, wanted, path] of [
      ['not my password', OWN, 'current'],
      ['across the Baltic Sea', 'too short', 'wanted'],
      ['across the Baltic Sea', 'across the baltic sea!', 'wanted'],
      ['across the Baltic Sea', 'across the Baltic Sea', 'wanted'],
    ] as const) {
      const refused = await change(current, wanted);
      expect(refused.status).toBe(400);
      expect(refused.body.errors[0].path).toBe(path);
    }
    const elsewhere = await test.people.login('de.women');
    expect((await change('across the Baltic Sea', OWN)).status).toBe(200);
    expect((await worker.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    await test.people.login('de.women', OWN);
  });

  it('speaks my language from the next request', async () => {
    const worker = await test.people.login('lv.crisis');
    expect((await worker.put('/api/accounts/me/language', { language: 'en' })).body.language).toBe('en');
    expect((await worker.get('/api/session')).body.language).toBe('en');
    expect((await worker.put('/api/accounts/me/language', { language: 'sv' })).body.language).toBe('sv');
    expect((await worker.put('/api/accounts/me/language', { language: 'fr' })).status).toBe(400);
  });

  it('shows me my colleagues and nobody else', async () => {
    const worker = await test.people.login('se.police');
    const { body } = await worker.get('/api/accounts/colleagues');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Göran Granskare',
      'Karin Kust',
      'Pia Polstjärna',
      'Sven Ström',
    ]);
    expect(Object.keys(body.items[0]).sort()).toEqual(['awayUntil', 'coveredBy', 'id', 'name', 'onDuty', 'roles']);
  });

  it('tells until when I am away and which colleague covers for me', async () => {
    const lead = await test.people.login('lv.safehouse');
    const night = await idOf('lv.safehouse.night');
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    for (const [body, path] of [
      [{ until: inAWeek, coveredBy: await idOf('lv.marta') }, 'coveredBy'],
      [{ until: inAWeek, coveredBy: await idOf('lv.safehouse') }, 'coveredBy'],
      [{ until: inAWeek, coveredBy: randomUUID() }, 'coveredBy'],
      [{ until: '2020-01-01T00:00:00Z', coveredBy: night }, 'until'],
      [{ until: 'next week', coveredBy: night }, 'until'],
    ] as const) {
      const refused = await lead.put('/api/accounts/me/away', body);
      expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
    }
    const away = await lead.put('/api/accounts/me/away', { until: inAWeek, coveredBy: night });
    expect(away.body).toMatchObject({ awayUntil: inAWeek, coveredBy: night });

    const accounts = test.app.get(AccountsService);
    const me = (await idOf('lv.safehouse')) as AccountId;
    const { rows } = await owner.query('select institution_id from account where id = $1', [me]);
    const told = async () =>
      test.app.get(Work).system({ job: 'a test', requestId: 'a test' }, 'account.list', {}, async (tx) => ({
        duty: (await accounts.dutyAccounts(tx, rows[0].institution_id as InstitutionId)).map(({ name }) => name),
        cover: (await accounts.coverFor(tx, [me])).get(me)?.name,
        name: (await accounts.names(tx, [me])).get(me),
        found: (await accounts.find(tx, me))?.isAway,
      }));
    expect(await told()).toEqual({ duty: ['Nora Nakts'], cover: 'Nora Nakts', name: 'Dzintra Jūra', found: true });
    expect((await lead.put('/api/accounts/me/away', {})).body).toMatchObject({ awayUntil: null, coveredBy: null });
    expect((await told()).duty).toEqual(['Dzintra Jūra', 'Nora Nakts']);
  });
});
