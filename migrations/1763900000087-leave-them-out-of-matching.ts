import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a person keeps out learns nothing from looking for them, either: the lead is told that they are looking, and by whom;
 * contact that would tell them is refused; and who holds somebody who keeps them out of another case is not asked about it.
 */
export class LeaveThemOutOfMatching1763900000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table possible_match add column asked_account uuid constraint possible_match_account references account;
      create function match_kept_from(the_match uuid) returns text language sql stable security definer
        set search_path = pg_catalog, public as $$
        select case
          when left_out(m.case_id, m.asked_by) or left_out(m.case_id, other_lead_of(m.id)) then 'institution'
          when exists (select 1 from excluded_recipient x where x.account_id = m.asked_account and x.ended_at is null
            and x.case_id in (select joined_group(m.case_id))) then 'user' end
          from possible_match m where m.id = the_match and actor_holds(m.case_id, m.institution_id) $$;
      create function persons_without_actor() returns uuid[] language sql stable security definer
        set search_path = pg_catalog, public as $$
        select array(select distinct c.victim_id from case_file c where c.id = any(cases_without_actor())) $$;
      create function matches_without_actor() returns uuid[] language plpgsql stable security definer
        set search_path = pg_catalog, public as $$
        declare cases uuid[] := cases_without_actor();
        begin
          if cases = '{}' then return cases; end if;
          return array(select m.id from possible_match m where m.case_id = any(cases)
            or m.other_victim in (select c.victim_id from case_file c where c.id = any(cases)));
        end $$;
      revoke all on function match_kept_from(uuid), persons_without_actor(), matches_without_actor() from public;
      grant execute on function match_kept_from(uuid), persons_without_actor(), matches_without_actor() to hof_app;
      create policy other_not_left_out on possible_match as restrictive to hof_app
        using (other_victim is null or other_victim <> all((select persons_without_actor())::uuid[])) with check (true);
      create policy matches_not_left_out on notification as restrictive to hof_app
        using (coalesce((notification.subjects ->> 'match')::uuid <> all((select matches_without_actor())::uuid[]), true)) with check (true);

      create or replace function have_it_compared() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'person_search' then
          insert into outbox (kind, subjects) values ('inner.person-sought', jsonb_build_object('search', new.id));
        else
          insert into outbox (kind, subjects) values ('inner.identity-written',
            jsonb_build_object('victim', new.victim_id, 'by', new.institution_id, 'account', new.account_id));
        end if;
        return null;
      end $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function have_it_compared() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'person_search' then
          insert into outbox (kind, subjects) values ('inner.person-sought', jsonb_build_object('search', new.id));
        else
          insert into outbox (kind, subjects) values ('inner.identity-written', jsonb_build_object('victim', new.victim_id, 'by', new.institution_id));
        end if;
        return null;
      end $$;
      drop policy matches_not_left_out on notification; drop policy other_not_left_out on possible_match;
      drop function matches_without_actor(); drop function persons_without_actor(); drop function match_kept_from(uuid);
      alter table possible_match drop column asked_account;`);
  }
}
