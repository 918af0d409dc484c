import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A task may be about a need or a handover that nobody could answer. Whoever holds it (a focal point, as a rule) is shown
 * that need in codes, and never the case.
 */
export class LetTasksBeAboutRequests1763900000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_task add column need_id uuid constraint case_task_need references need,
        add column handover_id uuid constraint case_task_handover references handover,
        add constraint case_task_about_one_request check (need_id is null or handover_id is null);
      create index case_task_of_need on case_task (need_id) where need_id is not null;
      create policy need_of_task on need for select to hof_app using (exists (
        select 1 from case_task k where k.need_id = need.id and k.institution_id = (select actor_institution())));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy need_of_task on need;
      drop index case_task_of_need;
      alter table case_task drop constraint case_task_about_one_request, drop column handover_id, drop column need_id;
    `);
  }
}
