import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let auditor: Person;
const ids: Record<string, string> = {};

/** A case of its own, led by the institution of this account, straight in the tables: this file is about reading. */
async function aCaseLedBy(login: string): Promise<string> {
  const { rows } = await owner.query(
    `with i as (select institution_id as id from account where login = $1), v as (insert into victim default values returning id),
          t as (select clock_timestamp() as at),
          c as (insert into case_file (victim_id, number, path, urgency, opened_by)
                select v.id, gen_random_uuid()::text, 'adult', 'normal', i.id from v, i returning id, victim_id),
          p as (insert into case_period (case_id, victim_id, during, opened_by, country)
                select c.id, c.victim_id, tstzrange(t.at, null), i.id, 'LV' from c, t, i),
          l as (insert into lead_tenure (case_id, institution_id, during, cause, basis)
                select c.id, i.id, tstzrange(t.at, null), 'opened', 'mandate' from c, t, i)
     select id from c`,
    [login],
  );
  return rows[0].id;
}

/** An act of this account on this case, as the unit of work would keep it. */
const act = (login: string, caseId: string | null) =>
  owner.query(
    `insert into audit_entry (action, verb, purpose, account_id, institution_id, case_id, outcome, request_id)
     select 'case.view', 'consult', 'protection', id, institution_id, $2, 'done', 'test' from account where login = $1`,
    [login, caseId],
  );

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  for (const { id, login, institution_id } of (await owner.query('select id, login, institution_id from account'))
    .rows) {
    ids[login] = id;
    ids[`place of ${login}`] = institution_id;
  }
  auditor = await test.people.login('lv.safehouse.auditor');
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const read = async (query = ''): Promise<Record<string, string>[]> => {
  const { status, body } = await auditor.get(`/api/audit${query}`);
  expect(status).toBe(200);
  return body.items;
};

describe('an auditor reads', () => {
  it('what their own staff did, newest first, in ids and never in values', async () => {
    await (await test.people.login('lv.safehouse')).delete('/api/session');
    const entries = await read(`?account=${ids['lv.safehouse']}`);
    expect(entries.map(({ action }) => action)).toEqual(['session.end', 'session.start']);
    expect(entries[0]).toMatchObject({
      verb: 'alter',
      purpose: 'administration',
      accountId: ids['lv.safehouse'],
      institutionId: ids['place of lv.safehouse'],
      outcome: 'done',
    });
    expect(Object.keys(entries[0]!).sort()).toEqual([
      'accountId',
      'action',
      'at',
      'caseId',
      'fields',
      'id',
      'institutionId',
      'job',
      'outcome',
      'problem',
      'purpose',
      'requestId',
      'subjects',
      'verb',
    ]);
  });

  it('what anyone did on a case that their institution leads', async () => {
    const led = await aCaseLedBy('lv.safehouse');
    await act('lv.siva', led);
    await act('lv.safehouse', led);
    expect((await read(`?case=${led}&action=case.view`)).map(({ accountId }) => accountId)).toEqual([
      ids['lv.safehouse'],
      ids['lv.siva'],
    ]);
  });

  it('nothing of others on cases that others lead, but what their own staff did there', async () => {
    const foreign = await aCaseLedBy('lv.marta');
    await act('lv.marta', foreign);
    await act('lv.siva', foreign);
    await act('lv.siva', null);
    await act('lv.safehouse.night', foreign);
    expect((await read(`?case=${foreign}&action=case.view`)).map(({ accountId }) => accountId)).toEqual([
      ids['lv.safehouse.night'],
    ]);
    expect(await read(`?account=${ids['lv.siva']}&case=${foreign}`)).toEqual([]);
    expect(await read(`?account=${ids['lv.marta']}`)).toEqual([]);
  });

  it('nothing more of a case once another institution leads it', async () => {
    const moved = await aCaseLedBy('lv.safehouse');
    await act('lv.siva', moved);
    expect(await read(`?case=${moved}&action=case.view`)).toHaveLength(1);
    await owner.query(
      `with ended as (update lead_tenure set during = tstzrange(lower(during), clock_timestamp())
          where case_id = $1 returning upper(during) as at)
       insert into lead_tenure (case_id, institution_id, during, cause, basis)
       select $1, $2, tstzrange(at, null), 'taken_over', 'handover' from ended`,
      [moved, ids['place of lv.marta']],
    );
    expect(await read(`?case=${moved}&action=case.view`)).toEqual([]);
  });

  it('by account, act, outcome and time', async () => {
    await (await test.people.login('lv.safehouse.night')).get('/api/audit');
    const refused = await read('?outcome=refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({
      action: 'route.refuse',
      problem: 'not-your-role',
      accountId: ids['lv.safehouse.night'],
    });
    const { rows } = await owner.query(`select clock_timestamp()::text as now`);
    const now = encodeURIComponent(new Date(rows[0].now).toISOString());
    expect(await read(`?action=session.start&from=${now}`)).toEqual([]);
    expect((await read(`?action=session.start&to=${now}`)).length).toBeGreaterThan(0);
    for (const wrong of ['?action=everything', '?outcome=maybe', '?account=me', '?from=yesterday', '?name=Anna'])
      expect((await auditor.get(`/api/audit${wrong}`)).status).toBe(400);
  });

  it('page by page, each entry once, also while new ones are written', async () => {
    await owner.query(
      `insert into audit_entry (action, verb, purpose, account_id, institution_id, outcome, request_id)
       select 'case.list', 'consult', 'protection', id, institution_id, 'done', 'n' || n from account, generate_series(1, 130) n
        where login = 'lv.safehouse'`,
    );
    const seen: string[] = [];
    let next = '';
    do {
      const { body } = await auditor.get(`/api/audit?action=case.list${next}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next ? `&after=${body.next}` : '';
      await act('lv.safehouse', null);
    } while (next);
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
    expect([...seen].sort().reverse()).toEqual(seen);
  });

  it('and stands in the audit themselves', async () => {
    const wanted = randomUUID();
    await read(`?case=${wanted}`);
    const { rows } = await owner.query(
      `select account_id, verb, purpose, case_id from audit_entry where action = 'audit.read' order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      account_id: ids['lv.safehouse.auditor'],
      verb: 'consult',
      purpose: 'oversight',
      case_id: wanted,
    });
  });
});

