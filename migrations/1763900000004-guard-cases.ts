import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons, cases, lead, sections and who may see them. The lead rule is design.md 3: two temporal keys and two temporal
 * foreign keys, so that at every commit an open case is led, by exactly one. Row-level security: docs/adr/0002.
 */

// The actor's institution, compared in every policy; a scalar subquery, so that it is read once per statement.
const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
// Those who work on cases at the institution that leads; administrators, auditors and analysts have no part in it.
const WORKERS = `${ROLES} && '{lead_coordinator,caseworker}'`;
const leads = (caseId: string) => `(actor_leads(${caseId}) and ${WORKERS})`;
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';

// Inside an institution: a lead coordinator its cases, a caseworker their own and the unassigned (design.md 7).
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
const logged = (caseId: string) =>
  `exists (select 1 from identification i where i.case_id = ${caseId} and i.logged_by = (select actor_account()))`;

// Who leads, since when, read or not: every grant that reads 'lead'; a former lead up to the tenure that ended its own, the
// lead of somebody who came back from its own tenure on.
const seesLead = (caseId: string, until?: string, ended = until) => `(exists (
  select 1 from case_grant g where g.case_id = ${caseId} and g.institution_id = ${ME} and ${LIVE} and 'lead' = any(g.reads)
  ${until ? `and (g.rows_until is null or ${until} <= g.rows_until)` : ''}
  ${ended ? `and (g.rows_from is null or ${ended} is null or ${ended} >= g.rows_from)` : ''})
  and (${within(caseId)} or ${logged(caseId)}))`;

const seesSection = (row: string, at: string) => `exists (
  select 1 from case_grant g where g.case_id = ${row}.case_id and g.institution_id = ${ME} and ${LIVE} and (
    (${row}.section = any(g.reads) and (g.rows_from is null or ${row}.${at} >= g.rows_from)
      and (g.rows_until is null or ${row}.${at} < g.rows_until) and ${within(`${row}.case_id`)})
    or (${row}.section = any(g.reads_own) and ${row}.institution_id = ${ME} and (g.rows_until is null or ${row}.${at} < g.rows_until)
      and (${row}.account_id = (select actor_account()) or ${within(`${row}.case_id`)}))))`;

// Who was asked and who said no is the lead's to know; the next place must not see that three refused (flows.md 2.17).
const WHO_WAS_ASKED = `(case_event.kind ~ '^(need|ask|handover)[.]' and case_event.kind <> 'handover.take-over')`;

const writesSection = (row: string) => `(exists (
  select 1 from case_grant g where g.case_id = ${row}.case_id and g.institution_id = ${ME} and ${LIVE}
    and ${row}.section = any(g.writes) and ${within(`${row}.case_id`)})
  or actor_opens(${row}.case_id))`;

const GUARDED = [
  'victim',
  'victim_status',
  'case_file',
  'case_period',
  'lead_tenure',
  'case_grant',
  'assignment',
  'acknowledgement',
  'identification',
  'section_entry',
  'consent_answer',
  'case_event',
  'case_task',
];

