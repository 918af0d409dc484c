import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { A_PLAN, A_YES, aCase, aProposal, done, HOW_ASKED, onTheWay, proposed } from '../support/handovers.js';
import { asked, SHELTERS } from '../support/referrals.js';
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

describe('A man goes home to Latvia', () => {
  it('through the country, a named receiver, his yes, a journey and a night worker, and nobody ever leads but one', async () => {
    const { caseId, number, id: identification } = await aCase(officer);
    const prepared = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal({ country: 'LV' })));
    expect(prepared).toMatchObject({
      status: 'prepared',
      word: 'asked',
      caseId,
      allowed: expect.arrayContaining(['propose', 'withdraw']),
    });
    const id = prepared.id;
    expect((await focal.get(`/api/handovers/${id}`)).status).toBe(404);
    done(await social.post(`/api/handovers/${id}/propose`));

    const listed = done(await focal.get('/api/handovers?direction=country'));
    expect(listed.items.map((item: { id: string }) => item.id)).toContain(id);
    const asFocal = done(await focal.get(`/api/handovers/${id}`));
    expect(asFocal).toMatchObject({
      allowed: expect.arrayContaining(['name-receiver', 'suggest-place', 'remind']),
      preview: { ageGroup: 'adult' },
    });
    expect((await focal.post(`/api/handovers/${id}/accept`, A_YES)).status).toBe(403);
    done(await focal.post(`/api/handovers/${id}/name-receiver`, toSafeHouse));

    const pending = await safeHouse.get(`/api/handovers/${id}`);
    expect(pending.body).toMatchObject({
      status: 'proposed',
      reference: prepared.reference,
      preview: { gender: 'man' },
      due: { local: [{ zone: 'Europe/Riga' }, { zone: 'Europe/Stockholm' }] },
    });
    for (const secret of [caseId, number, 'Canary', 'Example One'])
      expect(JSON.stringify(pending.body)).not.toContain(secret);
    expect(done(await social.get(`/api/handovers/${id}`)).openedAt).toBeTruthy();

    done(await safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['dailyMedication', 'mobilityNeeds'] }));
    done(
      await social.post(`/api/handovers/${id}/answer`, { answers: { dailyMedication: 'yes', mobilityNeeds: 'no' } }),
    );
    expect(done(await safeHouse.get(`/api/handovers/${id}`)).preview).toMatchObject({
      dailyMedication: 'yes',
      mobilityNeeds: 'no',
    });

    const yes = done(
      await safeHouse.post(`/api/handovers/${id}/accept`, { ...A_YES, conditions: [{ code: 'medical_check_first' }] }),
    );
    expect(yes).toMatchObject({ status: 'accepted_with_conditions' });
    expect(yes).not.toHaveProperty('caseId');
    const consent = { personAgreed: true, sections: ['identity', 'plan'], howAsked: HOW_ASKED };
    expect(await social.post(`/api/handovers/${id}/agree`, consent)).toMatchObject({
      status: 409,
      body: { type: '/problems/person-has-not-agreed' },
    });
    expect((await safeHouse.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(404);
    done(await social.post(`/api/handovers/${id}/agree`, { ...consent, conditionsAccepted: true }));

    expect(done(await safeHouse.get(`/api/handovers/${id}`))).toMatchObject({
      caseId,
      word: 'agreed',
      agreedSections: ['identity', 'plan'],
    });
    expect(done(await safeHouse.get(`/api/cases/${caseId}/sections/identity`)).entries[0].content.names[0].text).toBe(
      'Canary Examplename',
    );
    expect((await safeHouse.get(`/api/cases/${caseId}/sections/safe_contact`)).status).toBe(404);
    expect(
      (await safeHouse.post(`/api/cases/${caseId}/sections/plan`, { statement: 'assessment', text: 'Not yet.' }))
        .status,
    ).not.toBe(201);

    expect(await social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at })).toMatchObject({
      status: 409,
      body: { next: 'plan-reception' },
    });
    expect((await safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN)).status).toBe(428);
    expect(await safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' })).toMatchObject({
      status: 200,
      headers: { etag: '"v1"' },
    });
    expect((await social.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v7"' })).status).toBe(412);
    done(
      await social.put(
        `/api/handovers/${id}/reception-plan`,
        { ...A_PLAN, recognitionSign: 'blue scarf' },
        { 'if-match': '"v1"' },
      ),
    );
    expect(done(await night.get(`/api/handovers/${id}/reception-plan`))).toMatchObject({
      recognitionSign: 'blue scarf',
      version: 2,
    });
    expect((await stranger.get(`/api/handovers/${id}/reception-plan`)).status).toBe(404);

    done(await social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
    await town.behind.query(`update handover set overdue_at = now() - interval '1 minute' where id = $1`, [id]);
    await town.scan();
    expect(done(await social.get(`/api/handovers/${id}`)).overdueSince).toBeTruthy();
    expect(await town.leadOf(caseId)).toBe(MALMO);
    expect(done(await night.post(`/api/handovers/${id}/found`)).overdueSince).toBeNull();
    done(await night.post(`/api/handovers/${id}/report-arrival`, { by: 'receiver' }));
    done(
      await social.post(`/api/cases/${caseId}/sections/plan`, {
        statement: 'assessment',
        text: 'Written before the takeover.',
      }),
    );

    const taken = done(await night.post(`/api/handovers/${id}/take-over`, { metAt: '2026-11-20T01:10:00+02:00' }));
    expect(taken).toMatchObject({ status: 'taken_over', word: 'arrived', caseId });
    expect(await town.leadOf(caseId)).toBe(SAFE_HOUSE);
    done(
      await safeHouse.post(`/api/cases/${caseId}/sections/plan`, {
        statement: 'assessment',
        text: 'Written after the takeover.',
      }),
    );

    const past = done(await social.get(`/api/cases/${caseId}/sections/plan`)).entries.map(
      (entry: { content: { text: string } }) => entry.content.text,
    );
    expect(past).toEqual(['Written before the takeover.']);
    expect(done(await safeHouse.get(`/api/cases/${caseId}/sections/plan`)).entries).toHaveLength(2);
    expect(done(await officer.get(`/api/identifications/${identification}`)).leads).toMatchObject({
      acknowledged: { state: 'read' },
    });
    expect(done(await safeHouse.get(`/api/cases/${caseId}/handovers`)).items).toMatchObject([
      { id, status: 'taken_over' },
    ]);
    const former = done(await social.get(`/api/handovers/${id}`));
    expect(former).toMatchObject({ status: 'taken_over', allowed: [], feedback: [{ status: null }, {}, {}, {}] });
    for (const gone of ['caseId', 'preview', 'contact', 'metBy']) expect(former).not.toHaveProperty(gone);
    expect((await night.get(`/api/handovers/${id}/reception-plan`)).status).toBe(404);

    done(await safeHouse.post(`/api/handovers/${id}/feedback`, { status: 'in_support' }));
    expect(done(await social.get(`/api/handovers/${id}`)).feedback[0]).toMatchObject({ status: 'in_support' });

    await town.behind.query(
      `update case_grant set during = tstzrange(lower(during), clock_timestamp()) where request_id = $1`,
      [id],
    );
    await town.behind.query(`update handover set window_until = now() - interval '1 second' where id = $1`, [id]);
    await town.scan();
    expect(done(await social.get(`/api/handovers/${id}`)).status).toBe('taken_over');
    done(await safeHouse.post(`/api/handovers/${id}/decline-feedback`));
    await town.scan();
    expect(done(await safeHouse.get(`/api/handovers/${id}`))).toMatchObject({ status: 'settled', word: 'settled' });
    expect((await social.get(`/api/cases/${caseId}/sections/plan`)).status).toBe(404);

    const acts = (await town.actsOn(id)).filter(({ outcome }) => outcome === 'done').map(({ action }) => action);
    expect(acts).toEqual(
      expect.arrayContaining([
        'handover.prepare',
        'handover.propose',
        'handover.name-receiver',
        'handover.agree',
        'handover.take-over',
        'handover.settle',
      ]),
    );
    const told = await town.toldAbout(id);
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'handover.proposed', to: SAFE_HOUSE },
        { kind: 'handover.overdue', to: MALMO },
        { kind: 'handover.taken-over', to: MALMO },
        { kind: 'handover.feedback-given', to: MALMO },
      ]),
    );
    const tenures = await town.rows(
      `select lower(during)::text as since, upper(during)::text as until, cause from lead_tenure where case_id = $1 order by 1`,
      caseId,
    );
    expect(tenures).toEqual([
      { since: expect.anything(), until: tenures[1].since, cause: 'opened' },
      { since: tenures[0].until, until: null, cause: 'taken_over' },
    ]);
  });
});

