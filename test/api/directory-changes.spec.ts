import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

const MARTA = seededId('LV', 'Centre MARTA');
const SAFE_HOUSE = seededId('LV', 'Shelter "Safe House"');
const CRISIS = seededId('LV', 'Crisis house, Riga (exercise)');
const NIGHT_DESK = seededId('LV', 'National night desk, Latvia');
const VIDZEME = seededId('LV', 'For a Vidzeme free from human trafficking');

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let focalPoint: Person;
let administrator: Person;
let stranger: Person;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  focalPoint = await test.people.login('lv.coordinator');
  administrator = await test.people.login('lv.safehouse.admin');
  stranger = await test.people.login('se.coordinator');
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const ifMatch = (version: number) => ({ 'if-match': `"v${version}"` });
const entry = async (id: string) => (await focalPoint.get(`/api/institutions/${id}`)).body;
const mandateOf = async (id: string, kind: string): Promise<string> =>
  (await entry(id)).mandates.find((mandate: { kind: string }) => mandate.kind === kind).id;

/** An open case that the institution leads, made behind the application's back. */
const openCase = async (lead: string, client = owner): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    `with v as (insert into victim default values returning id), t as (select clock_timestamp() as at),
          c as (insert into case_file (victim_id, number, path, urgency, opened_by)
                select v.id, $2, 'adult', 'normal', $1 from v returning id, victim_id),
          p as (insert into case_period (case_id, victim_id, during, opened_by, country)
                select c.id, c.victim_id, tstzrange(t.at, null), $1, 'LV' from c, t),
          l as (insert into lead_tenure (case_id, institution_id, during, cause, basis)
                select c.id, $1, tstzrange(t.at, null), 'opened', 'mandate' from c, t)
     select id from c`,
    [lead, `TEST-${randomUUID()}`],
  );
  return rows[0]!.id;
};
const leads = async (id: string): Promise<string> =>
  (await owner.query('select institution_id from lead_tenure where case_id = $1 and upper_inf(during)', [id])).rows[0]
    .institution_id;

