import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YES, aCase, agreed, done, HOW_ASKED, onTheWay, proposed } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { NOWHERE } from '../support/referrals.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

const to = { institution: SAFE_HOUSE };
const howAsked = HOW_ASKED;
let town: Town;
let social: Person, safeHouse: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ social, safeHouse } = town);
});
afterAll(() => town.close());

const withdraw = (caseId: string, body: object = {}) =>
  social.post(`/api/cases/${caseId}/consents/withdrawals`, { howAsked, ...body });
const reads = async (caseId: string, section: string) =>
  (await safeHouse.get(`/api/cases/${caseId}/sections/${section}`)).status;
const told = async (id: string) => (await town.toldAbout(id)).map(({ kind, to: side }) => [kind, side]);

describe('When the person takes a yes back', () => {
  it('sharing with that receiver stops at once, it is told, and what was answered before stays', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(social, safeHouse, caseId, to);
    expect(await reads(caseId, 'identity')).toBe(200);
    const before = await town.rows('select id from consent_answer where case_id = $1', caseId);
    const seen = done(await withdraw(caseId, { request: id }));
    expect(seen.consents[0]).toMatchObject({ question: 'share_with_receiver', answer: 'no', withdrawal: true });
    expect([await reads(caseId, 'identity'), await town.grantsOf(id)]).toEqual([404, 0]);
    expect(await told(id)).toContainEqual(['handover.sharing-stopped', SAFE_HOUSE]);
    const after = await town.rows('select id from consent_answer where case_id = $1', caseId);
    expect(after).toEqual(expect.arrayContaining(before));
    expect((await safeHouse.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('of one section, the others stay open', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(social, safeHouse, caseId, to);
    done(await withdraw(caseId, { recipient: to, sections: ['identity'] }));
    expect([await reads(caseId, 'identity'), await reads(caseId, 'plan')]).toEqual([404, 200]);
    expect(await town.grantsOf(id)).toBe(1);
    expect(done(await safeHouse.get(`/api/handovers/${id}`)).caseId).toBe(caseId);
  });

  it('what it will close is said before, exactly, and nothing has closed by looking', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await onTheWay(social, safeHouse, caseId, to);
    const ahead = async (query: string) =>
      done(await social.get(`/api/cases/${caseId}/consents/withdrawals/ahead?${query}`));
    const house = { institution: 'Shelter "Safe House"', country: 'LV' };
    const one = await ahead('sections=identity');
    expect(one.closes).toEqual([{ ...house, relation: 'receiver', sections: ['identity'], all: false }]);
    const whole = await ahead(`request=${id}`);
    expect(whole).toEqual({
      closes: [{ ...house, relation: 'receiver', sections: ['identity', 'plan'], all: true }],
      stops: [{ what: 'handover', id, ...house, inTransit: true }],
    });
    expect([await reads(caseId, 'identity'), await town.grantsOf(id)]).toEqual([200, 1]);
    expect(await told(id)).not.toContainEqual(['handover.arrives-unnamed', SAFE_HOUSE]);
    const { consents } = done(await social.get(`/api/cases/${caseId}`));
    expect(consents.filter(({ withdrawal }: { withdrawal: boolean }) => withdrawal)).toEqual([]);

    done(await withdraw(caseId, { request: id }));
    expect([await reads(caseId, 'identity'), await town.grantsOf(id)]).toEqual([404, 0]);
    expect(await told(id)).toContainEqual(['handover.arrives-unnamed', SAFE_HOUSE]);
    const refused = await safeHouse.get(`/api/cases/${caseId}/consents/withdrawals/ahead`);
    expect(refused.status).toBe(404);
  });

  it('nobody departs to a receiver whose yes was taken back', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(social, safeHouse, caseId, to);
    done(await withdraw(caseId, { recipient: { kinds: ['shelter'] } }));
    expect(await safeHouse.post(`/api/handovers/${id}/take-over`, { spokenWith: 'person' })).toMatchObject({
      status: 409,
      body: { type: '/problems/person-has-not-agreed' },
    });
  });

  it('to a country, what a place there was shown of the request is gone too', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(social, caseId, to);
    expect(done(await safeHouse.get(`/api/handovers/${id}`)).preview).toMatchObject({ gender: 'man' });
    done(await withdraw(caseId, { recipient: { country: 'LV' } }));
    expect(done(await safeHouse.get(`/api/handovers/${id}`)).preview).toBeNull();
    expect(await told(id)).toContainEqual(['handover.sharing-stopped', SAFE_HOUSE]);
  });

  it('on the way, the name stops and the safety notice goes: when, where, what cannot wait', async () => {
    const { caseId, number } = await aCase(town.officer);
    const id = await onTheWay(social, safeHouse, caseId, to);
    done(await withdraw(caseId));
    const notice = await safeHouse.get(`/api/handovers/${id}`);
    expect(done(notice)).toMatchObject({ status: 'in_transit', preview: { languages: ['lv'], ageGroup: 'not_known' } });
    expect(notice.body.expected.at).toBeTruthy();
    for (const hidden of [caseId, number, 'Canary', 'return_to_origin_secret'])
      expect(JSON.stringify(notice.body)).not.toContain(hidden);
    expect((await safeHouse.get(`/api/handovers/${id}/reception-plan`)).status).toBe(200);
    expect([await reads(caseId, 'identity'), await town.grantsOf(id)]).toEqual([404, 0]);
    for (const side of [MALMO, SAFE_HOUSE]) expect(await told(id)).toContainEqual(['handover.arrives-unnamed', side]);
    expect(await town.leadOf(caseId)).toBe(MALMO);
  });

  it('on the way, whoever meets them takes over, and reads what is told from then on', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await onTheWay(social, safeHouse, caseId, to);
    done(await withdraw(caseId, { request: id }));
    done(await safeHouse.post(`/api/handovers/${id}/take-over`, {}));
    expect(await town.leadOf(caseId)).toBe(SAFE_HOUSE);
    expect(done(await safeHouse.get(`/api/cases/${caseId}/sections/identity`)).entries).toEqual([]);
  });

  it('is said by the lead, about a request of this case or a place of the directory', async () => {
    const { caseId } = await aCase(town.officer);
    expect((await withdraw(caseId, { request: NOWHERE })).status).toBe(404);
    expect((await withdraw(caseId, { recipient: { institution: NOWHERE } })).status).toBe(400);
    expect((await withdraw(caseId, { recipient: { ...to, country: 'LV' } })).status).toBe(400);
    const elsewhere = await safeHouse.post(`/api/cases/${caseId}/consents/withdrawals`, { howAsked });
    expect(elsewhere.status).toBe(404);
  });
});

