import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What may change after a handover was sent, and is asked again before it goes on: the person takes back the yes to a
 * country, or turns out to be a child, perhaps. Receivers and focal points see neither; the database answers for them.
 */
export class AskAgainBeforeABorder1763900000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function why_not_across(the_handover uuid) returns text language sql stable security definer
        set search_path = pg_catalog, public as $$
        select case
          when h.to_country = h.from_country then null
          when c.path = 'child' or p.content ->> 'ageGroup' in ('minor','unsure') or p.content ->> 'ageBand' in ('0-8','9-17') then 'child'
          when not coalesce((select a.answer = 'yes' and (a.valid_until is null or a.valid_until > clock_timestamp())
            from consent_answer a where a.case_id = h.case_id and a.question = 'another_country'
             and (a.country is null or a.country = h.to_country) order by a.id desc limit 1), false) then 'consent' end
          from handover h join case_file c on c.id = h.case_id left join preview p on p.request_id = h.id
         where h.id = the_handover $$;
      revoke all on function why_not_across(uuid) from public;
      grant execute on function why_not_across(uuid) to hof_app;

      -- Whoever meets the person again may see that they are a child, perhaps; from then on the case is on the child path.
      create function take_child_path() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        update case_file set path = 'child' where id = new.case_id and path <> 'child';
        return null;
      end $$;
      revoke all on function take_child_path() from public;
      create trigger child_met after insert on identification
        for each row when (new.case_id is not null and new.age_group <> 'adult') execute function take_child_path();

      -- An auditor of a place that was only asked reads what its staff did, and not of which case (flows.md 2.4).
      create function actor_knew(the_case uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, public as $$
        select exists (select 1 from case_grant g where g.case_id = the_case and g.institution_id = actor_institution())
            or exists (select 1 from lead_tenure t where t.case_id = the_case and t.institution_id = actor_institution()) $$;
      revoke all on function actor_knew(uuid) from public;
      grant execute on function actor_knew(uuid) to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function actor_knew(uuid); drop trigger child_met on identification; drop function take_child_path();
      drop function why_not_across(uuid);`);
  }
}
