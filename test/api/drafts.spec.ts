import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { Town } from '../support/town.js';

const HALF = { danger: 'no', ageGroup: 'adult', called: 'Canary Halfname', safeContact: { value: '+000 777 canary' } };
const CANARY = /Canary Halfname|777 canary/;
let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const begun = async (answers: object = HALF, who: Person = town.officer) =>
  done(await who.post('/api/drafts', { answers }));
const at = (id: string) => `/api/drafts/${id}`;
const save = (id: string, version: number, answers: object) =>
  town.officer.put(at(id), { answers }, { 'if-match': `"v${version}"` });
const kept = async (id: string) => (await town.rows('select * from identification_draft where id = $1', id))[0];
const past = (id: string, column: string) =>
  town.rows(`update identification_draft set ${column} = clock_timestamp() - interval '1 second' where id = $1`, id);
const calls = async (who: Person) =>
  (await who.get('/api/notifications')).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'draft.danger-unsent',
  );
const waits = async (who: Person, id: string) =>
  (await who.get('/api/inbox')).body.items.filter(({ opens }: { opens: { id: string } }) => opens.id === id);

describe('A record that is not sent yet', () => {
  it('is saved as the officer goes on, and found again with all that was answered', async () => {
    const { id, version, allowed } = await begun();
    expect([version, allowed]).toEqual([1, ['save', 'send', 'delete']]);
    const saved = done(await save(id, 1, { ...HALF, urgency: 'urgent' }));
    expect(saved.version).toBe(2);
    expect(done(await town.officer.get(at(id)))).toMatchObject({
      answers: { ...HALF, urgency: 'urgent' },
      dangerDueAt: null,
      version: 2,
    });
    expect(done(await town.officer.get('/api/drafts')).items.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('is kept for seven days from its beginning, by the rule of the country', async () => {
    const { id, begunAt, endsAt } = await begun();
    expect(Date.parse(endsAt) - Date.parse(begunAt)).toBe(7 * 86_400_000);
    const later = done(await save(id, 1, HALF));
    expect([later.begunAt, later.endsAt]).toEqual([begunAt, endsAt]);
    await past(id, 'ends_at');
    expect((await town.officer.get(at(id))).status).toBe(404);
    await town.scan();
    expect(await kept(id)).toBeUndefined();
  });

  it('is not overwritten by another device of the same officer', async () => {
    const { id } = await begun();
    done(await save(id, 1, HALF));
    expect((await save(id, 1, { ...HALF, called: 'Other' })).status).toBe(412);
    expect((await town.officer.put(at(id), { answers: HALF })).status).toBe(428);
    expect(done(await town.officer.get(at(id))).answers).toEqual(HALF);
  });

  it('is read, changed and deleted by nobody else: no colleague, no administrator, no auditor, no other institution', async () => {
    const { id } = await begun(HALF, town.safeHouse);
    for (const login of ['lv.safehouse.night', 'se.police', 'lv.coordinator']) {
      const other = await town.login(login);
      const expected = login === 'lv.coordinator' ? 403 : 404;
      expect((await other.get(at(id))).status).toBe(expected);
      expect((await other.put(at(id), { answers: {} }, { 'if-match': '"v1"' })).status).toBe(expected);
      expect((await other.delete(at(id))).status).toBe(expected);
    }
    for (const login of ['lv.safehouse.admin', 'lv.safehouse.auditor'])
      expect((await (await town.login(login)).get(at(id))).status).toBe(403);
    expect(JSON.stringify((await town.night.get('/api/drafts')).body)).not.toContain(id);
    expect((await kept(id)).version).toBe(1);
  });

  it('is sealed where it is kept, in the answers that are kept for repetition and in what is left for the queue', async () => {
    const { id } = await begun({ ...HALF, danger: 'yes' });
    done(await save(id, 1, { ...HALF, danger: 'yes' }));
    await past(id, 'danger_due_at');
    await town.scan();
    const row = await kept(id);
    expect(Buffer.from(row.content).toString('latin1')).not.toMatch(CANARY);
    const around = await town.rows(
      `select (select jsonb_agg(response) from idempotency_key) as answers, (select jsonb_agg(subjects) from outbox) as told,
              (select jsonb_agg(to_jsonb(a)) from audit_entry a) as acts`,
    );
    expect(JSON.stringify(around)).not.toMatch(CANARY);
  });

  it('is gone in the same instant in which it is sent, and stays when the sending is refused', async () => {
    const { id } = await begun();
    const refused = await town.officer.post(
      '/api/identifications',
      anIdentification({ draft: id, howAsked: undefined }),
    );
    expect(refused.status).toBe(400);
    expect(await kept(id)).toBeDefined();
    const card = done(await town.officer.post('/api/identifications', anIdentification({ draft: id })));
    expect(await kept(id)).toBeUndefined();
    expect(JSON.stringify(card)).not.toContain(id);
    const [logged] = await town.rows('select answers from identification where id = $1', card.id);
    expect(JSON.stringify(logged)).not.toContain(id);
  });

  it('that has run out keeps nobody from sending; that of somebody else is not touched', async () => {
    const theirs = await begun(HALF, town.safeHouse);
    expect((await town.officer.post('/api/identifications', anIdentification({ draft: theirs.id }))).status).toBe(201);
    expect(await kept(theirs.id)).toBeDefined();
  });

  it('is deleted by its writer', async () => {
    const { id } = await begun();
    expect(done(await town.officer.delete(at(id)))).toEqual({ id });
    expect((await town.officer.delete(at(id))).status).toBe(404);
  });

  it('is refused when it is longer than the form can be', async () => {
    const long = await town.officer.post('/api/drafts', { answers: { called: 'x'.repeat(40_001) } });
    expect(long).toMatchObject({ status: 400, body: { errors: [{ path: 'answers' }] } });
  });
});

describe('A record that says danger and lies unsent', () => {
  it('is told to the desk of the same institution after half an hour, once, with whom to call and nothing else', async () => {
    const colleague = await town.login('se.police');
    const { id, dangerDueAt, savedAt } = await begun({ ...HALF, danger: 'yes' });
    expect(Date.parse(dangerDueAt) - Date.parse(savedAt)).toBe(30 * 60_000);
    await town.scan();
    await town.deliver();
    expect(await waits(colleague, id)).toEqual([]);
    await past(id, 'danger_due_at');
    await town.scan();
    await town.scan();
    await town.deliver();
    const told = await calls(colleague);
    expect(told.filter(({ read }: { read: boolean }) => !read)[0]).toMatchObject({
      class: 'needs_you',
      call: expect.any(String),
    });
    expect(
      (await town.rows(`select 1 from outbox where kind = 'draft.danger-unsent' and subjects ->> 'draft' = $1`, id))
        .length,
    ).toBe(1);
    const [waiting] = await waits(colleague, id);
    expect(waiting).toMatchObject({ wait: 'draft.call-the-writer', urgency: 'emergency', allowed: [] });
    expect(waiting.call).toBe(told[0].call);
    expect(JSON.stringify([told, waiting])).not.toMatch(CANARY);
    expect(await waits(town.social, id)).toEqual([]);
    expect(await calls(town.social)).toEqual([]);
    done(await town.officer.post('/api/identifications', anIdentification({ draft: id, danger: 'yes' })));
    expect(await waits(colleague, id)).toEqual([]);
  });

  it('counts from when danger was ticked, and not at all once it is not', async () => {
    const { id } = await begun();
    const first = done(await save(id, 1, { ...HALF, danger: 'yes' }));
    expect(done(await save(id, 2, { ...HALF, danger: 'yes', urgency: 'urgent' })).dangerDueAt).toBe(first.dangerDueAt);
    expect(done(await save(id, 3, { ...HALF, danger: 'no' })).dangerDueAt).toBeNull();
    await town.scan();
    expect((await kept(id)).danger_told_at).toBeNull();
  });
});
