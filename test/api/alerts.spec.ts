import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { aCase, done } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { NOWHERE } from '../support/referrals.js';
import { MALMO, Town } from '../support/town.js';

let town: Town;
let police: Person, desk: Person, worker: Person, agency: Person;
beforeAll(async () => {
  town = await Town.open();
  [police, desk, worker, agency] = (await Promise.all(
    ['lv.police', 'lv.nightdesk', 'se.social.worker', 'se.coordinator'].map((login) => town.login(login)),
  )) as [Person, Person, Person, Person];
});
afterAll(() => town.close());

const POLICE = seededId('LV', 'State Police');
const SECRET = {
  place: 'Third house behind the mill',
  callBack: 'Example Contact, +000 100',
  identity: 'Canary Examplename',
};
const anAlert = (changes: object = {}) => ({ country: 'LV', kind: 'held_against_will', ...SECRET, ...changes });
const sent = async (changes: object = {}) => done(await town.social.post('/api/alerts', anAlert(changes)));
const look = async (who: Person, id: string) => done(await who.get(`/api/alerts/${id}`));
const told = (id: string) =>
  town.rows(`select kind, subjects ->> 'to' as "to" from outbox where subjects ->> 'alert' = $1 order by id`, id);
const late = (id: string, what: string) =>
  town.rows(`update danger_alert set ${what} = now() - interval '1 minute' where id = $1`, id);

describe('A danger alert', () => {
  it('goes to the body that the country names, without case or consent, and is acknowledged by a named human', async () => {
    const { desks, emergencyNumber } = done(await town.social.get('/api/alerts/desks?country=LV'));
    expect(emergencyNumber).toBe('112');
    expect(desks[0]).toMatchObject({ id: POLICE, institution: 'State Police' });
    const { id, ...view } = await sent();
    expect(view).toMatchObject({ status: 'sent', place: null, identity: null, to: [{ institution: 'State Police' }] });
    expect(view.call.map(({ institution }: { institution: string }) => institution)).toContain('State Police');
    const shown = view.call.map(({ dutyLine }: { dutyLine: string | null }) => dutyLine);
    const tried = await town.rows('select duty_line from institution where duty_line_verified_on is not null');
    for (const line of shown) expect([null, ...tried.map((row) => row.duty_line)]).toContain(line);
    expect((await told(id))[0]).toEqual({ kind: 'alert.sent', to: POLICE });
    expect(await look(police, id)).toMatchObject({ ...SECRET, allowed: ['acknowledge'] });
    done(await police.post(`/api/alerts/${id}/acknowledge`));
    expect(await look(town.social, id)).toMatchObject({
      status: 'acknowledged',
      acknowledged: { by: 'Pēteris Pilskalns', how: 'system' },
      call: [],
      allowed: ['close', 'tell_person'],
    });
    expect((await police.post(`/api/alerts/${id}/acknowledge`)).status).toBe(409);
    expect(await town.rows(`select 1 from case_grant where institution_id = $1`, POLICE)).toEqual([]);
  });

  it('is nobody else’s: to others there is none', async () => {
    const { id } = await sent();
    for (const who of [town.stranger, town.safeHouse, town.officer, desk]) {
      const [here, nowhere] = await Promise.all([who.get(`/api/alerts/${id}`), who.get(`/api/alerts/${NOWHERE}`)]);
      expect(here.status).toBe(404);
      expect({ ...here.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
      expect((await who.post(`/api/alerts/${id}/acknowledge`)).status).toBe(404);
    }
    const admin = await town.login('se.social.admin');
    expect((await admin.get(`/api/alerts/${id}`)).status).toBe(403);
  });

  it('opens no case to the police who acknowledge it', async () => {
    const { caseId } = await aCase(town.officer);
    const { id } = await sent();
    done(await police.post(`/api/alerts/${id}/acknowledge`));
    expect((await police.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(404);
  });

  it('may be sent by a first responder, who sees their own', async () => {
    const { id } = done(await town.officer.post('/api/alerts', anAlert({ country: 'SE' })));
    expect(await look(town.officer, id)).toMatchObject({ ...SECRET, allowed: expect.arrayContaining(['note_phone']) });
    done(await town.officer.post(`/api/alerts/${id}/told-by-phone`, { spokeWith: 'Night officer' }));
    const after = await look(town.officer, id);
    expect(after).toMatchObject({ status: 'acknowledged', acknowledged: { how: 'phone' }, spokeWith: 'Night officer' });
  });

  it('goes to a desk of that country, and to no other institution', async () => {
    const wrong = await town.social.post('/api/alerts', anAlert({ institution: MALMO }));
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'institution' }] } });
    const { to } = await sent({ institution: POLICE });
    expect(to).toMatchObject([{ institution: 'State Police' }]);
  });
});

