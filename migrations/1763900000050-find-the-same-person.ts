import type { MigrationInterface, QueryRunner } from 'typeorm';

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';

/**
 * The same person, found without telling anyone (security.md 6.7). The index is the worker's alone; whoever asked is told
 * nothing, and a possible match is its holder's to see until the holder makes contact.
 */
export class FindTheSamePerson1763900000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blind_token (
        token bytea not null,
        victim_id uuid not null constraint blind_token_victim references victim,
        constraint blind_token_pkey primary key (token, victim_id)
      );
      create index blind_token_of_victim on blind_token (victim_id);

      create table person_search (
        id uuid not null default uuidv7() constraint person_search_pkey primary key,
        account_id uuid not null constraint person_search_account references account,
        institution_id uuid not null constraint person_search_institution references institution,
        reason bytea not null,
        described bytea,
        at timestamptz not null default clock_timestamp()
      );
      create index person_search_account on person_search (account_id, at);

      create table possible_match (
        id uuid not null default uuidv7() constraint possible_match_pkey primary key,
        victim_id uuid not null constraint possible_match_victim references victim,
        case_id uuid not null constraint possible_match_case references case_file,
        institution_id uuid not null constraint possible_match_holder references institution,
        other_victim uuid constraint possible_match_other references victim,
        search_id uuid constraint possible_match_search references person_search,
        asked_by uuid not null constraint possible_match_asker references institution,
        task_id uuid not null constraint possible_match_task references case_task,
        status text not null default 'waiting' constraint possible_match_status check (status in ('waiting','contact','same','not_same')),
        found_at timestamptz not null default clock_timestamp(),
        due_at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid,
        why bytea,
        constraint possible_match_from check ((other_victim is null) <> (search_id is null)),
        constraint not_same_with_reason check ((status = 'not_same') = (why is not null))
      );
      -- Two persons are asked about once, whichever of them was written down last: "not the same" is remembered.
      create unique index asked_once_per_pair on possible_match (least(victim_id, other_victim), greatest(victim_id, other_victim))
        where other_victim is not null;
      create unique index asked_once_per_search on possible_match (search_id, victim_id) where search_id is not null;
      create index possible_match_of_case on possible_match (case_id, id desc);
      create index possible_match_held on possible_match (institution_id, id desc);
      create index possible_match_asked on possible_match (asked_by, id desc);

      -- Who decides: the lead, or who led last where the case is closed.
      create function actor_holds(the_case uuid, holder uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, public as $$
        select coalesce((select t.institution_id from public.lead_tenure t where t.case_id = the_case and upper_inf(t.during)), holder)
          = public.actor_institution() $$;
      revoke all on function actor_holds(uuid, uuid) from public;
      grant execute on function actor_holds(uuid, uuid) to hof_app;`);
    for (const table of ['blind_token', 'person_search', 'possible_match'])
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_${table} on ${table} to hof_owner using (true) with check (true);
        create policy worker_${table} on ${table} to hof_worker using (true) with check (true);`);
    await runner.query(`
      grant select, insert, delete on blind_token to hof_worker;
      grant select on person_search to hof_worker;
      grant update (described) on person_search to hof_worker;
      grant select, insert on possible_match to hof_worker;

      create policy held_match on possible_match for select to hof_app using (
        actor_holds(case_id, institution_id) and ('lead_coordinator' = any(${ROLES}) or ('caseworker' = any(${ROLES}) and not exists (
          select 1 from assignment a where a.case_id = possible_match.case_id and a.institution_id = ${ME}
            and upper_inf(a.during) and a.account_id <> (select actor_account())))));
      create policy decided_match on possible_match for update to hof_app
        using (actor_holds(case_id, institution_id) and 'lead_coordinator' = any(${ROLES})) with check (true);
      -- The asker learns of it when, and only when, the holder has made contact.
      create policy contacted_match on possible_match for select to hof_app using (
        asked_by = ${ME} and status in ('contact','same') and ${ROLES} && '{lead_coordinator,caseworker}');
      create policy not_left_out on possible_match as restrictive to hof_app
        using (case_id <> all((select cases_without_actor())::uuid[])) with check (true);
      grant select on possible_match to hof_app;
      grant update (status, decided_at, decided_by, why) on possible_match to hof_app;

      create policy new_search on person_search for insert to hof_app
        with check (institution_id = ${ME} and account_id = (select actor_account()));
      create policy search_of_match on person_search for select to hof_app
        using (exists (select 1 from possible_match m where m.search_id = person_search.id));
      grant insert on person_search to hof_app;
      grant select (id, institution_id, reason, at) on person_search to hof_app;

      -- Of all that is known about a person the worker reads who they say they are, to compute the index, and nothing else.
      create policy index_identity on section_entry for select to hof_worker using (section = 'identity');
      grant select (id, case_id, victim_id, section, content, institution_id) on section_entry to hof_worker;

      create function have_it_compared() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'person_search' then
          insert into outbox (kind, subjects) values ('inner.person-sought', jsonb_build_object('search', new.id));
        else
          insert into outbox (kind, subjects) values ('inner.identity-written', jsonb_build_object('victim', new.victim_id, 'by', new.institution_id));
        end if;
        return null;
      end $$;
      create trigger compare_identity after insert on section_entry for each row when (new.section = 'identity')
        execute function have_it_compared();
      create trigger compare_search after insert on person_search for each row execute function have_it_compared();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger compare_search on person_search; drop trigger compare_identity on section_entry; drop function have_it_compared();
      revoke select (id, case_id, victim_id, section, content, institution_id) on section_entry from hof_worker;
      drop policy index_identity on section_entry;
      drop policy search_of_match on person_search;
      drop table possible_match; drop table person_search; drop table blind_token; drop function actor_holds(uuid, uuid);`);
  }
}
