import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { KeyFile } from '../../src/platform/keys/index.js';
import { aCase, done, onTheWay, A_PLAN } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const CANARY = `Canary${randomUUID()}`;
const PERSONAL = {
  called: `${CANARY} One`,
  identity: { names: [{ kind: 'stated', text: `${CANARY} Two` }] },
  safeContact: { channel: 'phone', value: `${CANARY} Three` },
};
const TABLES = [
  'section_entry',
  'case_file',
  'reception_plan',
  'idempotency_key',
  'outbox',
  'audit_entry',
  'case_event',
];

let town: Town;
/** More applications on the same database. passport knows one per process, the last one: none may close before the end. */
const others: TestApp[] = [];
const another = async (...settings: Parameters<typeof startTestApp>): Promise<TestApp> => {
  const test = await startTestApp(...settings);
  others.push(test);
  return test;
};
const folder = mkdtempSync(join(tmpdir(), 'hof-vault-'));

beforeAll(async () => {
  town = await Town.open();
});
afterAll(async () => {
  for (const test of others) await test.close();
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

const identity = (by: Person, caseId: string) => by.get(`/api/cases/${caseId}/sections/identity`);
const nameIn = (answer: { body: { entries: { content: { names: { text: string }[] } }[] } }) =>
  answer.body.entries[0]?.content.names[0]?.text;

describe('What is personal', () => {
  it('comes back to those who may read it, and lies in the database as bytes that say nothing', async () => {
    const { caseId } = await aCase(town.officer, PERSONAL);
    expect(nameIn(await identity(town.social, caseId))).toBe(`${CANARY} Two`);
    expect(done(await town.social.get(`/api/cases/${caseId}`)).called).toBe(`${CANARY} One`);
    const list = done(await town.social.get('/api/cases')).items;
    expect(list.find(({ id }: { id: string }) => id === caseId)).toMatchObject({ called: `${CANARY} One` });

    const plan = { ...A_PLAN, personSays: `${CANARY} Four` };
    const handover = await onTheWay(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await town.safeHouse.put(`/api/handovers/${handover}/reception-plan`, plan, { 'if-match': '"v1"' }));
    expect(done(await town.social.get(`/api/handovers/${handover}/reception-plan`)).personSays).toBe(`${CANARY} Four`);

    for (const table of TABLES) {
      const rows = await town.rows(`select t::text as line from ${table} t`);
      expect({ table, rows: rows.length > 0 }).toEqual({ table, rows: true });
      const found = rows.filter(({ line }) =>
        [CANARY, Buffer.from(CANARY).toString('hex')].some((form) => line.includes(form)),
      );
      expect({ table, found }).toEqual({ table, found: [] });
    }
  });

  it('does not open in a row to which somebody has moved it', async () => {
    const one = await aCase(town.officer, PERSONAL);
    const [first, second] = await town.rows(
      `select id from section_entry where case_id = $1 order by section limit 2`,
      one.caseId,
    );
    await town.rows(
      `update section_entry set content = (select content from section_entry where id = $1) where id = $2`,
      first.id,
      second.id,
    );
    const answers = [
      await identity(town.social, one.caseId),
      await town.social.get(`/api/cases/${one.caseId}/sections/safe_contact`),
    ];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
    expect(answers.find(({ status }) => status === 503)?.body).toEqual(UNAVAILABLE);
  });

  it('is out of reach for the roles of the main database without the keys, and for the role of the keys without the rest', async () => {
    const { appUrl, workerUrl, keysUrl } = town.database;
    for (const url of [appUrl, workerUrl]) {
      const there = new URL(url);
      there.pathname = new URL(keysUrl).pathname;
      await expect(ask(there.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
    }
    const main = new URL(keysUrl);
    main.pathname = new URL(appUrl).pathname;
    await expect(ask(main.href, 'select * from public.section_entry')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(keysUrl, 'delete from data_key')).rejects.toMatchObject({ code: '42501' });
  });
});

const UNAVAILABLE = {
  type: '/problems/unavailable',
  title: 'Not available for a moment; nothing was lost or done',
  status: 503,
};

describe.each([
  [
    'When the key store is away',
    () => another({ ...town.database, keysUrl: 'postgresql://nobody:x@127.0.0.1:1/keys' }),
  ],
  [
    'With the master key of another installation',
    () => {
      const path = join(folder, 'another.key');
      KeyFile.create(path);
      return another(town.database, { KEY_FILE: path });
    },
  ],
])('%s', (_when, start) => {
  let without: TestApp;
  let caseId: string;
  beforeAll(async () => {
    ({ caseId } = await aCase(town.officer, PERSONAL));
    without = await start();
  });

  it('nothing personal is shown or taken, and everything else goes on', async () => {
    const social = await without.people.login('se.social');
    for (const path of ['/api/cases', `/api/cases/${caseId}`, `/api/cases/${caseId}/sections/identity`])
      expect({ path, ...(await social.get(path)) }).toMatchObject({ path, status: 503, body: UNAVAILABLE });
    const written = await social.post(`/api/cases/${caseId}/sections/plan`, { statement: 'assessment', text: CANARY });
    expect(written).toMatchObject({ status: 503, body: UNAVAILABLE });
    expect((await social.get('/api/inbox')).status).toBe(200);
    expect((await social.get(`/api/cases/${caseId}/timeline`)).status).toBe(200);
    expect(await town.rows(`select 1 from section_entry where case_id = $1 and section = 'plan'`, caseId)).toEqual([]);
    expect(nameIn(await identity(town.social, caseId))).toBe(`${CANARY} Two`);
  });
});

describe('A person who is new while the key store is away', () => {
  it('is not half taken in: 503, no case, and the same call succeeds afterwards', async () => {
    const without = await another({ ...town.database, keysUrl: 'postgresql://nobody:x@127.0.0.1:1/keys' });
    const cases = () => town.rows('select count(*)::int as n from case_file');
    const key = { 'idempotency-key': randomUUID() };
    const before = await cases();
    const officer = await without.people.login('se.police');
    const refused = await officer.post('/api/identifications', anIdentification(PERSONAL), key);
    expect(refused).toMatchObject({ status: 503, body: UNAVAILABLE });
    expect(await cases()).toEqual(before);
    expect((await town.officer.post('/api/identifications', anIdentification(PERSONAL), key)).status).toBe(201);
  });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}
