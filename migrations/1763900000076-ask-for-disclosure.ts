import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The only road from police, prosecutor or migration to what somebody wrote for the person's support (flows.md 2.10): a
 * request with its ground, order, sections and deadline, answered by the lead. Nothing is looked up when it is sent: an
 * institution is addressed, and whoever leads the case binds the request to it, out of the asker's sight. What is given is
 * a sealed copy of chosen entries, for a time; never a grant.
 */
export class AskForDisclosure1763900000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [GROUNDS, TABLES, LEDGER, FUNCTIONS, POLICIES, TRIGGERS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger lead_hears_of_requests on lead_tenure; drop trigger reading_of_release on audit_entry;
      drop policy disclosed_on_request on disclosure;
      delete from disclosure where grant_id is null;
      drop index disclosure_of_grant; drop index disclosure_of_request;
      alter table disclosure drop constraint disclosure_of_one, drop column request_id, drop column sections, drop constraint disclosure_pkey,
        drop column id;
      alter table disclosure add constraint disclosure_pkey primary key (grant_id);
      drop table released_entry; drop table disclosure_binding; drop table disclosure_request; drop table disclosure_count; drop table request_ground;
      drop function lead_hears_of_requests(); drop function mark_reading_of_release(); drop function release_on_a_basis();
      drop function not_released_to_left_out(); drop function count_disclosures(); drop function actor_answers_request(uuid, uuid); drop function release_stood_on(uuid);
      delete from legal_basis where code = 'ordered_disclosure';`);
  }
}

const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const WORKERS = `${ROLES} && '{lead_coordinator,caseworker}'`;
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> ${ACCOUNT})))`;
const leads = (row: string) => `(actor_leads(${row}.case_id) and ${within(`${row}.case_id`)}
  and ${row}.case_id <> all((select cases_without_actor())::uuid[]))`;
const OWN = `(asked_by = ${ME} and ('lead_coordinator' = any(${ROLES}) or ('caseworker' = any(${ROLES}) and account_id = ${ACCOUNT})))`;

const SOURCE = 'domain.md 5.4, 5.5 and flows.md 2.10; to be confirmed by the institutions and each country';
const GROUNDS = `
  insert into legal_basis (code, law, needs_consent, source)
    values ('ordered_disclosure', 'GDPR 6(1)(c), 6(4), 9(2)(f), (g), 10, 23(1)(d)-(f)', false, '${SOURCE}');
  -- On what ground which kind of institution may ask, and on what basis it is then answered. Where no row stands, nobody asks.
  create table request_ground (
    code text not null,
    kind text not null,
    law text not null,
    basis text not null constraint request_ground_basis references legal_basis,
    source text not null,
    verified_on date,
    during tstzrange not null default tstzrange('2026-01-01', null) constraint request_ground_some_time check (not isempty(during)),
    constraint request_ground_pkey primary key (code, kind, during without overlaps)
  );
  insert into request_ground (code, kind, law, basis, source)
    select g.code, k.kind, g.law, g.basis, '${SOURCE}' from (values
      ('court_order', '{police,border_guard,customs,prosecutor,court}'::text[], 'An order of a court in criminal proceedings', 'ordered_disclosure'),
      ('prosecutors_order', '{police,border_guard,customs,prosecutor}', 'An order of a prosecutor in criminal proceedings', 'ordered_disclosure'),
      ('investigation', '{police,border_guard,customs,prosecutor}', 'A statutory request of whoever investigates; LED 8', 'ordered_disclosure'),
      ('residence_decision', '{migration}', 'Directive 2004/81; the law on residence', 'ordered_disclosure'),
      ('life_in_danger', '{police,border_guard,migration}', 'GDPR 6(1)(d), 9(2)(c); LED 8, 10(b)', 'vital_interest')
    ) g(code, kinds, law, basis), unnest(g.kinds) k(kind);
  grant select on request_ground to hof_app, hof_worker;
`;

const TABLES = `
  -- What the asker may see of it, whoever is meant and whether anybody is. The words are sealed with a key of the request.
  create table disclosure_request (
    id uuid not null default uuidv7() constraint disclosure_request_pkey primary key,
    reference text not null constraint disclosure_reference_once unique,
    asked_by uuid not null constraint disclosure_request_asker references institution,
    account_id uuid not null,
    asker_kind text not null,
    to_institution uuid not null constraint disclosure_request_to references institution,
    ground text not null,
    purpose text not null,
    sections text[] not null constraint disclosure_request_sections check (cardinality(sections) > 0),
    words bytea not null,
    status text not null default 'sent' constraint disclosure_request_status check (status in
      ('sent','granted','partly_granted','refused','withdrawn')),
    kept_back text,
    asked_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null,
    overdue_told_at timestamptz,
    answered_at timestamptz,
    ends_at timestamptz
  );
  create index disclosure_request_of_asker on disclosure_request (asked_by, id desc);
  create index disclosure_request_to_answer on disclosure_request (to_institution, id desc);
  create index disclosure_request_due on disclosure_request (due_at) where status = 'sent' and overdue_told_at is null;

  -- Which case is meant: the lead's to know, and not the asker's.
  create table disclosure_binding (
    request_id uuid not null constraint disclosure_binding_pkey primary key constraint disclosure_binding_request references disclosure_request,
    case_id uuid not null constraint disclosure_binding_case references case_file,
    bound_by uuid not null,
    bound_at timestamptz not null default clock_timestamp(),
    answered_by uuid,
    task_id uuid,
    told_at timestamptz,
    not_told text,
    not_told_since timestamptz
  );
  create index disclosure_binding_of_case on disclosure_binding (case_id);

  create table released_entry (
    id uuid not null default uuidv7() constraint released_entry_pkey primary key,
    request_id uuid not null constraint released_entry_request references disclosure_request,
    case_id uuid not null constraint released_entry_case references case_file,
    victim_id uuid not null,
    entry_id uuid not null constraint released_entry_of references section_entry,
    author uuid not null,
    section text not null,
    content bytea not null,
    statement text not null,
    regime text not null,
    author_kind text not null,
    recorded_on date not null,
    released_at timestamptz not null default clock_timestamp(),
    constraint released_once unique (request_id, entry_id)
  );
  create index released_entry_of_case on released_entry (case_id);

  -- Public: how many of whom, with what result. No person, no case, no institution.
  create table disclosure_count (
    country text not null,
    asker_kind text not null,
    result text not null,
    requests integer not null default 0,
    constraint disclosure_count_pkey primary key (country, asker_kind, result)
  );
  grant select on disclosure_count to hof_app;
  ${['disclosure_request', 'disclosure_binding', 'released_entry']
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`,
    )
    .join('')}
  create trigger released_entry_append_only before update or delete or truncate on released_entry for each statement execute function refuse_change();
