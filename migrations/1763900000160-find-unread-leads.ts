import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The inbox finds what nobody here has read by the leads themselves: it used to look for them among all grants of the
 * institution, an officer's thousands as well, and asked each case, tenure and acknowledgement for its rights only to
 * learn that it had been read. The view sees with its owner's eyes and tells no more than which cases one's own
 * institution leads and since when; the case itself is asked for its rights as ever. The newest 200 are far more than
 * anyone leaves unread, and a page costs the same however many are led. And the asks that wait for an answer have an
 * index of just these: beside the one of everything open the planner read what all others wait for as well.
 */
export class FindUnreadLeads1763900000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index lead_tenure_open, ask_inbox;
      create index ask_to_answer on ask (to_institution, due_at, id) where status in ('sent','opened') and ended_at is null;
      create index lead_tenure_newest on lead_tenure (institution_id, lower(during)) where upper_inf(during);
      create index lead_tenure_to_hand_on on lead_tenure (institution_id, holding_until)
        where upper_inf(during) and holding_until is not null;
      create view unread_lead with (security_barrier) as
        select t.case_id, t.since from (
          select l.case_id, lower(l.during) as since from lead_tenure l
           where l.institution_id = (select actor_institution()) and upper_inf(l.during)
             and ((select actor_roles())::text[]) && '{lead_coordinator,caseworker,first_responder}'
             and l.case_id <> all((select cases_without_actor())::uuid[])
           order by lower(l.during) desc limit 200) t
         where not exists (select 1 from acknowledgement k where k.case_id = t.case_id and k.how = 'read'
           and k.institution_id = (select actor_institution()) and k.at >= t.since);
      grant select on unread_lead to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view unread_lead; drop index lead_tenure_newest, lead_tenure_to_hand_on, ask_to_answer;
      create index lead_tenure_open on lead_tenure (institution_id, case_id) where upper_inf(during);
      create index ask_inbox on ask (to_institution, due_at, id) where ended_at is null;`);
  }
}
