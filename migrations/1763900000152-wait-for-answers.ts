import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What else waits for an answer stands in the inbox too: an authority's request, a question for advice, the word of who leads. */
export class WaitForAnswers1763900000152 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index disclosure_request_waiting on disclosure_request (to_institution, due_at) where status = 'sent';
      create index consultation_waiting on consultation (to_institution, due_at) where status = 'asked';

      -- Once it is said which case is meant its lead answers, who need not be whom the authority wrote to. Begins at what is
      -- unanswered, which is little; the policy of the table then asks whether this reader is one of those who answer.
      create function disclosures_to_answer() returns setof uuid rows 5 language sql stable security definer
        set search_path = pg_catalog, public, pg_temp as $$
        select r.id from disclosure_request r where r.status = 'sent' and r.to_institution = actor_institution()
        union
        select r.id from disclosure_request r join disclosure_binding b on b.request_id = r.id
          join lead_tenure t on t.case_id = b.case_id and t.institution_id = actor_institution() and upper_inf(t.during)
         where r.status = 'sent' $$;

      -- Whose word is still wanted on who leads: as conflict.ts says it (speaksFor), of what is open, which is little.
      create function conflicts_to_settle() returns setof uuid rows 5 language sql stable security definer
        set search_path = pg_catalog, public, pg_temp as $$
        with focal as (
          select i.country, bool_or(i.id = actor_institution()) as mine from mandate m join institution i on i.id = m.institution_id
           where m.kind = 'focal_point' and m.during @> now() and i.ended_at is null group by i.country)
        select c.id from lead_conflict c
         where (c.status = 'escalated' and c.escalated_to = actor_institution() and actor_roles() && '{lead_coordinator,national_focal_point}')
            or (c.status in ('open','escalated') and exists (
                  select 1 from (values (c.first_lead, c.first_says), (c.second_lead, c.second_says)) as side (lead, says)
                    join institution l on l.id = side.lead left join focal f on f.country = l.country
                   where side.says is null and case
                     when f.mine then 'national_focal_point' = any(actor_roles())
                     when f.country is not null and c.first_lead <> c.second_lead then false
                     else side.lead = actor_institution() and 'lead_coordinator' = any(actor_roles()) end)) $$;
      revoke all on function disclosures_to_answer(), conflicts_to_settle() from public;
      grant execute on function disclosures_to_answer(), conflicts_to_settle() to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function conflicts_to_settle(); drop function disclosures_to_answer();
      drop index consultation_waiting; drop index disclosure_request_waiting;`);
  }
}
