import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Asks (a request without identity, to several places at once), referrals, and handovers of the lead. What a receiver
 * sees before the person's yes is the preview, in a table of its own: it closes with the request, the request's row does not.
 */

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const WORKERS = `${ROLES} && '{lead_coordinator,caseworker}'`;
const FOCAL = `(${ROLES} && '{national_focal_point}' and exists (
  select 1 from mandate m where m.institution_id = ${ME} and m.kind = 'focal_point' and m.during @> now()))`;
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;

const ASK_OPEN = `('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service','escalated')`;
const HANDOVER_OPEN = `('prepared','proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','escalated')`;
const HANDOVER_SHOWN = `('proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','taken_over','settled')`;
const HANDOVER_TAKEABLE = `('proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit')`;

const GUARDED = ['need', 'ask', 'handover', 'handover_candidate', 'preview', 'question', 'reception_plan', 'feedback'];

export class AskAndHandOver1763900000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of GUARDED)
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy taken_over_tenure on lead_tenure; drop policy taken_over_from on lead_tenure; drop policy taken_over_seen on lead_tenure;
      drop table feedback, reception_plan, question, preview, handover_candidate, handover, ask, need cascade;`);
  }
}

const TABLES = `
  -- One need of one person; its asks go to several places at once.
  create table need (
    id uuid not null default uuidv7() constraint need_pkey primary key,
    case_id uuid not null constraint need_case references case_file,
    from_institution uuid not null constraint need_from references institution,
    service text not null,
    urgency text not null constraint need_urgency check (urgency in ('emergency','urgent','normal')),
    created_by uuid not null,
    created_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    outcome text constraint need_outcome check (outcome in ('met','withdrawn','nobody_can','inherited','closed')),
    conference_on date,
    constraint need_ended check ((ended_at is null) = (outcome is null))
  );
  create index need_case on need (case_id) where ended_at is null;

  create table ask (
    id uuid not null default uuidv7() constraint ask_pkey primary key,
    need_id uuid not null constraint ask_need references need,
    case_id uuid not null constraint ask_case references case_file,
    from_institution uuid not null constraint ask_from references institution,
    to_institution uuid not null constraint ask_to references institution,
    reference text not null constraint ask_reference_once unique,
    status text not null constraint ask_status check (status in ('sent','opened','info_requested','accepted',
      'accepted_with_conditions','declined','confirmed','in_service','completed','withdrawn','expired','escalated',
      'answered_elsewhere','nobody_can','not_chosen')),
    urgency text not null,
    sent_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null,
    half_due_at timestamptz not null,
    half_reminded_at timestamptz,
    clock_stopped_at timestamptz,
    opened_at timestamptz,
    opened_by uuid,
    answered_at timestamptz,
    answered_by uuid,
    claimed_by uuid,
    conditions jsonb,
    contact_name text,
    contact_phone text,
    decline_reason text,
    other_place uuid constraint ask_other_place references institution,
    phone_yes_who text,
    phone_yes_at timestamptz,
    quiet_until timestamptz,
    escalated_to uuid constraint ask_escalated_to references institution,
    escalation_position integer,
    confirmed_at timestamptz,
    person_agreed_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    outcome text,
    version integer not null default 1
  );
  create index ask_need on ask (need_id);
  create index ask_case_open on ask (case_id) where ended_at is null;
  create index ask_inbox on ask (to_institution, due_at, id) where ended_at is null;
  create index ask_due on ask (due_at) where status in ('sent','opened','info_requested');
  create unique index one_confirmed_ask on ask (need_id) where status in ('confirmed','in_service','completed');
  create unique index one_open_ask_per_place on ask (need_id, to_institution) where status in ${ASK_OPEN};

  create table handover (
    id uuid not null default uuidv7() constraint handover_pkey primary key,
    case_id uuid not null constraint handover_case references case_file,
    from_institution uuid not null constraint handover_from references institution,
    from_country text not null,
    to_country text not null,
    to_institution uuid constraint handover_to references institution,
    addressed_to text not null constraint handover_addressed check (addressed_to in ('institution','country')),
    travel text not null constraint handover_travel check (travel in ('none','within_country','cross_border')),
    reason text not null,
    urgency text not null constraint handover_urgency check (urgency in ('emergency','urgent','normal')),
    status text not null constraint handover_status check (status in ('prepared','proposed','info_requested','accepted',
      'accepted_with_conditions','agreed','in_transit','taken_over','settled','declined','withdrawn','expired','escalated',
      'offer_withdrawn','cancelled','failed','nobody_can')),
    reference text not null constraint handover_reference_once unique,
    prepared_by uuid not null,
    prepared_at timestamptz not null default clock_timestamp(),
    proposed_at timestamptz,
    opened_at timestamptz,
    opened_by uuid,
    due_at timestamptz,
    half_due_at timestamptz,
    half_reminded_at timestamptz,
    clock_stopped_at timestamptz,
    quiet_until timestamptz,
    phone_yes_who text,
    phone_yes_at timestamptz,
    escalated_to uuid constraint handover_escalated_to references institution,
    escalation_position integer,
    claimed_by uuid,
    answered_at timestamptz,
    answered_by uuid,
    conditions jsonb,
    conditions_accepted_at timestamptz,
    contact_name text,
    contact_phone text,
    alternate text,
    decline_reason text,
    other_place uuid constraint handover_other_place references institution,
    agreed_at timestamptz,
    agreed_sections text[] not null default '{}'::text[],
    departed_at timestamptz,
    expected_at timestamptz,
    overdue_at timestamptz,
    overdue_since timestamptz,
    arrival_reported_at timestamptz,
    takeover_due_at timestamptz,
    met_at timestamptz,
    met_by text,
    taken_over_at timestamptz,
    failed_reason text,
    local_holder uuid constraint handover_local_holder references institution,
    cancel_asked_by uuid,
    sender_stays jsonb,
    feedback_wanted boolean not null default false,
    window_until timestamptz,
    ended_at timestamptz,
    end_reason text,
    version integer not null default 1,
    constraint handover_to_other check (to_institution is distinct from from_institution)
  );
  create unique index one_open_handover on handover (case_id) where status in ${HANDOVER_OPEN};
  create index handover_case_all on handover (case_id);
  create index handover_inbox on handover (to_institution, due_at, id) where ended_at is null;
  create index handover_outbox on handover (from_institution, id) where ended_at is null;
  create index handover_country on handover (to_country, due_at, id) where ended_at is null;
  create index handover_due on handover (due_at) where status in ('proposed','info_requested');
  create index handover_overdue on handover (overdue_at) where status = 'in_transit' and overdue_since is null;

  -- Where a country has no focal point its ranked candidates are asked; the first that claims becomes the receiver.
  create table handover_candidate (
    handover_id uuid not null constraint handover_candidate_of references handover,
    institution_id uuid not null constraint handover_candidate_institution references institution,
    from_institution uuid not null,
    position integer not null,
    ended_at timestamptz,
    constraint handover_candidate_pkey primary key (handover_id, institution_id)
  );

  -- The coded fields of flows.md 2.4, no free text; request_id is a need's or a handover's.
  create table preview (
    request_id uuid not null constraint preview_pkey primary key,
    request_kind text not null constraint preview_kind check (request_kind in ('need','handover')),
    case_id uuid not null constraint preview_case references case_file,
    from_institution uuid not null,
    content jsonb not null,
    made_at timestamptz not null default clock_timestamp()
  );

  create table question (
    id uuid not null default uuidv7() constraint question_pkey primary key,
    request_id uuid not null,
    request_kind text not null constraint question_kind check (request_kind in ('ask','handover')),
    round integer not null constraint question_two_rounds check (round between 1 and 2),
    asked_by uuid not null,
    asked_of uuid not null,
    codes text[] not null,
    asked_at timestamptz not null default clock_timestamp(),
    answers jsonb,
    answered_at timestamptz,
    constraint one_question_per_round unique (request_id, round)
  );

  create table reception_plan (
    handover_id uuid not null constraint reception_plan_pkey primary key constraint reception_plan_of references handover,
    from_institution uuid not null,
    to_institution uuid not null,
    escort_institution uuid,
    content jsonb not null,
    made_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    version integer not null default 1
  );

  create table feedback (
    id uuid not null default uuidv7() constraint feedback_pkey primary key,
    handover_id uuid not null constraint feedback_of references handover,
    from_institution uuid not null,
    to_institution uuid not null,
    due_at timestamptz not null,
    status text constraint feedback_status check (status in
      ('arrived','in_support','left_support_voluntarily','lost_contact','retrafficking_concern','closed')),
    given_at timestamptz,
    given_by uuid,
    told_at timestamptz,
    constraint one_feedback_per_date unique (handover_id, due_at)
  );
