import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, agreed, done } from '../support/handovers.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const of = (caseId: string, verb = '') => `/api/cases/${caseId}/reflection${verb && `/${verb}`}`;
const day = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const today = async () =>
  (await town.rows(`select (now() at time zone 'Europe/Stockholm')::date::text as day`))[0].day as string;
const recorded = async (caseId: string, body: object) => done(await town.social.post(of(caseId), body));
/** Reminders to do, with how many days before the end of the last day each is due. */
const reminders = async (caseId: string) =>
  done(await town.social.get(`/api/cases/${caseId}`))
    .tasks.filter(
      ({ kind, doneAt }: { kind: string; doneAt: string | null }) => kind.startsWith('reflection_') && !doneAt,
    )
    .map(({ kind, due }: { kind: string; due: { at: string } }) => [kind, due.at]);

describe('A reflection period', () => {
  it('runs from its first day as long as the country’s rule says, and says that nobody has confirmed the rule', async () => {
    const { caseId } = await aCase(town.officer);
    const none = done(await town.social.get(of(caseId)));
    expect(none).toMatchObject({
      running: null,
      allowed: ['record'],
      rule: { country: 'SE', days: 30, verifiedOn: null },
    });
    const beganOn = day(await today(), -3);
    const view = await recorded(caseId, { beganOn });
    expect(view).toMatchObject({
      running: { country: 'SE', beganOn, endsOn: day(beganOn, 30), over: false, daysLeft: 28, shorterThanRule: false },
      allowed: ['extend', 'end'],
    });
    const again = await town.social.post(of(caseId), { beganOn });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/already-open' } });
  });

  it('reminds the lead two weeks, a week and two days before it ends; what is past already is left out', async () => {
    const { caseId } = await aCase(town.officer);
    const beganOn = day(await today(), -20);
    await recorded(caseId, { beganOn });
    const left = await reminders(caseId);
    expect(left.map(([kind]: [string]) => kind)).toEqual(['reflection_ends_2', 'reflection_ends_3']);
    await town.rows(
      `update case_task set due_at = clock_timestamp() where case_id = $1 and kind = 'reflection_ends_2'`,
      caseId,
    );
    await town.scan();
    await town.deliver();
    const told = done(await town.social.get('/api/notifications')).items.filter(
      ({ kind, opens }: { kind: string; opens: { id: string } }) => kind === 'task.due' && opens.id === caseId,
    );
    expect(told).toMatchObject([{ class: 'needs_you' }]);
  });

  it('is kept as an authority decided it, and says where that is shorter than the rule', async () => {
    const { caseId } = await aCase(town.officer);
    const beganOn = await today();
    const view = await recorded(caseId, { beganOn, endsOn: day(beganOn, 10) });
    expect(view.running).toMatchObject({ endsOn: day(beganOn, 10), shorterThanRule: true, byRuleOn: day(beganOn, 30) });
    const timeline = done(await town.social.get(`/api/cases/${caseId}/timeline`)).items;
    expect(timeline[0]).toMatchObject({ kind: 'reflection.record', section: 'immigration' });
  });

  it('is extended to a later day, with the reminders anew, and ended with its reason', async () => {
    const { caseId } = await aCase(town.officer);
    const beganOn = await today();
    await recorded(caseId, { beganOn });
    const shorter = await town.social.post(of(caseId, 'extend'), { endsOn: day(beganOn, 30) });
    expect(shorter.status).toBe(400);
    const longer = done(await town.social.post(of(caseId, 'extend'), { endsOn: day(beganOn, 60) }));
    expect(longer).toMatchObject({
      running: { beganOn, endsOn: day(beganOn, 60) },
      earlier: [{ endReason: 'extended' }],
    });
    const kinds = (await reminders(caseId)).map(([kind]: [string]) => kind);
    expect(kinds.sort()).toEqual(['reflection_ends_1', 'reflection_ends_2', 'reflection_ends_3']);
    expect((await town.social.post(of(caseId, 'end'), { reason: 'extended' })).status).toBe(400);
    const ended = done(await town.social.post(of(caseId, 'end'), { reason: 'person_co_operates' }));
    expect(ended).toMatchObject({
      running: null,
      allowed: ['record'],
      earlier: [{ endReason: 'person_co_operates' }, {}],
    });
    expect(await reminders(caseId)).toEqual([]);
  });

  it('that is over says so, and makes room for a new one', async () => {
    const { caseId } = await aCase(town.officer);
    const beganOn = day(await today(), -40);
    const past = await recorded(caseId, { beganOn });
    expect(past).toMatchObject({ running: { over: true, daysLeft: 0 }, allowed: ['record', 'end'] });
    expect((await town.social.post(of(caseId, 'extend'), { endsOn: day(beganOn, 90) })).status).toBe(409);
    const anew = await recorded(caseId, { beganOn: await today() });
    expect(anew).toMatchObject({ running: { over: false }, earlier: [{ endReason: 'time_over' }] });
  });

  it('refuses days that do not fit', async () => {
    const { caseId } = await aCase(town.officer);
    const ahead = await town.social.post(of(caseId), { beganOn: day(await today(), 1) });
    expect(ahead.status).toBe(400);
    const backwards = await town.social.post(of(caseId), { beganOn: await today(), endsOn: day(await today(), -1) });
    expect(backwards.status).toBe(400);
    expect((await town.social.post(of(caseId), { beganOn: '2026-02-30' })).status).toBe(400);
  });

  it('is a child’s own where a country gives children longer', async () => {
    await town.rows(`update time_limit set country = 'SE' where what = 'reflection_child' and country = 'PL'`);
    const { caseId } = await aCase(town.officer, { ageGroup: 'unsure' });
    const [{ login }] = await town.rows(
      `select a.login from lead_tenure t join account a on a.institution_id = t.institution_id
        where t.case_id = $1 and upper_inf(t.during) and a.roles && '{lead_coordinator}' limit 1`,
      caseId,
    );
    const lead = await town.login(login);
    expect(done(await lead.get(of(caseId))).rule.days).toBe(120);
    await town.rows(`update time_limit set country = 'PL' where what = 'reflection_child' and country = 'SE'`);
  });

  it('goes with the lead, and is nobody else’s', async () => {
    const { caseId } = await aCase(town.officer);
    const beganOn = await today();
    await recorded(caseId, { beganOn });
    const handover = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    expect((await town.safeHouse.get(of(caseId))).status).toBe(403);
    done(await town.safeHouse.post(`/api/handovers/${handover}/take-over`, {}));
    const theirs = done(await town.safeHouse.get(of(caseId)));
    expect(theirs).toMatchObject({ running: { country: 'SE', beganOn }, rule: { country: 'SE' } });
    expect((await town.social.get(of(caseId))).status).toBe(403);
    expect((await town.stranger.get(of(caseId))).status).toBe(404);
    const tasks = done(await town.safeHouse.get(`/api/cases/${caseId}`)).tasks.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(tasks).toContain('reflection_ends_1');
  });
});
