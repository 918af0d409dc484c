import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Work, type Tx } from '../../src/audit/index.js';
import { inZones, InstitutionsService, seededId, sowInstitutions } from '../../src/institutions/index.js';
import type { Country } from '../../src/kernel/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

const AGENCY = seededId('SE', 'Swedish Gender Equality Agency');
const SOCIAL = seededId('SE', 'Social emergency service, Malmö (exercise)');
const MEN = seededId('SE', 'Shelter Öresund (exercise)');
const WOMEN = seededId('SE', "Women's house Skåne (exercise)");
const LUND = seededId('SE', 'Crisis centre Lund (exercise)');
const POLICE = seededId('SE', 'Swedish Police, Region South');
const SAFE_HOUSE = seededId('LV', 'Shelter "Safe House"');
const MARTA = seededId('LV', 'Centre MARTA');
const SIVA = seededId('LV', 'Social Integration State Agency');
const NIGHT_DESK = seededId('LV', 'National night desk, Latvia');

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let directory: InstitutionsService;
let officer: Person;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  directory = test.app.get(InstitutionsService);
  officer = await test.people.login('lv.police');
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const asked = <T>(use: (tx: Tx) => Promise<T>): Promise<T> =>
  test.app.get(Work).system({ job: 'test', requestId: randomUUID() }, 'country.check', {}, use);

describe('the directory as it is seeded', () => {
  it('has the ten states, each with a first-lead rule, and ends every escalation list in a fallback that is awake', async () => {
    const { body } = await officer.get('/api/countries');
    expect(body.items.map(({ code }: { code: string }) => code).sort()).toEqual([
      'DE',
      'DK',
      'EE',
      'FI',
      'IS',
      'LT',
      'LV',
      'NO',
      'PL',
      'SE',
    ]);
    for (const { code } of body.items) {
      const country = (await officer.get(`/api/countries/${code}`)).body;
      expect(country.firstLeadRule.steps.at(-1)).toBe('holding_lead');
      expect(country.escalatesTo.at(-1)).toMatchObject({ open: true, fallback: true });
      expect(country.holidays.length).toBeGreaterThan(8);
    }
  });

  it('has the twelve Latvian bodies under their official names, the coordinator apart from its ministry', async () => {
    const { body } = await officer.get('/api/institutions?country=LV');
    const names = body.items.map(({ localName }: { localName: string }) => localName);
    expect(names).toEqual(
      expect.arrayContaining([
        'Iekšlietu ministrija',
        'Labklājības ministrija',
        'Ārlietu ministrija',
        'Veselības ministrija',
        'Latvijas Republikas Tiesībsarga birojs',
        'Valsts policija',
        'Valsts robežsardze',
        'Pilsonības un migrācijas lietu pārvalde',
        'Sociālās integrācijas valsts aģentūra',
        'Biedrība "Centrs MARTA"',
        'Biedrība "Par brīvu Vidzemi no cilvēku tirdzniecības"',
        'Biedrība "Patvērums \'Drošā māja\'"',
      ]),
    );
    const coordinator = body.items.find(({ kind }: { kind: string }) => kind === 'national_coordinator');
    expect(coordinator.partOf).toBe(seededId('LV', 'Ministry of the Interior'));
  });

  it('shows no number that nobody has tried, and says which rows nobody has verified', async () => {
    const house = (await officer.get(`/api/institutions/${SAFE_HOUSE}`)).body;
    expect(house).toMatchObject({ dutyLine: null, dutyLineUnverified: true, verifiedOn: 'unverified', open: true });
    expect(JSON.stringify(house)).not.toContain('28612120');
    const exercise = (await officer.get(`/api/institutions/${SOCIAL}`)).body;
    expect(exercise).toMatchObject({ dutyLine: '+46 40 628 04 10', verifiedOn: '2026-01-01' });
  });

  it('names a source for every row, holds no mailbox, and gives ministries and ombudsmen no mandate', async () => {
    const { rows } = await owner.query(`
      select (select count(*) from institution where source is null) as unsourced,
             (select count(*) from institution where institution::text like '%@%') +
             (select count(*) from institution_contact where email is not null) as mailboxes,
             (select count(*) from mandate m join institution i on i.id = m.institution_id
               where i.kind in ('ministry', 'ombudsman') or (i.kind = 'embassy' and m.kind <> 'identify')) as wrong,
             (select array_agg(distinct i.country) from mandate m join institution i on i.id = m.institution_id
               where m.kind = 'focal_point') as "focalPoints"`);
    expect(rows[0]).toEqual({
      unsourced: '0',
      mailboxes: '0',
      wrong: '0',
      focalPoints: ['DK', 'EE', 'FI', 'IS', 'LT', 'LV', 'SE'],
    });
  });

  it('sown again leaves alone what was changed, renamed or ended', async () => {
    const crisis = seededId('LV', 'Crisis house, Riga (exercise)');
    await owner.query(`update institution set name = 'Renamed house', round_the_clock = false where id = $1`, [crisis]);
    const count = async () =>
      (
        await owner.query(
          'select (select count(*) from institution) i, (select count(*) from mandate) m, (select count(*) from holiday) h, (select count(*) from time_limit) t',
        )
      ).rows[0];
    const before = await count();
    const source = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
    await sowInstitutions(source, (sentence) => {
      throw new Error(sentence);
    });
    await source.destroy();
    expect(await count()).toEqual(before);
    const { rows } = await owner.query('select name from institution where id = $1', [crisis]);
    expect(rows[0].name).toBe('Renamed house');
  });
});

