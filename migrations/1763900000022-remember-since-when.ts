import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a case is no longer provisional, or on the child path: a former lead is shown what was so in its own time. */
export class RememberSinceWhen1763900000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file add column confirmed_at timestamptz, add column child_since timestamptz;
      grant update (confirmed_at) on case_file to hof_app;
      create or replace function take_child_path() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        update case_file set path = 'child', child_since = clock_timestamp() where id = new.case_id and path <> 'child';
        return null;
      end $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function take_child_path() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        update case_file set path = 'child' where id = new.case_id and path <> 'child';
        return null;
      end $$;
      alter table case_file drop column child_since, drop column confirmed_at;`);
  }
}
