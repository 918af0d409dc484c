import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a coordinator waits for, the soonest due first, however many asks were answered before; and for a focal point what
 * leaves its country beside what comes to it. Each from an index of its own.
 */
export class ListWhatIsUnanswered1763900000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ask_unanswered on ask (from_institution, due_at, id)
        where status in ('sent','opened','info_requested','expired','escalated') and ended_at is null;
      create index handover_from_country on handover (from_country, due_at, id) where ended_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ask_unanswered; drop index handover_from_country');
  }
}
