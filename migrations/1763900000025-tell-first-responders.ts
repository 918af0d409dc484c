import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One later word for whoever met the person first, if the person agrees: in support, or ended (flows.md 2.5). The first
 * responder sees neither the answer nor the case; the database says the word, of the period that began with their record.
 */
export class TellFirstResponders1763900000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent_answer drop constraint consent_answer_question, add constraint consent_answer_question check (question in
        ('contact_support','share_name','contact_police','another_country','share_with_receiver','tell_first_responder'));
      create function later_word(the_identification uuid) returns text language sql stable security definer
        set search_path = pg_catalog, public as $$
        select case when upper_inf(p.during) then 'in_support' else 'ended' end
          from identification i join case_period p on p.case_id = i.case_id and p.during @> i.at
         where i.id = the_identification and i.logged_by = actor_account() and i.outcome <> 'added'
           and (select a.answer = 'yes' from consent_answer a where a.case_id = i.case_id and a.question = 'tell_first_responder'
                   and a.recorded_at <@ p.during order by a.id desc limit 1) $$;
      revoke all on function later_word(uuid) from public;
      grant execute on function later_word(uuid) to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function later_word(uuid);
      delete from consent_answer where question = 'tell_first_responder';
      alter table consent_answer drop constraint consent_answer_question, add constraint consent_answer_question check (question in
        ('contact_support','share_name','contact_police','another_country','share_with_receiver'));`);
  }
}
