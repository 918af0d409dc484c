import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { answers, anIdentification } from '../support/identifications.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let officer: Person;
let social: Person;

beforeAll(async () => {
  database = await freshDatabase();
  test = await startTestApp(database);
  officer = await test.people.login('se.police');
  social = await test.people.login('se.social');
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

const identify = async (changes: Record<string, unknown> = {}, by = officer) => {
  const answer = await by.post('/api/identifications', anIdentification(changes));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

describe('A person identified by police at night', () => {
  it('is led from that minute by the standing first lead, which nobody there has read yet', async () => {
    const card = await identify();
    expect(card).toMatchObject({
      outcome: 'case',
      leads: { basis: 'standing_mandate', acknowledged: { state: 'not_yet_read' } },
    });
    expect(card.leads.institution).toContain('Malmö');
    expect(card.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-.$/);
  });

  it('the officer notes a phone call, then the lead reads, and the card shows each as what it is', async () => {
    const card = await identify();
    const told = await officer.post(`/api/identifications/${card.id}/told-by-phone`, { spokeWith: 'duty desk' });
    expect(told).toMatchObject({
      status: 200,
      body: { leads: { acknowledged: { state: 'told_by_phone', spokeWith: 'duty desk' } } },
    });
    expect((await social.get(`/api/cases/${card.caseId}`)).status).toBe(200);
    const after = await officer.get(`/api/identifications/${card.id}`);
    expect(after.body.leads.acknowledged.state).toBe('read');
    expect(after.body.leads.acknowledged.readAt).toBeTruthy();
  });

  it('the officer keeps the card and not the case', async () => {
    const card = await identify();
    const missing = await officer.get('/api/cases/00000000-0000-7000-8000-000000000000');
    const colleague = await test.people.login('se.police.lead');
    const seen = await colleague.get(`/api/cases/${card.caseId}`);
    expect(seen.status).toBe(404);
    expect(seen.body).toEqual((await colleague.get('/api/cases/00000000-0000-7000-8000-000000000000')).body);
    expect(missing.status).toBe(403);
  });

  it('the lead reads the sections that were filled in, and writes further', async () => {
    const card = await identify();
    const view = (await social.get(`/api/cases/${card.caseId}`)).body;
    expect(view.allowed).toEqual(expect.arrayContaining(['write', 'ask', 'hand_over', 'close']));
    const identity = await social.get(`/api/cases/${card.caseId}/sections/identity`);
    expect(identity.body.entries[0].content.names[0].text).toBe('Canary Examplename');
    const written = await social.post(`/api/cases/${card.caseId}/sections/plan`, {
      statement: 'assessment',
      text: 'A bed tonight.',
    });
    expect(written).toMatchObject({ status: 201 });
    expect((await social.get(`/api/cases/${card.caseId}/sections/plan`)).body.entries).toHaveLength(1);
    const wrong = await social.post(`/api/cases/${card.caseId}/sections/plan`, {
      statement: 'assessment',
      identity: {},
    });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'plan' }] } });
  });

  it('another country sees nothing, and the same nothing as of a case that does not exist', async () => {
    const card = await identify();
    const stranger = await test.people.login('lv.safehouse');
    const [hidden, absent] = await Promise.all([
      stranger.get(`/api/cases/${card.caseId}`),
      stranger.get('/api/cases/00000000-0000-7000-8000-000000000000'),
    ]);
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(absent.body);
    expect((await stranger.get(`/api/cases/${card.caseId}/sections/identity`)).body).toEqual(absent.body);
    expect((await stranger.get(`/api/cases/${card.caseId}/timeline`)).status).toBe(404);
  });
});