export class GuardCases1763900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of GUARDED)
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
    await runner.query(WORKER);
    await runner.query(FALL_BACK);
    await runner.query(INHERIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_period drop constraint always_led;
      drop table case_task, case_event, consent_answer, section_entry, acknowledgement, assignment, case_grant,
        need_to_know, lead_tenure, case_period, identification, case_file, victim_status, victim cascade;
      drop function let_leads_fall_back(uuid, uuid, uuid); drop function inherit_tasks(); drop function actor_leads(uuid); drop function actor_opens(uuid); drop function lock_case(uuid); drop function case_of_number(text);`);
  }
}

const TABLES = `
  create table victim (
    id uuid not null default uuidv7() constraint victim_pkey primary key,
    created_at timestamptz not null default clock_timestamp()
  );

  create table case_file (
    id uuid not null default uuidv7() constraint case_file_pkey primary key,
    victim_id uuid not null constraint case_file_victim references victim,
    number text not null constraint case_number_once unique,
    path text not null constraint case_file_path check (path in ('adult','child')),
    called text,
    urgency text not null constraint case_file_urgency check (urgency in ('emergency','urgent','normal')),
    provisional boolean not null default false,
    contact_lost_since timestamptz,
    opened_by uuid not null,
    version integer not null default 1,
    constraint case_of_victim unique (id, victim_id)
  );
  create index case_file_victim on case_file (victim_id);

  create table case_period (
    case_id uuid not null, victim_id uuid not null,
    during tstzrange not null constraint case_period_some_time check (not isempty(during)),
    opened_by uuid not null,
    opened_in xid8 not null default pg_current_xact_id(),
    country text not null,
    close_reason text,
    constraint one_period primary key (case_id, during without overlaps),
    constraint case_period_case foreign key (case_id, victim_id) references case_file (id, victim_id),
    constraint closed_with_reason check (upper_inf(during) = (close_reason is null))
  );
  create unique index one_open_case_per_victim on case_period (victim_id) where upper_inf(during);

  create table lead_tenure (
    case_id uuid not null,
    institution_id uuid not null constraint lead_tenure_institution references institution,
    during tstzrange not null constraint lead_tenure_some_time check (not isempty(during)),
    cause text not null constraint lead_tenure_cause check (cause in
      ('opened','taken_over','fell_back','taken_in_emergency','merged')),
    basis text not null constraint lead_tenure_basis check (basis in ('mandate','standing_mandate','holding','handover','fallback','child_rule')),
    holding_until timestamptz,
    constraint one_lead primary key (case_id, during without overlaps),
    constraint lead_only_while_open foreign key (case_id, period during)
      references case_period (case_id, period during) deferrable initially deferred
  );
  alter table case_period add constraint always_led foreign key (case_id, period during)
    references lead_tenure (case_id, period during) deferrable initially deferred;
  -- What the temporal keys (GiST) cannot give: the order of time. By case alone they are what the planner takes.
  create index case_period_of_case on case_period (case_id, lower(during));
  create index lead_tenure_of_case on lead_tenure (case_id, lower(during));
  create index lead_tenure_open on lead_tenure (institution_id, case_id) where upper_inf(during);
  create index lead_tenure_holding on lead_tenure (holding_until) where upper_inf(during) and holding_until is not null;

  -- The matrix: what a kind of institution may do with a section in a relation to a case. The grants are compiled from it.
  create table need_to_know (
    kind text not null,
    relation text not null constraint need_to_know_relation check (relation in
      ('lead','holding_lead','participant','first_responder','receiver','former_lead')),
    section text not null,
    reads text not null constraint need_to_know_reads check (reads in ('all','own','none')),
    writes boolean not null,
    source text not null,
    constraint need_to_know_pkey primary key (kind, relation, section)
  );

  create table case_grant (
    id uuid not null default uuidv7() constraint case_grant_pkey primary key,
    case_id uuid not null constraint case_grant_case references case_file,
    institution_id uuid not null constraint case_grant_institution references institution,
    relation text not null,
    reads text[] not null,
    reads_own text[] not null,
    writes text[] not null,
    during tstzrange not null constraint case_grant_some_time check (not isempty(during)),
    since timestamptz not null generated always as (lower(during)) stored,
    rows_from timestamptz,
    rows_until timestamptz,
    cause text not null,
    request_id uuid,
    constraint one_grant_per_relation exclude using gist
      (case_id with =, institution_id with =, relation with =, (coalesce(request_id, case_id)) with =, during with &&)
  );
  -- Lists start here: the institution's own index, newest grant first (performance.md).
  create index case_grant_list on case_grant (institution_id, since desc, case_id) where upper_inf(during);
  create index case_grant_request on case_grant (request_id) where request_id is not null;
  alter table case_grant alter institution_id set statistics 1000;

  create table assignment (
    case_id uuid not null constraint assignment_case references case_file,
    institution_id uuid not null constraint assignment_institution references institution,
    account_id uuid not null constraint assignment_account references account,
    during tstzrange not null,
    constraint one_worker_per_institution primary key (case_id, institution_id, during without overlaps)
  );
  create index assignment_of_account on assignment (account_id) where upper_inf(during);

  create table acknowledgement (
    id uuid not null default uuidv7() constraint acknowledgement_pkey primary key,
    case_id uuid not null constraint acknowledgement_case references case_file,
    institution_id uuid not null constraint acknowledgement_institution references institution,
    how text not null constraint acknowledgement_how check (how in ('read','told_by_phone')),
    spoke_with text,
    at timestamptz not null default clock_timestamp(),
    noted_by uuid not null,
    noted_by_institution uuid not null
  );
  create index acknowledgement_case on acknowledgement (case_id, at);

  create table identification (
    id uuid not null default uuidv7() constraint identification_pkey primary key,
    case_id uuid constraint identification_case references case_file,
    institution_id uuid not null constraint identification_institution references institution,
    logged_by uuid not null constraint identification_account references account,
    country text not null,
    outcome text not null constraint identification_outcome check (outcome in
      ('case','case_without_name','provisional_case','child_case','notice','added')),
    danger text not null, urgency text not null, age_group text not null,
    answers jsonb not null,
    at timestamptz not null default clock_timestamp()
  );
  create index identification_case on identification (case_id);
  create index identification_mine on identification (logged_by, id desc);

  -- Every section of personal content, append-only: a correction is a new row. One store reads and writes it.
  create table section_entry (
    id uuid not null default uuidv7() constraint section_entry_pkey primary key,
    case_id uuid not null constraint section_entry_case references case_file,
    victim_id uuid not null constraint section_entry_victim references victim,
    section text not null,
    content jsonb not null,
    statement text not null constraint section_entry_statement check (statement in
      ('observed','documented','told_by_person','told_by_third','assessment')),
    language text,
    account_id uuid not null,
    institution_id uuid not null,
    recorded_at timestamptz not null default clock_timestamp()
  );
  create index section_entry_case on section_entry (case_id, section, recorded_at desc);

  create table consent_answer (
    id uuid not null default uuidv7() constraint consent_answer_pkey primary key,
    case_id uuid not null constraint consent_answer_case references case_file,
    section text not null default 'consent' constraint consent_answer_section check (section = 'consent'),
    question text not null constraint consent_answer_question check (question in
      ('contact_support','share_name','contact_police','another_country','share_with_receiver')),
    answer text not null constraint consent_answer_answer check (answer in
      ('yes','no','undecided','not_asked','could_not_be_asked')),
    why_not_asked text,
    country text,
    request_id uuid,
    sections text[] not null default '{}'::text[],
    how_asked jsonb not null,
    provisional boolean not null,
    valid_until timestamptz,
    account_id uuid not null,
    institution_id uuid not null,
    recorded_at timestamptz not null default clock_timestamp()
  );
  create index consent_answer_case on consent_answer (case_id, question, recorded_at desc);

  create table victim_status (
    id uuid not null default uuidv7() constraint victim_status_pkey primary key,
    case_id uuid not null constraint victim_status_case references case_file,
    victim_id uuid not null constraint victim_status_victim references victim,
    country text not null,
    status text not null constraint victim_status_status check (status in
      ('presumed','identified','not_identified','declined_identification','appealed','revoked')),
    decided_by uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index victim_status_case on victim_status (case_id);

  create table case_event (
    id uuid not null default uuidv7() constraint case_event_pkey primary key,
    case_id uuid not null constraint case_event_case references case_file,
    kind text not null,
    section text not null default 'lead',
    details jsonb not null default '{}'::jsonb,
    account_id uuid,
    institution_id uuid,
    at timestamptz not null default clock_timestamp()
  );
  create index case_event_case on case_event (case_id, id desc);

  create table case_task (
    id uuid not null default uuidv7() constraint case_task_pkey primary key,
    case_id uuid not null constraint case_task_case references case_file,
    institution_id uuid not null constraint case_task_institution references institution,
    kind text not null,
    due_at timestamptz not null,
    told_at timestamptz,
    done_at timestamptz,
    done_by uuid,
    created_at timestamptz not null default clock_timestamp()
  );
  create index case_task_waiting on case_task (institution_id, due_at) where done_at is null;
  create index case_task_due on case_task (due_at) where done_at is null and told_at is null;
  create index case_task_case on case_task (case_id);
`;

// Asked by policies that would otherwise refer to each other. Their owner is bound by row-level security as well and
// sees through a policy of its own; the search path is fixed.
const FUNCTIONS = `
  create function actor_leads(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from public.lead_tenure t where t.case_id = the_case and upper_inf(t.during)
      and t.institution_id = public.actor_institution()) $$;
  create function actor_opens(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from public.case_period p where p.case_id = the_case and upper_inf(p.during)
      and p.opened_in = pg_current_xact_id() and p.opened_by = public.actor_institution()) $$;
  -- Lock order is case first (design.md 5); a receiver may have to wait for a case that it cannot see. Answers nothing.
  create function lock_case(the_case uuid) returns void language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
    begin perform 1 from public.case_file where id = the_case for update; end $$;
  -- A person who comes back may bring their number (flows.md 2.14): whoever has it in hand may open a new period.
  create function case_of_number(the_number text) returns table (case_id uuid, victim_id uuid, lead uuid) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select c.id, c.victim_id, (select t.institution_id from public.lead_tenure t where t.case_id = c.id and upper_inf(t.during))
      from public.case_file c where c.number = the_number $$;
  revoke all on function actor_leads(uuid), actor_opens(uuid), lock_case(uuid), case_of_number(text) from public;
  grant execute on function actor_leads(uuid), actor_opens(uuid), lock_case(uuid) to hof_app, hof_worker;
  grant execute on function case_of_number(text) to hof_app;
`;

const POLICIES = `
  grant select on need_to_know to hof_app, hof_worker;
  grant insert, update on need_to_know to hof_app;

  create policy own_grants on case_grant for select to hof_app
    using ((institution_id = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,first_responder}') or ${leads('case_id')});
  create policy grant_by_lead on case_grant for insert to hof_app
    with check (${leads('case_id')} or actor_opens(case_id));
  create policy end_by_lead on case_grant for update to hof_app
    using (${leads('case_id')} or actor_opens(case_id)
      or (institution_id = ${ME} and ${ROLES} && '{lead_coordinator,caseworker}')) with check (true);
  grant select, insert on case_grant to hof_app;
  grant update (during) on case_grant to hof_app;

  create policy new_victim on victim for insert to hof_app with check (${ME} is not null);
  create policy known_victim on victim for select to hof_app using (exists (select 1 from case_file c where c.victim_id = victim.id));
  grant select, insert on victim to hof_app;

  create policy own_assignment on assignment to hof_app using (institution_id = ${ME} and ${WORKERS})
    with check (institution_id = ${ME} and ${WORKERS});
  grant select, insert on assignment to hof_app;
  grant update (during) on assignment to hof_app;

  create policy seen_case on case_file for select to hof_app using (${seesLead('case_file.id')});
  create policy new_case on case_file for insert to hof_app with check (opened_by = ${ME});
  create policy changed_case on case_file for update to hof_app using (${leads('id')}) with check (true);
  grant select, insert on case_file to hof_app;
  grant update (called, urgency, provisional, contact_lost_since, version) on case_file to hof_app;

  create policy seen_period on case_period for select to hof_app
    using (${seesLead('case_period.case_id', 'lower(case_period.during)', 'upper(case_period.during)')} or (opened_in = pg_current_xact_id_if_assigned() and opened_by = ${ME}));
  create policy new_period on case_period for insert to hof_app
    with check (opened_by = ${ME} and opened_in = pg_current_xact_id());
  create policy ended_period on case_period for update to hof_app using (${leads('case_id')}) with check (true);
  grant select, insert on case_period to hof_app;
  grant update (during, close_reason) on case_period to hof_app;

  create policy seen_tenure on lead_tenure for select to hof_app
    using (${seesLead('lead_tenure.case_id', 'lower(lead_tenure.during)', 'upper(lead_tenure.during)')});
  create policy new_tenure on lead_tenure for insert to hof_app with check (actor_opens(case_id));
  create policy ended_tenure on lead_tenure for update to hof_app using (${leads('case_id')}) with check (true);
  grant select, insert on lead_tenure to hof_app;
  grant update (during) on lead_tenure to hof_app;

  create policy seen_acknowledgement on acknowledgement for select to hof_app using (${seesLead('acknowledgement.case_id', 'acknowledgement.at')});
  create policy new_acknowledgement on acknowledgement for insert to hof_app
    with check (noted_by = (select actor_account()) and noted_by_institution = ${ME}
      and (${seesLead('acknowledgement.case_id')} or ${leads('case_id')}));
  grant select, insert on acknowledgement to hof_app;

  -- Its own policy may not ask 'logged', or it would ask itself.
  create policy seen_identification on identification for select to hof_app using (
    logged_by = (select actor_account())
    or (case_id is null and institution_id = ${ME} and 'lead_coordinator' = any(${ROLES}))
    or (exists (select 1 from case_grant g where g.case_id = identification.case_id and g.institution_id = ${ME} and ${LIVE}
          and 'indicators' = any(g.reads) and (g.rows_from is null or identification.at >= g.rows_from)
          and (g.rows_until is null or identification.at < g.rows_until))
        and ${within('identification.case_id')}));
  create policy new_identification on identification for insert to hof_app
    with check (institution_id = ${ME} and logged_by = (select actor_account()));
  grant select, insert on identification to hof_app;

  create policy seen_entry on section_entry for select to hof_app using (${seesSection('section_entry', 'recorded_at')});
  create policy new_entry on section_entry for insert to hof_app
    with check (institution_id = ${ME} and account_id = (select actor_account()) and ${writesSection('section_entry')});
  grant select, insert on section_entry to hof_app;

  create policy seen_consent on consent_answer for select to hof_app using (${seesSection('consent_answer', 'recorded_at')});
  create policy new_consent on consent_answer for insert to hof_app
    with check (institution_id = ${ME} and account_id = (select actor_account()) and ${writesSection('consent_answer')});
  grant select, insert on consent_answer to hof_app;

  create policy seen_status on victim_status for select to hof_app using (${seesLead('victim_status.case_id', 'victim_status.at')});
  create policy new_status on victim_status for insert to hof_app with check (actor_opens(case_id) or ${leads('case_id')});
  grant select, insert on victim_status to hof_app;

  create policy seen_event on case_event for select to hof_app using (exists (
    select 1 from case_grant g where g.case_id = case_event.case_id and g.institution_id = ${ME} and ${LIVE}
      and case_event.section = any(g.reads) and g.relation <> 'first_responder'
      and (g.relation in ('lead','holding_lead','former_lead') or not ${WHO_WAS_ASKED})
      and (g.rows_from is null or case_event.at >= g.rows_from) and (g.rows_until is null or case_event.at <= g.rows_until))
    and ${within('case_event.case_id')});
  create policy new_event on case_event for insert to hof_app with check (institution_id = ${ME});
  grant select, insert on case_event to hof_app;

  create policy own_task on case_task for select to hof_app
    using ((institution_id = ${ME} and (${within('case_task.case_id')} or ${ROLES} && '{national_focal_point}')) or (actor_leads(case_id) and ${within('case_task.case_id')}));
  create policy new_task on case_task for insert to hof_app
    with check (institution_id = ${ME} or ${leads('case_id')} or actor_opens(case_id));
  create policy done_task on case_task for update to hof_app
    using ((institution_id = ${ME} and (${within('case_task.case_id')} or ${ROLES} && '{national_focal_point}')) or (actor_leads(case_id) and ${within('case_task.case_id')})) with check (true);
  grant select, insert on case_task to hof_app;
  grant update (institution_id, done_at, done_by) on case_task to hof_app;
`;

// Scans and consumers: what they need, no section, no consent, no identification.
const WORKER = `
  create policy scan_tenure on lead_tenure to hof_worker using (true) with check (true);
  create policy scan_period on case_period for select to hof_worker using (true);
  create policy scan_case on case_file for select to hof_worker using (true);
  create policy scan_grant on case_grant to hof_worker using (true) with check (true);
  create policy scan_task on case_task to hof_worker using (true) with check (true);
  create policy scan_event on case_event for insert to hof_worker with check (true);
  create policy scan_assignment on assignment to hof_worker using (true) with check (true);
  create policy scan_acknowledgement on acknowledgement for select to hof_worker using (true);
  grant select, insert on lead_tenure, case_grant, case_task to hof_worker;
  grant update (during) on lead_tenure, case_grant, assignment to hof_worker;
  grant update (told_at, done_at) on case_task to hof_worker;
  grant select on case_period, assignment, acknowledgement to hof_worker;
  grant select (id, victim_id, number, path, urgency, provisional, contact_lost_since) on case_file to hof_worker;
  grant insert on case_event to hof_worker;
`;

// An institution, a lead mandate or a holding lead's hours end only together with giving each open lead to the country's
// fallback (flows.md 3.1.13): open requests go along, so that nothing waits for somebody who is gone. Answers the cases.
const FALL_BACK = `
  create function let_leads_fall_back(from_lead uuid, to_lead uuid, only_case uuid default null) returns setof uuid
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare
    the_case uuid; at timestamptz; to_kind text; of_country text;
  begin
    select kind, country into to_kind, of_country from institution where id = to_lead and ended_at is null;
    if not exists (select 1 from mandate m where m.institution_id = to_lead and m.kind = 'fallback_lead' and m.during @> now())
      or from_lead = to_lead then
      raise exception 'not a fallback lead' using errcode = '42501';
    end if;
    -- Two steps: where a scan acts there is no actor, and even planning the question about one raises.
    if session_user <> 'hof_worker' then
      if not (
        (actor_roles() && '{institution_administrator}' and exists (select 1 from institution i
          where i.id = from_lead and actor_institution() in (i.id, i.part_of)))
        or (actor_roles() && '{national_focal_point}' and actor_country() = of_country and exists (select 1 from mandate m
          where m.institution_id = actor_institution() and m.kind in ('focal_point','escalation_desk') and m.during @> now()))) then
        raise exception 'not yours to end' using errcode = '42501';
      end if;
    end if;
    for the_case in
      select c.id from case_file c join lead_tenure t on t.case_id = c.id and t.institution_id = from_lead and upper_inf(t.during)
       where only_case is null or c.id = only_case order by c.id for update of c
    loop
      with ended as (
        update lead_tenure set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
         where case_id = the_case and upper_inf(during) and institution_id = from_lead returning upper(during) as ended_at)
      insert into lead_tenure (case_id, institution_id, during, cause, basis)
      select the_case, to_lead, tstzrange(ended_at, null), 'fell_back', 'fallback' from ended
      returning lower(during) into at;
      if at is null then continue; end if;
      update case_grant set during = tstzrange(lower(during), greatest(at, lower(during) + interval '1 microsecond'))
       where case_id = the_case and institution_id = from_lead and relation in ('lead','holding_lead') and upper_inf(during);
      insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
      select the_case, to_lead, 'lead', coalesce(array_agg(section) filter (where reads = 'all'), '{}'),
             coalesce(array_agg(section) filter (where reads = 'own'), '{}'),
             coalesce(array_agg(section) filter (where writes), '{}'), tstzrange(at, null), 'fell_back'
        from need_to_know where kind = to_kind and relation = 'lead';
      update need set from_institution = to_lead where case_id = the_case and from_institution = from_lead and ended_at is null;
      update ask set from_institution = to_lead where case_id = the_case and from_institution = from_lead and ended_at is null
        and to_institution <> to_lead;
      update preview set from_institution = to_lead where case_id = the_case and from_institution = from_lead;
      update handover set from_institution = to_lead where case_id = the_case and from_institution = from_lead and ended_at is null
        and to_institution is distinct from to_lead;
      -- What was asked of the fallback itself has become its own: the request ends, and with it what it opened.
      update case_grant set during = tstzrange(lower(during), greatest(at, lower(during) + interval '1 microsecond'))
       where upper_inf(during) and request_id in (
         select id from handover where case_id = the_case and from_institution = from_lead and ended_at is null and taken_over_at is null
         union select id from ask where case_id = the_case and from_institution = from_lead and ended_at is null);
      update handover set status = 'withdrawn', ended_at = at, end_reason = 'receiver_leads', version = version + 1
       where case_id = the_case and from_institution = from_lead and ended_at is null and taken_over_at is null;
      update ask set status = 'withdrawn', ended_at = at, end_reason = 'receiver_leads', version = version + 1
       where case_id = the_case and from_institution = from_lead and ended_at is null;
      update question set asked_of = to_lead where asked_of = from_lead and answered_at is null and request_id in (
        select id from handover where case_id = the_case and ended_at is null union select id from ask where case_id = the_case and ended_at is null);
      update case_task set institution_id = to_lead where case_id = the_case and institution_id = from_lead and done_at is null;
      insert into case_event (case_id, kind, details, institution_id) values
        (the_case, 'fell_back', jsonb_build_object('from', from_lead, 'to', to_lead), to_lead);
      return next the_case;
    end loop;
  end $$;
  revoke all on function let_leads_fall_back(uuid, uuid, uuid) from public;
  grant execute on function let_leads_fall_back(uuid, uuid, uuid) to hof_app, hof_worker;
`;

// What the former lead had still to do is the new lead's to do, whoever takes over.
const INHERIT = `
  create function inherit_tasks() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update case_task set institution_id = new.institution_id where case_id = new.case_id and done_at is null
       and institution_id = (select t.institution_id from lead_tenure t where t.case_id = new.case_id and upper(t.during) = lower(new.during));
    return null;
  end $$;
  revoke all on function inherit_tasks() from public;
  create trigger lead_brings_tasks after insert on lead_tenure
    for each row when (new.cause = 'taken_over') execute function inherit_tasks();
`;
