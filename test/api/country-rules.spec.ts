import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isOpen } from '../../src/institutions/hours.js';
import { seededId } from '../../src/institutions/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

const COORDINATOR = seededId('LV', 'National Anti-Trafficking Coordinator');
const SIVA = seededId('LV', 'Social Integration State Agency');
const NIGHT_DESK = seededId('LV', 'National night desk, Latvia');

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let focalPoint: Person;
let stranger: Person;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  focalPoint = await test.people.login('lv.coordinator');
  stranger = await test.people.login('se.coordinator');
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const ifMatch = (version: number) => ({ 'if-match': `"v${version}"` });
const entry = async (id: string) => (await focalPoint.get(`/api/institutions/${id}`)).body;
const country = async (code: string) => (await focalPoint.get(`/api/countries/${code}`)).body;

describe('the rules of a country', () => {
  it('are changed by its focal point on the version they saw; the earlier rule stays with its dates', async () => {
    const before = await country('LV');
    expect(before.allowed).toContain('change-first-lead-rule');
    const body = {
      steps: ['identifier_with_mandate', 'standing_first_lead', 'holding_lead'],
      source: 'order of a test',
    };
    const path = '/api/countries/LV/first-lead-rule';
    expect((await stranger.put(path, body, ifMatch(before.version))).status).toBe(403);
    const changed = await focalPoint.put(path, body, ifMatch(before.version));
    expect(changed.body.firstLeadRule).toMatchObject({ steps: body.steps, source: body.source });
    expect((await focalPoint.put(path, body, ifMatch(before.version))).status).toBe(412);
    const bad = { ...body, steps: ['standing_first_lead'] };
    expect((await focalPoint.put(path, bad, ifMatch(Number(before.version) + 1))).body.errors[0].path).toBe('steps');
    const { rows } = await owner.query(`select count(*)::int as n from first_lead_rule where country = 'LV'`);
    expect(rows[0].n).toBe(2);
  });

  it('keep an escalation list that ends in a fallback', async () => {
    const path = '/api/countries/LV/escalation';
    const { version } = await country('LV');
    const unsound = await focalPoint.put(path, { institutions: [COORDINATOR, SIVA] }, ifMatch(version));
    expect(unsound.status).toBe(409);
    expect(unsound.body.detail).toContain('not open round the clock');
    expect(
      (await focalPoint.put(path, { institutions: [seededId('SE', 'National night desk, Sweden')] }, ifMatch(version)))
        .status,
    ).toBe(400);
    const { body } = await focalPoint.put(path, { institutions: [COORDINATOR, NIGHT_DESK] }, ifMatch(version));
    expect(body.escalatesTo.map(({ institution }: { institution: string }) => institution)).toEqual([
      COORDINATOR,
      NIGHT_DESK,
    ]);
    const desk = await entry(NIGHT_DESK);
    const closed = await focalPoint.patch(
      `/api/institutions/${NIGHT_DESK}`,
      { roundTheClock: false },
      ifMatch(desk.version),
    );
    expect(closed.status).toBe(409);
  });

  it('hold times and holidays of their own', async () => {
    let { version } = await country('LV');
    const path = '/api/countries/LV/time-limits';
    const set = async (body: object) => focalPoint.put(path, { source: 'a test', ...body }, ifMatch(version));
    expect((await set({ what: 'takeover_clock', workingDays: 2 })).status).toBe(400);
    expect((await set({ what: 'takeover_clock' })).status).toBe(400);
    for (const hours of [6, 8]) {
      const { body } = await set({ what: 'takeover_clock', hours });
      expect(body.timeLimits.find(({ what }: { what: string }) => what === 'takeover_clock')).toMatchObject({
        hours,
        own: true,
      });
      version = body.version;
    }
    const days = [{ day: '2029-01-01', name: 'New Year' }];
    const { body } = await focalPoint.put('/api/countries/LV/holidays', { year: 2029, days }, ifMatch(version));
    expect(body.holidays).toContainEqual(days[0]);
    const wrong = await focalPoint.put('/api/countries/LV/holidays', { year: 2030, days }, ifMatch(body.version));
    expect(wrong.status).toBe(400);
  });
});

describe('the start of the application', () => {
  it('is refused, with the name of the country, when a request there would climb to nobody', async () => {
    const own = await freshDatabase();
    const client = new pg.Client({ connectionString: own.ownerUrl });
    await client.connect();
    await client.query(`delete from escalation_step where country = 'IS'; delete from first_lead_rule where country = 'PL';
      delete from time_limit where what = 'read_window'`);
    await client.end();
    await expect(startTestApp(own)).rejects.toThrow(
      'Iceland: nobody is named on the escalation list.\nPoland: there is no rule for the first lead of a case.\nAll countries: there is no time for "read_window".',
    );
    await own.drop();
  });
});

it('the database and the rule agree on when a desk is open, at every half hour of a month with holidays and a change of clocks', async () => {
  const hours = [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '16:30' },
    { days: [5, 6], from: '20:00', to: '07:30', onHolidays: true },
    { days: [7], from: '18:00', to: '24:00' },
  ];
  const timeZone = 'Europe/Stockholm';
  const { rows } = await owner.query<{ at: Date; open: boolean }>(
    `select at, desk_is_open(false, $1::jsonb, $2, 'SE', at) as open
       from generate_series(timestamptz '2026-03-15', timestamptz '2026-05-20', interval '30 minutes') as at`,
    [JSON.stringify(hours), timeZone],
  );
  const days = await owner.query<{ day: string }>(`select day::text from holiday where country = 'SE'`);
  const holidays = new Set(days.rows.map(({ day }) => day));
  const desk = { timeZone, roundTheClock: false, hours };
  expect(rows.filter(({ at, open }) => isOpen(desk, at, holidays) !== open)).toEqual([]);
  expect(new Set(rows.map(({ open }) => open)).size).toBe(2);
});

it('what was changed and what was refused is in the audit, with the country and the rule by name', async () => {
  const { rows } = await owner.query(
    `select distinct action, outcome, fields from audit_entry where action ~ '^country[.]c' order by action, outcome, fields`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'country.check', outcome: 'done', fields: [] },
      { action: 'country.change', outcome: 'done', fields: ['LV.firstLeadRule'] },
      { action: 'country.change', outcome: 'refused', fields: [] },
    ]),
  );
});
