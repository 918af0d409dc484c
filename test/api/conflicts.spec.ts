import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool, type PoolClient } from 'pg';
import { broken } from '../proofs/invariants.js';
import { MARTA } from '../support/buttons.js';
import { A_YES, aProposal, done, HOW_ASKED, onTheWay } from '../support/handovers.js';
import { somebodyNew, twoCases, type Two } from '../support/same-person.js';
import { anIdentification } from '../support/identifications.js';
import { waits } from '../support/inbox.js';
import type { Person } from '../support/people.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

const SAFE_CONTACT = { statement: 'told_by_person', safe_contact: { channel: 'phone', value: '+000 111 222' } };
const TAKE_OVER = { ...A_YES, personAgreed: true, spokenWith: 'person', howAsked: HOW_ASKED };

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

const met = (): Promise<Two> =>
  twoCases({ officer: town.officer, lead: town.social }, { officer: rigaOfficer, lead: riga }, () => town.deliver());
const settle = (who: Person, id: string, goesOn: string) => who.post(`/api/lead-conflicts/${id}/settle`, { goesOn });
const settled = async (two: Two, goesOn: string) => {
  done(await settle(town.focal, two.conflict, goesOn));
  return done(await settle(swedishFocal, two.conflict, goesOn));
};
const caseOf = async (who: Person, id: string) => (await who.get(`/api/cases/${id}`)).body;
const numbersIn = async (who: Person, id: string) =>
  new Set(done(await who.get(`/api/cases/${id}/timeline`)).items.map(({ number }: { number: string }) => number));
