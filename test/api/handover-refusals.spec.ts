import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { A_YES, aCase, aProposal, done, HOW_ASKED, proposed, withConsent } from '../support/handovers.js';
import { SAFE_HOUSE, Town } from '../support/town.js';
import type { Person } from '../support/people.js';

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const toSafeHouse = { institution: SAFE_HOUSE };

let town: Town;
let officer: Person, social: Person, safeHouse: Person, stranger: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ officer, social, safeHouse, stranger } = town);
});
afterAll(() => town.close());

describe('What is not sent', () => {
  it('across a border without the person’s yes to asking there', async () => {
    const { caseId } = await aCase(officer, withConsent({ another_country: 'undecided' }));
    const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse)));
    expect(await social.post(`/api/handovers/${id}/propose`)).toMatchObject({
      status: 409,
      body: { type: '/problems/person-has-not-agreed', question: 'another_country' },
    });
    expect(await town.actsOn(id)).toContainEqual({ action: 'handover.propose', outcome: 'refused' });
    const kept = `select case_id from audit_entry where action = 'handover.propose' and outcome = 'refused' and subjects ->> 'handover' = $1`;
    expect(await town.rows(kept, id)).toEqual([{ case_id: caseId }]);
    expect((await safeHouse.get(`/api/handovers/${id}`)).status).toBe(404);
    done(
      await social.post(`/api/cases/${caseId}/consents`, {
        question: 'another_country',
        answer: { answer: 'yes', countries: ['LV'] },
        howAsked: HOW_ASKED,
      }),
    );
    done(await social.post(`/api/handovers/${id}/propose`));
  });

  it('a person who may be a child, across a border', async () => {
    const { caseId } = await aCase(officer);
    const unsure = aProposal(toSafeHouse, { preview: { ageGroup: 'unsure' } });
    expect(await social.post(`/api/cases/${caseId}/handovers`, unsure)).toMatchObject({
      status: 409,
      body: { type: '/problems/child-path-missing' },
    });
  });

  it('to an institution that cannot lead, or with a wrong way of travelling', async () => {
    const { caseId } = await aCase(officer);
    const ministry = { institution: seededId('LV', 'Ministry of Welfare') };
    expect(await social.post(`/api/cases/${caseId}/handovers`, aProposal(ministry))).toMatchObject({
      status: 409,
      body: { type: '/problems/not-able-to-lead' },
    });
    expect(
      (await social.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse, { travel: 'within_country' })))
        .status,
    ).toBe(400);
    expect(
      (await social.post(`/api/cases/${caseId}/handovers`, aProposal({ ...toSafeHouse, country: 'LV' }))).status,
    ).toBe(400);
  });

  it('across a border by somebody who leads for the night only', async () => {
    const card = await aCase(town.officer);
    await town.behind.query(`update lead_tenure set basis = 'holding' where case_id = $1`, [card.caseId]);
    const refused = await social.post(`/api/cases/${card.caseId}/handovers`, aProposal(toSafeHouse));
    expect(refused).toMatchObject({ status: 409, body: { next: 'hand over inside the country first' } });
  });

  it('to a desk that is closed when it cannot wait; the open ones are named', async () => {
    const { caseId } = await aCase(officer);
    const marta = seededId('LV', 'Centre MARTA');
    await town.behind.query(`update institution set round_the_clock = false, hours = '[]' where id = $1`, [marta]);
    const urgent = aProposal({ institution: marta }, { urgency: 'urgent' });
    const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, urgent));
    const closed = await social.post(`/api/handovers/${id}/propose`);
    expect(closed).toMatchObject({ status: 409, body: { type: '/problems/desk-closed' } });
    expect(closed.body.openNow).toContain('Shelter "Safe House"');
    done(await social.post(`/api/handovers/${id}/withdraw`, { reason: 'prepared_in_error' }));
    await proposed(social, caseId, toSafeHouse, { urgency: 'urgent' });
  });

  it('twice, when the same call comes twice', async () => {
    const { caseId } = await aCase(officer);
    const key = { 'idempotency-key': `twice-${caseId}` };
    const both = [
      await social.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse), key),
      await social.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse), key),
    ];
    expect(both[0]!.body.id).toBe(both[1]!.body.id);
  });

  it('with words that no list has', async () => {
    const { caseId } = await aCase(officer);
    const answer = await social.post(
      `/api/cases/${caseId}/handovers`,
      aProposal(toSafeHouse, { preview: { name: 'Canary' } }),
    );
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toContain('Canary');
  });

  it('by somebody who does not lead', async () => {
    const { caseId } = await aCase(officer);
    expect((await safeHouse.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse))).status).toBe(404);
    expect((await officer.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse))).status).toBe(403);
  });
});

describe('A country without a focal point', () => {
  it('asks its ranked candidates, and the first that claims answers', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, { country: 'DE' });
    const [labour, women] = await Promise.all([town.login('de.labour'), town.login('de.women')]);
    expect(
      done(await labour.get('/api/handovers?direction=in')).items.map((item: { id: string }) => item.id),
    ).toContain(id);
    expect(await labour.post(`/api/handovers/${id}/accept`, A_YES)).toMatchObject({
      status: 403,
      body: { whoMay: ['receiver: lead coordinator, caseworker'] },
    });
    done(await labour.post(`/api/handovers/${id}/claim`));
    expect((await women.get(`/api/handovers/${id}`)).status).toBe(404);
    expect((await women.post(`/api/handovers/${id}/claim`)).status).toBe(404);
    expect(done(await labour.post(`/api/handovers/${id}/accept`, A_YES))).toMatchObject({ status: 'accepted' });
  });
});

describe('An outsider', () => {
  it('gets for every call the same answer as for a handover that does not exist', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    const [hidden, absent] = await Promise.all([
      stranger.get(`/api/handovers/${id}`),
      stranger.get(`/api/handovers/${NOWHERE}`),
    ]);
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(absent.body);
    for (const [verb, body] of [
      ['take-over', {}],
      ['decline', { reason: 'no_capacity' }],
      ['accept', A_YES],
      ['cancel', { reason: 'health' }],
    ] as const)
      expect(await stranger.post(`/api/handovers/${id}/${verb}`, body)).toMatchObject({
        status: 404,
        body: absent.body,
      });
  });
});