`;

const POLICIES = `
  create policy own_need on need for select to hof_app using (from_institution = ${ME} and ${within('need.case_id')});
  create policy new_need on need for insert to hof_app with check (from_institution = ${ME} and actor_leads(case_id));
  create policy ended_need on need for update to hof_app using (from_institution = ${ME} or actor_leads(case_id)) with check (true);
  grant select, insert on need to hof_app;
  grant update (from_institution, ended_at, outcome, conference_on) on need to hof_app;

  create policy seen_ask on ask for select to hof_app using (
    (from_institution = ${ME} and ${within('ask.case_id')})
    or (to_institution = ${ME} and ${WORKERS})
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,national_focal_point}')
    or actor_leads(case_id));
  create policy new_ask on ask for insert to hof_app
    with check (from_institution = ${ME} and (actor_leads(case_id)));
  create policy changed_ask on ask for update to hof_app using (
    from_institution = ${ME} or (to_institution = ${ME} and ${WORKERS}) or escalated_to = ${ME} or actor_leads(case_id)) with check (true);
  grant select, insert, update on ask to hof_app;

  create policy own_candidacy on handover_candidate to hof_app
    using (institution_id = ${ME} or from_institution = ${ME} or ${FOCAL}) with check (true);
  grant select, insert on handover_candidate to hof_app;
  grant update (ended_at) on handover_candidate to hof_app;

  create policy seen_handover on handover for select to hof_app using (
    (from_institution = ${ME} and ${within('handover.case_id')})
    or (to_institution = ${ME} and status <> 'prepared' and ${WORKERS})
    or (to_institution is null and status in ('proposed','info_requested','escalated') and ${WORKERS} and exists (
      select 1 from handover_candidate c where c.handover_id = handover.id and c.institution_id = ${ME} and c.ended_at is null))
    or (status <> 'prepared' and (actor_country() in (to_country, from_country)) and ${FOCAL})
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,national_focal_point}'));
  create policy new_handover on handover for insert to hof_app
    with check (from_institution = ${ME} and actor_leads(case_id));
  create policy changed_handover on handover for update to hof_app using (true) with check (true);
  grant select, insert, update on handover to hof_app;

  create policy seen_preview on preview for select to hof_app using (
    (from_institution = ${ME} and ${within('preview.case_id')})
    or exists (select 1 from ask a where a.need_id = preview.request_id and (
      (a.to_institution = ${ME} and ${WORKERS} and a.status in
        ('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service'))
      or (a.escalated_to = ${ME} and a.status = 'escalated')))
    or exists (select 1 from handover h where h.id = preview.request_id and h.from_institution <> ${ME}
      and (h.status in ${HANDOVER_SHOWN} or (h.status = 'escalated' and h.escalated_to = ${ME}))));
  create policy new_preview on preview for insert to hof_app with check (from_institution = ${ME} and actor_leads(case_id));
  create policy changed_preview on preview for update to hof_app using (from_institution = ${ME}) with check (true);
  grant select, insert on preview to hof_app;
  grant update (content, from_institution) on preview to hof_app;

  create policy seen_question on question to hof_app
    using ((asked_by = ${ME} or asked_of = ${ME}) and ${WORKERS}) with check (asked_by = ${ME});
  create policy answered_question on question for update to hof_app using (asked_of = ${ME}) with check (true);
  grant select, insert on question to hof_app;
  grant update (answers, answered_at) on question to hof_app;

  create policy seen_plan on reception_plan to hof_app
    using ((from_institution = ${ME} or (ended_at is null and ${ME} in (to_institution, escort_institution))) and ${WORKERS})
    with check (${ME} in (from_institution, to_institution));
  grant select, insert on reception_plan to hof_app;
  grant update (content, escort_institution, ended_at, version) on reception_plan to hof_app;

  create policy seen_feedback on feedback to hof_app
    using (${ME} in (from_institution, to_institution) and ${WORKERS}) with check (${ME} in (from_institution, to_institution));
  grant select, insert on feedback to hof_app;
  grant update (status, given_at, given_by) on feedback to hof_app;

  -- A takeover moves the sender's tenure; the receiver may touch that one row, and no other, while its handover is open.
  create policy taken_over_seen on lead_tenure for select to hof_app using (upper_inf(during) and exists (
    select 1 from handover h where h.case_id = lead_tenure.case_id and h.from_institution = lead_tenure.institution_id
      and h.to_institution = ${ME} and h.status in ${HANDOVER_TAKEABLE}));
  create policy taken_over_from on lead_tenure for update to hof_app using (upper_inf(during) and exists (
    select 1 from handover h where h.case_id = lead_tenure.case_id and h.from_institution = lead_tenure.institution_id
      and h.to_institution = ${ME} and h.status in ${HANDOVER_TAKEABLE})) with check (true);
  create policy taken_over_tenure on lead_tenure for insert to hof_app with check (institution_id = ${ME} and exists (
    select 1 from handover h where h.case_id = lead_tenure.case_id and h.to_institution = ${ME}
      and h.status in ${HANDOVER_TAKEABLE}));

  create policy scan_ask on ask to hof_worker using (true) with check (true);
  create policy scan_handover on handover to hof_worker using (true) with check (true);
  create policy scan_need on need for select to hof_worker using (true);
  create policy scan_candidate on handover_candidate for select to hof_worker using (true);
  create policy scan_feedback on feedback to hof_worker using (true) with check (true);
  create policy scan_plan on reception_plan for select to hof_worker using (true);
  grant select on ask, handover, need, handover_candidate, feedback to hof_worker;
  grant select (handover_id, from_institution, to_institution, escort_institution, ended_at) on reception_plan to hof_worker;
  grant update (status, half_reminded_at, escalated_to, escalation_position, due_at, half_due_at, ended_at, end_reason, version)
    on ask, handover to hof_worker;
  grant update (overdue_since, takeover_due_at) on handover to hof_worker;
  grant update (told_at) on feedback to hof_worker;
`;
