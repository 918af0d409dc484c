import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { post, referred, startReferrals, type Referrals } from '../support/referrals.js';
import type { Person } from '../support/people.js';

let stage: Referrals;
let social: Person, men: Person, officer: Person, stranger: Person;

beforeAll(async () => {
  stage = await startReferrals();
  ({ social, men, officer, stranger } = stage.people);
});
afterAll(() => stage.close());

const readings = async (who: Person, caseId: string) => done(await who.get(`/api/cases/${caseId}/readings`)).items;

/** Police wrote down the name; the shelter takes part and reads it. */
async function readByTheShelter() {
  const { caseId } = await aCase(officer);
  const { ask } = await referred(social, men, caseId);
  done(await men.get(`/api/cases/${caseId}/sections/identity`));
  return { caseId, ask };
}

describe('The lead sees on the case who looked', () => {
  it('with name, section, time, purpose and basis, newest first', async () => {
    const { caseId } = await readByTheShelter();
    done(await social.get(`/api/cases/${caseId}/sections/identity`));
    const [own, theirs] = await readings(social, caseId);
    expect(own).toMatchObject({ relation: 'lead', basis: 'task_of_lead', sections: ['identity'] });
    expect(theirs).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      caseId,
      sections: ['identity'],
      kind: 'shelter',
      country: 'SE',
      institution: 'Shelter Öresund (exercise)',
      person: 'Måns Mås',
      relation: 'participant',
      purpose: 'support',
      basis: 'referral',
    });
  });

  it('and nobody else does: not whoever takes part, not a stranger', async () => {
    const { caseId } = await readByTheShelter();
    expect(await readings(men, caseId)).toEqual([]);
    const nothing = await stranger.get('/api/cases/00000000-0000-7000-8000-000000000000/readings');
    expect((await stranger.get(`/api/cases/${caseId}/readings`)).body).toEqual(nothing.body);
  });

  it('page by page', async () => {
    const { caseId } = await readByTheShelter();
    await stage.rows(
      `insert into audit_entry (action, verb, purpose, account_id, institution_id, case_id, fields, authors, outcome, request_id)
       select e.action, e.verb, e.purpose, e.account_id, e.institution_id, e.case_id, e.fields, e.authors, 'done', 'more'
         from audit_entry e, generate_series(1, 60) where e.case_id = $1 and e.action = 'section.read'`,
      caseId,
    );
    const first = done(await social.get(`/api/cases/${caseId}/readings`));
    const rest = done(await social.get(`/api/cases/${caseId}/readings?after=${first.next}`));
    expect([first.items.length, rest.items.length >= 11, rest.next]).toEqual([50, true, undefined]);
  });
});

describe('An author sees every reading of what they wrote', () => {
  it('by kind of institution, without the name of a shelter', async () => {
    const { caseId } = await readByTheShelter();
    const police = await stage.login('se.police.lead');
    const [reading] = await readings(police, caseId);
    expect(reading).toMatchObject({ kind: 'shelter', institution: null, person: null, sections: ['identity'] });
    const everywhere = done(await police.get('/api/readings')).items;
    expect(everywhere.map((item: { caseId: string }) => item.caseId)).toContain(caseId);
  });

  it('also after their part has ended, and nothing of what others wrote', async () => {
    const { caseId, ask } = await readByTheShelter();
    done(await post(men, ask, 'start'));
    done(
      await men.post(`/api/cases/${caseId}/sections/safe_contact`, {
        statement: 'observed',
        safe_contact: { channel: 'phone' },
      }),
    );
    done(await post(men, ask, 'complete', { outcome: 'service_given' }));
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(404);
    done(await social.get(`/api/cases/${caseId}/sections/safe_contact`));
    done(await social.get(`/api/cases/${caseId}/sections/identity`));
    expect(await readings(men, caseId)).toMatchObject([{ sections: ['safe_contact'], kind: 'social_municipal' }]);
  });

  it('not once the person wants them kept out', async () => {
    const { caseId } = await readByTheShelter();
    done(
      await men.post(`/api/cases/${caseId}/sections/safe_contact`, {
        statement: 'observed',
        safe_contact: { channel: 'phone' },
      }),
    );
    done(await social.get(`/api/cases/${caseId}/sections/safe_contact`));
    const [{ id }] = await stage.rows(`select institution_id as id from account where login = 'se.shelter.men'`);
    done(await social.post(`/api/cases/${caseId}/exclusions`, { institution: id, reason: 'My cousin works there' }));
    expect((await men.get(`/api/cases/${caseId}/readings`)).status).toBe(404);
    const everywhere = done(await men.get('/api/readings')).items;
    expect(everywhere.map((item: { caseId: string }) => item.caseId)).not.toContain(caseId);
  });
});
