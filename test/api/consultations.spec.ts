import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { aCase, done } from '../support/handovers.js';
import { waits } from '../support/inbox.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

const WORDS = 'Canary: she sleeps where she works, and the man keeps her passport.';
let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const asked = async (institution = SAFE_HOUSE) =>
  done(
    await town.officer.post('/api/consultations', {
      institution,
      topics: ['signs_of_trafficking', 'safety'],
      ageGroup: 'adult',
      words: WORDS,
    }),
  );
const at = (id: string, verb = '') => `/api/consultations/${id}${verb ? `/${verb}` : ''}`;

describe('Advice about somebody who is not named', () => {
  it('is asked and answered; there is no case, no lead and no person', async () => {
    const before = await town.rows(
      'select (select count(*) from case_file) as cases, (select count(*) from victim) as persons',
    );
    const { id, status, due, allowed } = await asked();
    expect([status, allowed]).toEqual(['asked', ['write', 'close', 'become_case']]);
    expect(new Date(due.at).getTime()).toBeGreaterThan(Date.now());
    const seen = done(await town.safeHouse.get(at(id)));
    expect(seen).toMatchObject({ thread: [{ words: WORDS }], allowed: ['write', 'decline'] });
    expect(await waits(town.safeHouse, id)).toEqual(['consultation.answer']);
    expect(done(await town.safeHouse.post(at(id, 'words'), { words: 'These are signs. Ask her alone.' })).status).toBe(
      'answered',
    );
    expect(await waits(town.safeHouse, id)).toEqual([]);
    const thread = done(await town.officer.get(at(id))).thread;
    expect(thread.map(({ institution }: { institution: string }) => institution)).toEqual([
      'Shelter "Safe House"',
      expect.stringContaining('olice'),
    ]);
    expect(
      await town.rows('select (select count(*) from case_file) as cases, (select count(*) from victim) as persons'),
    ).toEqual(before);
    expect((await town.stranger.get(at(id))).status).toBe(404);
    expect((await town.stranger.get('/api/consultations')).body.items).toEqual([]);
  });

  it('is told to whoever is asked, in words that say nothing', async () => {
    const { id } = await asked();
    await town.deliver();
    const { items } = (await town.safeHouse.get('/api/notifications')).body;
    const told = items.find(({ opens }: { opens?: { id: string } }) => opens?.id === id);
    expect(told).toMatchObject({ kind: 'consultation.asked', opens: { what: 'consultation' } });
    expect(JSON.stringify(told)).not.toContain('passport');
  });

  it('that nobody gives in time is late: both are told, once, and it may still be answered', async () => {
    const { id } = await asked();
    await town.rows(`update consultation set due_at = clock_timestamp() - interval '1 minute' where id = $1`, id);
    await town.scan();
    await town.scan();
    await town.deliver();
    const kinds = async (who: typeof town.officer) =>
      (await who.get('/api/notifications')).body.items
        .filter(({ opens }: { opens?: { id: string } }) => opens?.id === id)
        .map(({ kind }: { kind: string }) => kind);
    expect(await kinds(town.officer)).toEqual(['consultation.unanswered']);
    expect(await kinds(town.safeHouse)).toEqual(['consultation.late', 'consultation.asked']);
    expect(done(await town.safeHouse.post(at(id, 'words'), { words: 'Better late.' })).status).toBe('answered');
  });

  it('is sealed where it is kept, in the answers that are kept for repetition too', async () => {
    const { id } = await asked();
    const kept = await town.rows('select words from consultation_word where consultation_id = $1', id);
    expect(kept.map(({ words }) => Buffer.from(words).toString('latin1')).join()).not.toContain('passport');
    const repeated = await town.rows('select response::text as answer from idempotency_key');
    expect(JSON.stringify(repeated)).not.toContain('passport');
  });

  it('becomes part of a case when the person agrees: the lead reads it, and the adviser does not learn which case', async () => {
    const { id } = await asked();
    done(await town.safeHouse.post(at(id, 'words'), { words: 'Ask her alone.' }));
    expect((await town.social.get(at(id))).status).toBe(404);
    const { caseId, number } = await aCase(town.officer);
    expect((await town.safeHouse.post(at(id, 'become-case'), { number })).status).toBe(403);
    expect((await town.officer.post(at(id, 'become-case'), { number: 'ZZ-000-000' })).status).toBe(400);
    const tied = done(await town.officer.post(at(id, 'become-case'), { number }));
    expect(tied).toMatchObject({ status: 'became_case', allowed: [] });

    expect(done(await town.social.get(`/api/cases/${caseId}/consultations`)).items).toMatchObject([
      { id, allowed: [] },
    ]);
    expect(done(await town.social.get(at(id))).thread).toHaveLength(2);
    expect((await town.social.post(at(id, 'words'), { words: 'More?' })).status).toBe(403);
    const theirs = await town.safeHouse.get(at(id));
    expect(JSON.stringify(theirs.body)).not.toMatch(new RegExp(`${caseId}|${number}`));
    expect((await town.safeHouse.get(`/api/cases/${caseId}/consultations`)).status).toBe(404);
    await town.deliver();
    const told = (await town.safeHouse.get('/api/notifications')).body.items;
    expect(JSON.stringify(told)).not.toContain(caseId);
    expect((await town.officer.post(at(id, 'words'), { words: 'Thanks' })).status).toBe(409);
  });

  it('is refused by field where nobody would answer, and ends with what came of it', async () => {
    const nobody = await town.officer.post('/api/consultations', {
      institution: seededId('LV', "Ombudsman's Office"),
      topics: [],
      ageGroup: 'adult',
      words: WORDS,
    });
    expect(nobody.status).toBe(400);
    const quiet = await town.officer.post('/api/consultations', {
      institution: seededId('LV', "Ombudsman's Office"),
      topics: ['safety'],
      ageGroup: 'adult',
      words: WORDS,
    });
    expect(quiet).toMatchObject({ status: 400, body: { errors: [{ path: 'institution' }] } });
    const { id } = await asked(MALMO);
    expect(done(await town.social.post(at(id, 'decline'))).status).toBe('declined');
    expect((await town.social.post(at(id, 'words'), { words: 'Yet' })).status).toBe(409);
    const other = await asked();
    expect(done(await town.officer.post(at(other.id, 'close'), { outcome: 'advice_used' }))).toMatchObject({
      status: 'closed',
      outcome: 'advice_used',
    });
  });
});