describe('A yes of custody or of the first night', () => {
  it('opens nothing abroad until it was asked again', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(social, caseId, to);
    done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    const inCustody = { ...howAsked, condition: ['in_custody'] };
    const agree = { personAgreed: true, sections: ['identity'] };
    expect(await social.post(`/api/handovers/${id}/agree`, { ...agree, howAsked: inCustody })).toMatchObject({
      status: 409,
      body: { type: '/problems/person-has-not-agreed' },
    });
    expect(await town.grantsOf(id)).toBe(0);
    done(await social.post(`/api/handovers/${id}/agree`, { ...agree, howAsked }));
  });

  it('is shown with who asked and what is open, and the task to ask again ends with the last answer', async () => {
    const { caseId } = await aCase(town.officer);
    const stand = async () => done(await social.get(`/api/cases/${caseId}`));
    const first = await stand();
    expect(first.questions.map(({ standing }: { standing: string }) => standing)).toEqual(Array(4).fill('ask_again'));
    expect(first.questions[0].institution).toMatch(/Police|police/);
    for (const question of ['contact_support', 'share_name', 'contact_police', 'another_country'])
      done(
        await social.post(`/api/cases/${caseId}/consents`, {
          ...{ question, answer: { answer: question === 'contact_police' ? 'no' : 'yes' } },
          howAsked: { ...howAsked, capacity: 'understood' },
          evidence: 'Folder 12, page 3',
        }),
      );
    const last = await stand();
    expect(last.questions.map(({ standing }: { standing: string }) => standing)).toEqual(Array(4).fill('answered'));
    expect(last.consents[0]).toMatchObject({ evidence: 'Folder 12, page 3', howAsked: { capacity: 'understood' } });
    expect(JSON.stringify(await town.rows('select * from consent_answer where case_id = $1', caseId))).not.toContain(
      'Folder',
    );
    expect(await town.rows(`select route from idempotency_key where response::text like '%Folder%'`)).toEqual([]);
    const again = last.tasks.filter(({ kind }: { kind: string }) => kind === 'ask_again');
    expect(again.map(({ doneAt }: { doneAt: string | null }) => doneAt !== null)).toEqual([true]);
  });
});

describe('The database', () => {
  it('refuses a grant that no answer covers, whoever opens it, and says on what basis each was given', async () => {
    const { caseId } = await aCase(town.officer);
    const grant = (relation: string) =>
      town.rows(
        `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
         values ($1, $2, $3, '{lead,identity}', '{}', '{}', tstzrange(clock_timestamp(), null), 'test')`,
        ...[caseId, SAFE_HOUSE, relation],
      );
    await expect(grant('participant')).rejects.toMatchObject({ constraint: 'grant_covered' });
    await expect(grant('onlooker')).rejects.toMatchObject({ constraint: 'grant_on_a_basis' });
    const id = await agreed(social, safeHouse, caseId, to);
    const bases = await town.rows(
      `select g.relation, d.basis, cardinality(d.consents) as consents from disclosure d join case_grant g on g.id = d.grant_id
        where g.case_id = $1 order by 1`,
      caseId,
    );
    expect(bases).toEqual([
      { relation: 'first_responder', basis: 'own_record', consents: 0 },
      { relation: 'lead', basis: 'task_of_lead', consents: 0 },
      { relation: 'receiver', basis: 'referral', consents: 1 },
    ]);
    expect(await town.grantsOf(id)).toBe(1);
  });

  it('ends a grant on the day that the yes to it runs out', async () => {
    const { caseId } = await aCase(town.officer);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    done(
      await social.post(`/api/cases/${caseId}/consents`, {
        question: 'share_sections',
        answer: { answer: 'yes' },
        ...{ howAsked, recipient: to, sections: ['identity'], validUntil: soon, purpose: 'health' },
      }),
    );
    const [row] = await town.rows(
      `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
       values ($1, $2, 'participant', '{identity}', '{}', '{}', tstzrange(clock_timestamp(), null), 'test') returning id`,
      ...[caseId, SAFE_HOUSE],
    );
    const [kept] = await town.rows('select upper(during) as ends from case_grant where id = $1', row.id);
    expect(kept.ends.toISOString()).toBe(soon);
  });
});
