import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom the person wants kept out of their case: an institution, or one user anywhere. The lead sets it. To those who are
 * left out the case does not exist: restrictive policies, so that no other policy lets them in; no grant, ask or handover
 * is opened for them, and nothing is told to them. That one of them tried is told to the lead.
 */
export class LeaveThemOut1763900000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
    for (const table of OF_CASE)
      await runner.query(`create policy not_left_out on ${table} as restrictive to hof_app
        using (${table}.case_id is null or ${table}.case_id <> all((select cases_without_actor())::uuid[])) with check (true)`);
    for (const table of OF_HANDOVER)
      await runner.query(`create policy not_left_out on ${table} as restrictive to hof_app
        using (${table}.handover_id <> all((select requests_without_actor())::uuid[])) with check (true)`);
    await runner.query(POLICIES);
    await runner.query(TRIGGERS);
    await runner.query(CASE_OF_NUMBER('and c.id <> all(public.cases_without_actor())'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CASE_OF_NUMBER(''));
    await runner.query(`
      drop trigger tells_lead on audit_entry; drop trigger tells_nobody_left_out on notification;
      drop trigger lead_is_not_left_out on lead_tenure;
      ${['case_grant', 'ask', 'handover', 'handover_candidate'].map((table) => `drop trigger not_for_left_out on ${table};`).join(' ')}
      drop policy not_left_out on notification; drop policy not_left_out on question;
      drop policy let_in_again on excluded_recipient; drop policy keep_out on excluded_recipient; drop policy kept_out_by_lead on excluded_recipient;
      ${[...OF_CASE, ...OF_HANDOVER].map((table) => `drop policy not_left_out on ${table};`).join(' ')}
      drop function tell_lead_of_try(); drop function tell_nobody_left_out(); drop function lead_is_not_left_out();
      drop function not_for_left_out(); drop function institutions_left_out(uuid); drop function accounts_named(uuid, text);
      drop function requests_without_actor(); drop function cases_without_actor(); drop function left_out(uuid, uuid);
      drop table excluded_recipient;
    `);
  }
}

const OF_CASE = ['case_grant', 'identification', 'case_task', 'assignment', 'need', 'ask', 'handover', 'preview'];
const OF_HANDOVER = ['handover_candidate', 'reception_plan', 'feedback'];
const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
const LEADS = `(actor_leads(excluded_recipient.case_id) and ${within('excluded_recipient.case_id')}
  and excluded_recipient.case_id <> all((select cases_without_actor())::uuid[]))`;

const TABLE = `
  create table excluded_recipient (
    id uuid not null default uuidv7() constraint excluded_recipient_pkey primary key,
    case_id uuid not null constraint excluded_recipient_case references case_file,
    victim_id uuid not null constraint excluded_recipient_victim references victim,
    institution_id uuid not null constraint excluded_recipient_institution references institution,
    account_id uuid constraint excluded_recipient_account references account,
    reason bytea not null,
    set_by uuid not null,
    set_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    ended_by uuid
  );
  create unique index one_exclusion on excluded_recipient (case_id, institution_id, account_id) nulls not distinct where ended_at is null;
  create index excluded_institution on excluded_recipient (institution_id) where ended_at is null and account_id is null;
  create index excluded_account on excluded_recipient (account_id) where ended_at is null and account_id is not null;
  alter table excluded_recipient enable row level security;
  alter table excluded_recipient force row level security;
  create policy owner_excluded_recipient on excluded_recipient to hof_owner using (true) with check (true);
`;