describe('The answers decide what is created', () => {
  it('a refusal leaves a notice: no person, no case, no name', async () => {
    const card = await identify({
      consents: answers({ contact_support: 'no', share_name: 'no', another_country: 'no' }),
      identity: undefined,
      safeContact: undefined,
      called: undefined,
      notice: { reason: 'afraid', gender: 'female', nationality: 'UA', cardHandedOut: true },
    });
    expect(card).toMatchObject({ outcome: 'notice', caseId: null, number: null, leads: null });
  });

  it('a person who could not be asked gets a provisional case and is asked again', async () => {
    const card = await identify({
      consents: answers({
        contact_support: 'could_not_be_asked',
        share_name: 'not_asked',
        contact_police: 'not_asked',
        another_country: 'not_asked',
      }),
      identity: undefined,
      howAsked: undefined,
    });
    const view = (await social.get(`/api/cases/${card.caseId}`)).body;
    expect(view.provisional).toBe(true);
    expect(view.tasks.map((task: { kind: string }) => task.kind)).toContain('ask_again');
    const asked = await social.post(`/api/cases/${card.caseId}/consents`, {
      question: 'contact_support',
      answer: { answer: 'yes' },
      howAsked: anIdentification()['howAsked'],
    });
    expect(asked).toMatchObject({ status: 200, body: { provisional: false } });
  });

  it('a name without a yes to it is refused by its field, and nothing is kept', async () => {
    const answer = await officer.post(
      '/api/identifications',
      anIdentification({ consents: answers({ share_name: 'no' }) }),
    );
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'identity.names' }] } });
    expect(JSON.stringify(answer.body)).not.toContain('Canary');
  });

  it('someone who may be a child is led by child protection, without consent as a gate', async () => {
    const border = await test.people.login('lv.border');
    const card = await identify({ ageGroup: 'unsure', consents: answers({ contact_support: 'not_asked' }) }, border);
    expect(card).toMatchObject({ outcome: 'child_case', leads: { basis: 'child_rule' } });
  });

  it('unknown fields are refused by name', async () => {
    const answer = await officer.post('/api/identifications', anIdentification({ leadId: 'x' }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'leadId' }] } });
  });
});

describe('A person who has an open case already', () => {
  it('is added to it by an institution that works on it, and nothing that was written is lost', async () => {
    const card = await identify();
    const again = await identify(
      { toCase: card.caseId, ownRecord: { statement: 'observed', text: 'Met again.' } },
      social,
    );
    expect(again).toMatchObject({ outcome: 'added', caseId: card.caseId });
    const account = await social.get(`/api/cases/${card.caseId}/sections/account`);
    expect(account.body.entries[0].content.text).toBe('Met again.');
  });

  it('who brings the number of an open case to somebody else: its lead is told, and what cannot be kept is refused by its field', async () => {
    const card = await identify();
    const border = await test.people.login('lv.border');
    const full = await border.post('/api/identifications', anIdentification({ broughtNumber: card.number }));
    expect(full).toMatchObject({ status: 400 });
    expect(full.body.errors.map((error: { path: string }) => error.path)).toEqual(['identity', 'safeContact']);
    const bare = await identify(
      { broughtNumber: card.number, identity: undefined, safeContact: undefined, called: undefined },
      border,
    );
    expect(bare).toMatchObject({ outcome: 'added', caseId: null, leads: null });
  });
});

describe('A caseload', () => {
  it('lists the institution’s cases newest first, page by page', async () => {
    for (let count = 0; count < 55; count += 1) await identify();
    const first = (await social.get('/api/cases')).body;
    expect(first.items).toHaveLength(50);
    const second = (await social.get(`/api/cases?after=${first.next}`)).body;
    expect(second.items.length).toBeGreaterThanOrEqual(5);
    const ids = [...first.items, ...second.items].map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a caseworker does not see what is assigned to somebody else', async () => {
    const card = await identify();
    const worker = await test.people.login('se.social.worker');
    expect((await worker.get(`/api/cases/${card.caseId}`)).status).toBe(200);
    const me = (await social.get('/api/session')).body;
    const taken = await social.put(`/api/cases/${card.caseId}/assignment`, { account: me.accountId ?? me.id });
    expect(taken.status).toBe(200);
    expect((await worker.get(`/api/cases/${card.caseId}`)).status).toBe(404);
    expect((await social.delete(`/api/cases/${card.caseId}/assignment`)).status).toBe(200);
    expect((await worker.get(`/api/cases/${card.caseId}`)).status).toBe(200);
  });
});