`;

// The ledger of migration 41 takes what was given on a request beside what was opened by a grant.
const LEDGER = `
  alter table disclosure drop constraint disclosure_pkey;
  alter table disclosure add column id uuid not null default uuidv7(), alter column grant_id drop not null,
    add column request_id uuid constraint disclosure_on_request references disclosure_request, add column sections text[],
    add constraint disclosure_pkey primary key (id), add constraint disclosure_of_one check ((grant_id is null) <> (request_id is null));
  create unique index disclosure_of_grant on disclosure (grant_id) where grant_id is not null;
  create unique index disclosure_of_request on disclosure (request_id) where request_id is not null;
`;

const FUNCTIONS = `
  -- On what somebody who has no grant looked at what was given.
  create function release_stood_on(the_entry uuid) returns table (relation text, purpose text, basis text) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select 'disclosure', r.purpose, d.basis from audit_entry e join disclosure_request r on r.id = (e.subjects ->> 'disclosure')::uuid
      left join disclosure d on d.request_id = r.id
     where e.id = the_entry and e.action = 'disclosure.read' and (actor_institution() = any(e.authors) or actor_leads(e.case_id)) $$;
  -- Whoever was addressed, until it is bound to a case; then whoever leads that case, as long as somebody does.
  create function actor_answers_request(the_request uuid, addressed uuid) returns boolean language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    declare the_case uuid;
    begin
      select b.case_id into the_case from disclosure_binding b where b.request_id = the_request;
      if the_case is null or not exists (select 1 from lead_tenure t where t.case_id = the_case and upper_inf(t.during)) then
        return addressed = actor_institution() and actor_roles() && '{lead_coordinator,caseworker}';
      end if;
      return ${leads('b').replaceAll('b.case_id', 'the_case')};
    end $$;
  revoke all on function actor_answers_request(uuid, uuid), release_stood_on(uuid) from public;
  grant execute on function actor_answers_request(uuid, uuid), release_stood_on(uuid) to hof_app;
