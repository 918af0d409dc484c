import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { broken } from '../proofs/invariants.js';
import { MARTA } from '../support/buttons.js';
import { A_YES, done, proposed } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { A_CONTACT, asked, referred, SHELTERS } from '../support/referrals.js';
import { twoCases, type Two } from '../support/same-person.js';
import { MALMO, Town } from '../support/town.js';

let town: Town;
let pool: Pool;
let riga: Person;
let swedishFocal: Person;
let rigaOfficer: Person;

beforeAll(async () => {
  town = await Town.open();
  [swedishFocal, rigaOfficer] = await Promise.all([town.login('se.coordinator'), town.login('lv.police')]);
  riga = town.safeHouse;
  pool = new Pool({ connectionString: town.database.ownerUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await town.close();
});

const settle = (who: Person, id: string, goesOn: string) => who.post(`/api/lead-conflicts/${id}/settle`, { goesOn });
const settled = async (two: Two, goesOn: string) => {
  done(await settle(town.focal, two.conflict, goesOn));
  return done(await settle(swedishFocal, two.conflict, goesOn));
};
const holds = async () => expect(await broken(pool)).toEqual({});

describe('What is open in a case that is joined to another', () => {
  it('ends where nobody has begun it, and whoever was asked is told; whoever settles sees it before', async () => {
    const two = await twoCases(
      { officer: town.officer, lead: town.social },
      { officer: rigaOfficer, lead: riga },
      () => town.deliver(),
      async ({ first }) => ({
        need: await asked(town.social, first, { places: [SHELTERS.men, SHELTERS.lund] }),
        handover: await proposed(town.social, first, { institution: MARTA }),
      }),
    );
    const men = await town.login('se.shelter.men');
    const [waits, promised] = [two.need.asks[SHELTERS.lund]!, two.need.asks[SHELTERS.men]!];
    done(await men.post(`/api/asks/${promised}/accept`, A_CONTACT));
    done(await town.stranger.post(`/api/handovers/${two.handover}/accept`, A_YES));
    const before = done(await town.focal.get(`/api/lead-conflicts/${two.conflict}`)).sides;
    expect(before[0]).toMatchObject({ requestsEnd: 2, handoverEnds: true, referralsOpen: 0 });
    expect(before[1]).toMatchObject({ requestsEnd: 0, handoverEnds: false, referralsOpen: 0 });

    expect((await settled(two, 'second')).status).toBe('merged');
    await holds();
    const ends = await town.rows(
      `select status, end_reason from ask where id = any($1) union all select status, end_reason from handover where id = $2`,
      [waits, promised],
      two.handover,
    );
    expect(ends).toEqual(Array.from({ length: 3 }, () => ({ status: 'withdrawn', end_reason: 'cases_joined' })));
    expect(await town.rows('select 1 from need where case_id = $1 and ended_at is null', two.first)).toEqual([]);
    expect(await town.toldAbout(two.handover)).toContainEqual({ kind: 'handover.withdrawn', to: MARTA });
    for (const [ask, place] of [
      [waits, SHELTERS.lund],
      [promised, SHELTERS.men],
    ] as const)
      expect(
        await town.rows(
          `select subjects ->> 'to' as "to" from outbox where kind = 'ask.withdrawn' and subjects ->> 'ask' = $1`,
          ask,
        ),
      ).toEqual([{ to: place }]);
    expect(done(await men.get(`/api/asks/${promised}`)).allowed).toEqual([]);
  });

  it('is waited for where a place has begun it: its lead, or the place, ends it, and nobody is put out in a join', async () => {
    const men = await town.login('se.shelter.men');
    const two = await twoCases(
      { officer: town.officer, lead: town.social },
      { officer: rigaOfficer, lead: riga },
      () => town.deliver(),
      async ({ first }) => ({ referral: await referred(town.social, men, first) }),
    );
    const sides = done(await town.social.get(`/api/lead-conflicts/${two.conflict}`)).sides;
    expect(sides[0]).toMatchObject({ referralsOpen: 1, caseId: two.first });
    const refused = await settle(town.focal, two.conflict, 'second');
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/still-open', referrals: 1 } });
    const forced = await town.rows('select status from ask where id = $1', two.referral.ask);
    expect(forced).toEqual([{ status: 'confirmed' }]);
    done(await men.post(`/api/asks/${two.referral.ask}/start`));
    done(await men.post(`/api/asks/${two.referral.ask}/complete`, { outcome: 'service_given' }));
    expect((await settled(two, 'second')).status).toBe('merged');
    await holds();
  });

  it('does not matter where nobody has said anything: nothing is joined, also past the application', async () => {
    const two = await twoCases({ officer: town.officer, lead: town.social }, { officer: rigaOfficer, lead: riga }, () =>
      town.deliver(),
    );
    const merged = town.behind.query('select merge_cases($1)', [two.conflict]);
    await expect(merged).rejects.toThrow('not agreed');
    expect(await town.leadOf(two.first)).toBe(MALMO);
  });

  it('leaves those who helped in the joined case what they had, and nothing of the other', async () => {
    const two = await twoCases({ officer: town.officer, lead: town.social }, { officer: rigaOfficer, lead: riga }, () =>
      town.deliver(),
    );
    await town.rows(
      `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause, purpose)
       values ($1, $2, 'participant', '{lead,proceedings}', '{}', '{}', tstzrange(now(), null), 'handover.take-over', 'support')`,
      two.first,
      MARTA,
    );
    await settled(two, 'second');
    const helped = (await town.stranger.get(`/api/cases/${two.first}`)).body;
    expect(helped.relations).toEqual(['participant']);
    expect(helped.joined).toMatchObject([{ number: two.secondNumber, caseId: null }]);
    expect((await town.stranger.get(`/api/cases/${two.second}`)).status).toBe(404);
    const { items } = done(await town.stranger.get(`/api/cases/${two.first}/timeline`));
    expect(items.map(({ kind }: { kind: string }) => kind)).not.toContain('conflict.merged');
    // Rights end with the case: also those of whoever helped in what was joined to it.
    done(await riga.post(`/api/cases/${two.second}/close`, { reason: 'goals_met' }));
    expect((await town.stranger.get(`/api/cases/${two.first}`)).status).toBe(404);
  });
});
