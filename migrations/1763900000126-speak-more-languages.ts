import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The languages of the region and of those who are met in it. All but English and Latvian are drafts (kernel/actor.ts). */
export class SpeakMoreLanguages1763900000126 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account drop constraint account_language;
      alter table account add constraint account_language
        check (language in ('en','lv','da','de','et','fi','is','lt','nb','pl','ru','sv','uk'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update account set language = 'en' where language not in ('en','lv');
      alter table account drop constraint account_language;
      alter table account add constraint account_language check (language in ('en','lv'));`);
  }
}