`;

const POLICIES = `
  create policy own_request on disclosure_request for select to hof_app using (${OWN});
  create policy request_to_answer on disclosure_request for select to hof_app using (actor_answers_request(id, to_institution));
  create policy new_request on disclosure_request for insert to hof_app with check (asked_by = ${ME} and account_id = ${ACCOUNT} and ${WORKERS});
  create policy changed_request on disclosure_request for update to hof_app
    using (${OWN} or actor_answers_request(id, to_institution)) with check (true);
  grant select, insert on disclosure_request to hof_app;
  grant update (status, kept_back, answered_at, ends_at) on disclosure_request to hof_app;
  create policy scan_request on disclosure_request to hof_worker using (true) with check (true);
  grant select (id, asked_by, to_institution, status, due_at, overdue_told_at), update (overdue_told_at) on disclosure_request to hof_worker;

  create policy seen_binding on disclosure_binding for select to hof_app using (${leads('disclosure_binding')});
  create policy new_binding on disclosure_binding for insert to hof_app with check (bound_by = ${ME}
    and exists (select 1 from case_file c where c.id = case_id) and exists (select 1 from disclosure_request r where r.id = request_id));
  create policy changed_binding on disclosure_binding for update to hof_app using (${leads('disclosure_binding')}) with check (true);
  grant select, insert on disclosure_binding to hof_app;
  grant update (answered_by, task_id, told_at, not_told, not_told_since) on disclosure_binding to hof_app;
  create policy scan_binding on disclosure_binding for select to hof_worker using (true);
  grant select (request_id, case_id) on disclosure_binding to hof_worker;

  create policy released_to_asker on released_entry for select to hof_app using (exists (
    select 1 from disclosure_request r where r.id = released_entry.request_id and r.status in ('granted','partly_granted')
      and r.asked_by = ${ME} and r.ends_at > statement_timestamp()));
  create policy released_by_lead on released_entry for select to hof_app using (${leads('released_entry')});
  create policy new_release on released_entry for insert to hof_app with check (${leads('released_entry')});
  create policy not_left_out on released_entry as restrictive to hof_app
    using (released_entry.case_id <> all((select cases_without_actor())::uuid[])) with check (true);
  -- Which case it was, and whose words, is not the asker's: those columns are read by nobody here.
  grant select (id, request_id, victim_id, section, content, statement, regime, author_kind, recorded_on, released_at), insert on released_entry to hof_app;

  create policy disclosed_on_request on disclosure for select to hof_app using (request_id is not null and ${leads('disclosure')});
`;

const TRIGGERS = `
  create function not_released_to_left_out() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if exists (select 1 from disclosure_request r join excluded_recipient x on x.institution_id = r.asked_by and x.case_id = new.case_id
        and x.ended_at is null and (x.account_id is null or x.account_id = r.account_id) where r.id = new.request_id) then
      raise exception 'left out' using errcode = '23514', constraint = 'not_for_left_out';
    end if;
    return new;
  end $$;
  create trigger not_for_left_out before insert on released_entry for each row execute function not_released_to_left_out();

  -- In the instant of the answer: on what basis it was given, and what passed from one law to the other.
  create function release_on_a_basis() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into disclosure (request_id, case_id, institution_id, basis, consents, sections)
    select new.id, e.case_id, new.asked_by,
           (select g.basis from request_ground g where g.code = new.ground and g.kind = new.asker_kind and g.during @> new.asked_at),
           '{}', array_agg(distinct e.section)
      from released_entry e where e.request_id = new.id group by e.case_id;
    insert into regime_crossing (case_id, section, entries, from_regime, to_regime, ground, institution_id, account_id)
    select e.case_id, e.section, array_agg(e.entry_id), e.regime, f.regime, new.ground, new.asked_by, new.account_id
      from released_entry e, footing_of(new.asked_by) f where e.request_id = new.id and e.regime <> f.regime
     group by e.case_id, e.section, e.regime, f.regime;
    return null;
  end $$;
  create trigger release_on_a_basis after update of status on disclosure_request for each row
    when (old.status = 'sent' and new.status in ('granted','partly_granted')) execute function release_on_a_basis();

  create function count_disclosures() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into disclosure_count as c (country, asker_kind, result, requests)
      select i.country, new.asker_kind, case when tg_op = 'INSERT' then 'asked' else new.status end, 1 from institution i where i.id = new.asked_by
      on conflict (country, asker_kind, result) do update set requests = c.requests + 1;
    return null;
  end $$;
  create trigger request_counts after insert on disclosure_request for each row execute function count_disclosures();
  create trigger answer_counts after update of status on disclosure_request for each row
    when (old.status <> new.status) execute function count_disclosures();

  -- The asker's act names no case; the lead and the authors still see that what they wrote was read.
  create function mark_reading_of_release() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    select e.case_id, array_agg(distinct e.author) into new.case_id, new.authors from released_entry e
     where e.request_id = (new.subjects ->> 'disclosure')::uuid group by e.case_id;
    new.authors := coalesce(new.authors, '{}');
    return new;
  end $$;
  create trigger reading_of_release before insert on audit_entry for each row
    when (new.action = 'disclosure.read' and new.outcome = 'done' and new.fields <> '{}') execute function mark_reading_of_release();

  create function lead_hears_of_requests() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into outbox (kind, subjects) select 'disclosure.asked', jsonb_build_object('to', new.institution_id, 'disclosure', r.id, 'due', r.due_at)
      from disclosure_binding b join disclosure_request r on r.id = b.request_id and r.status = 'sent' where b.case_id = new.case_id;
    return null;
  end $$;
  create trigger lead_hears_of_requests after insert on lead_tenure for each row execute function lead_hears_of_requests();
  revoke all on function not_released_to_left_out(), release_on_a_basis(), count_disclosures(), mark_reading_of_release(), lead_hears_of_requests() from public;
`;