describe('nobody else reads the audit', () => {
  it.each(['lv.safehouse', 'lv.safehouse.admin', 'lv.ombudsman', 'lv.coordinator', 'se.police'])(
    '%s',
    async (login) => {
      const answer = await (await test.people.login(login)).get('/api/audit');
      expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-your-role']);
    },
  );

  describe('and the database refuses too:', () => {
    const as = async <T>(login: string, roles: string, sql: string): Promise<T[]> => {
      const client = new pg.Client({ connectionString: database.appUrl });
      await client.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', 'LV', true), set_config('app.roles', $3, true)`,
          [ids[login], ids[`place of ${login}`], `{${roles}}`],
        );
        return (await client.query(sql)).rows as T[];
      } finally {
        await client.end();
      }
    };
    it('a lead coordinator sees no row', async () => {
      expect(await as('lv.safehouse', 'lead_coordinator', 'select id from audit_entry')).toEqual([]);
    });
    it('an auditor sees no row of another institution on a case that their own does not lead', async () => {
      const rows = await as<{ own: boolean }>(
        'lv.safehouse.auditor',
        'auditor',
        `select institution_id = actor_institution() or actor_leads(case_id) as own from audit_entry`,
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ own }) => own)).toBe(true);
    });
    it('nobody writes a row under another name', async () => {
      const forged = as(
        'lv.safehouse',
        'lead_coordinator',
        `insert into audit_entry (action, verb, purpose, account_id, institution_id, outcome, request_id)
         values ('case.view', 'consult', 'protection', '${ids['lv.marta']}', '${ids['place of lv.marta']}', 'done', 'x')`,
      );
      await expect(forged).rejects.toMatchObject({ code: '42501' });
    });
    it.each([`update audit_entry set outcome = 'done'`, 'delete from audit_entry', 'truncate audit_entry'])(
      'nobody changes a row: %s',
      async (sql) => {
        await expect(as('lv.safehouse.auditor', 'auditor', sql)).rejects.toMatchObject({ code: '42501' });
      },
    );
    it('a query without context raises', async () => {
      const client = new pg.Client({ connectionString: database.appUrl });
      await client.connect();
      await expect(client.query('select id from audit_entry')).rejects.toMatchObject({ code: '42501' });
      await client.end();
    });
  });
});