describe('That nobody acknowledges in half an hour', () => {
  it('climbs, desk by desk, to the end of the country’s list; the sender is told to call each time', async () => {
    const { id, due, at } = await sent();
    expect(Date.parse(due.at) - Date.parse(at)).toBe(30 * 60_000);
    expect((await desk.get(`/api/alerts/${id}`)).status).toBe(404);
    for (let step = 0; step < 6; step += 1) {
      await late(id, 'due_at');
      await town.scan();
    }
    const { status, allowed } = await look(desk, id);
    const { to } = await look(town.social, id);
    expect(status).toBe('sent');
    expect(to.length).toBeGreaterThan(1);
    expect(allowed).toContain('acknowledge');
    const [row] = await town.rows('select due_at from danger_alert where id = $1', id);
    expect(row.due_at === null || row.due_at < new Date()).toBe(true);
    const calls = (await told(id)).filter(({ kind }) => kind === 'alert.unacknowledged');
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.every(({ to: whom }) => whom === MALMO)).toBe(true);
    const inbox = done(await desk.get('/api/inbox')).items;
    expect(inbox).toContainEqual(expect.objectContaining({ wait: 'alert.acknowledge', opens: { what: 'alert', id } }));
    done(await desk.post(`/api/alerts/${id}/acknowledge`));
    const others = (await told(id)).flatMap(({ kind, to: whom }) => (kind === 'alert.acknowledged' ? [whom] : []));
    expect(new Set(others)).toEqual(new Set([MALMO, POLICE, ...others]));
    expect(others.length).toBe(to.length); // the sender, and all it went to but the desk itself
    await late(id, 'due_at');
    const before = (await told(id)).length;
    await town.scan();
    expect((await told(id)).length).toBe(before);
  });
});

describe('Afterwards', () => {
  it('a second person reviews it: a colleague, or the focal point, who reads no word of it', async () => {
    const { id } = await sent();
    expect((await town.social.post(`/api/alerts/${id}/review`, { finding: 'justified' })).status).toBe(403);
    expect((await worker.get(`/api/alerts/${id}`)).body.allowed).toContain('review');
    expect(done(await worker.get('/api/inbox')).items).toContainEqual(
      expect.objectContaining({ wait: 'alert.review', opens: { what: 'alert', id } }),
    );
    await late(id, 'review_due_at');
    await town.scan();
    expect((await told(id)).filter(({ kind }) => kind === 'alert.review-overdue')).toHaveLength(2);
    expect(await look(agency, id)).toMatchObject({ place: null, callBack: null, identity: null, allowed: ['review'] });
    expect(done(await agency.post(`/api/alerts/${id}/review`, { finding: 'justified' })).finding).toBe('justified');
    expect((await worker.post(`/api/alerts/${id}/review`, { finding: 'not_justified' })).status).toBe(409);
  });

  it('telling the person, when it is safe, stays to be done by the sender', async () => {
    const { id } = await sent();
    expect((await town.social.post(`/api/alerts/${id}/told-person`)).status).toBe(409);
    done(await police.post(`/api/alerts/${id}/acknowledge`));
    expect((await police.post(`/api/alerts/${id}/told-person`)).status).toBe(403);
    expect(done(await police.post(`/api/alerts/${id}/close`, { outcome: 'person_safe' }))).toMatchObject({
      status: 'closed',
      outcome: 'person_safe',
    });
    expect(done(await town.social.get('/api/inbox')).items).toContainEqual(
      expect.objectContaining({ wait: 'alert.tell-the-person', opens: { what: 'alert', id } }),
    );
    await late(id, 'tell_due_at');
    await town.scan();
    expect((await told(id)).map(({ kind }) => kind)).toContain('alert.tell-person');
    done(await town.social.post(`/api/alerts/${id}/told-person`));
    expect((await look(town.social, id)).allowed).not.toContain('tell_person');
  });

  it('nothing of what it says lies in clear in the database, and it knows no case', async () => {
    const { id } = await sent();
    const [row] = await town.rows('select * from danger_alert where id = $1', id);
    expect(Object.keys(row).filter((column) => /case|victim/.test(column))).toEqual([]);
    const bytes = [row.place, row.call_back, row.identity].map((value) => value.toString('latin1')).join(' ');
    for (const text of Object.values(SECRET)) expect(bytes).not.toContain(text);
    const kept = await town.rows(`select response::text as text from idempotency_key where response ->> 'id' = $1`, id);
    expect(kept).toHaveLength(1);
    for (const text of Object.values(SECRET)) expect(kept[0].text).not.toContain(text);
    expect(done(await town.social.get('/api/alerts')).items.map((item: { id: string }) => item.id)).toContain(id);
  });
});
