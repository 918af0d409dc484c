import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done, proposed } from '../support/handovers.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

describe('Police that hold the lead for a night', () => {
  it('hold it until their hours are over; then the fallback of the country leads, and both are told', async () => {
    const { caseId } = await aCase(town.officer);
    const [police] = await town.rows(`select institution_id as id from account where login = 'se.police'`);
    await town.rows(
      `update lead_tenure set institution_id = $2, basis = 'holding', holding_until = clock_timestamp() + interval '1 hour' where case_id = $1`,
      caseId,
      police.id,
    );
    await town.scan();
    expect(await town.leadOf(caseId)).toBe(police.id);
    await town.rows(`update lead_tenure set holding_until = clock_timestamp() where case_id = $1`, caseId);
    await town.scan();
    const tenures = await town.rows(
      `select i.name, t.cause, lower(t.during)::text as since, upper(t.during)::text as until
         from lead_tenure t join institution i on i.id = t.institution_id where case_id = $1 order by lower(t.during)`,
      caseId,
    );
    expect(tenures).toMatchObject([
      { name: 'Swedish Police, Region South', cause: 'opened' },
      { name: 'National night desk, Sweden', cause: 'fell_back', since: tenures[0].until, until: null },
    ]);
    const told = await town.rows(`select kind from outbox where subjects ->> 'case' = $1 order by kind`, caseId);
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['case.fell-back', 'case.lead-left']));
  });

  it('leave no question unanswered: the fallback answers what the receiver asked', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, { institution: SAFE_HOUSE });
    done(await town.safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['ageBand'] }));
    await town.rows(
      `update lead_tenure set basis = 'holding', holding_until = clock_timestamp() where case_id = $1`,
      caseId,
    );
    await town.scan();
    const night = await town.login('se.nightdesk');
    done(await night.post(`/api/handovers/${id}/answer`, { answers: { ageBand: '30-38' } }));
  });

  it('do not begin their hours again by closing the case as a mistake and reopening it', async () => {
    const { caseId } = await aCase(town.officer);
    const [police] = await town.rows(`select institution_id as id from account where login = 'se.police'`);
    await town.rows(
      `update lead_tenure set institution_id = $2, basis = 'holding',
      holding_until = clock_timestamp() + interval '1 hour' where case_id = $1`,
      caseId,
      police.id,
    );
    await town.rows(
      `update case_grant set institution_id = $2, relation = 'holding_lead' where case_id = $1 and relation = 'lead'`,
      caseId,
      police.id,
    );
    const until = () =>
      town.rows(
        `select holding_until::text as at from lead_tenure where case_id = $1 order by lower(during) desc limit 1`,
        caseId,
      );
    const before = await until();
    const lead = await town.login('se.police.lead');
    done(await lead.post(`/api/cases/${caseId}/close`, { reason: 'opened_in_error' }));
    done(await lead.post(`/api/cases/${caseId}/reopen`));
    expect(await until()).toEqual(before);
    await town.rows(
      `update lead_tenure set holding_until = clock_timestamp() where case_id = $1 and upper_inf(during)`,
      caseId,
    );
    done(await lead.post(`/api/cases/${caseId}/close`, { reason: 'opened_in_error' }));
    done(await lead.post(`/api/cases/${caseId}/reopen`));
    await town.scan();
    expect(await town.leadOf(caseId)).not.toBe(police.id);
  });
});
