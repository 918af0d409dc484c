import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "What did this account do" is answered from an index, newest first, also in the tenth year. */
export class FindWhoActed1763900000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index audit_entry_account on audit_entry (account_id, id) where account_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_entry_account');
  }
}