describe('What else is open in the case', () => {
  it('is shown to the receiver without the places, and is inherited or ended as it chooses', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [SHELTERS.men, SHELTERS.lund] });
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    const seen = await safeHouse.get(`/api/handovers/${id}`);
    expect(seen.body.openRequests.map(({ askId }: { askId: string }) => askId).sort()).toEqual(
      Object.values(asks).sort(),
    );
    for (const place of [...Object.values(SHELTERS), 'Öresund', 'Lund'])
      expect(JSON.stringify(seen.body)).not.toContain(place);
    expect((await social.get(`/api/handovers/${id}`)).body).not.toHaveProperty('openRequests');
    const openRequests = [{ askId: asks[SHELTERS.lund], do: 'end' }];
    done(await night.post(`/api/handovers/${id}/take-over`, { openRequests }));
    const after = await town.rows(
      `select to_institution, from_institution, ended_at is null as open from ask where case_id = $1`,
      caseId,
    );
    expect(after).toEqual(
      expect.arrayContaining([
        { to_institution: SHELTERS.men, from_institution: SAFE_HOUSE, open: true },
        { to_institution: SHELTERS.lund, from_institution: expect.anything(), open: false },
      ]),
    );
    expect(done(await safeHouse.get(`/api/handovers/${id}`))).not.toHaveProperty('openRequests');
  });
});

