import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { A_PLAN, A_YES, aCase, agreed, done, HOW_ASKED, onTheWay, proposed } from '../support/handovers.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';
import type { Person } from '../support/people.js';

const toSafeHouse = { institution: SAFE_HOUSE };

let town: Town;
let officer: Person, social: Person, safeHouse: Person, night: Person, focal: Person, stranger: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ officer, social, safeHouse, night, focal, stranger } = town);
});
afterAll(() => town.close());

describe('What a no, a lost bed or silence does', () => {
  it('conditions refused by the person: the receiver has seen no name and holds nothing', async () => {
    const { caseId, number } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    done(await safeHouse.post(`/api/handovers/${id}/accept`, { ...A_YES, conditions: [{ code: 'shared_room' }] }));
    done(await social.post(`/api/handovers/${id}/person-said-no`, { howAsked: HOW_ASKED }));
    const kept = JSON.stringify((await safeHouse.get(`/api/handovers/${id}`)).body);
    for (const secret of [caseId, number, 'Canary', '"preview"']) expect(kept).not.toContain(secret);
    expect(await town.grantsOf(id)).toBe(0);
    expect(await town.toldAbout(id)).toContainEqual({ kind: 'handover.withdrawn', to: SAFE_HOUSE });
    expect(await town.leadOf(caseId)).toBe(MALMO);
  });

  it('a bed that is lost after the yes: in that instant nothing is open and the lead has not moved', async () => {
    const { caseId } = await aCase(officer);
    const id = await agreed(social, safeHouse, caseId, toSafeHouse);
    expect(await town.grantsOf(id)).toBe(1);
    done(await safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    done(await safeHouse.post(`/api/handovers/${id}/offer-withdraw`, { reason: 'place_gone' }));
    expect(await town.grantsOf(id)).toBe(0);
    expect((await safeHouse.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(404);
    expect((await safeHouse.get(`/api/handovers/${id}/reception-plan`)).status).toBe(404);
    expect(await town.leadOf(caseId)).toBe(MALMO);
  });

  it('a person who changes their mind before leaving is heard: the house reads nothing more, and the no is kept', async () => {
    const { caseId } = await aCase(officer);
    const id = await agreed(social, safeHouse, caseId, toSafeHouse);
    done(await safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    expect((await safeHouse.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(200);
    expect(done(await social.get(`/api/handovers/${id}`)).allowed).toContain('person-said-no');
    expect((await safeHouse.post(`/api/handovers/${id}/person-said-no`, { howAsked: HOW_ASKED })).status).toBe(403);
    const no = done(await social.post(`/api/handovers/${id}/person-said-no`, { howAsked: HOW_ASKED }));
    expect(no).toMatchObject({ status: 'withdrawn', endReason: 'person_said_no', word: 'ended' });
    expect(await town.grantsOf(id)).toBe(0);
    for (const path of [`cases/${caseId}`, `cases/${caseId}/sections/identity`, `handovers/${id}/reception-plan`])
      expect((await safeHouse.get(`/api/${path}`)).status).toBe(404);
    const { consents } = done(await social.get(`/api/cases/${caseId}`));
    expect(consents[0]).toMatchObject({ question: 'share_with_receiver', answer: 'no' });
    expect((await town.toldAbout(id)).at(-1)).toEqual({ kind: 'handover.yes-taken-back', to: SAFE_HOUSE });
    expect(await town.leadOf(caseId)).toBe(MALMO);
  });

  it('who is on the way already is asked by those who are with them: the journey fails, nothing is withdrawn', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    expect(await social.post(`/api/handovers/${id}/person-said-no`, { howAsked: HOW_ASKED })).toMatchObject({
      status: 409,
      body: { state: 'in_transit' },
    });
    done(await social.post(`/api/handovers/${id}/fail`, { reason: 'refused_by_person' }));
  });

  it('a focal point cancels before departure, and what was open closes although it holds no grant itself', async () => {
    const { caseId } = await aCase(officer);
    const id = await agreed(social, safeHouse, caseId, toSafeHouse);
    done(await focal.post(`/api/handovers/${id}/cancel`, { reason: 'risk_changed' }));
    expect(await town.grantsOf(id)).toBe(0);
    expect((await safeHouse.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('a decline names why and where else; a second answer is refused with the state', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    const marta = seededId('LV', 'Centre MARTA');
    done(await safeHouse.post(`/api/handovers/${id}/decline`, { reason: 'no_capacity', otherPlace: marta }));
    expect(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES)).toMatchObject({
      status: 409,
      body: { type: '/problems/already-answered', state: 'declined' },
    });
    expect(done(await social.get(`/api/handovers/${id}`))).toMatchObject({
      declineReason: 'no_capacity',
      otherPlace: { id: marta },
    });
    expect(await proposed(social, caseId, { institution: marta })).toBeTruthy();
  });

  it('silence is reminded of at half time, then goes up; a late answer hears who leads; the desk finds another place', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    await town.behind.query(`update handover set half_due_at = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    await town.scan();
    expect((await town.toldAbout(id)).filter(({ kind }) => kind === 'handover.half-time')).toHaveLength(1);
    await town.behind.query(`update handover set due_at = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    expect(done(await social.get(`/api/handovers/${id}`))).toMatchObject({
      status: 'escalated',
      escalatedTo: { name: 'National Anti-Trafficking Coordinator' },
    });
    const { items } = done(await social.get(`/api/cases/${caseId}/timeline`));
    expect(items[0]).toMatchObject({ kind: 'handover.escalated', by: null, details: { handover: id } });
    expect(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES)).toMatchObject({
      status: 409,
      body: { leads: expect.stringContaining('Malmö') },
    });
    const marta = seededId('LV', 'Centre MARTA');
    done(await focal.post(`/api/handovers/${id}/re-address`, { institution: marta }));
    expect((await safeHouse.get(`/api/handovers/${id}`)).status).toBe(404);
    const next = done(await stranger.get(`/api/handovers/${id}`));
    expect(next).toMatchObject({ status: 'proposed' });
    expect(JSON.stringify(next)).not.toContain('Safe House');
    await town.behind.query(`update handover set due_at = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    done(await focal.post(`/api/handovers/${id}/nobody-can`));
    expect(done(await social.get(`/api/handovers/${id}`))).toMatchObject({ status: 'nobody_can', word: 'ended' });
  });

  it('what cannot wait climbs past desks that are closed', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse, { urgency: 'urgent' });
    const offices = [
      seededId('LV', 'National Anti-Trafficking Coordinator'),
      seededId('LV', 'Social Integration State Agency'),
    ];
    const hours = await town.rows('select id, hours from institution where id = any($1)', offices);
    await town.behind.query(`update institution set hours = '[]' where id = any($1)`, [offices]);
    await town.behind.query(`update handover set due_at = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    const up = done(await social.get(`/api/handovers/${id}`));
    expect(up).toMatchObject({ status: 'escalated', escalatedTo: { name: 'National night desk, Latvia' } });
    for (const row of hours)
      await town.behind.query('update institution set hours = $2 where id = $1', [row.id, JSON.stringify(row.hours)]);
    const desk = await town.login('lv.nightdesk');
    expect(done(await desk.get(`/api/handovers/${id}`))).toMatchObject({
      preview: { gender: 'man' },
      allowed: expect.arrayContaining(['re-address', 'nobody-can']),
    });
    expect((await desk.post(`/api/handovers/${id}/accept`, A_YES)).status).toBe(403);
  });

  it('a yes by phone quiets the reminders and moves nothing', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    done(await social.post(`/api/handovers/${id}/note-phone-yes`, { who: 'night desk' }));
    await town.behind.query(
      `update handover set due_at = now() - interval '1 second', half_due_at = now() - interval '1 second' where id = $1`,
      [id],
    );
    await town.scan();
    expect(done(await social.get(`/api/handovers/${id}`))).toMatchObject({
      status: 'proposed',
      phoneYes: 'night desk',
    });
  });

  it('after two rounds of questions the request goes up', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    for (const code of ['pet', 'infant']) {
      done(await safeHouse.post(`/api/handovers/${id}/questions`, { codes: [code] }));
      expect(await safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['escort'] })).toMatchObject({
        status: 409,
      });
      done(await social.post(`/api/handovers/${id}/answer`, { answers: { [code]: 'no' } }));
    }
    expect(done(await safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['escort'] }))).toMatchObject({
      status: 'escalated',
    });
  });
});

describe('A journey that fails', () => {
  it('refused at the door: the lead stays, the fallback there helps tonight, and a new handover starts from there', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    const failed = done(await night.post(`/api/handovers/${id}/fail`, { reason: 'refused_at_the_door' }));
    expect(failed).toMatchObject({ status: 'failed', word: 'ended' });
    expect((await safeHouse.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect(await town.leadOf(caseId)).toBe(MALMO);
    const sent = done(await social.get(`/api/handovers/${id}`));
    expect(sent.localHolder.name).toBeTruthy();
    const [grant] = await town.rows(
      `select relation, reads, reads_own from case_grant where request_id = $1 and upper(during) > clock_timestamp()`,
      id,
    );
    expect(grant).toMatchObject({ relation: 'participant' });
    expect([...grant.reads, ...grant.reads_own]).not.toContain('address');
    expect(await proposed(social, caseId, { institution: seededId('LV', 'Centre MARTA') })).toBeTruthy();
  });

  it('the escort knows whom to meet and where, and nothing else, and no longer than the journey lasts', async () => {
    const { caseId } = await aCase(officer);
    const id = await agreed(social, safeHouse, caseId, toSafeHouse);
    const escort = seededId('LV', 'Centre MARTA');
    done(await social.put(`/api/handovers/${id}/reception-plan`, { ...A_PLAN, escort }, { 'if-match': '"v0"' }));
    const marta = await town.login('lv.marta');
    expect(done(await marta.get(`/api/handovers/${id}/reception-plan`))).toMatchObject({
      personSays: A_PLAN.personSays,
    });
    expect((await marta.get(`/api/handovers/${id}`)).status).toBe(404);
    expect((await focal.get(`/api/handovers/${id}/reception-plan`)).status).toBe(403);
    done(await safeHouse.post(`/api/handovers/${id}/take-over`));
    expect((await marta.get(`/api/handovers/${id}/reception-plan`)).status).toBe(404);
  });

  it('on the way both sides have to want the cancelling', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    expect(done(await social.post(`/api/handovers/${id}/cancel`, { reason: 'person_changed_mind' }))).toMatchObject({
      status: 'in_transit',
    });
    expect((await social.post(`/api/handovers/${id}/cancel`, { reason: 'person_changed_mind' })).status).toBe(409);
    expect((await focal.post(`/api/handovers/${id}/cancel`, { reason: 'risk_changed' })).status).toBe(403);
    expect(done(await night.post(`/api/handovers/${id}/cancel`, { reason: 'person_changed_mind' }))).toMatchObject({
      status: 'cancelled',
    });
    expect(await town.grantsOf(id)).toBe(0);
  });
});

describe('Alarms and news', () => {
  it('nobody has taken over half a day after the arrival: the country hears of it, once', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    done(await night.post(`/api/handovers/${id}/report-overdue`));
    done(await social.post(`/api/handovers/${id}/report-arrival`, { by: 'escort' }));
    await town.behind.query(`update handover set takeover_due_at = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    await town.scan();
    const late = (await town.toldAbout(id)).filter(({ kind }) => kind === 'handover.takeover-late');
    expect(late.map(({ to }) => to).sort()).toEqual(
      [SAFE_HOUSE, seededId('LV', 'National Anti-Trafficking Coordinator')].sort(),
    );
    done(await night.post(`/api/handovers/${id}/take-over`));
  });

  it('the new lead is asked for news when they are due, and not again once it has given them', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    done(await night.post(`/api/handovers/${id}/take-over`));
    await town.behind.query(
      `update feedback set due_at = now() - interval '1 second' where id = (select min(id::text)::uuid from feedback where handover_id = $1)`,
      [id],
    );
    await town.scan();
    await town.scan();
    expect((await town.toldAbout(id)).filter(({ kind }) => kind === 'handover.feedback-due')).toHaveLength(1);
    for (const status of ['arrived', 'in_support', 'in_support', 'closed'])
      done(await safeHouse.post(`/api/handovers/${id}/feedback`, { status }));
    expect(await safeHouse.post(`/api/handovers/${id}/feedback`, { status: 'closed' })).toMatchObject({ status: 409 });
  });

  it('a focal point reminds and suggests another place; the sender withdraws', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    done(await focal.post(`/api/handovers/${id}/remind`));
    const marta = seededId('LV', 'Centre MARTA');
    done(await focal.post(`/api/handovers/${id}/suggest-place`, { institution: marta }));
    expect(done(await social.get(`/api/handovers/${id}`)).otherPlace.id).toBe(marta);
    expect(done(await safeHouse.get(`/api/handovers/${id}`))).not.toHaveProperty('otherPlace');
    done(await social.post(`/api/handovers/${id}/withdraw`, { reason: 'other_place_found' }));
    expect(await town.toldAbout(id)).toEqual(
      expect.arrayContaining([
        { kind: 'handover.reminded', to: SAFE_HOUSE },
        { kind: 'handover.place-suggested', to: MALMO },
        { kind: 'handover.withdrawn', to: SAFE_HOUSE },
      ]),
    );
  });

  it('what the sender still owes the person keeps it a participant, without the address', async () => {
    const { caseId } = await aCase(officer);
    const id = await proposed(social, caseId, toSafeHouse);
    done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    const yes = { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED, senderStays: ['court_date'] };
    done(await social.post(`/api/handovers/${id}/agree`, yes));
    done(await safeHouse.post(`/api/handovers/${id}/take-over`));
    const [stays] = await town.rows(
      `select reads, reads_own from case_grant where request_id = $1 and relation = 'participant'`,
      id,
    );
    expect(stays.reads).toContain('lead');
    expect([...stays.reads, ...stays.reads_own]).not.toContain('address');
  });
});
