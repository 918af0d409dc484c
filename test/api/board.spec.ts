import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YES, aCase, done, onTheWay, proposed, withConsent } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { A_CONTACT, asked, SAFE_HOUSE, SHELTERS, startReferrals, type Referrals } from '../support/referrals.js';

const { men: MEN, women: WOMEN, lund: LUND } = SHELTERS;
const ABROAD = withConsent({ another_country: 'yes' });
const ids = (page: { items: { id: string }[] }): string[] => page.items.map(({ id }) => id);

let test: Referrals;
let officer: Person, social: Person, men: Person, agency: Person;
let swedish: Person, latvian: Person, house: Person;
beforeAll(async () => {
  test = await startReferrals();
  ({ officer, social, men, agency } = test.people);
  [swedish, latvian, house] = (await Promise.all(
    ['se.coordinator', 'lv.coordinator', 'lv.safehouse'].map((login) => test.login(login)),
  )) as [Person, Person, Person];
});
afterAll(() => test.close());

describe('A coordinator’s board', () => {
  const unanswered = async (after = '') => done(await social.get(`/api/asks?direction=out&unanswered=yes${after}`));

  it('lists what no place has said yes or no to, the soonest due first, and nothing that was answered', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN, WOMEN, LUND] });
    const soon = await asked(social, caseId, { places: [LUND], urgency: 'normal', service: 'psychological' });
    await test.rows(`update ask set due_at = now() + interval '1 minute' where id = $1`, soon.asks[LUND]);
    done(await men.post(`/api/asks/${asks[MEN]}/accept`, A_CONTACT));
    const listed = ids(await unanswered());
    expect(listed[0]).toBe(soon.asks[LUND]);
    expect(listed).toEqual(expect.arrayContaining([asks[WOMEN], asks[LUND]]));
    expect(listed).not.toContain(asks[MEN]);
  });

  it('goes on over pages, also where many are due in the same millisecond, and shows each once', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [LUND] });
    await test.rows(
      `insert into ask select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'reference', 'P' || n, 'need_id', a.need_id,
          'to_institution', (select i.id from institution i where i.id <> a.to_institution order by i.id offset n limit 1)))).*
         from ask a, generate_series(1, 70) n where a.id = $1`,
      asks[LUND],
    );
    const [{ count }] = await test.rows(
      `select count(*)::int from ask where from_institution = (select from_institution from ask where id = $1)
          and status in ('sent','opened','info_requested','expired','escalated') and ended_at is null`,
      asks[LUND],
    );
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await unanswered(after && `&after=${after}`);
      seen.push(...ids(page));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(count);
    expect(count).toBeGreaterThan(70);
    await test.rows(`delete from ask where reference ~ '^P[0-9]+$'`);
  });

  it('lists the cases that the institution leads apart from those in which it only helps', async () => {
    const mine = await aCase(officer);
    const { asks } = await asked(social, mine.caseId, { places: [MEN] });
    done(await men.post(`/api/asks/${asks[MEN]}/accept`, A_CONTACT));
    expect(ids(done(await social.get('/api/cases?led=yes')))).toContain(mine.caseId);
    expect(ids(done(await men.get('/api/cases?led=yes')))).not.toContain(mine.caseId);
  });

  it('says of each handover whether anybody has answered it', async () => {
    const { caseId } = await aCase(officer, ABROAD);
    const id = await proposed(social, caseId, { institution: SAFE_HOUSE });
    const line = async () =>
      done(await social.get('/api/handovers?direction=out')).items.find((one: { id: string }) => one.id === id);
    expect(await line()).toMatchObject({ word: 'asked', unanswered: true });
    done(await house.post(`/api/handovers/${id}/accept`, A_YES));
    expect(await line()).toMatchObject({ word: 'asked', unanswered: false });
  });

  it('shows a focal point what comes to its country and what leaves it, and nothing of two other countries', async () => {
    const { caseId } = await aCase(officer, ABROAD);
    const id = await proposed(social, caseId, { institution: SAFE_HOUSE });
    const listed = async (who: Person) => ids(done(await who.get('/api/handovers?direction=country')));
    expect(await listed(swedish)).toContain(id);
    expect(await listed(latvian)).toContain(id);
    expect(await listed(await test.login('ee.sib'))).not.toContain(id);
  });
});

describe('Somebody who has not arrived', () => {
  it('is decided about from the hour of the rule on; the page says when that is, and whether it is now', async () => {
    const { caseId } = await aCase(officer, ABROAD);
    const id = await onTheWay(social, house, caseId, { institution: SAFE_HOUSE });
    const seen = async () => done(await social.get(`/api/handovers/${id}`));
    expect(await seen()).not.toHaveProperty('decideFrom');
    await test.rows(
      `update handover set expected_at = now() - interval '3 hours', overdue_since = now() - interval '1 hour' where id = $1`,
      id,
    );
    const early = await seen();
    expect(early.decideNow).toBe(false);
    expect(Date.parse(early.decideFrom.at) - Date.parse(early.expected.at)).toBe(6 * 3_600_000);
    await test.rows(`update handover set expected_at = now() - interval '7 hours' where id = $1`, id);
    expect(await seen()).toMatchObject({ decideNow: true });
    expect(done(await house.get(`/api/handovers/${id}`))).toMatchObject({ decideNow: true });
  });
});

describe('What came up to a desk', () => {
  const up = async (who: Person) => done(await who.get('/api/inbox?only=escalated'));

  it('stands in a list of its own: a request that nobody answered, and the duty that is left where nobody can', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    expect(JSON.stringify(await up(agency))).not.toContain(asks[MEN]);
    await test.timeIsOver(asks[MEN]);
    await test.scan();
    const { items } = await up(agency);
    expect(items).toContainEqual(
      expect.objectContaining({ wait: 'ask.answer-as-desk', opens: { what: 'ask', id: asks[MEN] } }),
    );
    done(await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2099-01-05' }));
    const after = await up(agency);
    expect(JSON.stringify(after)).not.toContain(asks[MEN]);
    expect(after.items).toContainEqual(
      expect.objectContaining({ wait: 'task.do', task: 'nobody_can', opens: { what: 'need', id: needId } }),
    );
  });

  it('leaves out whatever waits for the institution by itself', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    expect(JSON.stringify(done(await men.get('/api/inbox')))).toContain(asks[MEN]);
    expect((await up(men)).items).toEqual([]);
    expect((await men.get('/api/inbox?only=everything')).status).toBe(400);
  });
});
