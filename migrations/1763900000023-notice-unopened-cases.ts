import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the worker whom a case is assigned to last opened it: one that they do not open goes back (flows.md 2.16). */
export class NoticeUnopenedCases1763900000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment add column opened_at timestamptz not null default clock_timestamp();
      grant update (opened_at) on assignment to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assignment drop column opened_at');
  }
}
