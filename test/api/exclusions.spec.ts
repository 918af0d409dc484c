import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aProposal, done } from '../support/handovers.js';
import { NOWHERE, referred, SHELTERS, startReferrals, aNeed, type Referrals } from '../support/referrals.js';
import type { Person } from '../support/people.js';

let stage: Referrals;
let social: Person, men: Person, officer: Person;

beforeAll(async () => {
  stage = await startReferrals();
  ({ social, men, officer } = stage.people);
});
afterAll(() => stage.close());

const keepOut = (caseId: string, body: object) =>
  social.post(`/api/cases/${caseId}/exclusions`, { reason: 'My cousin works there', ...body });
const opened = async () => (await aCase(officer)).caseId;

describe('An institution that the person wants kept out', () => {
  it('sees of the case, the request and the sections what it would see of none', async () => {
    const caseId = await opened();
    const { ask } = await referred(social, men, caseId);
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(200);
    done(await keepOut(caseId, { institution: SHELTERS.men }));
    const [nothing, noAsk] = await Promise.all([men.get(`/api/cases/${NOWHERE}`), men.get(`/api/asks/${NOWHERE}`)]);
    for (const path of ['', '/timeline', '/sections/identity', '/exclusions'])
      expect((await men.get(`/api/cases/${caseId}${path}`)).body).toEqual(nothing.body);
    expect((await men.get(`/api/asks/${ask}`)).body).toEqual(noAsk.body);
    const lists = await Promise.all(
      ['/api/cases', '/api/asks?direction=in', '/api/inbox', '/api/notifications'].map((path) => men.get(path)),
    );
    for (const { body } of lists) expect(JSON.stringify(body)).not.toMatch(new RegExp(`${caseId}|${ask}`));
    expect(await stage.grantsOf(ask)).toEqual([]);
  });

  it('is not asked, gets no handover and no grant; the lead is told why it cannot', async () => {
    const caseId = await opened();
    done(await keepOut(caseId, { institution: SHELTERS.men }));
    const refused = await social.post(`/api/cases/${caseId}/needs`, aNeed({ places: [SHELTERS.men] }));
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/not-possible-now' } });
    const handover = aProposal({ institution: SHELTERS.men }, { travel: 'none' });
    expect((await social.post(`/api/cases/${caseId}/handovers`, handover)).status).toBe(409);
    await expect(
      stage.rows(
        `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
         values ($1, $2, 'participant', '{}', '{}', '{}', tstzrange(now(), null), 'test')`,
        caseId,
        SHELTERS.men,
      ),
    ).rejects.toThrow(/left out|not covered/);
    done(await social.post(`/api/cases/${caseId}/needs`, aNeed({ places: [SHELTERS.women] })));
  });

  it('is told nothing', async () => {
    const caseId = await opened();
    done(await keepOut(caseId, { institution: SHELTERS.men }));
    await stage.rows(
      `insert into notification (outbox_id, institution_id, class, kind, subjects, case_id)
       values (uuidv7(), $1, 'needs_you', 'case.closed', '{}', $2)`,
      SHELTERS.men,
      caseId,
    );
    expect(
      await stage.rows('select 1 from notification where case_id = $1 and institution_id = $2', caseId, SHELTERS.men),
    ).toEqual([]);
  });

  it('tries it: the lead is told that somebody did', async () => {
    const caseId = await opened();
    await referred(social, men, caseId);
    done(await keepOut(caseId, { institution: SHELTERS.men }));
    await men.get(`/api/cases/${caseId}`);
    const told = await stage.rows(
      `select subjects ->> 'to' as to from outbox where kind = 'case.excluded-tried' and subjects ->> 'case' = $1`,
      caseId,
    );
    expect(told).toHaveLength(1);
  });

  it('is let in again by the lead, without what it had', async () => {
    const caseId = await opened();
    const { ask } = await referred(social, men, caseId);
    const { items } = done(await keepOut(caseId, { institution: SHELTERS.men }));
    const after = done(await social.post(`/api/cases/${caseId}/exclusions/${items[0].id}/end`));
    expect(after.items).toMatchObject([{ allowed: [] }]);
    expect((await men.get(`/api/asks/${ask}`)).status).toBe(200);
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(404);
  });
});

describe('One user whom the person wants kept out', () => {
  it('sees nothing, while a colleague goes on', async () => {
    const caseId = await opened();
    await referred(social, men, caseId);
    await stage.rows(
      `insert into account (institution_id, login, name, password_hash, roles)
       select institution_id, 'se.shelter.other', 'Other One', password_hash, roles from account where login = 'se.shelter.men'
       on conflict do nothing`,
    );
    done(await keepOut(caseId, { institution: SHELTERS.men, person: 'måns mås' }));
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(404);
    const [colleague] = await stage.rows(
      `select count(*)::int as live from case_grant where case_id = $1 and institution_id = $2 and upper_inf(during)`,
      caseId,
      SHELTERS.men,
    );
    expect(colleague).toEqual({ live: 1 });
  });

  it('must be somebody there', async () => {
    const caseId = await opened();
    expect(await keepOut(caseId, { institution: SHELTERS.men, person: 'Nobody Here' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'person' }] },
    });
  });
});

describe('The reason', () => {
  it('is sealed, and only the lead reads it', async () => {
    const caseId = await opened();
    await referred(social, men, caseId);
    const { items } = done(await keepOut(caseId, { institution: SHELTERS.women }));
    expect(items).toMatchObject([{ person: null, allowed: ['end'] }]);
    expect(items[0]).not.toHaveProperty('reason');
    const listed = done(await social.get(`/api/cases/${caseId}/exclusions`));
    expect(listed.items).toEqual([{ ...items[0], reason: 'My cousin works there' }]);
    expect((await men.get(`/api/cases/${caseId}/exclusions`)).status).toBe(404);
    const [row] = await stage.rows('select reason from excluded_recipient where case_id = $1', caseId);
    expect(row.reason.toString('utf8')).not.toContain('cousin');
  });

  it('is not heard from whoever does not lead, and the lead does not keep itself out', async () => {
    const caseId = await opened();
    await referred(social, men, caseId);
    const one = { institution: SHELTERS.women, reason: 'No' };
    expect((await men.post(`/api/cases/${caseId}/exclusions`, one)).status).toBe(409);
    const [lead] = await stage.rows('select institution_id as id from lead_tenure where case_id = $1', caseId);
    expect((await keepOut(caseId, { institution: lead.id })).status).toBe(409);
  });
});