const kindsTold = async (who: Person) => {
  await town.deliver();
  return (await who.get('/api/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
};
/** The lead of the newest case of this person moves after the act was permitted and before it has the lock. */
const whileTheLeadMoves = async (who: Person, path: string, to: string) => {
  const mover = await pool.connect();
  await mover.query('begin');
  const { rows } = await mover.query('select id from case_file order by id desc limit 1 for update');
  const answer = who.post(path);
  await waitsForALock(mover);
  const moved = 'set institution_id = $2 where case_id = $1 and upper_inf(during)';
  await mover.query(`update lead_tenure ${moved}`, [rows[0].id, to]);
  await mover.query(`update case_grant ${moved} and relation = 'lead'`, [rows[0].id, to]);
  await mover.query('commit');
  mover.release();
  return answer;
};
const waitsForALock = async (mover: PoolClient) => {
  for (;;) {
    const { rowCount } = await mover.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount) return;
  }
};
const maySettle = async (who: Person, id: string) =>
  ((await who.get(`/api/lead-conflicts/${id}`)).body.allowed ?? []).includes('settle');
const holds = async () => expect(await broken(pool)).toEqual({});

describe('One person with two open cases in two countries', () => {
  it('is nobody’s to know but the holder’s until contact, and a conflict when both sides have said so', async () => {
    const two = await met();
    const [ours] = done(await riga.get('/api/lead-conflicts')).items;
    expect(ours).toMatchObject({
      id: two.conflict,
      status: 'open',
      byDefault: 'second',
      byDefaultWhy: 'last_contact',
      allowed: [],
    });
    expect(ours.sides.map((side: Record<string, unknown>) => [side['side'], side['country'], side['caseId']])).toEqual([
      ['first', 'SE', null],
      ['second', 'LV', two.second],
    ]);
    const seen = done(await town.focal.get(`/api/lead-conflicts/${two.conflict}`));
    expect(seen.allowed).toEqual(['settle']);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${two.first}|${two.second}|${two.firstNumber}|Examplename`));
    for (const who of [town.social, town.focal, swedishFocal])
      expect(await kindsTold(who)).toContain('conflict.opened');
    for (const who of [riga, town.social, town.focal, swedishFocal, town.stranger])
      expect((await waits(who, two.conflict)).length).toBe((await maySettle(who, two.conflict)) ? 1 : 0);
    expect(await waits(town.focal, two.conflict)).toEqual(['conflict.settle']);
    expect((await town.stranger.get(`/api/lead-conflicts/${two.conflict}`)).status).toBe(404);
    expect((await town.stranger.get('/api/lead-conflicts')).body.items).toEqual([]);
    done(await settle(town.focal, two.conflict, 'second'));
    expect(await waits(town.focal, two.conflict)).toEqual([]);
    expect(await waits(swedishFocal, two.conflict)).toEqual(['conflict.settle']);
  });

  it('is not opened by a lead that lost the lead while it said so: the word is refused, and nothing of it stays', async () => {
    const lead = { get: riga.get, post: (path: string) => whileTheLeadMoves(riga, path, MARTA) };
    const between = await town.login('lv.marta');
    const refusal = await twoCases({ officer: town.officer, lead: town.social }, { officer: rigaOfficer, lead }, () =>
      town.deliver(),
    ).catch(String);
    expect(refusal).toMatch(/409 .*not-possible-now.*Another institution leads/);
    expect(done(await between.get('/api/lead-conflicts')).items).toEqual([]);
  });

  it('starts no new handover in either case, and says why; one on the way arrives', async () => {
    const onItsWay = await twoCases(
      { officer: town.officer, lead: town.social },
      { officer: rigaOfficer, lead: riga },
      () => town.deliver(),
      async ({ first }) => ({
        handover: await onTheWay(town.social, await town.login('lv.marta'), first, { institution: MARTA }),
      }),
    );
    const refused = await riga.post(`/api/cases/${onItsWay.second}/handovers`, aProposal({ institution: MALMO }));
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('being settled') } });
    expect((await caseOf(riga, onItsWay.second)).allowed).not.toContain('hand_over');
    expect((await caseOf(riga, onItsWay.second)).allowed).not.toContain('close');
    const blocked = await settle(town.focal, onItsWay.conflict, 'second');
    expect(blocked).toMatchObject({ status: 409, body: { type: '/problems/still-open' } });
    const marta = await town.login('lv.marta');
    done(
      await marta.post(`/api/handovers/${onItsWay.handover}/take-over`, {
        metBy: 'night worker',
        spokenWith: 'person',
      }),
    );
    const after = done(await marta.get(`/api/lead-conflicts/${onItsWay.conflict}`));
    expect(after.sides[0]).toMatchObject({ institution: 'Centre MARTA', caseId: onItsWay.first, inTransit: false });
    expect((await town.social.get(`/api/lead-conflicts/${onItsWay.conflict}`)).status).toBe(404);
    await holds();
  });

  it('is settled by the word of both countries: one case goes on with its lead, the other is joined and keeps its own', async () => {
    const two = await met();
    done(await town.social.post(`/api/cases/${two.first}/sections/safe_contact`, SAFE_CONTACT));
    const half = done(await settle(town.focal, two.conflict, 'second'));
    expect([half.status, half.sides[1].says]).toEqual(['open', 'second']);
    expect(await kindsTold(swedishFocal)).toContain('conflict.word-given');
    expect((await settle(riga, two.conflict, 'second')).status).toBe(403);
    const whole = done(await settle(swedishFocal, two.conflict, 'second'));
    expect(whole).toMatchObject({ status: 'merged', goesOn: 'second' });
    await holds();

    expect(await town.leadOf(two.second)).toBe(SAFE_HOUSE);
    const [last] = await town.rows(
      'select institution_id, cause from lead_tenure where case_id = $1 order by lower(during) desc limit 1',
      two.first,
    );
    expect(last).toEqual({ institution_id: SAFE_HOUSE, cause: 'merged' });
    const goesOn = await caseOf(riga, two.second);
    expect(goesOn.joined).toMatchObject([{ number: two.firstNumber, caseId: two.first, goesOn: false }]);
    expect(await numbersIn(riga, two.second)).toEqual(new Set([two.firstNumber, two.secondNumber]));
    expect(await numbersIn(town.social, two.first)).toEqual(new Set([two.firstNumber]));
    const history = done(await riga.get(`/api/cases/${two.first}/sections/identity`));
    expect(history.entries).toHaveLength(1);
    expect((await riga.post(`/api/cases/${two.first}/sections/safe_contact`, SAFE_CONTACT)).status).not.toBe(201);
    const looksBack = await caseOf(town.social, two.first);
    // As after a handover: another institution leads now, and its present is not the former lead's past.
    expect(looksBack).toMatchObject({ relations: ['former_lead'], leads: { institution: 'Shelter "Safe House"' } });
    expect(looksBack.joined).toMatchObject([{ number: two.secondNumber, caseId: null, goesOn: true }]);
    expect((await town.social.get(`/api/cases/${two.second}`)).status).toBe(404);
    expect((await town.social.post(`/api/cases/${two.first}/reopen`)).status).toBe(409);
    expect(looksBack.allowed).not.toContain('reopen');
  });

  it('goes on under either number for whoever brings it', async () => {
    const two = await met();
    await settled(two, 'second');
    const again = await town.officer.post('/api/identifications', {
      ...two.record,
      broughtNumber: two.firstNumber,
      identity: undefined,
      safeContact: undefined,
    });
    expect(done(again).outcome).toBe('added');
    const [{ case_id }] = await town.rows('select case_id from identification where id = $1', again.body.id);
    expect(case_id).toBe(two.second);
  });

  it('is undone: both cases as they were, each with one lead, and what was written since stays where it is', async () => {
    const two = await met();
    await settled(two, 'second');
    done(await riga.post(`/api/cases/${two.second}/sections/safe_contact`, SAFE_CONTACT));
    expect(
      (await town.stranger.post(`/api/lead-conflicts/${two.conflict}/undo`, { reason: 'two_persons' })).status,
    ).toBe(404);
    const undone = done(await riga.post(`/api/lead-conflicts/${two.conflict}/undo`, { reason: 'two_persons' }));
    expect(undone).toMatchObject({ status: 'undone', undoneWhy: 'two_persons', allowed: [] });
    await holds();
    expect([await town.leadOf(two.first), await town.leadOf(two.second)]).toEqual([MALMO, SAFE_HOUSE]);
    expect((await riga.get(`/api/cases/${two.first}`)).status).toBe(404);
    expect((await town.social.get(`/api/cases/${two.second}`)).status).toBe(404);
    const again = await caseOf(town.social, two.first);
    expect(again).toMatchObject({ open: true, relations: expect.arrayContaining(['lead']), joined: [] });
    expect(again.allowed).toContain('hand_over');
    const written = `select 1 from section_entry where case_id = $1 and section = 'safe_contact'`;
    expect(await town.rows(written, two.second)).toHaveLength(2);
    expect(await kindsTold(town.social)).toContain('conflict.undone');
    expect((await riga.post(`/api/lead-conflicts/${two.conflict}/undo`, { reason: 'two_persons' })).status).toBe(409);
  });

  it('opens later, when a case that was closed opens again', async () => {
    const record = anIdentification({ identity: somebodyNew() });
    const [first, second] = [
      done(await town.officer.post('/api/identifications', record)),
      done(await rigaOfficer.post('/api/identifications', record)),
    ];
    await town.deliver();
    const match = (await town.social.get('/api/matches')).body.items.find(
      ({ caseId }: { caseId: string }) => caseId === first.caseId,
    );
    done(await town.social.post(`/api/matches/${match.id}/contact`));
    done(await riga.post(`/api/cases/${second.caseId}/close`, { reason: 'goals_met' }));
    expect(done(await town.social.post(`/api/matches/${match.id}/confirm`)).status).toBe('same');
    await town.scan();
    const of = async () => town.rows('select id, status from lead_conflict where match_id = $1', match.id);
    expect(await of()).toEqual([]);
    done(await riga.post(`/api/cases/${second.caseId}/reopen`));
    await town.scan();
    const [conflict] = await of();
    expect(conflict.status).toBe('open');
    expect(await kindsTold(riga)).toContain('conflict.opened');
    expect((await caseOf(town.social, first.caseId)).allowed).not.toContain('hand_over');
    await town.scan();
    expect(await of()).toHaveLength(1);
  });

  it('is two persons after all: both go on as before', async () => {
    const two = await met();
    expect((await settled(two, 'apart')).status).toBe('apart');
    expect((await caseOf(riga, two.second)).allowed).toContain('hand_over');
    await holds();
  });

  it('goes up when the days of the rule table are over, and the desk decides for both', async () => {
    const two = await met();
    await town.rows(`update lead_conflict set due_at = now() - interval '1 minute' where id = $1`, two.conflict);
    await town.scan();
    const [{ status, login }] = await town.rows(
      `select c.status, a.login from lead_conflict c join account a on a.institution_id = c.escalated_to
        where c.id = $1 and a.roles && '{lead_coordinator,national_focal_point}' limit 1`,
      two.conflict,
    );
    expect(status).toBe('escalated');
    const desk = await town.login(login);
    expect(await kindsTold(desk)).toContain('conflict.escalated');
    expect(done(await settle(desk, two.conflict, 'second')).status).toBe('merged');
    await holds();
  });

  it('takes what was joined along when the lead is handed over, and away from whoever led', async () => {
    const two = await met();
    await settled(two, 'second');
    const marta = await town.login('lv.marta');
    const id = done(
      await riga.post(`/api/cases/${two.second}/handovers`, aProposal({ institution: MARTA }, { travel: 'none' })),
    ).id;
    done(await riga.post(`/api/handovers/${id}/propose`));
    done(await marta.post(`/api/handovers/${id}/accept-and-take-over`, TAKE_OVER));
    expect(done(await marta.get(`/api/cases/${two.first}/sections/identity`)).entries).toHaveLength(1);
    expect((await riga.get(`/api/cases/${two.first}`)).status).toBe(404);
    await holds();
    done(await swedishFocal.post(`/api/lead-conflicts/${two.conflict}/undo`, { reason: 'joined_by_mistake' }));
    expect(await town.leadOf(two.first)).toBe(MALMO);
    expect((await marta.get(`/api/cases/${two.first}`)).status).toBe(404);
    await holds();
  });

  it('keeps out of both whom the person keeps out of one, and gives them no lead', async () => {
    const two = await met();
    done(
      await town.social.post(`/api/cases/${two.first}/exclusions`, {
        institution: MARTA,
        reason: 'My cousin works there',
      }),
    );
    await settled(two, 'second');
    const refused = await riga.post(
      `/api/cases/${two.second}/handovers`,
      aProposal({ institution: MARTA }, { travel: 'none' }),
    );
    expect(refused.status).toBe(409);
  });
});
