import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { dayIn } from '../../src/kernel/index.js';
import { A_PLAN, aCase, aProposal, A_YES, done, HOW_ASKED } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { SHELTERS } from '../support/referrals.js';
import { Town } from '../support/town.js';

const TALLINN = { institution: seededId('EE', 'Child protection of the municipality, Estonia') };
const GUARDIAN = {
  who: 'representative',
  appointedBy: 'guardianship_authority',
  conflict: 'none_found',
  contact: 'Canary Guardian, +000 555',
};
const GOOD = {
  country: 'EE',
  family: 'in_favour',
  child: 'agrees',
  guardian: 'agrees',
  finding: 'in_their_interest',
  reasons: 'Canary: an aunt in Tallinn.',
};
let town: Town;
let child: Person;
let border: Person;
let tallinn: Person;
let marta: Person;
beforeAll(async () => {
  town = await Town.open();
  [child, border, tallinn, marta] = (await Promise.all(
    ['lv.child', 'lv.border', 'ee.child', 'lv.marta'].map((login) => town.login(login)),
  )) as [Person, Person, Person, Person];
});
afterAll(() => town.close());

const met = async () => done(await border.post('/api/identifications', anIdentification({ ageGroup: 'unsure' })));
const of = (caseId: string, what = '') => `/api/cases/${caseId}/child${what && `/${what}`}`;
const missing = async (caseId: string) => {
  const answer = await child.post(`/api/cases/${caseId}/handovers`, aProposal(TALLINN));
  return answer.status === 409 ? answer.body.missing : answer.status;
};
/** Born so many years before the day that it is in Latvia, some days earlier or later. */
const born = (years: number, days: number) => {
  const [year, month, day] = dayIn(new Date(), 'Europe/Riga').split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year - years, month - 1, day + days)).toISOString().slice(0, 10);
};
const yearsAgo = (years: number) => born(years, -2);
const tomorrow = (years: number) => born(years, 1);
/** Where the case is led the calendar is two days ahead. */
const twoDaysLater = async (does: () => Promise<void>) => {
  const zone = 'update institution set time_zone = $1 where id = $2';
  await town.rows(zone, 'XXX-48', seededId('LV', "Orphans' court"));
  await does();
  await town.rows(zone, 'Europe/Riga', seededId('LV', "Orphans' court"));
};

