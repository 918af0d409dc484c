import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, agreed, done } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
let safeHouse: Person;
beforeAll(async () => {
  town = await Town.open();
  safeHouse = town.safeHouse;
});
afterAll(() => town.close());

const of = (caseId: string, id = '') => `/api/cases/${caseId}/links${id ? `/${id}` : ''}`;
const wished = async (who: Person, caseId: string, link: string, wish: string) =>
  done(await who.post(`${of(caseId, link)}/wish`, { wish, askedAlone: true }));

/** Two whom the officer met on one evening; Malmö leads for both. */
async function siblings(kind = 'siblings') {
  const [one, two] = [await aCase(town.officer), await aCase(town.officer)];
  const link = done(await town.social.post(of(one.caseId), { number: two.number, kind }));
  return { one, two, link: link.id as string, made: link };
}

describe('Persons who belong together', () => {
  it('are linked by who leads one and sees the other; nothing is agreed before each was asked alone', async () => {
    const { one, two, link, made } = await siblings();
    expect(made).toMatchObject({ persons: 2, wish: null, stands: 'not_confirmed', numbers: [two.number] });
    expect(await wished(town.social, one.caseId, link, 'together')).toMatchObject({
      wish: 'together',
      stands: 'not_confirmed',
    });
    expect(await wished(town.social, two.caseId, link, 'together')).toMatchObject({ stands: 'together' });
    const beside = await town.social.post(`${of(one.caseId, link)}/wish`, { wish: 'together', askedAlone: false });
    expect(beside.status).toBe(400);
  });

  it('have one word that holds, the most careful one', async () => {
    const { one, two, link } = await siblings('partners');
    await wished(town.social, one.caseId, link, 'together');
    await wished(town.social, two.caseId, link, 'must_not_learn');
    const seen = done(await town.social.get(of(one.caseId))).items;
    expect(seen).toMatchObject([{ wish: 'together', stands: 'must_not_learn', allowed: ['wish', 'end'] }]);
  });

  it('stay linked when one of them goes to another country, and neither side sees the other’s case', async () => {
    const { one, two, link } = await siblings();
    const handover = await agreed(town.social, safeHouse, two.caseId, { institution: SAFE_HOUSE });
    done(await safeHouse.post(`/api/handovers/${handover}/take-over`, {}));
    const [theirs] = done(await safeHouse.get(of(two.caseId))).items;
    expect(theirs).toMatchObject({ id: link, persons: 2, numbers: [] });
    expect(JSON.stringify(theirs)).not.toMatch(new RegExp(`${one.caseId}|${one.number}`));
    expect((await safeHouse.get(`/api/cases/${one.caseId}`)).status).toBe(404);
    expect((await safeHouse.get(of(one.caseId))).status).toBe(404);
    expect((await town.social.get(of(two.caseId))).status).toBe(403);

    await wished(safeHouse, two.caseId, link, 'apart');
    await town.deliver();
    const told = (await town.social.get('/api/notifications')).body.items.filter(
      ({ kind }: { kind: string }) => kind === 'link.wished',
    );
    expect(told).toMatchObject([{ opens: { what: 'case', id: one.caseId } }]);
    expect(JSON.stringify(told)).not.toContain(two.caseId);
    expect(done(await town.social.get(of(one.caseId))).items).toMatchObject([{ stands: 'apart' }]);
  });

  it('cannot be guessed: a number that one may not see is answered like one that does not exist', async () => {
    const hidden = await aCase(town.officer);
    const { two } = await siblings();
    const handover = await agreed(town.social, safeHouse, two.caseId, { institution: SAFE_HOUSE });
    done(await safeHouse.post(`/api/handovers/${handover}/take-over`, {}));
    const tried = await safeHouse.post(of(two.caseId), { number: hidden.number, kind: 'siblings' });
    const nothing = await safeHouse.post(of(two.caseId), { number: 'ZZ-000-000', kind: 'siblings' });
    expect(tried).toMatchObject({ status: 400 });
    expect({ ...tried.body, requestId: null }).toEqual({ ...nothing.body, requestId: null });
    const itself = await safeHouse.post(of(two.caseId), { number: two.number, kind: 'siblings' });
    expect(itself.status).toBe(400);
  });

  it('can be many of one farm, and no longer belong together when somebody says why', async () => {
    const { one, two, link } = await siblings('same_group');
    const three = await aCase(town.officer);
    const added = done(await town.social.post(`${of(one.caseId, link)}/add`, { number: three.number }));
    expect(added).toMatchObject({ persons: 3, numbers: [two.number, three.number].sort() });
    const again = done(await town.social.post(`${of(one.caseId, link)}/add`, { number: three.number }));
    expect(again.persons).toBe(3);
    const ended = done(await town.social.post(`${of(three.caseId, link)}/end`, { reason: 'by_mistake' }));
    expect(ended).toMatchObject({ allowed: [], endedAt: expect.any(String) });
    const late = await town.social.post(`${of(two.caseId, link)}/wish`, { wish: 'apart', askedAlone: true });
    expect(late).toMatchObject({ status: 409, body: { detail: 'This link has ended.' } });
    expect((await town.stranger.post(`${of(one.caseId, link)}/end`, { reason: 'not_so' })).status).toBe(404);
  });
});