describe('reading the directory', () => {
  it('asks everyone to sign in', async () =>
    expect((await test.people.anonymous().get('/api/institutions')).status).toBe(401));

  it('goes page by page, each row once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await officer.get(after === '' ? '/api/institutions' : `/api/institutions?after=${after}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ?? '';
    } while (after !== '');
    const { rows } = await owner.query('select count(*)::int as n from institution where ended_at is null');
    expect(seen.length).toBe(rows[0].n);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('finds by country, kind, service, mandate, name and who is open now', async () => {
    const find = async (query: string) =>
      (await officer.get(`/api/institutions?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await find('country=SE&kind=shelter&service=escort&openNow=true')).toEqual(
      expect.arrayContaining([MEN, WOMEN, LUND]),
    );
    expect(await find('country=LV&mandate=standing_first_lead')).toEqual([SAFE_HOUSE]);
    expect(await find('name=DROŠĀ')).toEqual([SAFE_HOUSE]);
  });

  it.each(['country=XX', 'kind=wizard', 'after=nonsense', 'openNow=perhaps', 'colour=red'])(
    'refuses %s',
    async (query) => expect((await officer.get(`/api/institutions?${query}`)).status).toBe(400),
  );

  it('finds the entries that nobody has looked at for half a year, or ever, and says so of each', async () => {
    const people = await test.people.login('lv.ministry');
    const listed = async (query: string) =>
      (await people.get(`/api/institutions?country=LV${query}`)).body.items as {
        name: string;
        ageing: boolean;
        verifiedOn: string;
      }[];
    const [all, ageing] = [await listed(''), await listed('&ageing=true')];
    const halfAYearAgo = new Date(Date.now() - 180 * 86_400_000).toISOString().slice(0, 10);
    for (const one of all) expect(one.ageing).toBe(one.verifiedOn === 'unverified' || one.verifiedOn < halfAYearAgo);
    expect(ageing.map(({ name }) => name)).toEqual(all.filter((one) => one.ageing).map(({ name }) => name));
    expect(ageing.length).toBeGreaterThan(0);
  });

  it('gives 404 for what is not there', async () => {
    expect((await officer.get(`/api/institutions/${randomUUID()}`)).status).toBe(404);
    expect((await officer.get('/api/countries/XX')).status).toBe(404);
  });
});

describe('what other modules ask', () => {
  const first = (country: Country, identifier: string, ageGroup: 'adult' | 'minor' | 'unsure', gender?: string) =>
    asked((tx) =>
      directory.firstLead(tx, { country, identifier: identifier as never, ageGroup, ...(gender ? { gender } : {}) }),
    );

  it.each<[string, Country, string, 'adult' | 'minor' | 'unsure', string, string]>([
    ['Swedish police at night: the social emergency service leads', 'SE', POLICE, 'adult', SOCIAL, 'standing_mandate'],
    ['Safe House leads whom it identifies', 'LV', SAFE_HOUSE, 'adult', SAFE_HOUSE, 'mandate'],
    [
      'a Latvian embassy in Stockholm: by the rule of Sweden',
      'SE',
      seededId('LV', 'Embassy of Latvia in Stockholm'),
      'adult',
      SOCIAL,
      'standing_mandate',
    ],
    ['a lead mandate of one country leads nowhere else', 'SE', MARTA, 'adult', SOCIAL, 'standing_mandate'],
    [
      'a child in Latvia',
      'LV',
      seededId('LV', 'State Police'),
      'unsure',
      seededId('LV', "Orphans' court"),
      'child_rule',
    ],
    [
      'Norway has no standing first lead',
      'NO',
      seededId('NO', 'Norwegian Police'),
      'adult',
      seededId('NO', 'Norwegian Police'),
      'holding',
    ],
  ])('%s', async (_, country, identifier, ageGroup, expected, basis) => {
    const lead = await first(country, identifier, ageGroup);
    expect(lead).toMatchObject({ institutionId: expected, basis });
    expect(lead.holdingTime).toBe(basis === 'holding' ? '24:00:00' : undefined);
  });

  it('who may lead, who takes lapsed leads, whom a request climbs to', async () => {
    expect(await asked((tx) => directory.mayLead(tx, SAFE_HOUSE))).toBe(true);
    expect(await asked((tx) => directory.mayLead(tx, POLICE))).toBe(false);
    expect(await asked((tx) => directory.fallback(tx, 'LV'))).toBe(NIGHT_DESK);
    expect((await asked((tx) => directory.escalation(tx, 'LV'))).at(-1)).toBe(NIGHT_DESK);
    expect((await asked((tx) => directory.focalPoints(tx, 'SE'))).map(({ id }) => id)).toEqual([AGENCY]);
    expect(await asked((tx) => directory.focalPoints(tx, 'DE'))).toEqual([]);
    expect(await asked((tx) => directory.holds(tx, MEN, 'service', 'safe_accommodation'))).toBe(true);
  });

  it('candidates fit the person', async () => {
    const beds = (gender: string) =>
      asked((tx) => directory.candidates(tx, 'SE', { ageGroup: 'adult', gender, service: 'safe_accommodation' }));
    const men = (await beds('male')).map(({ id }) => id);
    expect(men[0]).toBe(MEN);
    expect(men).not.toContain(WOMEN);
    const lithuania = await asked((tx) =>
      directory.candidates(tx, 'LT', { ageGroup: 'adult', gender: 'male', region: 'Kaunas' }),
    );
    expect(lithuania.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Men's Crisis Centre, Kaunas", 'Caritas programme for victims of trafficking']),
    );
    expect(lithuania.map(({ name }) => name)).not.toContain('Vilnius Archdiocese Caritas');
  });

  it('answers are due by the rule table, normal ones on a working day of the receiver, on the database clock', async () => {
    const due = (urgency: 'emergency' | 'urgent' | 'normal') =>
      asked((tx) => directory.answerBy(tx, { institutionId: SIVA, country: 'LV' }, urgency));
    const { rows } = await owner.query('select clock_timestamp() as now');
    const minutes = (text: string) => Math.round((new Date(text).getTime() - rows[0].now.getTime()) / 60_000);
    expect(minutes((await due('emergency')).dueAt)).toBe(120);
    expect(minutes((await due('emergency')).halfDueAt)).toBe(60);
    expect(minutes((await due('urgent')).dueAt)).toBe(1440);
    const normal = await due('normal');
    expect(minutes(normal.dueAt)).toBeGreaterThanOrEqual(5 * 1440 - 1);
    expect(inZones(new Date(normal.dueAt), 'Europe/Riga', 'Europe/Stockholm').local).toHaveLength(2);
  });

  it('how long things last is data', async () => {
    expect(await asked((tx) => directory.lasts(tx, 'LV', 'read_window'))).toBe('30 days');
    await owner.query(`insert into time_limit (country, what, lasts) values ('LV', 'overdue_after', '1 second')`);
    expect(await asked((tx) => directory.lasts(tx, 'LV', 'overdue_after'))).toBe('00:00:01');
    expect(await asked((tx) => directory.lasts(tx, 'SE', 'overdue_after'))).toBe('02:00:00');
  });

  it('a closed desk says when it opens; what cannot wait is not sent there', async () => {
    const closed = seededId('SE', 'Family house Österlen (exercise)');
    await owner.query(`update institution set hours = '[]' where id = $1`, [closed]);
    await owner.query(
      `update institution set hours = jsonb_build_array(jsonb_build_object('days', array[extract(isodow from now() at time zone time_zone + interval '2 days')], 'from', '10:00', 'to', '11:00', 'onHolidays', true)) where id = $1`,
      [closed],
    );
    const open = await asked((tx) => directory.openNow(tx, [closed, MEN]));
    expect(open.get(MEN)).toEqual({ open: true });
    expect(open.get(closed)).toEqual({ open: false, opensAt: expect.any(String) });
    const refused = await asked((tx) => directory.whyNotSend(tx, [closed, MEN], 'urgent'));
    expect([...refused.keys()]).toEqual([closed]);
    expect(refused.get(closed)).toMatchObject({
      problem: 'desk-closed',
      hints: { opensAt: open.get(closed)!.opensAt },
    });
  });
});
