import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import {
  A_CONTACT,
  asked,
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

const { men: MEN, lund: LUND } = SHELTERS;

let test: Referrals;
let rows: Referrals['rows'],
  scan: Referrals['scan'],
  told: Referrals['told'],
  grantsOf: Referrals['grantsOf'],
  timeIsOver: Referrals['timeIsOver'];
let officer: Person, social: Person, men: Person, lund: Person, families: Person, stranger: Person, night: Person;

beforeAll(async () => {
  test = await startReferrals();
  ({ rows, scan, told, grantsOf, timeIsOver } = test);
  ({ officer, social, men, lund, families, stranger, night } = test.people);
});
afterAll(() => test.close());

describe('From a yes to the end of the service', () => {
  it('opens the sections that the person said yes to, to this place, and closes them with the service', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    const ask = asks[MEN]!;
    const conditions = [{ code: 'bed_from', value: '2026-12-01T20:00:00+01:00' }, { code: 'no_pets' }];
    expect(
      (
        await post(men, ask, 'accept-with-conditions', {
          ...A_CONTACT,
          conditions: [{ code: 'no_pets', value: 'please' }],
        })
      ).status,
    ).toBe(400);
    done(await post(men, ask, 'accept-with-conditions', { useDutyLine: true, conditions }));
    expect(await view(social, ask)).toMatchObject({
      receiver: { contact: 'duty_line', phone: '+46 40 628 04 20' },
      conditions,
    });
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(404);
    for (const not of [{ personAgreed: false }, { conditionsAgreed: false }])
      expect(await post(social, ask, 'confirm', { ...THE_PERSONS_YES, ...not })).toMatchObject({ status: 409 });
    expect(await grantsOf(ask)).toEqual([]);
    done(await post(social, ask, 'confirm', THE_PERSONS_YES));
    expect(await rows(`select answer, sections from consent_answer where request_id = $1`, ask)).toEqual([
      { answer: 'yes', sections: ['identity', 'safe_contact'] },
    ]);
    expect(await view(men, ask)).toMatchObject({
      status: 'confirmed',
      caseId,
      agreedSections: ['identity', 'safe_contact'],
      allowed: ['take-back', 'start'],
    });
    expect((await men.get(`/api/cases/${caseId}/sections/identity`)).body.entries[0].content.names[0].text).toBe(
      'Canary Examplename',
    );
    expect((await men.get(`/api/cases/${caseId}/sections/risk`)).status).toBe(404);
    done(await post(men, ask, 'start'));
    expect(await told(ask, 'ask.started')).toEqual([SOCIAL]);
    expect((await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' })).status).toBe(409);
    done(await post(men, ask, 'complete', { outcome: 'service_given' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect((await men.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(404);
    expect(await view(men, ask)).toMatchObject({ status: 'completed', caseId: null, preview: null, allowed: [] });
    expect(await rows(`select outcome from need where id = $1`, needId)).toEqual([{ outcome: 'met' }]);
    done(await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
  });

  it('a yes by phone quiets the alarms, and moves and opens nothing', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    done(await post(social, asks[MEN], 'note-phone-yes', { who: 'Night worker' }));
    await timeIsOver(asks[MEN]);
    await rows(`update ask set half_due_at = now() - interval '1 hour' where id = $1`, asks[MEN]);
    await scan();
    expect(await view(social, asks[MEN])).toMatchObject({ status: 'sent', phoneYes: { who: 'Night worker' } });
    expect(await told(asks[MEN], 'ask.reminder')).toEqual([]);
    expect((await post(social, asks[MEN], 'confirm', THE_PERSONS_YES)).status).toBe(409);
    expect(JSON.stringify(await view(men, asks[MEN]))).not.toContain('Night worker');
    expect(await grantsOf(asks[MEN])).toEqual([]);
    await rows(`update ask set quiet_until = now() where id = $1`, asks[MEN]);
    await scan();
    expect((await view(social, asks[MEN])).status).toBe('escalated');
  });

  it('the bed is gone: the offer is taken back, its grants end, and another place is asked for the same need', async () => {
    const { caseId } = await aCase(officer);
    const { ask, needId } = await referred(social, men, caseId);
    expect(await grantsOf(ask)).toHaveLength(1);
    done(await post(men, ask, 'take-back', { reason: 'place_gone' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect(await view(social, ask)).toMatchObject({
      status: 'declined',
      declineReason: 'offer_taken_back',
      endReason: 'place_gone',
    });
    expect(await told(ask, 'ask.offer-taken-back')).toEqual([SOCIAL]);
    const next = await social.post(`/api/needs/${needId}/asks`, { place: LUND });
    expect(next).toMatchObject({ status: 201, body: { status: 'sent', receiver: { institutionId: LUND } } });
    expect((await social.post(`/api/needs/${needId}/asks`, { place: LUND })).status).toBe(409);
    done(await social.post(`/api/needs/${needId}/withdraw`, { reason: 'not_needed_any_more' }));
    expect((await view(lund, next.body.id)).status).toBe('withdrawn');
    expect(await told(next.body.id, 'ask.withdrawn')).toEqual([LUND]);
  });

  it('the person changes their mind: the lead ends the referral, and the place sees nothing more', async () => {
    const { caseId } = await aCase(officer);
    const { ask } = await referred(social, men, caseId);
    done(await post(social, ask, 'end', { reason: 'person_changed_mind' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect(await view(men, ask)).toMatchObject({ status: 'withdrawn', preview: null, caseId: null, endReason: null });
  });

  it('a colleague takes a request on, and lets it go', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [SAFE_HOUSE] });
    expect(done(await post(night, asks[SAFE_HOUSE], 'claim')).claimedBy).toBe('Nora Nakts');
    expect((await post(stranger, asks[SAFE_HOUSE], 'claim')).status).toBe(409);
    done(await post(night, asks[SAFE_HOUSE], 'release'));
    done(await post(social, asks[SAFE_HOUSE], 'withdraw', { reason: 'sent_in_error' }));
    expect((await view(night, asks[SAFE_HOUSE])).allowed).toEqual([]);
  });
});

describe('The audit', () => {
  it('has a row of every act with its institution, and of refusals, and no value', async () => {
    const acts = await rows(
      `select distinct action from audit_entry where outcome = 'done' and (action like 'ask.%' or action like 'need.%')`,
    );
    expect(acts.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'ask.accept',
        'ask.accept-with-conditions',
        'ask.claim',
        'ask.complete',
        'ask.confirm',
        'ask.end',
        'ask.note-phone-yes',
        'ask.release',
        'ask.start',
        'ask.take-back',
        'ask.view',
        'ask.withdraw',
        'need.ask-also',
        'need.create',
        'need.withdraw',
      ]),
    );
    const refused = await rows(
      `select distinct problem from audit_entry where outcome = 'refused' and action = 'ask.confirm'`,
    );
    expect(refused.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['not-possible-now', 'person-has-not-agreed']),
    );
    const entries = JSON.stringify(
      await rows(`select * from audit_entry where action like 'ask.%' or action like 'need.%'`),
    );
    for (const value of ['Canary', 'Night worker', '30-38', 'Example Contact']) expect(entries).not.toContain(value);
  });

  it('lists what I sent and what I got, newest first', async () => {
    const sent = done(await social.get('/api/asks?direction=out'));
    const got = done(await families.get('/api/asks?direction=in&open=yes'));
    expect(sent.items[0].standing).toBe('sender');
    expect(sent.items.map(({ id }: { id: string }) => id)).toEqual(
      sent.items
        .map(({ id }: { id: string }) => id)
        .toSorted()
        .reverse(),
    );
    expect(got.items.every(({ standing }: { standing: string }) => standing === 'receiver')).toBe(true);
    if (sent.next)
      expect(
        done(await social.get(`/api/asks?direction=out&after=${sent.next}`)).items[0].id < sent.items.at(-1).id,
      ).toBe(true);
  });
});
