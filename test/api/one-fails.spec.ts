import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, proposed } from '../support/handovers.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
  // A row that really fails: the database refuses to change it.
  await town.rows('create table refused (id uuid primary key)');
  await town.rows(`create function refuse_row() returns trigger language plpgsql security definer as $$
    begin
      if exists (select 1 from public.refused where id = (to_jsonb(new) ->> tg_argv[0])::uuid) then
        raise exception 'refused' using errcode = 'XX001';
      end if;
      return new;
    end $$`);
  for (const [table, key] of [
    ['handover', 'id'],
    ['ask', 'id'],
    ['case_task', 'id'],
    ['lead_tenure', 'case_id'],
    ['mail', 'institution_id'],
  ])
    await town.rows(
      `create trigger refuse_row before insert or update on ${table} for each row execute function refuse_row('${key}')`,
    );
});
afterAll(() => town.close());

const refuse = (id: string) => town.rows('insert into refused values ($1)', id);
const over = (table: string, column: string, ids: string[]) =>
  town.rows(`update ${table} set ${column} = clock_timestamp() - interval '1 minute' where id = any($1)`, ids);

describe('One of many that cannot be done', () => {
  it('keeps no other handover from going up', async () => {
    const ids = [];
    for (let n = 0; n < 3; n++)
      ids.push(await proposed(town.social, (await aCase(town.officer)).caseId, { institution: SAFE_HOUSE }));
    await over('handover', 'due_at', ids);
    await refuse(ids[0]!);
    await town.scan();
    const states = await town.rows('select status from handover where id = any($1) order by id', ids);
    expect(states.map(({ status }) => status)).toEqual(['proposed', 'escalated', 'escalated']);
    await town.rows('delete from refused');
    await town.scan();
    expect((await town.rows('select status from handover where id = $1', ids[0]))[0].status).toBe('escalated');
  });

  it('keeps no other ask from being reminded of, and does not go round for ever', async () => {
    const { caseId } = await aCase(town.officer);
    const { asks } = await asked(town.social, caseId);
    const ids = [asks[SHELTERS.men]!, asks[SHELTERS.women]!, asks[SHELTERS.lund]!];
    await over('ask', 'half_due_at', ids);
    await refuse(ids[0]!);
    await town.scan();
    const left = await town.rows('select id from ask where id = any($1) and half_reminded_at is null', ids);
    expect(left.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('keeps no other task from being told', async () => {
    const { caseId } = await aCase(town.officer);
    await town.social.post(`/api/cases/${caseId}/contact-lost`);
    const tasks = (await town.rows('select id from case_task where case_id = $1', caseId)).map(({ id }) => id);
    await over('case_task', 'due_at', tasks);
    await refuse(tasks[0]);
    await town.scan();
    const left = await town.rows('select id from case_task where case_id = $1 and told_at is null', caseId);
    expect(left.map(({ id }) => id)).toEqual([tasks[0]]);
  });

  it('keeps no other case from falling to who leads when nobody does', async () => {
    const cases = [(await aCase(town.officer)).caseId, (await aCase(town.officer)).caseId];
    await town.rows(
      `update lead_tenure set basis = 'holding', holding_until = clock_timestamp() where case_id = any($1)`,
      cases,
    );
    await refuse(cases[0]!);
    await town.scan();
    const moved = await town.rows(
      `select case_id as id from lead_tenure where case_id = any($1) and cause = 'fell_back'`,
      cases,
    );
    expect(moved.map(({ id }) => id)).toEqual([cases[1]]);
  });
});
