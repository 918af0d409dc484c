import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const assigned = async (login: string) => {
  const { caseId } = await aCase(town.officer);
  const worker = await town.login(login);
  const me = done(await worker.get('/api/session')).accountId;
  done(await town.social.put(`/api/cases/${caseId}/assignment`, { account: me }));
  return { caseId, worker };
};
const daysAgo = (caseId: string, days: number) =>
  town.rows(
    `update assignment set opened_at = clock_timestamp() - $2::int * interval '1 day' where case_id = $1`,
    caseId,
    days,
  );
const whoHas = async (caseId: string) => done(await town.social.get(`/api/cases/${caseId}`)).assignedTo;
const told = (caseId: string) =>
  town.rows(`select 1 from outbox where kind = 'case.unassigned' and subjects ->> 'case' = $1`, caseId);

describe('A case that was given to somebody', () => {
  it('goes back to the list when they have not opened it for a week, and the institution is told once', async () => {
    const { caseId } = await assigned('se.social.worker');
    await daysAgo(caseId, 6);
    await town.scan();
    expect(await whoHas(caseId)).toBe('Nils Natt');
    await daysAgo(caseId, 8);
    await town.scan();
    await town.scan();
    expect(await whoHas(caseId)).toBeNull();
    expect(await told(caseId)).toHaveLength(1);
  });

  it('stays with who opens it, however long they have it', async () => {
    const { caseId, worker } = await assigned('se.social.worker');
    await daysAgo(caseId, 8);
    done(await worker.get(`/api/cases/${caseId}`));
    await town.scan();
    expect(await whoHas(caseId)).toBe('Nils Natt');
  });

  it('is nobody’s concern any more once it is closed', async () => {
    const { caseId } = await assigned('se.social.worker');
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    await daysAgo(caseId, 8);
    await town.scan();
    expect(await told(caseId)).toEqual([]);
  });

  it('goes back at once when they are away', async () => {
    const { caseId } = await assigned('se.social.worker');
    await town.rows(`update account set away_until = now() + interval '1 day' where login = 'se.social.worker'`);
    await town.scan();
    expect(await whoHas(caseId)).toBeNull();
    await town.rows(`update account set away_until = null where login = 'se.social.worker'`);
  });
});
