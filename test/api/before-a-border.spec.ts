import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_PLAN, A_YES, aCase, aProposal, agreed, done, HOW_ASKED, proposed } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { NOWHERE } from '../support/referrals.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const to = { institution: SAFE_HOUSE };
const AGREE = { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED };
const TAKE_OVER = { ...A_YES, personAgreed: true, spokenWith: 'person', howAsked: HOW_ASKED };

let town: Town;
let officer: Person, social: Person, safeHouse: Person, focal: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ officer, social, safeHouse, focal } = town);
});
afterAll(() => town.close());

const saysOfLatvia = async (caseId: string, answer: 'yes' | 'no') =>
  done(
    await social.post(`/api/cases/${caseId}/consents`, {
      question: 'another_country',
      answer: { answer, countries: ['LV'] },
      howAsked: HOW_ASKED,
    }),
  );
const refused = (problem: string) => ({ status: 409, body: { type: `/problems/${problem}` } });
const notAgreed = refused('person-has-not-agreed');
const aChild = refused('child-path-missing');

describe('When the person takes back the yes to a country', () => {
  it('no section opens there, until they say yes again', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, to);
    await saysOfLatvia(caseId, 'no');
    done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    expect(await social.post(`/api/handovers/${id}/agree`, AGREE)).toMatchObject(notAgreed);
    expect(await town.grantsOf(id)).toBe(0);
    await saysOfLatvia(caseId, 'yes');
    done(await social.post(`/api/handovers/${id}/agree`, AGREE));
  });

  it('nobody departs', async () => {
    const { caseId } = await aCase(officer);
    const id = await agreed(social, safeHouse, caseId, to);
    done(await safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    await saysOfLatvia(caseId, 'no');
    expect(await social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at })).toMatchObject(notAgreed);
  });

  it('nobody there takes the lead over without travel, neither at once nor after an earlier yes', async () => {
    const [one, other] = [await aCase(officer), await aCase(officer)];
    const atOnce = await proposed(social, one.caseId, to, { travel: 'none' });
    const later = await agreed(social, safeHouse, other.caseId, to, { travel: 'none' });
    for (const { caseId } of [one, other]) await saysOfLatvia(caseId, 'no');
    expect(await safeHouse.post(`/api/handovers/${atOnce}/accept-and-take-over`, TAKE_OVER)).toMatchObject(notAgreed);
    expect(await safeHouse.post(`/api/handovers/${later}/take-over`, { spokenWith: 'person' })).toMatchObject(
      notAgreed,
    );
    for (const { caseId } of [one, other]) expect(await town.leadOf(caseId)).not.toBe(SAFE_HOUSE);
  });

  it('no further receiver there is shown the request', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, { country: 'LV' });
    await saysOfLatvia(caseId, 'no');
    expect(await focal.post(`/api/handovers/${id}/name-receiver`, to)).toMatchObject(notAgreed);
    expect((await safeHouse.get(`/api/handovers/${id}`)).status).toBe(404);
  });
});

describe('When the person turns out to be a child, perhaps', () => {
  it('by a later meeting, the case is on the child path and no border is crossed', async () => {
    const { caseId } = await aCase(officer);
    const open = await agreed(social, safeHouse, caseId, to, { travel: 'none' });
    const met = { toCase: caseId, ageGroup: 'unsure', identity: undefined, safeContact: undefined, called: undefined };
    done(await social.post('/api/identifications', anIdentification(met)));
    expect(done(await social.get(`/api/cases/${caseId}`)).path).toBe('child');
    expect(await safeHouse.post(`/api/handovers/${open}/take-over`, { spokenWith: 'person' })).toMatchObject(aChild);
    done(await social.post(`/api/handovers/${open}/cancel`, { reason: 'risk_changed' }));
    expect(await social.post(`/api/cases/${caseId}/handovers`, aProposal(to))).toMatchObject(aChild);
  });

  it('by the answer to a question, nothing opens abroad', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, to, { preview: { gender: 'man' } });
    done(await safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['ageGroup'] }));
    done(await social.post(`/api/handovers/${id}/answer`, { answers: { ageGroup: 'minor' } }));
    done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    expect(await social.post(`/api/handovers/${id}/agree`, AGREE)).toMatchObject(aChild);
  });

  it('by coming back as one, the new period is on the child path', async () => {
    const { caseId, number } = await aCase(officer);
    done(await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    done(await officer.post('/api/identifications', anIdentification({ broughtNumber: number, ageGroup: 'minor' })));
    expect(await town.rows('select path from case_file where id = $1', caseId)).toEqual([{ path: 'child' }]);
  });
});

describe('An institution that is not in the directory', () => {
  it('is neither the other place of a no nor the escort on the way', async () => {
    const id = await proposed(social, (await aCase(officer)).caseId, to);
    expect(
      await safeHouse.post(`/api/handovers/${id}/decline`, { reason: 'other', otherPlace: NOWHERE }),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'otherPlace' }] } });
    const other = await agreed(social, safeHouse, (await aCase(officer)).caseId, to);
    expect(
      await safeHouse.put(
        `/api/handovers/${other}/reception-plan`,
        { ...A_PLAN, escort: NOWHERE },
        { 'if-match': '"v0"' },
      ),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'escort' }] } });
  });
});
