import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For which cases of a page it is being settled who leads, asked once: the same answer as the question about each. */
export class FindConflictsTogether1763900000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function cases_in_lead_conflict(the_cases uuid[]) returns setof uuid language sql stable security definer
        set search_path = pg_catalog, public, pg_temp as $$
        select first_case from lead_conflict where first_case = any(the_cases) and status in ('open','escalated')
        union select second_case from lead_conflict where second_case = any(the_cases) and status in ('open','escalated') $$;
      revoke all on function cases_in_lead_conflict(uuid[]) from public;
      grant execute on function cases_in_lead_conflict(uuid[]) to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function cases_in_lead_conflict(uuid[])');
  }
}
