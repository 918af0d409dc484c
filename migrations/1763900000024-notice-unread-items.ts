import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An urgent item that nobody reads goes on: to who stands in, then to the country's desk (security.md 6.11). */
export class NoticeUnreadItems1763900000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notification add column unread_due_at timestamptz, add column unread_step integer not null default 0
        constraint notification_unread_step check (unread_step between 0 and 2);
      create index notification_unread_due on notification (unread_due_at) where unread_due_at is not null;
      grant update (unread_due_at, unread_step) on notification to hof_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index notification_unread_due;
      alter table notification drop column unread_step, drop column unread_due_at;`);
  }
}
