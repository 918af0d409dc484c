import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WRITTEN_SECTIONS } from '../../src/access/index.js';
import { aCase, done } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { NOWHERE, referred, startReferrals, type Referrals } from '../support/referrals.js';

const READS = [
  'identity',
  'communication',
  'exploitation',
  'immigration',
  'proceedings',
  'plan',
  'claims',
  'wishes',
  'obligations',
];

let stage: Referrals;
let social: Person, men: Person, officer: Person, hears: Person, stranger: Person;
let ombudsman: string;

beforeAll(async () => {
  stage = await startReferrals();
  ({ social, men, officer, stranger } = stage.people);
  hears = await stage.login('se.complaints');
  const [row] = await stage.rows(`select institution_id as id from account where login = 'se.complaints'`);
  ombudsman = row.id;
});
afterAll(() => stage.close());

const of = (caseId: string, rest = '') => `/api/cases/${caseId}/complaints${rest}`;
const aMandate = (changes: object = {}) => ({ institution: ombudsman, mandate: 'Canary mandate 12-2026', ...changes });
async function heard() {
  const { caseId } = await aCase(officer);
  const { id } = done(await social.post(of(caseId), aMandate()));
  return { caseId, id };
}

describe('On the person’s mandate the Ombudsman', () => {
  it('reads one case: its own sections, never the address nor how the person is reached, and writes nothing', async () => {
    const { caseId } = await heard();
    const open: string[] = [];
    for (const section of WRITTEN_SECTIONS)
      if ((await hears.get(`/api/cases/${caseId}/sections/${section}`)).status === 200) open.push(section);
    expect(open.sort()).toEqual([...READS].sort());
    expect(done(await hears.get(`/api/cases/${caseId}`)).relations).toEqual(['complaint']);
    expect(done(await hears.get('/api/complaints')).items).toMatchObject([
      { caseId, mandate: 'Canary mandate 12-2026' },
    ]);
    const plan = { statement: 'observed', text: 'Not theirs to write.' };
    expect((await hears.post(`/api/cases/${caseId}/sections/plan`, plan)).status).toBe(403);
    const other = await aCase(officer);
    expect((await hears.get(`/api/cases/${other.caseId}`)).status).toBe(404);
  });

  it('stands on the ledger with its basis and purpose, in sight of the lead', async () => {
    const { caseId } = await heard();
    done(await hears.get(`/api/cases/${caseId}/sections/identity`));
    const grants = done(await social.get(`/api/cases/${caseId}`)).grants;
    expect(grants).toContainEqual(
      expect.objectContaining({ relation: 'complaint', purpose: 'complaint', writes: [], until: expect.any(String) }),
    );
    const readings = done(await social.get(`/api/cases/${caseId}/readings`)).items;
    expect(readings).toContainEqual(
      expect.objectContaining({ kind: 'ombudsman', relation: 'complaint', basis: 'persons_mandate' }),
    );
  });

  it('reads until the time is over, by itself', async () => {
    await stage.rows(`update time_limit set lasts = '1 second' where what = 'complaint_read'`);
    const { caseId } = await heard();
    await stage.rows(`update time_limit set lasts = '90 days' where what = 'complaint_read'`);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await hears.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect(done(await social.get(of(caseId))).items).toMatchObject([{ over: true, allowed: [] }]);
    done(await social.post(of(caseId), aMandate()));
  });

  it('or until the person withdraws it', async () => {
    const { caseId, id } = await heard();
    expect((await hears.get(`/api/cases/${caseId}`)).status).toBe(200);
    expect(done(await social.post(of(caseId, `/${id}/end`)))).toMatchObject({ over: true, allowed: [] });
    expect((await hears.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect((await social.post(of(caseId, `/${id}/end`))).status).toBe(409);
  });

  it('still reads a case that was closed meanwhile', async () => {
    const { caseId } = await heard();
    done(await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    expect((await hears.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(200);
  });

  it('identifies nobody, looks for nobody, and has no case without a mandate', async () => {
    expect((await hears.post('/api/identifications', anIdentification())).status).toBe(403);
    const search = { names: [{ text: 'Nobody Knowsher' }], reason: 'proof' };
    expect((await hears.post('/api/matches/searches', search)).status).toBe(403);
    expect(done(await hears.get('/api/cases')).items).toEqual([]);
  });
});

describe('The mandate', () => {
  it('is recorded by whoever supports the person too, since the complaint may be about the lead, who sees it', async () => {
    const { caseId } = await aCase(officer);
    await referred(social, men, caseId);
    const { id } = done(await men.post(of(caseId), aMandate()));
    expect((await hears.get(`/api/cases/${caseId}`)).status).toBe(200);
    expect(done(await social.get(of(caseId))).items).toMatchObject([{ recordedBy: 'Shelter Öresund (exercise)' }]);
    const told = await stage.rows(
      `select kind from outbox where subjects ->> 'case' = $1 and kind like 'complaint.%' order by kind`,
      caseId,
    );
    expect(told).toEqual([{ kind: 'complaint.opened' }, { kind: 'complaint.recorded' }]);
    expect(done(await men.post(of(caseId, `/${id}/end`))).over).toBe(true);
  });

  it('is not recorded by police, nor by a stranger, and opens nothing where no complaints are heard', async () => {
    const { caseId } = await aCase(officer);
    const chief = await stage.login('se.police.lead');
    expect((await chief.post(of(caseId), aMandate())).status).toBe(403);
    expect((await stranger.post(of(caseId), aMandate())).status).toBe(404);
    const [police] = await stage.rows(`select institution_id as id from account where login = 'se.police'`);
    expect((await social.post(of(caseId), aMandate({ institution: police.id }))).status).toBe(409);
    expect((await social.post(of(caseId), aMandate({ institution: NOWHERE }))).status).toBe(400);
  });

  it('is one at a time, sealed, and not in the answer to an act', async () => {
    const { caseId, id } = await heard();
    expect((await social.post(of(caseId), aMandate())).body.type).toBe('/problems/already-open');
    const [row] = await stage.rows('select reference from complaint_mandate where id = $1', id);
    expect(row.reference.toString('latin1')).not.toContain('Canary');
    expect(done(await social.post(of(caseId, `/${id}/end`)))).not.toHaveProperty('mandate');
  });

  it('opens nothing to whom the person keeps out', async () => {
    const { caseId } = await aCase(officer);
    done(
      await social.post(`/api/cases/${caseId}/exclusions`, { institution: ombudsman, reason: 'My cousin works there' }),
    );
    expect((await social.post(of(caseId), aMandate())).status).toBe(409);
  });
});
