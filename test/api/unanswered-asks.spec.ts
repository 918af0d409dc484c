import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YES, aCase, aProposal, done, HOW_ASKED } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import {
  A_CONTACT,
  AGENCY,
  asked,
  NIGHT_DESK,
  post,
  referred,
  SAFE_HOUSE,
  SHELTERS,
  SOCIAL,
  startReferrals,
  THE_PERSONS_YES,
  view,
  type Referrals,
} from '../support/referrals.js';

const { men: MEN, women: WOMEN, lund: LUND } = SHELTERS;

let test: Referrals;
let rows: Referrals['rows'], scan: Referrals['scan'], told: Referrals['told'], timeIsOver: Referrals['timeIsOver'];
let officer: Person, social: Person, men: Person, women: Person, lund: Person, agency: Person, stranger: Person;

beforeAll(async () => {
  test = await startReferrals();
  ({ rows, scan, told, timeIsOver } = test);
  ({ officer, social, men, women, lund, agency, stranger } = test.people);
});
afterAll(() => test.close());

describe('Nobody answers', () => {
  it('the place is reminded at half of the time; then the request goes up, the place is late, and the desk names another', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    const ask = asks[MEN]!;
    await rows(`update ask set half_due_at = now() - interval '1 second' where id = $1`, ask);
    await scan();
    await scan();
    expect(await told(ask, 'ask.reminder')).toEqual([MEN]);
    await timeIsOver(ask);
    await scan();
    expect(await told(ask, 'ask.reminder')).toEqual([MEN, MEN]);
    expect(await told(ask, 'ask.expired')).toEqual([SOCIAL]);
    expect(await told(ask, 'ask.escalated')).toEqual([AGENCY]);
    const late = await post(men, ask, 'accept', A_CONTACT);
    expect(late).toMatchObject({ status: 409, body: { leads: { institution: expect.stringContaining('Malmö') } } });
    expect(await view(men, ask)).toMatchObject({ status: 'escalated', preview: null, wentUpTo: null, allowed: [] });
    const desk = await agency.get(`/api/asks/${ask}`);
    expect(desk.body).toMatchObject({
      standing: 'desk',
      preview: { ageBand: '30-38' },
      caseId: null,
      allowed: ['name-place', 'claim'],
    });
    expect(
      done(await agency.get('/api/asks?direction=desk&open=yes')).items.map(({ id }: { id: string }) => id),
    ).toContain(ask);
    expect((await post(men, ask, 'claim')).status).toBe(409);
    expect(done(await post(agency, ask, 'claim')).claimedBy).toBe('Jonna Jämn');
    done(await post(agency, ask, 'name-place', { place: LUND }));
    expect(await told(ask, 'ask.place-named')).toEqual([SOCIAL]);
    expect(await view(social, ask)).toMatchObject({
      status: 'answered_elsewhere',
      otherPlace: { institutionId: LUND },
    });
    expect((await view(agency, ask)).preview).toBeNull();
    const next = done(await social.post(`/api/needs/${needId}/asks`, { place: LUND }));
    done(await post(lund, next.id, 'accept', A_CONTACT));
    done(await post(social, next.id, 'confirm', THE_PERSONS_YES));
  });

  it('climbs desk by desk to the one that always answers, and stays there', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    for (let turn = 0; turn < 3; turn += 1) {
      await timeIsOver(asks[MEN]);
      await scan();
    }
    expect(await told(asks[MEN], 'ask.escalated')).toEqual([AGENCY, NIGHT_DESK, NIGHT_DESK]);
    expect(await told(asks[MEN], 'ask.expired')).toEqual([SOCIAL]);
    const { items } = done(await social.get(`/api/cases/${caseId}/timeline`));
    expect(items[0]).toMatchObject({ kind: 'ask.escalated', by: null });
    expect(JSON.stringify(items)).not.toContain(MEN);
    expect((await agency.get(`/api/asks/${asks[MEN]}`)).status).toBe(404);
    const again = await post(social, asks[MEN], 're-address', { place: LUND });
    expect(again).toMatchObject({
      status: 201,
      body: { receiver: { institutionId: LUND }, preview: { ageBand: '30-38' } },
    });
    expect((await view(men, asks[MEN])).status).toBe('re_addressed');
  });

  it('nobody can: a state with a day, and the duty passes to the focal point', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN, WOMEN] });
    done(await post(women, asks[WOMEN], 'decline', { reason: 'no_capacity' }));
    expect((await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2099-01-01' })).status).toBe(409);
    await timeIsOver(asks[MEN]);
    await scan();
    expect((await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2020-01-01' })).status).toBe(400);
    const need = done(await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2099-01-01' }));
    expect(need).toMatchObject({ outcome: 'nobody_can', conferenceOn: '2099-01-01', allowed: [] });
    expect((await view(men, asks[MEN])).status).toBe('nobody_can');
    expect(
      await rows(`select institution_id from case_task where case_id = $1 and kind = 'nobody_can'`, caseId),
    ).toEqual([{ institution_id: AGENCY }]);
    expect(
      await rows(
        `select subjects->>'to' as to from outbox where kind = 'need.nobody-can' and subjects->>'need' = $1`,
        needId,
      ),
    ).toEqual([{ to: AGENCY }]);

    const item = done(await agency.get('/api/inbox')).items.find(
      ({ opens }: { opens: { id: string } }) => opens.id === needId,
    );
    expect(item).toMatchObject({
      wait: 'task.do',
      task: 'nobody_can',
      opens: { what: 'need' },
      allowed: ['open', 'do'],
    });
    const opened = done(await agency.get(`/api/needs/${needId}`));
    expect(opened).toMatchObject({ service: need.service, outcome: 'nobody_can', asks: [], allowed: [] });
    const task = `/api/tasks/${item.taskId}`;
    expect(done(await agency.get(task))).toMatchObject({
      opens: { what: 'need', id: needId },
      need: { service: need.service, conferenceOn: '2099-01-01' },
      allowed: ['do'],
    });
    const { number } = done(await social.get(`/api/cases/${caseId}`));
    for (const shown of [item, opened, done(await agency.get(task))]) {
      expect(JSON.stringify(shown)).not.toContain(caseId);
      expect(JSON.stringify(shown)).not.toContain(number);
    }
    expect((await stranger.get(task)).status).toBe(404);
    expect((await stranger.get(`/api/needs/${needId}`)).status).toBe(404);
    expect((await social.post(`${task}/done`)).status).toBe(403);
    expect(done(await agency.post(`${task}/done`))).toMatchObject({ doneAt: expect.anything(), allowed: [] });
    expect((await agency.post(`${task}/done`)).status).toBe(409);
    expect(JSON.stringify(done(await agency.get('/api/inbox')))).not.toContain(item.taskId);
  });

  it('keeps nothing where it was only looked for what is due', async () => {
    const count = async () =>
      (await rows(`select count(*)::int as n from audit_entry where action = 'ask.fall-due'`))[0].n;
    const before = await count();
    await scan();
    expect(await count()).toBe(before);
  });
});

describe('The lead moves', () => {
  it('open requests are inherited or ended as the new lead chooses, and one to the new lead itself ends', async () => {
    const { caseId } = await aCase(officer);
    const { ask: kept } = await referred(social, men, caseId);
    const { asks } = await asked(social, caseId, { places: [WOMEN, LUND, SAFE_HOUSE] });
    const { id } = done(
      await social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE }, { travel: 'none' })),
    );
    done(await social.post(`/api/handovers/${id}/propose`));
    done(
      await stranger.post(`/api/handovers/${id}/accept-and-take-over`, {
        ...A_YES,
        personAgreed: true,
        spokenWith: 'person',
        howAsked: HOW_ASKED,
        openRequests: [{ askId: asks[WOMEN], do: 'end' }],
      }),
    );
    expect(await view(stranger, kept)).toMatchObject({
      standing: 'sender',
      status: 'confirmed',
      sender: { contact: 'Dzintra Jūra' },
    });
    expect(await view(stranger, asks[LUND])).toMatchObject({ standing: 'sender', preview: { ageBand: '30-38' } });
    expect(await view(women, asks[WOMEN])).toMatchObject({ status: 'withdrawn', preview: null });
    expect(await rows(`select status, end_reason from ask where id = $1`, asks[SAFE_HOUSE])).toEqual([
      { status: 'withdrawn', end_reason: 'lead_moved' },
    ]);
    expect((await social.get(`/api/asks/${kept}`)).status).toBe(404);
    expect(await told(kept, 'ask.lead-moved')).toEqual([MEN]);
    done(await post(lund, asks[LUND], 'accept', A_CONTACT));
    expect(await told(asks[LUND], 'ask.accepted')).toEqual([SAFE_HOUSE]);
    done(await post(stranger, asks[LUND], 'confirm', { ...THE_PERSONS_YES, sections: [] }));
    done(await post(men, kept, 'start'));
  });
});
