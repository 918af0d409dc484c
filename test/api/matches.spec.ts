import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Outbox } from '../../src/platform/outbox/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { anIdentification } from '../support/identifications.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: Client;
let officer: Person;
let social: Person;
let shelter: Person;

beforeAll(async () => {
  database = await freshDatabase();
  test = await startTestApp(database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  [officer, social, shelter] = (await Promise.all(
    ['se.police', 'se.social', 'lv.safehouse'].map((login) => test.people.login(login)),
  )) as [Person, Person, Person];
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
      allowed: ['make_contact', 'not_same'],
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
