import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Children, as reviewed: a yes to another country that a guardian gave ends with the day on which the person stands for
 * themselves; a guardian who was named after the finding has not agreed to it; and of days of birth only those count that were
 * said of a child, so that an adult's passport from elsewhere makes nobody come of age.
 */
export class AskAgainWhoCameOfAge1763900000128 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function stands_until(answer consent_answer) returns timestamptz language sql stable security definer
        set search_path = pg_catalog, public as $$
        select least(answer.valid_until, case when answer.how_asked ->> 'guardian' = 'agreed' then (select f.adult_since
          from case_file f where f.id = answer.case_id and f.adult_since > answer.recorded_at) end) $$;
      revoke all on function stands_until(consent_answer) from public;
      grant execute on function stands_until(consent_answer) to hof_app;
      grant select (says) on age_statement to hof_worker;
      ${rewritten(COUNTRY, UNTIL, UNTIL_OF_AGE)}
      ${rewritten(CONDITIONS, AGREES, AGREES_SINCE)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${rewritten(CONDITIONS, AGREES_SINCE, AGREES)}
      ${rewritten(COUNTRY, UNTIL_OF_AGE, UNTIL)}
      revoke select (says) on age_statement from hof_worker;
      drop function stands_until(consent_answer);`);
  }
}

const COUNTRY = 'agrees_to_country(uuid, text, timestamptz)';
const UNTIL = `(g.valid_until is null or g.valid_until > at)`;
const UNTIL_OF_AGE = `coalesce(stands_until(g) > at, true)`;

const CONDITIONS = 'child_conditions(uuid, text, text)';
const AGREES = `('guardian_agrees', exists (select 1 from found where guardian = 'agrees'))`;
const AGREES_SINCE = `('guardian_agrees', exists (select 1 from found where guardian = 'agrees' and not exists (
        select 1 from guardianship g where g.case_id = the_case and g.ended_at is null and g.since > found.at)))`;

/** The function as it is, with these words changed. */
function rewritten(name: string, before: string, after: string): string {
  return `do $rewrite$ declare source text := pg_get_functiondef('${name}'::regprocedure); begin
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in ${name}'; end if;
    execute replace(source, $w$${before}$w$, $w$${after}$w$);
  end $rewrite$;`;
}