describe('A task', () => {
  it('is done once, by somebody who works on the case', async () => {
    const card = await identify();
    const before = (await social.get(`/api/cases/${card.caseId}`)).body.tasks[0];
    expect(before).toMatchObject({ kind: 'ask_again', doneAt: null, allowed: ['do'] });
    expect(await social.get(`/api/tasks/${before.id}`)).toMatchObject({
      status: 200,
      body: { id: before.id, opens: { what: 'case', id: card.caseId }, need: null, handover: null, allowed: ['do'] },
    });
    const stranger = await test.people.login('lv.social');
    expect((await stranger.post(`/api/tasks/${before.id}/done`)).status).toBe(404);
    const done = await social.post(`/api/tasks/${before.id}/done`);
    expect(done).toMatchObject({ status: 200, body: { id: before.id, doneAt: expect.anything(), allowed: [] } });
    expect(await social.post(`/api/tasks/${before.id}/done`)).toMatchObject({
      status: 409,
      body: { detail: 'This task has been done already.' },
    });
    expect((await social.get(`/api/cases/${card.caseId}`)).body.tasks[0]).toMatchObject({ id: before.id, allowed: [] });
  });
});

describe('Closing and coming back', () => {
  it('a closed case is led by nobody; with its number a new period opens here and now', async () => {
    const card = await identify();
    const closed = await social.post(`/api/cases/${card.caseId}/close`, { reason: 'goals_met' });
    expect(closed).toMatchObject({ status: 200, body: { open: false, leads: null } });
    const border = await test.people.login('lv.border');
    const back = await identify({ broughtNumber: card.number.toLowerCase(), place: { class: 'border' } }, border);
    expect(back).toMatchObject({ outcome: 'case', caseId: card.caseId, number: card.number });
    expect(back.leads.institution).not.toContain('Malmö');
    expect((await social.post(`/api/cases/${card.caseId}/reopen`)).status).toBe(409);
  });

  it('a case closed by mistake is reopened by whoever closed it', async () => {
    const card = await identify();
    await social.post(`/api/cases/${card.caseId}/close`, { reason: 'opened_in_error' });
    const again = await social.post(`/api/cases/${card.caseId}/reopen`);
    expect(again).toMatchObject({ status: 200, body: { open: true } });
    expect(again.body.tenures).toHaveLength(2);
  });

  it('contact is lost with tasks on days 1, 3, 7 and 30, and regained without them', async () => {
    const card = await identify();
    const lost = await social.post(`/api/cases/${card.caseId}/contact-lost`);
    expect(lost.body.tasks.filter((task: { kind: string }) => task.kind.startsWith('contact_lost'))).toHaveLength(4);
    expect((await social.post(`/api/cases/${card.caseId}/close`, { reason: 'lost_contact' })).status).toBe(409);
    const found = await social.post(`/api/cases/${card.caseId}/contact-regained`);
    expect(found.body.contactLostSince).toBeNull();
  });

  it('whom one told that the person is missing, and why, stands in the timeline; of a child it must be said', async () => {
    const { caseId } = await identify();
    const told = [{ who: 'police', ground: 'own_earlier_wish' }];
    expect((await social.post(`/api/cases/${caseId}/contact-lost`, { told })).status).toBe(200);
    const { items } = (await social.get(`/api/cases/${caseId}/timeline`)).body;
    expect(items[0]).toMatchObject({ kind: 'contact_lost', details: { told } });
    const child = await identify({ ageGroup: 'minor', place: { class: 'street', country: 'LV' } });
    const protection = await test.people.login('lv.child');
    const silent = await protection.post(`/api/cases/${child.caseId}/contact-lost`);
    expect(silent).toMatchObject({ status: 400, body: { next: 'told' } });
  });

  it('what a button says is what then succeeds: a closed case is taken by nobody, and reopened as long as it says', async () => {
    const { caseId } = await identify();
    const closed = (await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' })).body;
    expect(closed.allowed).toEqual(['reopen']);
    const me = (await social.get('/api/session')).body;
    const taken = await social.put(`/api/cases/${caseId}/assignment`, { account: me.accountId ?? me.id });
    expect(taken).toMatchObject({ status: 409, body: { detail: 'This case is closed.' } });
  });
});
