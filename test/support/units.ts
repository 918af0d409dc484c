import { seededId } from '../../src/institutions/index.js';

export const POLICE = seededId('SE', 'Swedish Police, Region South');
export const INVESTIGATORS = '00000000-0000-7000-8000-0000000010fe';

type Rows = (sql: string, ...values: unknown[]) => Promise<unknown>;

/** A unit of the same police that investigates: an institution of its own, on a footing of its own, with one worker. */
export async function openInvestigators(rows: Rows): Promise<string> {
  await rows(
    `insert into institution (id, part_of, kind, country, level, name, local_name, time_zone, round_the_clock, source)
     select $1, id, kind, country, level, 'Investigation unit, Region South (exercise)', 'Utredning (övning)', time_zone, true, 'test'
       from institution where id = $2`,
    INVESTIGATORS,
    POLICE,
  );
  await rows(
    `insert into footing (institution_id, regime, purpose, offence_data, source, during)
     values ($1, 'led', 'investigation', true, 'test', tstzrange('2026-01-01', null))`,
    INVESTIGATORS,
  );
  await rows(
    `insert into account (institution_id, login, name, password_hash, roles)
     select $1, 'se.investigator', 'Ida Utredare', password_hash, '{caseworker,lead_coordinator}' from account where demo limit 1`,
    INVESTIGATORS,
  );
  return 'se.investigator';
}
