import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { answers, anIdentification } from '../support/identifications.js';
import { MALMO, Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const sent = async (changes: Record<string, unknown> = {}) =>
  done(await town.officer.post('/api/identifications', anIdentification(changes)));
const lines = async (by = town.officer) => done(await by.get('/api/identifications'));

describe('What an officer has sent', () => {
  it('is listed, the last first, each line with who leads and that nobody there has read it yet', async () => {
    const first = await sent();
    const second = await sent();
    const [newest, before] = (await lines()).items;
    expect([newest.id, before.id]).toEqual([second.id, first.id]);
    expect(newest).toMatchObject({
      number: second.number,
      leads: { acknowledged: { state: 'not_yet_read', readAt: null, toldAt: null } },
      allowed: ['told_by_phone'],
    });
    expect(newest.leads.institution).toBe(second.leads.institution);
  });

  it('says with whom the officer spoke by phone, and from the first look of the lead on when it was read', async () => {
    const card = await sent();
    done(await town.officer.post(`/api/identifications/${card.id}/told-by-phone`, { spokeWith: 'Night worker' }));
    expect((await lines()).items[0].leads.acknowledged).toMatchObject({
      state: 'told_by_phone',
      spokeWith: 'Night worker',
      readAt: null,
    });
    done(await town.social.get(`/api/cases/${card.caseId}`));
    const { acknowledged } = (await lines()).items[0].leads;
    expect(acknowledged).toMatchObject({ state: 'read', spokeWith: 'Night worker' });
    expect(acknowledged).toEqual(done(await town.officer.get(`/api/identifications/${card.id}`)).leads.acknowledged);
  });

  it('holds the notice that a refusal left, with nobody who leads, and none of the answers', async () => {
    const card = await sent({
      consents: answers({ contact_support: 'no', share_name: 'no', another_country: 'no' }),
      identity: undefined,
      safeContact: undefined,
      called: undefined,
      notice: { reason: 'afraid', gender: 'female', nationality: 'UA', cardHandedOut: true },
    });
    expect((await lines()).items[0]).toEqual({
      id: card.id,
      outcome: 'notice',
      at: card.at,
      urgency: card.urgency,
      number: null,
      leads: null,
      laterWord: null,
      allowed: [],
    });
  });

  it('says nothing of how it went on, unless the person agreed that its writer may hear one word', async () => {
    const card = await sent();
    const asked = await town.social.post(`/api/cases/${card.caseId}/consents`, {
      question: 'tell_first_responder',
      answer: { answer: 'yes' },
      howAsked: anIdentification()['howAsked'],
    });
    const line = async () => (await lines()).items.find(({ id }: { id: string }) => id === card.id);
    const quiet = (await lines()).items.find(({ id }: { id: string }) => id !== card.id);
    expect(done(asked)).toBeDefined();
    expect((await line()).laterWord).toBe('in_support');
    expect(quiet.laterWord).toBeNull();
    done(await town.social.post(`/api/cases/${card.caseId}/close`, { reason: 'goals_met' }));
    expect(await line()).toMatchObject({ leads: null, laterWord: 'ended', number: card.number });
  });

  it('is nobody else’s list, not even a colleague’s or the lead’s', async () => {
    const card = await sent();
    const colleague = await town.login('se.police.lead');
    for (const other of [colleague, town.social, town.stranger])
      expect(JSON.stringify(await lines(other))).not.toContain(card.id);
  });

  it('goes on over pages by key, and shows each once, however many were sent', async () => {
    await town.rows(
      `insert into identification (institution_id, logged_by, country, outcome, danger, urgency, age_group, answers)
       select i.institution_id, i.logged_by, i.country, 'notice', i.danger, i.urgency, i.age_group, i.answers
         from (select * from identification where outcome = 'notice' limit 1) i, generate_series(1, 60)`,
    );
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = done(await town.officer.get(`/api/identifications${after ? `?after=${after}` : ''}`));
      for (const { id } of page.items) seen.add(id);
      after = page.next;
    } while (after);
    const [{ count }] = await town.rows(
      `select count(*)::int from identification i join account a on a.id = i.logged_by where a.login = 'se.police'`,
    );
    expect(seen.size).toBe(count);
    expect(seen.size).toBeGreaterThan(60);
  });
});

describe('The officer’s card', () => {
  it('leads into the case only whoever works on it', async () => {
    const card = await sent();
    expect(done(await town.officer.get(`/api/identifications/${card.id}`)).allowed).not.toContain('view_case');
    const { caseId } = await aCase(town.social);
    const [{ id, institution_id: by }] = await town.rows(
      'select id, institution_id from identification where case_id = $1',
      caseId,
    );
    expect(by).toBe(MALMO);
    expect(done(await town.social.get(`/api/identifications/${id}`)).allowed).toContain('view_case');
  });

  it('names on paper only an institution whose name does not say why somebody has the card', async () => {
    const border = await town.login('lv.border');
    const riga = done(await border.post('/api/identifications', anIdentification()));
    expect(riga.leads.institution).toContain('Safe House');
    expect(riga.leads.nameOnPaper).toBeNull();
    const malmo = await sent();
    expect(malmo.leads.nameOnPaper).toBe(malmo.leads.institution);
  });
});