describe('Two at once', () => {
  it('two take over: one does, the other hears that it has been done', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, toSafeHouse);
    const both = await Promise.all([
      safeHouse.post(`/api/handovers/${id}/take-over`),
      night.post(`/api/handovers/${id}/take-over`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      type: '/problems/already-led',
      leads: expect.stringContaining('Safe House'),
    });
    expect(await town.rows('select 1 from lead_tenure where case_id = $1', caseId)).toHaveLength(2);
  });

  it('nobody travels: yes and takeover are one act, and only one of two does it', async () => {
    const { caseId } = await aCase(officer);
    const day = seededId('SE', 'Social services, Malmö (exercise)');
    const receiver = await town.login('se.social.day');
    const id = await proposed(
      social,
      caseId,
      { institution: day },
      { travel: 'none', reason: 'services_not_available' },
    );
    const act = { ...A_YES, personAgreed: true, spokenWith: 'person', howAsked: HOW_ASKED };
    expect(
      await receiver.post(`/api/handovers/${id}/accept-and-take-over`, { ...act, personAgreed: false }),
    ).toMatchObject({ status: 409, body: { type: '/problems/person-has-not-agreed' } });
    const both = await Promise.all([
      receiver.post(`/api/handovers/${id}/accept-and-take-over`, act),
      receiver.post(`/api/handovers/${id}/accept-and-take-over`, act),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await town.leadOf(caseId)).toBe(day);
    expect((await receiver.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(200);
  });

  it('a case has one open handover; a second is refused', async () => {
    const { caseId } = await aCase(officer);
    await proposed(social, caseId, toSafeHouse);
    expect(await social.post(`/api/cases/${caseId}/handovers`, aProposal(toSafeHouse))).toMatchObject({
      status: 409,
      body: { type: '/problems/already-open' },
    });
  });
});