const FUNCTIONS = `
  -- Once per statement, whatever the number of rows; to nearly everybody an empty list.
  create function cases_without_actor() returns uuid[] language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    begin
      return array(select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id is null and x.institution_id = actor_institution()
        union select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id = actor_account());
    end $$;
  create function requests_without_actor() returns uuid[] language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    declare cases uuid[] := cases_without_actor();
    begin
      if cases = '{}' then return cases; end if;
      return array(select h.id from handover h where h.case_id = any(cases) union all select a.id from ask a where a.case_id = any(cases));
    end $$;
  create function left_out(the_case uuid, the_institution uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from excluded_recipient x where x.case_id = the_case and x.institution_id = the_institution
      and x.account_id is null and x.ended_at is null) $$;
  -- Whom nobody offers or asks, also where a focal point or a scan acts that sees no case. Ids of institutions, no reason.
  create function institutions_left_out(the_case uuid) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    select x.institution_id from excluded_recipient x where x.case_id = the_case and x.account_id is null and x.ended_at is null $$;
  -- Who bears this name there: asked by a lead that keeps somebody out.
  create function accounts_named(the_institution uuid, the_name text) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    select a.id from account a where a.institution_id = the_institution and lower(a.name) = lower(the_name)
      and actor_roles() && '{lead_coordinator,caseworker}' $$;

  create function not_for_left_out() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare the_case uuid; the_institution uuid;
    begin
      if tg_table_name in ('ask','handover') then the_case := new.case_id; the_institution := new.to_institution;
      elsif tg_table_name = 'case_grant' then the_case := new.case_id; the_institution := new.institution_id;
      else the_institution := new.institution_id;
        select h.case_id into the_case from handover h where h.id = new.handover_id;
      end if;
      if the_institution is null or not left_out(the_case, the_institution) then
        return new;
      end if;
      -- To themselves it is what having no right is; only others learn that somebody is kept out.
      if the_institution = nullif(current_setting('app.institution', true), '')::uuid then
        raise exception 'new row violates row-level security policy for table "%"', tg_table_name using errcode = '42501';
      end if;
      raise exception 'left out' using errcode = '23514', constraint = 'not_for_left_out';
    end $$;
  -- Whoever must lead must see: where the lead falls to somebody who was left out, that ends, and is said on the case.
  create function lead_is_not_left_out() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      update excluded_recipient set ended_at = clock_timestamp() where case_id = new.case_id and institution_id = new.institution_id
         and account_id is null and ended_at is null;
      if found then insert into case_event (case_id, kind, details, institution_id)
        values (new.case_id, 'exclusion.ended-by-lead', jsonb_build_object('institution', new.institution_id), new.institution_id);
      end if;
      return new;
    end $$;
  create function tell_nobody_left_out() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare the_case uuid := new.case_id;
    begin
      if not exists (select 1 from excluded_recipient x where x.institution_id = new.institution_id and x.account_id is null and x.ended_at is null) then
        return new;
      end if;
      the_case := coalesce(the_case, (select h.case_id from handover h where h.id = (new.subjects ->> 'handover')::uuid),
        (select a.case_id from ask a where a.id = (new.subjects ->> 'ask')::uuid),
        (select n.case_id from need n where n.id = (new.subjects ->> 'need')::uuid));
      return case when left_out(the_case, new.institution_id) then null else new end;
    end $$;
  create function tell_lead_of_try() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      if new.case_id is not null and new.case_id = any(cases_without_actor()) then
        insert into outbox (kind, subjects) select 'case.excluded-tried', jsonb_build_object('to', t.institution_id, 'case', t.case_id)
          from lead_tenure t where t.case_id = new.case_id and upper_inf(t.during);
      end if;
      return null;
    end $$;
  revoke all on function cases_without_actor(), requests_without_actor(), left_out(uuid, uuid), institutions_left_out(uuid), accounts_named(uuid, text),
    not_for_left_out(), lead_is_not_left_out(), tell_nobody_left_out(), tell_lead_of_try() from public;
  grant execute on function cases_without_actor(), requests_without_actor(), accounts_named(uuid, text) to hof_app;
  grant execute on function institutions_left_out(uuid) to hof_app, hof_worker;
`;

const POLICIES = `
  create policy kept_out_by_lead on excluded_recipient for select to hof_app using (${LEADS});
  create policy keep_out on excluded_recipient for insert to hof_app with check (set_by = (select actor_account()) and ${LEADS});
  create policy let_in_again on excluded_recipient for update to hof_app using (${LEADS}) with check (true);
  grant select, insert on excluded_recipient to hof_app;
  grant update (ended_at, ended_by) on excluded_recipient to hof_app;
  -- For mails: ids only.
  create policy scan_excluded on excluded_recipient for select to hof_worker using (true);
  grant select (case_id, institution_id, account_id, ended_at) on excluded_recipient to hof_worker;

  create policy not_left_out on question as restrictive to hof_app
    using (question.request_id <> all((select requests_without_actor())::uuid[])) with check (true);
  create policy not_left_out on notification as restrictive to hof_app
    using ((notification.case_id is null or notification.case_id <> all((select cases_without_actor())::uuid[]))
      and coalesce((notification.subjects ->> 'handover')::uuid <> all((select requests_without_actor())::uuid[]), true)
      and coalesce((notification.subjects ->> 'ask')::uuid <> all((select requests_without_actor())::uuid[]), true)) with check (true);
`;

const TRIGGERS = `
  ${['case_grant', 'ask', 'handover', 'handover_candidate']
    .map(
      (table) => `
  create trigger not_for_left_out before insert${table === 'handover' ? ' or update of to_institution' : ''} on ${table}
    for each row execute function not_for_left_out();`,
    )
    .join('')}
  create trigger lead_is_not_left_out before insert on lead_tenure for each row execute function lead_is_not_left_out();
  create trigger tells_nobody_left_out before insert on notification for each row execute function tell_nobody_left_out();
  create trigger tells_lead after insert on audit_entry for each row
    when (new.outcome = 'refused' and new.problem = 'not-found' and new.account_id is not null) execute function tell_lead_of_try();
`;

const CASE_OF_NUMBER = (but: string): string => `
  create or replace function case_of_number(the_number text) returns table (case_id uuid, victim_id uuid, lead uuid) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select c.id, c.victim_id, (select t.institution_id from public.lead_tenure t where t.case_id = c.id and upper_inf(t.during))
      from public.case_file c where c.number = the_number ${but}$$;`;
