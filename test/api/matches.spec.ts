import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anIdentification } from '../support/identifications.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

const MARTA = seededId('LV', 'Centre MARTA');
const MALMO = seededId('SE', 'Social emergency service, Malmö (exercise)');

let database: FreshDatabase;
let test: TestApp;
let owner: Client;
let officer: Person;
let social: Person;
let shelter: Person;
let marta: Person;

beforeAll(async () => {
  database = await freshDatabase();
  test = await startTestApp(database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  [officer, social, shelter, marta] = (await Promise.all(
    ['se.police', 'se.social', 'lv.safehouse', 'lv.marta'].map((login) => test.people.login(login)),
  )) as [Person, Person, Person, Person];
});
afterAll(async () => {
  await owner.end();
  await test.close();
  await database.drop();
});

const told = () => test.app.get(Outbox).deliverAll();
const met = async (name: string, born: string, changes: Record<string, unknown> = {}) => {
  const answer = await officer.post(
    '/api/identifications',
    anIdentification({ identity: { names: [{ kind: 'stated', text: name }], born, ...changes } }),
  );
  expect(answer.status).toBe(201);
  await told();
  return answer.body.caseId as string;
};
const asked = async (who: Person, name: string, born?: string) => {
  const answer = await who.post('/api/matches/searches', {
    names: [{ text: name }],
    ...(born ? { born } : {}),
    reason: 'Met at the port',
  });
  await told();
  return answer;
};
const matches = async (who: Person) => (await who.get('/api/matches')).body.items;

describe('The same person, found without telling anyone', () => {
  it('answers a search for somebody known and for somebody unknown alike, and only the holder is told', async () => {
    const caseId = await met('Жанна Щербакова', '1991-03-04');
    const [hit, miss] = [
      await asked(shelter, 'Zhanna Shcherbakova', '1991-04-03'),
      await asked(shelter, 'Nobody Knowsher', '1991-04-03'),
    ];
    expect([hit.status, hit.body]).toEqual([201, { registered: true }]);
    expect(miss.body).toEqual(hit.body);
    expect(await matches(shelter)).toEqual([]);
    const [match] = await matches(social);
    expect(match).toMatchObject({
      caseId,
      how: 'asked_for',
      reason: 'Met at the port',
      status: 'waiting',
      allowed: ['make_contact', 'no_contact', 'not_same'],
    });
    const told = (await social.get('/api/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(told).toContain('match.found');
    const { rows } = await owner.query('select 1 from person_search where described is not null');
    expect(rows).toEqual([]);
  });

  it('gives the holder a task, which ends with the decision; contact is what the asker sees first', async () => {
    const [match] = await matches(social);
    const tasks = async () =>
      (await social.get(`/api/cases/${match.caseId}`)).body.tasks.filter(
        (task: { kind: string }) => task.kind === 'somebody_may_know',
      );
    expect((await tasks())[0].doneAt).toBeNull();
    const answer = await social.post(`/api/matches/${match.id}/contact`);
    expect([answer.status, answer.body.status]).toEqual([200, 'contact']);
    expect((await tasks())[0].doneAt).not.toBeNull();
    const [seen] = await matches(shelter);
    expect(seen).toMatchObject({
      id: match.id,
      caseId: null,
      number: null,
      status: 'contact',
      reason: null,
      allowed: [],
    });
    expect((await social.post(`/api/matches/${match.id}/contact`)).status).toBe(409);
    expect((await shelter.post(`/api/matches/${match.id}/not-same`, { reason: 'Not ours' })).status).toBe(403);
  });

  it('is asked once about two people: "not the same" is remembered with its reason', async () => {
    await met('Kārlis Bērziņš', '1988-07-19');
    await met('Karlis Berzins', '1988-07-19');
    const [match] = await matches(social);
    expect(match).toMatchObject({ how: 'met', status: 'waiting' });
    expect((await social.post(`/api/matches/${match.id}/not-same`, { reason: 'Twins of that name' })).body.status).toBe(
      'not_same',
    );
    const before = (await matches(social)).length;
    await social.post(`/api/cases/${match.caseId}/sections/identity`, {
      statement: 'documented',
      identity: { names: [{ kind: 'document', text: 'Karlis Berzins' }], born: '1988-07-19' },
    });
    await told();
    expect((await matches(social)).length).toBe(before);
    const { rows } = await owner.query('select why from possible_match where id = $1', [match.id]);
    expect(rows[0].why.toString()).not.toContain('Twins');
  });

  it('is confirmed only after contact', async () => {
    await met('Olga Example', '1979-01-02', { documents: 'Passport AB7654321' });
    await met('Another Name', '1999', { documents: 'passport ab 7654321' });
    const [match] = await matches(social);
    expect((await social.post(`/api/matches/${match.id}/confirm`)).status).toBe(409);
    await social.post(`/api/matches/${match.id}/contact`);
    expect((await social.post(`/api/matches/${match.id}/confirm`)).body.status).toBe('same');
  });

  it('compares closed cases, too', async () => {
    const caseId = await met('Solveig Ødegård', '1970-12-30');
    const closer = await test.people.login('se.social');
    expect((await closer.post(`/api/cases/${caseId}/close`, { reason: 'opened_in_error' })).status).toBe(200);
    await asked(shelter, 'Solveig Odegard', '1970-12-30');
    expect((await matches(social))[0]).toMatchObject({ caseId, status: 'waiting' });
  });

  it('may be left without contact, and nobody but the holder learns of it', async () => {
    const caseId = await met('Ingrid Lillevik', '1969-02-11');
    await asked(shelter, 'Ingrid Lillevik', '1969-02-11');
    const [match] = await matches(social);
    expect(match).toMatchObject({ caseId, status: 'waiting' });
    expect((await social.post(`/api/matches/${match.id}/no-contact`)).body).toMatchObject({
      status: 'no_contact',
      allowed: ['make_contact', 'not_same'],
    });
    expect((await matches(shelter)).map(({ id }: { id: string }) => id)).not.toContain(match.id);
  });

  it('answers an institution or a user who is kept out as everybody, and tells the lead who asks', async () => {
    const caseId = await met('Tuulikki Virtasalo', '1984-06-05');
    const out = await social.post(`/api/cases/${caseId}/exclusions`, { institution: MARTA, reason: 'My cousin' });
    expect(out.status).toBe(201);
    const [hit, miss] = [
      await asked(marta, 'Tuulikki Virtasalo', '1984-06-05'),
      await asked(marta, 'Nobody Knowsher', '1984-06-05'),
    ];
    expect([hit.status, hit.body]).toEqual([miss.status, miss.body]);
    const [match] = await matches(social);
    expect(match).toMatchObject({ caseId, askerKeptOut: 'institution', allowed: ['no_contact', 'not_same'] });
    const refused = await social.post(`/api/matches/${match.id}/contact`);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('kept out') } });
    await told();
    expect(await matches(marta)).toEqual([]);
    const kinds = (await marta.get('/api/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).not.toContain('match.contact');
  });

  it('asks nobody about a person who keeps them out where that person was met again', async () => {
    await met('Wilhelmina Ekström', '1977-08-09');
    const before = (await matches(social)).length;
    const again = await marta.post('/api/identifications', {
      ...anIdentification({ identity: undefined }),
      place: { class: 'own_place' },
    });
    expect(again.status).toBe(201);
    const lead = await test.people.login('lv.safehouse');
    const leads = (await lead.get(`/api/cases/${again.body.caseId}`)).status === 200 ? lead : marta;
    const out = await leads.post(`/api/cases/${again.body.caseId}/exclusions`, {
      institution: MALMO,
      reason: 'They told him',
    });
    expect(out.status).toBe(201);
    await leads.post(`/api/cases/${again.body.caseId}/sections/identity`, {
      statement: 'documented',
      identity: { names: [{ kind: 'document', text: 'Wilhelmina Ekström' }], born: '1977-08-09' },
    });
    await told();
    expect((await matches(social)).length).toBe(before);
  });

  it('is searched for a number of times in an hour by one account, and then not: kept with when it may go on', async () => {
    await owner.query(
      `insert into search_limit (country, most, within, source) values ('LV', 2, '1 hour', 'this test'), ('LV', 1000, '1 day', 'this test')`,
    );
    const night = await test.people.login('lv.safehouse.night');
    const sent = [];
    for (let turn = 0; turn < 3; turn += 1) sent.push(await asked(night, `Nobody Knowsher${'a'.repeat(turn)}`));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 429]);
    const wait = Number(sent[2]?.headers['retry-after']);
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    const { rows } = await owner.query(
      `select problem from audit_entry where action = 'match.search' and outcome = 'refused' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ problem: 'too-many-tries' }]);
    const racing = await test.people.login('lv.social');
    const both = await Promise.all([1, 2, 3, 4].map(() => asked(racing, 'Nobody Knowsher')));
    expect(both.filter(({ status }) => status === 201)).toHaveLength(2);
  });

  it('keeps the index from everybody but the worker', async () => {
    const app = new Client({ connectionString: database.appUrl });
    await app.connect();
    await expect(app.query('select 1 from blind_token')).rejects.toThrow(/permission denied/);
    await expect(app.query('select described from person_search')).rejects.toThrow(/permission denied/);
    await app.end();
    const worker = new Client({ connectionString: database.workerUrl });
    await worker.connect();
    const { rows } = await worker.query('select distinct section from section_entry');
    expect(rows).toEqual([{ section: 'identity' }]);
    await worker.end();
  });
});
