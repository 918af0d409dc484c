import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { aCase, done } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const WOMEN = seededId('SE', "Women's house Skåne (exercise)");
let town: Town;
let house: Person;
beforeAll(async () => {
  town = await Town.open();
  house = await town.login('se.shelter.women');
});
afterAll(() => town.close());

const say = (who: Person, body: object, id = WOMEN) => who.put(`/api/institutions/${id}/capacity`, body);
const A_BED = { service: 'safe_accommodation', state: 'places', places: 2 };
/** What somebody who looks for a bed in Sweden reads of the house. */
const seenBy = async (who: Person) => {
  const { items } = done(await who.get('/api/institutions?country=SE&service=safe_accommodation'));
  return items.find(({ id }: { id: string }) => id === WOMEN)?.capacity;
};

describe('How many places a house has free', () => {
  it('is not known before the house has said it', async () => {
    expect(await seenBy(town.social)).toEqual([
      {
        service: 'safe_accommodation',
        state: 'unknown',
        places: null,
        saidAt: null,
        saidBy: null,
        countsUntil: null,
        outdated: false,
      },
    ]);
  });

  it('is said with one call by whoever works there, and read at once by whoever looks for a place', async () => {
    const after = done(await say(house, A_BED));
    expect(after).toMatchObject({ id: WOMEN, allowed: ['state-capacity'] });
    const [said] = await seenBy(town.social);
    expect(said).toMatchObject({ state: 'places', places: 2, saidBy: null, outdated: false });
    expect(Date.parse(said.countsUntil) - Date.parse(said.saidAt)).toBe(12 * 3_600_000);
  });

  it('says to colleagues who said it, and to others only that the house did', async () => {
    const own = done(await house.get(`/api/institutions/${WOMEN}/capacity`));
    const bed = own.items.find(({ service }: { service: string }) => service === 'safe_accommodation');
    expect(bed.saidBy).toBeTruthy();
    const seen = done(await town.social.get(`/api/institutions/${WOMEN}/capacity`));
    expect(seen.allowed).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(bed.saidBy);
  });

  it('replaces what was said before, which is kept nowhere', async () => {
    done(await say(house, { service: 'safe_accommodation', state: 'some' }));
    done(await say(house, { service: 'safe_accommodation', state: 'full' }));
    expect(await seenBy(town.social)).toMatchObject([{ state: 'full', places: null }]);
    expect(await town.rows('select 1 from capacity where institution_id = $1', WOMEN)).toHaveLength(1);
    const [entry] = await town.rows(
      `select fields, subjects from audit_entry where action = 'institution.state-capacity' order by id desc limit 1`,
    );
    expect(entry.fields).toEqual(['capacity']);
    expect(JSON.stringify(entry.subjects)).not.toContain('full');
  });

  it('is a hint: a house that says it is full is asked all the same', async () => {
    done(await say(house, { service: 'safe_accommodation', state: 'full' }));
    const { caseId } = await aCase(town.officer);
    const asked = await town.social.post(`/api/cases/${caseId}/needs`, {
      service: 'safe_accommodation',
      urgency: 'urgent',
      places: [WOMEN],
      preview: { ageGroup: 'adult', gender: 'woman', languages: ['lv'], services: ['safe_accommodation'] },
    });
    expect(done(asked).asks).toHaveLength(1);
  });

  it('counts for the hours of the rule, and is then not known since that moment, whatever was said', async () => {
    done(await say(house, A_BED));
    await town.rows(`update time_limit set lasts = '1 microsecond' where what = 'capacity_counts' and country = '*'`);
    const [said] = await seenBy(town.social);
    expect(said).toMatchObject({ state: 'unknown', places: null, outdated: true });
    expect(Date.parse(said.countsUntil)).toBeLessThan(Date.now());
    await town.rows(`update time_limit set lasts = '12 hours' where what = 'capacity_counts' and country = '*'`);
    expect(await seenBy(town.social)).toMatchObject([{ state: 'places', places: 2 }]);
  });

  it('is not shown to those who ask no place: over days it would say who came to a house and when', async () => {
    done(await say(house, A_BED));
    expect(await seenBy(town.officer)).toEqual([]);
    expect((await town.officer.get(`/api/institutions/${WOMEN}/capacity`)).status).toBe(403);
    const administrator = await town.login('lv.safehouse.admin');
    expect((await administrator.get(`/api/institutions/${WOMEN}/capacity`)).status).toBe(403);
    expect(done(await administrator.get(`/api/institutions/${SAFE_HOUSE}/capacity`)).allowed).toEqual([
      'state-capacity',
    ]);
  });

  it('is nobody else’s to say, and of nothing that the house does not offer', async () => {
    expect((await say(town.social, A_BED)).status).toBe(403);
    expect((await say(await town.login('se.coordinator'), A_BED)).status).toBe(403);
    expect(await say(house, { service: 'legal', state: 'some' })).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('not-possible-now') },
    });
    for (const wrong of [
      { service: 'safe_accommodation', state: 'places' },
      { service: 'safe_accommodation', state: 'full', places: 1 },
    ])
      expect(await say(house, wrong)).toMatchObject({ status: 400, body: { errors: [{ path: 'places' }] } });
    expect((await say(house, { ...A_BED, places: 0 })).status).toBe(400);
  });
});