describe('an entry', () => {
  it('is changed by the administrator of the institution, on the version they saw, and is unverified from then on', async () => {
    const { version } = await entry(SAFE_HOUSE);
    const body = { roleNote: 'Ring twice.', languages: ['lv', 'ru', 'en'] };
    const path = `/api/institutions/${SAFE_HOUSE}`;
    expect((await administrator.patch(path, body)).status).toBe(428);
    const changed = await administrator.patch(path, body, ifMatch(version));
    expect(changed.body).toMatchObject({ ...body, verifiedOn: 'unverified', version: Number(version) + 1 });
    expect(changed.headers['etag']).toBe(`"v${Number(version) + 1}"`);
    expect((await administrator.patch(path, body, ifMatch(version))).status).toBe(412);
  });

  it('is verified by whoever called its number, which is shown from then on', async () => {
    const { version } = await entry(SAFE_HOUSE);
    const path = `/api/institutions/${SAFE_HOUSE}/verify`;
    const { status, body } = await administrator.post(path, { dutyLine: '+000 371 0202' }, ifMatch(version));
    const today = (await owner.query('select current_date::text as day')).rows[0].day;
    expect(status).toBe(200);
    expect(body).toMatchObject({ dutyLine: '+000 371 0202', dutyLineUnverified: false, verifiedOn: today });
    expect((await administrator.post(path, { dutyLine: 'call me' }, ifMatch(Number(version) + 1))).status).toBe(400);
  });

  it('has contacts, of which only those that somebody tried are shown', async () => {
    const { version } = await entry(SAFE_HOUSE);
    const contacts = [
      { label: 'Night worker', phone: '+000 371 0203', verified: true },
      { label: 'Old office', phone: '+000 371 0204', verified: false },
    ];
    const { body } = await administrator.put(
      `/api/institutions/${SAFE_HOUSE}/contacts`,
      { contacts },
      ifMatch(version),
    );
    expect(body.contacts).toMatchObject([
      { label: 'Night worker', phone: '+000 371 0203' },
      { label: 'Old office', phone: null, verifiedOn: null },
    ]);
  });

  it('is nobody else’s to change, and what kind of body it is belongs to the focal point', async () => {
    const { version } = await entry(MARTA);
    const path = `/api/institutions/${MARTA}`;
    expect((await administrator.patch(path, { roleNote: 'x' }, ifMatch(version))).status).toBe(403);
    expect((await stranger.patch(path, { roleNote: 'x' }, ifMatch(version))).status).toBe(403);
    const own = await entry(SAFE_HOUSE);
    const kind = { kind: 'police' };
    expect((await administrator.patch(`/api/institutions/${SAFE_HOUSE}`, kind, ifMatch(own.version))).status).toBe(403);
    expect((await focalPoint.patch(path, { level: 'local' }, ifMatch(version))).status).toBe(200);
  });

  it.each([
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['hours', { hours: [{ days: [1], from: '09:00', to: '09:00' }] }],
    ['hours[0].days', { hours: [{ days: [8], from: '09:00', to: '10:00' }] }],
    ['hours[0].from', { hours: [{ days: [1], from: '9 o’clock', to: '10:00' }] }],
    ['dutyLine', { dutyLine: '+000 1' }],
  ])('refuses what cannot be: %s', async (path, body) => {
    const { version } = await entry(SAFE_HOUSE);
    const answer = await administrator.patch(`/api/institutions/${SAFE_HOUSE}`, body, ifMatch(version));
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('is made by the focal point in its own country only, once per name', async () => {
    const body = {
      country: 'LV',
      kind: 'shelter',
      level: 'local',
      name: 'Lighthouse (exercise)',
      source: 'invented for a test',
    };
    const made = await focalPoint.post('/api/institutions', body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      timeZone: 'Europe/Riga',
      localName: body.name,
      verifiedOn: 'unverified',
      mandates: [],
    });
    expect(made.body.allowed).toEqual(['change', 'change-contacts', 'verify', 'give-mandate', 'end']);
    expect((await focalPoint.post('/api/institutions', body)).status).toBe(409);
    expect((await focalPoint.post('/api/institutions', { ...body, country: 'SE' })).status).toBe(403);
    expect(
      (
        await focalPoint.post('/api/institutions', {
          ...body,
          name: 'x',
          partOf: seededId('SE', 'Swedish Police, Region South'),
        })
      ).body.errors[0].path,
    ).toBe('partOf');
  });
});

describe('a mandate', () => {
  it('is given by the focal point, shown as verified that day, and found in the list', async () => {
    const given = await focalPoint.post('/api/mandates', {
      institution: VIDZEME,
      kind: 'service',
      service: 'psychological',
      regions: ['Vidzeme'],
      source: 'agreement of a test',
    });
    expect(given.status).toBe(201);
    expect(given.body).toMatchObject({ kind: 'service', regions: ['Vidzeme'], until: null, allowed: ['end'] });
    const { body } = await administrator.get(`/api/mandates?institution=${VIDZEME}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(given.body.id);
    expect(body.items.every(({ allowed }: { allowed: string[] }) => allowed.length === 0)).toBe(true);
  });

  it.each<[string, object, number]>([
    ['twice at the same time', { institution: MARTA, kind: 'lead' }, 409],
    ['to a ministry', { institution: seededId('LV', 'Ministry of the Interior'), kind: 'focal_point' }, 409],
    ['to lead, to an embassy', { institution: seededId('LV', 'Embassy of Latvia in Stockholm'), kind: 'lead' }, 409],
    ['in another country', { institution: seededId('SE', 'Crisis centre Lund (exercise)'), kind: 'lead' }, 403],
    ['to nobody', { institution: randomUUID(), kind: 'lead' }, 404],
    ['for a service that is not named', { institution: VIDZEME, kind: 'service' }, 400],
    [
      'to lead until a day on which nobody would give its leads on',
      { institution: VIDZEME, kind: 'lead', until: '2030-01-01T00:00:00Z' },
      400,
    ],
    ['that ends before it begins', { institution: VIDZEME, kind: 'identify', until: '2020-01-01T00:00:00Z' }, 400],
  ])('is not given %s', async (_, body, status) =>
    expect((await focalPoint.post('/api/mandates', { ...body, source: 'a test' })).status).toBe(status),
  );

  it('with open leads ends only together with giving each to the fallback, and the fallback is told of each', async () => {
    const cases = [await openCase(MARTA), await openCase(MARTA)];
    const path = `/api/mandates/${await mandateOf(MARTA, 'lead')}/end`;
    const refused = await focalPoint.post(path);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ type: '/problems/leads-would-lapse', openLeads: 2 });
    expect(await leads(cases[0]!)).toBe(MARTA);
    expect((await administrator.post(path)).status).toBe(403);
    const ended = await focalPoint.post(path, { giveLeadsToFallback: true });
    expect(ended).toMatchObject({ status: 200, body: { leadsGiven: 2, fallback: NIGHT_DESK } });
    for (const id of cases) expect(await leads(id)).toBe(NIGHT_DESK);
    const { rows } = await owner.query(
      `select subjects->>'to' as "to", subjects->>'case' as "case" from outbox where kind = 'case.fell-back' order by subjects->>'case'`,
    );
    expect(rows).toEqual([...cases].sort().map((id) => ({ to: NIGHT_DESK, case: id })));
    expect((await focalPoint.post(path)).status).toBe(409);
  });

  it('of the fallback that the list ends with cannot end before the list is changed', async () => {
    const answer = await focalPoint.post(`/api/mandates/${await mandateOf(NIGHT_DESK, 'fallback_lead')}/end`, {
      giveLeadsToFallback: true,
    });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('Latvia: the escalation list ends with "National night desk, Latvia"');
  });
});

describe('an institution', () => {
  it('does not end between the choice of a first lead and the case that it leads', async () => {
    const other = new pg.Client({ connectionString: database.ownerUrl });
    await other.connect();
    await other.query('begin');
    await other.query(`select hold_mandates('LV', false)`);
    let answered = false;
    const ending = focalPoint.post(`/api/institutions/${CRISIS}/end`).finally(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    await openCase(CRISIS, other);
    await other.query('commit');
    await other.end();
    expect((await ending).body).toMatchObject({ type: '/problems/leads-would-lapse', openLeads: 1 });
  });

  it('that leads ends only together with giving its leads away; then it is in no list and cannot be changed', async () => {
    const open = await openCase(SAFE_HOUSE);
    const path = `/api/institutions/${SAFE_HOUSE}/end`;
    expect((await administrator.post(path, { giveLeadsToFallback: true })).status).toBe(403);
    expect((await focalPoint.post(path)).body).toMatchObject({ type: '/problems/leads-would-lapse', openLeads: 1 });
    expect((await focalPoint.post(path, { giveLeadsToFallback: true })).body).toMatchObject({ leadsGiven: 1 });
    expect(await leads(open)).toBe(NIGHT_DESK);
    const after = await entry(SAFE_HOUSE);
    expect(after).toMatchObject({ mandates: [], allowed: [] });
    expect(after.endedAt).not.toBeNull();
    const listed = (await focalPoint.get('/api/institutions?country=LV')).body.items;
    expect(listed.map(({ id }: { id: string }) => id)).not.toContain(SAFE_HOUSE);
    expect(
      (await focalPoint.patch(`/api/institutions/${SAFE_HOUSE}`, { roleNote: 'x' }, ifMatch(after.version))).status,
    ).toBe(409);
    expect((await focalPoint.post(path)).status).toBe(409);
  });
});

it('every act left its audit row, refused ones too, with names of fields and no values', async () => {
  const { rows } = await owner.query(
    `select action, array_agg(distinct outcome order by outcome) as outcomes from audit_entry
      where action ~ '^(institution|mandate)\\.' group by action order by action`,
  );
  expect(Object.fromEntries(rows.map(({ action, outcomes }) => [action, outcomes]))).toMatchObject({
    'institution.change': ['done', 'refused'],
    'institution.create': ['done', 'refused'],
    'institution.end': ['done', 'refused'],
    'institution.verify': ['done'],
    'mandate.end': ['done', 'refused'],
    'mandate.give': ['done', 'refused'],
  });
  const kept = await owner.query(`select audit_entry::text as text from audit_entry`);
  expect(kept.rows.map(({ text }) => text).join()).not.toContain('371 020');
});