describe('Somebody who may be a child', () => {
  it('is led by the child-protection body of the place, and nobody goes across before the conditions are met', async () => {
    const { caseId, leads } = await met();
    expect(leads.basis).toBe('child_rule');
    expect(await missing(caseId)).toEqual([
      'best_interests',
      'child_agrees',
      'family_assessed',
      'guardian',
      'guardian_agrees',
    ]);
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    expect(await missing(caseId)).toEqual(['best_interests', 'child_agrees', 'family_assessed', 'guardian_agrees']);
    done(await child.post(of(caseId, 'best-interests'), { ...GOOD, guardian: 'does_not_agree' }));
    expect(await missing(caseId)).toEqual(['guardian_agrees']);
    done(await child.post(of(caseId, 'best-interests'), { ...GOOD, country: 'LT' }));
    expect(await missing(caseId)).toEqual(['guardian_agrees']);
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    expect(await missing(caseId)).toBe(201);
  });

  it('goes only when the other country has agreed to the placement, and while the child’s yes to it lasts', async () => {
    const { caseId } = await met();
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    const { id } = done(await child.post(`/api/cases/${caseId}/handovers`, aProposal(TALLINN)));
    done(await child.post(`/api/handovers/${id}/propose`));
    done(await tallinn.post(`/api/handovers/${id}/accept`, A_YES));
    done(
      await child.post(`/api/handovers/${id}/agree`, { personAgreed: true, sections: ['plan'], howAsked: HOW_ASKED }),
    );
    done(await tallinn.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    const leaves = () => child.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at });
    const refused = await leaves();
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/child-path-missing']);
    expect((await child.get(`/api/handovers/${id}`)).body.missing).toEqual(['child_path']);
    done(await child.post(of(caseId, 'best-interests'), { ...GOOD, placementReference: 'Canary EE 12' }));
    const says = (answer: string) =>
      child.post(`/api/cases/${caseId}/consents`, {
        question: 'another_country',
        answer: { answer },
        howAsked: { ...HOW_ASKED, guardian: 'agreed' },
      });
    done(await says('no'));
    expect((await leaves()).body.type).toBe('/problems/person-has-not-agreed');
  });

  it('is taken over abroad: the lead and the guardian’s papers are there, and the body that protects children in that place', async () => {
    const { caseId } = await met();
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    done(await child.post(of(caseId, 'best-interests'), { ...GOOD, country: 'SE', placementReference: 'Canary SE 7' }));
    const to = { institution: SHELTERS.families };
    const focal = await town.login('se.coordinator');
    done(await focal.post('/api/mandates', { ...to, kind: 'lead', source: 'a decision of the municipality' }));
    const { id } = done(await child.post(`/api/cases/${caseId}/handovers`, aProposal(to)));
    done(await child.post(`/api/handovers/${id}/propose`));
    const house = await town.login('se.shelter.families');
    done(await house.post(`/api/handovers/${id}/accept`, A_YES));
    const yes = {
      personAgreed: true,
      sections: ['identity', 'family'],
      howAsked: { ...HOW_ASKED, guardian: 'agreed' },
    };
    done(await child.post(`/api/handovers/${id}/agree`, yes));
    done(await house.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    done(await child.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
    done(await house.post(`/api/handovers/${id}/take-over`, { metBy: 'night worker' }));
    expect((await house.get(`/api/cases/${caseId}`)).body.leads.institution).toContain('Österlen');
    expect((await house.get(of(caseId))).body).toMatchObject({
      path: 'child',
      guardian: { contact: GUARDIAN.contact },
    });
    const [joined] = await town.rows(
      `select i.country, i.kind from case_grant g join institution i on i.id = g.institution_id
        where g.case_id = $1 and g.cause = 'child_rule' and upper_inf(g.during) and i.country = 'SE'`,
      caseId,
    );
    expect(joined).toEqual({ country: 'SE', kind: 'social_municipal' });
    const told = await town.rows(
      `select i.country from outbox o join institution i on i.id = (o.subjects ->> 'to')::uuid
        where o.kind = 'case.child-here' and o.subjects ->> 'case' = $1`,
      caseId,
    );
    expect(told).toEqual([{ country: 'SE' }]);
  });

  it('stays where the family assessment speaks against it; the lead stays too', async () => {
    const { caseId } = await met();
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    expect((await child.post(of(caseId, 'best-interests'), { ...GOOD, family: 'against' })).status).toBe(409);
    const found = { ...GOOD, family: 'against', finding: 'not_in_their_interest' };
    const view = done(await child.post(of(caseId, 'best-interests'), found));
    expect(view.bestInterests[0]).toMatchObject({ country: 'EE', missing: ['best_interests', 'family_assessed'] });
    expect(await missing(caseId)).toEqual(['best_interests', 'family_assessed']);
    const { leads } = (await child.get(`/api/cases/${caseId}`)).body;
    expect(leads.basis).toBe('child_rule');
  });

  it('whose guardian has ended, or has an interest of their own, waits again', async () => {
    const { caseId } = await met();
    done(await child.post(of(caseId, 'guardians'), { ...GUARDIAN, conflict: 'not_looked_into' }));
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    expect(await missing(caseId)).toEqual(['guardian']);
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    // What the one before agreed to, this one has not.
    expect(await missing(caseId)).toEqual(['guardian_agrees']);
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    expect(await missing(caseId)).toBe(201);
    done(await child.post(of(caseId, 'guardians/end'), { reason: 'conflict' }));
    expect(await missing(caseId)).toEqual(['guardian']);
    expect((await child.post(of(caseId, 'guardians/end'), { reason: 'conflict' })).status).toBe(409);
  });

  it('has no parent as guardian before somebody has looked into it', async () => {
    const { caseId } = await met();
    const parent = { who: 'parent', appointedBy: 'by_law', conflict: 'not_looked_into' };
    const refused = await child.post(of(caseId, 'guardians'), parent);
    expect([refused.status, refused.body.next]).toEqual([409, 'ask-for-a-representative']);
    done(await child.post(of(caseId, 'guardians'), { ...parent, conflict: 'none_found' }));
  });
});

describe('A case that turns out to be a child’s', () => {
  it('has the child-protection body in it at once, and it alone finds what is in the child’s interest', async () => {
    const { caseId } = done(await marta.post('/api/identifications', anIdentification({ ageGroup: 'adult' })));
    expect((await child.get(of(caseId))).status).toBe(404);
    const view = done(await marta.post(of(caseId, 'ages'), { source: 'stated', says: 'unsure' }));
    expect(view).toMatchObject({ path: 'child', ages: [{ country: 'LV', says: 'unsure', source: 'stated' }] });
    expect(view.allowed).toEqual(['say-age', 'name-guardian']);
    await town.deliver();
    const told = (await child.get('/api/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(told).toContain('case.child-here');
    expect((await marta.post(of(caseId, 'best-interests'), GOOD)).status).toBe(403);
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    expect((await town.safeHouse.get(of(caseId))).status).toBe(404);
  });

  it('is an adult’s again only by a document or an assessment of the country that doubted', async () => {
    const { caseId } = await aCase(town.officer, { ageGroup: 'unsure' });
    const path = async (body: object) => done(await town.social.post(of(caseId, 'ages'), body)).path;
    expect(await path({ source: 'stated', says: 'adult' })).toBe('child');
    done(await town.social.post(of(caseId, 'guardians'), GUARDIAN));
    expect(await path({ source: 'assessment', says: 'adult' })).toBe('adult');
    expect((await town.social.get(of(caseId))).body.guardian).toBeNull();
    expect(await path({ source: 'stated', says: 'unsure' })).toBe('child');
  });

  it('takes no day of birth that says the opposite of the word beside it', async () => {
    const { caseId } = await met();
    const say = async (says: string, bornOn: string) =>
      (await child.post(of(caseId, 'ages'), { source: 'document', says, bornOn })).status;
    expect([
      await say('unsure', yearsAgo(30)),
      await say('child', yearsAgo(18)),
      await say('adult', yearsAgo(17)),
    ]).toEqual([400, 400, 400]);
    expect(await say('unsure', '2990-01-01')).toBe(400);
  });
});

describe('Coming of age', () => {
  it('ends the guardian’s part on the day, and the person is asked again', async () => {
    const { caseId } = await met();
    done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    done(await child.post(of(caseId, 'ages'), { source: 'document', says: 'child', bornOn: yearsAgo(17) }));
    await town.scan();
    expect((await child.get(of(caseId))).body).toMatchObject({ path: 'child', bornOn: yearsAgo(17) });
    const { caseId: other } = await met();
    done(await child.post(of(other, 'guardians'), GUARDIAN));
    const across = { question: 'another_country', answer: { answer: 'yes', countries: ['EE'] } };
    const byGuardian = { ...across, howAsked: { ...HOW_ASKED, guardian: 'agreed' } };
    done(await child.post(`/api/cases/${other}/consents`, byGuardian));
    // A passport from somewhere else that says thirty makes nobody come of age here.
    done(await child.post(of(other, 'ages'), { source: 'stated', says: 'unsure' }));
    done(await child.post(of(other, 'ages'), { source: 'document', says: 'adult', bornOn: yearsAgo(30) }));
    done(await child.post(of(other, 'ages'), { source: 'stated', says: 'unsure', bornOn: tomorrow(18) }));
    done(await child.post(of(other, 'guardians'), GUARDIAN));
    await town.scan();
    expect((await child.get(of(other))).body).toMatchObject({ path: 'child', guardian: { who: 'representative' } });
    await twoDaysLater(async () => {
      await town.scan();
      await town.scan();
    });
    expect((await child.get(of(other))).body).toMatchObject({ path: 'adult', guardian: null });
    const tasks = await town.rows(
      `select kind from case_task where case_id = $1 and done_at is null order by kind`,
      other,
    );
    expect(tasks.filter(({ kind }) => kind === 'ask_again').length).toBe(1);
    const told = await town.rows(
      `select 1 from outbox where kind = 'child.came-of-age' and subjects ->> 'case' = $1`,
      other,
    );
    expect(told.length).toBe(1);
    const { questions } = (await child.get(`/api/cases/${other}`)).body;
    expect(questions.find(({ question }: { question: string }) => question === 'another_country').standing).toBe(
      'ask_again',
    );
    expect((await child.post(`/api/cases/${other}/handovers`, aProposal(TALLINN))).status).toBe(201);
    const [{ id }] = await town.rows('select id from handover where case_id = $1', other);
    const refused = await child.post(`/api/handovers/${id}/propose`);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/person-has-not-agreed']);
    done(await child.post(`/api/cases/${other}/consents`, { ...across, howAsked: HOW_ASKED }));
    done(await child.post(`/api/handovers/${id}/propose`));
    expect(done(await child.post(of(other, 'ages'), { source: 'stated', says: 'adult' })).path).toBe('adult');
  });
});

describe('Words about a child', () => {
  it('are sealed, shown in a look, and not kept with the answer to an act', async () => {
    const { caseId } = await met();
    const named = done(await child.post(of(caseId, 'guardians'), GUARDIAN));
    expect(named.guardian).toMatchObject({ who: 'representative', contact: null });
    done(await child.post(of(caseId, 'best-interests'), GOOD));
    const seen = done(await child.get(of(caseId)));
    expect(seen.guardian.contact).toBe(GUARDIAN.contact);
    expect(seen.bestInterests[0].reasons).toBe(GOOD.reasons);
    const kept = await town.rows(
      `select g.contact::text || b.reasons::text as words from guardianship g join best_interests b using (case_id) where case_id = $1`,
      caseId,
    );
    expect(Buffer.from(kept[0].words.replaceAll('\\x', ''), 'hex').toString('latin1')).not.toContain('Canary');
    const answers = await town.rows(`select response::text as kept from idempotency_key`);
    expect(answers.some(({ kept: words }) => words?.includes('Canary'))).toBe(false);
    expect((await border.get(of(caseId))).status).toBe(404);
  });
});
