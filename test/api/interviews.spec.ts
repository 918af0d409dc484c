import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, agreed, done } from '../support/handovers.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const of = (caseId: string) => `/api/cases/${caseId}/interviews`;
const anInterview = (changes: object = {}) => ({
  kind: 'interview',
  topics: ['journey', 'offenders'],
  counselling: false,
  heldOn: '2026-11-01',
  language: 'lv',
  interpreter: 'professional_present',
  recording: 'audio',
  heldAt: 'police',
  keptAt: 'Cabinet 4, room 12',
  ...changes,
});

/** Met in Malmö, taken over in Riga: the house there reads what was asked in Sweden. */
async function takenOver() {
  const { caseId } = await aCase(town.officer);
  done(await town.social.post(of(caseId), anInterview()));
  const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
  done(await town.safeHouse.post(`/api/handovers/${id}/take-over`, {}));
  return caseId;
}

describe('A person who was asked about something before', () => {
  it('is not asked again without a reason: the register says whom to turn to', async () => {
    const caseId = await takenOver();
    const again = anInterview({ topics: ['journey', 'needs'] });
    const refused = await town.safeHouse.post(of(caseId), again);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/asked-before',
        askedBefore: [
          { topics: ['journey'], heldOn: '2026-11-01', language: 'lv', institution: expect.stringContaining('Malmö') },
        ],
      },
    });
    const kept = done(await town.safeHouse.post(of(caseId), { ...again, whyAgain: 'a_contradiction' }));
    expect(kept).toMatchObject({
      reused: 0,
      askedAgain: 1,
      share: 0,
      interviews: [{ whyAgain: 'a_contradiction' }, { heldAt: 'police' }],
    });
  });

  it('need not be asked: what was there is used, whoever asked is told, and the share is counted', async () => {
    const caseId = await takenOver();
    const [{ id, allowed }] = done(await town.safeHouse.get(of(caseId))).interviews;
    expect(allowed).toEqual(['rely']);
    expect(done(await town.safeHouse.post(`${of(caseId)}/${id}/reliance`, { topics: ['journey'] }))).toMatchObject({
      reused: 1,
      askedAgain: 0,
      share: 1,
    });
    expect((await town.safeHouse.post(`${of(caseId)}/${id}/reliance`, { topics: ['health'] })).status).toBe(409);
    const told = await town.rows(
      `select subjects ->> 'to' as "to" from outbox where kind = 'interview.relied-on' and subjects ->> 'case' = $1`,
      caseId,
    );
    expect(told).toEqual([{ to: MALMO }]);
    const [corridor] = await town.rows(
      `select reused, asked_again from asked_once_count where from_country = 'SE' and to_country = 'LV'`,
    );
    expect(corridor).toMatchObject({ reused: expect.any(Number) });
    expect(done(await town.focal.get('/api/asked-once')).corridors).toEqual([
      { from: 'SE', to: 'LV', reused: null, askedAgain: null },
    ]);
  });

  it('has no recording’s place in clear anywhere in the database', async () => {
    const { caseId } = await aCase(town.officer);
    done(await town.social.post(of(caseId), anInterview()));
    const [row] = await town.rows('select kept_at from interview where case_id = $1', caseId);
    expect(row['kept_at'].toString('latin1')).not.toContain('Cabinet');
    expect(done(await town.social.get(of(caseId))).interviews[0].keptAt).toBe('Cabinet 4, room 12');
  });

  it('cannot have been asked tomorrow, nor on the 31st of November', async () => {
    const { caseId } = await aCase(town.officer);
    for (const heldOn of ['2126-01-01', '2026-11-31'])
      expect(await town.social.post(of(caseId), anInterview({ heldOn }))).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'heldOn' }] },
      });
  });
});

/** Police that take part, past the ledger: what is shown here is the register's own rule. */
async function takesPart(caseId: string, login: string) {
  await town.rows('set session_replication_role = replica');
  await town.rows(
    `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause, purpose)
     select $1, institution_id, 'participant', '{lead,interviews}', '{}', '{interviews}', tstzrange(clock_timestamp(), null), 'test', 'protection'
       from account where login = $2`,
    caseId,
    login,
  );
  await town.rows('set session_replication_role = origin');
}

describe('Counselling', () => {
  it('tells police that there was one, and nothing of it; a stranger learns nothing at all', async () => {
    const { caseId } = await aCase(town.officer);
    done(await town.social.post(of(caseId), anInterview({ counselling: true, topics: ['wishes'] })));
    await takesPart(caseId, 'se.police');
    const police = await town.login('se.police.lead');
    expect(done(await police.get(of(caseId)))).toMatchObject({ interviews: [], counsellingHeld: true });
    // They are not told what it was about, so to them it is no repetition.
    done(await police.post(of(caseId), anInterview({ topics: ['wishes'] })));
    expect(done(await town.social.get(of(caseId))).interviews).toHaveLength(2);
    expect((await town.stranger.get(of(caseId))).status).toBe(404);
  });
});
