import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Asks (a request without identity, to several places at once), referrals, and handovers of the lead. What a receiver
 * sees before the person's yes is the preview, in a table of its own: it closes with the request, the request's row does not.
 */

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const WORKERS = `${ROLES} && '{lead_coordinator,caseworker}'`;
const leads = (caseId: string) => `(actor_leads(${caseId}) and ${WORKERS})`;
const FOCAL = `(${ROLES} && '{national_focal_point}' and exists (
  select 1 from mandate m where m.institution_id = ${ME} and m.kind = 'focal_point' and m.during @> now()))`;
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;

const ASK_OPEN = `('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service','escalated')`;
const ASK_SHOWN = `('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service')`;
const HANDOVER_OPEN = `('prepared','proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','escalated')`;
const HANDOVER_SHOWN = `('proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','taken_over','settled')`;
const HANDOVER_CLOSED = `('declined','withdrawn','expired','offer_withdrawn','cancelled','failed','nobody_can')`;
// A lead moves when the person has agreed to this receiver; where nobody travels, yes and takeover are one act.
const TAKEABLE = `(h.status in ('agreed','in_transit') or (h.travel = 'none' and h.status in ('proposed','info_requested')))`;
const SEES_HANDOVER = `(
    (from_institution = ${ME} and ${within('handover.case_id')})
    or (to_institution = ${ME} and status <> 'prepared' and ${WORKERS})
    or (to_institution is null and status in ('proposed','info_requested','escalated') and ${WORKERS} and exists (
      select 1 from handover_candidate c where c.handover_id = handover.id and c.institution_id = ${ME} and c.ended_at is null))
    or (status <> 'prepared' and (actor_country() in (to_country, from_country)) and ${FOCAL})
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,national_focal_point}'))`;

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
    await runner.query(END_GRANTS);
    await runner.query(END_NEED);
    await runner.query(HANDOVER_ENDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy local_holder on case_grant; drop function close_what_handover_opened() cascade; drop function open_requests_of(uuid);
      drop function end_grants_of_request(uuid); drop function end_need_of_referral(uuid, text); drop policy taken_over_tenure on lead_tenure; drop policy taken_over_from on lead_tenure; drop policy taken_over_seen on lead_tenure;
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
    service text not null,
    asked_by uuid not null,
    status text not null constraint ask_status check (status in ('sent','opened','info_requested','accepted',
      'accepted_with_conditions','declined','confirmed','in_service','completed','withdrawn','expired','escalated',
      're_addressed','answered_elsewhere','nobody_can','not_chosen')),
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
    agreed_sections text[] not null default '{}'::text[],
    started_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    outcome text,
    version integer not null default 1
  );
  create index ask_need on ask (need_id);
  create index ask_case_open on ask (case_id) where ended_at is null;
  create index ask_inbox on ask (to_institution, due_at, id) where ended_at is null;
  create index ask_sent_list on ask (from_institution, id desc);
  create index ask_received_list on ask (to_institution, id desc);
  create index ask_desk_list on ask (escalated_to, id desc) where escalated_to is not null;
  create index ask_due on ask (due_at) where status in ('sent','opened','info_requested','escalated') and clock_stopped_at is null;
  create index ask_half_due on ask (half_due_at) where status in ('sent','opened') and half_reminded_at is null;
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
  create index handover_outbox on handover (from_institution, due_at, id) where ended_at is null;
  create index handover_country on handover (to_country, due_at, id) where ended_at is null;
  create index handover_window on handover (window_until) where status = 'taken_over';
  create index handover_takeover_due on handover (takeover_due_at) where takeover_due_at is not null;
  create index handover_due on handover (due_at) where status in ('proposed','info_requested','escalated');
  create index handover_half_due on handover (half_due_at) where half_reminded_at is null and status in ('proposed','info_requested');
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
  create index handover_candidate_inbox on handover_candidate (institution_id, handover_id) where ended_at is null;

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
    due_at timestamptz,
    told_at timestamptz,
    answers jsonb,
    answered_at timestamptz,
    constraint one_question_per_round unique (request_id, asked_by, round)
  );
  create index question_due on question (due_at) where answered_at is null and told_at is null;

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
  create index feedback_due on feedback (due_at) where status is null and told_at is null;
`;

const POLICIES = `
  create policy own_need on need for select to hof_app
    using ((from_institution = ${ME} or ${leads('case_id')}) and ${within('need.case_id')});
  create policy new_need on need for insert to hof_app with check (from_institution = ${ME} and ${leads('case_id')});
  create policy ended_need on need for update to hof_app using ((from_institution = ${ME} and ${WORKERS}) or ${leads('case_id')}) with check (true);
  grant select, insert on need to hof_app;
  grant update (from_institution, ended_at, outcome, conference_on) on need to hof_app;

  create policy seen_ask on ask for select to hof_app using (
    (from_institution = ${ME} and ${within('ask.case_id')})
    or (to_institution = ${ME} and ${WORKERS})
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,national_focal_point}')
    or (${leads('case_id')} and ${within('ask.case_id')}));
  create policy new_ask on ask for insert to hof_app
    with check (from_institution = ${ME} and ${leads('case_id')});
  create policy changed_ask on ask for update to hof_app using (
    (${ME} in (from_institution, to_institution) and ${WORKERS})
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,caseworker,national_focal_point}') or ${leads('case_id')}) with check (true);
  grant select, insert on ask to hof_app;
  grant update (from_institution, asked_by, status, due_at, half_due_at, clock_stopped_at, opened_at, opened_by, answered_at, answered_by,
    claimed_by, conditions, contact_name, contact_phone, decline_reason, other_place, phone_yes_who, phone_yes_at, quiet_until,
    confirmed_at, person_agreed_at, agreed_sections, started_at, ended_at, end_reason, outcome, version) on ask to hof_app;

  create policy own_candidacy on handover_candidate to hof_app
    using ((${ME} in (institution_id, from_institution) and ${WORKERS}) or ${FOCAL}) with check (true);
  grant select, insert on handover_candidate to hof_app;
  grant update (ended_at) on handover_candidate to hof_app;

  create policy seen_handover on handover for select to hof_app using ${SEES_HANDOVER};
  create policy new_handover on handover for insert to hof_app
    with check (from_institution = ${ME} and ${leads('case_id')});
  create policy changed_handover on handover for update to hof_app using ${SEES_HANDOVER} with check (true);
  grant select, insert on handover to hof_app;
  grant update (to_country, to_institution, addressed_to, urgency, status, proposed_at, opened_at, opened_by, due_at, half_due_at,
    half_reminded_at, clock_stopped_at, quiet_until, phone_yes_who, phone_yes_at, escalated_to, escalation_position, claimed_by,
    answered_at, answered_by, conditions, conditions_accepted_at, contact_name, contact_phone, alternate, decline_reason,
    other_place, agreed_at, agreed_sections, departed_at, expected_at, overdue_at, overdue_since, arrival_reported_at,
    takeover_due_at, met_at, met_by, taken_over_at, failed_reason, local_holder, cancel_asked_by, sender_stays, feedback_wanted,
    window_until, ended_at, end_reason, version) on handover to hof_app;

  create policy seen_preview on preview for select to hof_app using (
    ((from_institution = ${ME} or ${leads('case_id')}) and ${within('preview.case_id')})
    or exists (select 1 from ask a where a.need_id = preview.request_id and (
      (a.to_institution = ${ME} and ${WORKERS} and a.status in ${ASK_SHOWN})
      or (a.escalated_to = ${ME} and a.status = 'escalated')))
    or exists (select 1 from handover h where h.id = preview.request_id and h.from_institution <> ${ME}
      and (h.status in ${HANDOVER_SHOWN} or (h.status = 'escalated' and h.escalated_to = ${ME}))));
  create policy new_preview on preview for insert to hof_app with check (from_institution = ${ME} and ${leads('case_id')});
  create policy changed_preview on preview for update to hof_app using ((from_institution = ${ME} and ${WORKERS}) or ${leads('case_id')}) with check (true);
  grant select, insert on preview to hof_app;
  grant update (content, from_institution) on preview to hof_app;

  -- What was answered closes with the request, like the preview; the asked one keeps what it was asked.
  create policy seen_question on question for select to hof_app using (${WORKERS} and (asked_of = ${ME}
    or (asked_by = ${ME} and (
      exists (select 1 from ask a where a.id = question.request_id and a.to_institution = ${ME} and a.status in ${ASK_SHOWN})
      or exists (select 1 from handover h where h.id = question.request_id and h.status in ${HANDOVER_SHOWN})))
    or exists (select 1 from ask a where a.id = question.request_id and ${leads('a.case_id')})));
  create policy new_question on question for insert to hof_app with check (asked_by = ${ME} and ${WORKERS});
  create policy answered_question on question for update to hof_app using ((asked_of = ${ME} and ${WORKERS})
    or exists (select 1 from ask a where a.id = question.request_id and ${leads('a.case_id')})) with check (true);
  grant select, insert on question to hof_app;
  grant update (asked_of, answers, answered_at) on question to hof_app;

  -- At the sender whoever works on the case (it sees the handover); at the receiver and the escort also the night worker.
  create policy seen_plan on reception_plan to hof_app
    using (ended_at is null and ${WORKERS} and (${ME} in (to_institution, escort_institution)
      or (from_institution = ${ME} and exists (select 1 from handover h where h.id = reception_plan.handover_id))))
    with check (${ME} in (from_institution, to_institution));
  grant select, insert on reception_plan to hof_app;
  grant update (content, escort_institution, ended_at, version) on reception_plan to hof_app;

  create policy seen_feedback on feedback to hof_app
    using (${ME} in (from_institution, to_institution) and ${WORKERS}) with check (${ME} in (from_institution, to_institution)
      and ${WORKERS} and exists (select 1 from handover h where h.id = feedback.handover_id));
  grant select, insert on feedback to hof_app;
  grant update (status, given_at, given_by) on feedback to hof_app;

  -- A takeover ends the sender's tenure: the receiver may touch that one row and no other. It sees the row once more
  -- when it has just been ended, because an update must leave a row that its author may see.
  create policy taken_over_seen on lead_tenure for select to hof_app using (
    (upper_inf(during) or upper(during) >= now()) and exists (
      select 1 from handover h where h.case_id = lead_tenure.case_id and h.from_institution = lead_tenure.institution_id
        and h.to_institution = ${ME} and ${TAKEABLE}));
  create policy taken_over_from on lead_tenure for update to hof_app using (upper_inf(during) and exists (
    select 1 from handover h where h.case_id = lead_tenure.case_id and h.from_institution = lead_tenure.institution_id
      and h.to_institution = ${ME} and ${TAKEABLE})) with check (true);
  create policy taken_over_tenure on lead_tenure for insert to hof_app
    with check (institution_id = ${ME} and cause = 'taken_over' and exists (
      select 1 from handover h where h.case_id = lead_tenure.case_id and h.to_institution = ${ME} and ${TAKEABLE}));

  -- Who reports that a journey failed may let the country's fallback help at once, also when it is not the lead.
  create policy local_holder on case_grant for insert to hof_app with check (relation = 'participant' and exists (
    select 1 from handover h join mandate m on m.institution_id = h.local_holder and m.kind = 'fallback_lead' and m.during @> now()
     where h.id = case_grant.request_id and h.case_id = case_grant.case_id and h.status = 'failed'
       and h.local_holder = case_grant.institution_id and h.to_institution = ${ME}));

  create policy scan_ask on ask to hof_worker using (true) with check (true);
  create policy scan_handover on handover to hof_worker using (true) with check (true);
  create policy scan_need on need to hof_worker using (true) with check (true);
  create policy scan_preview on preview to hof_worker using (true) with check (true);
  create policy scan_question on question to hof_worker using (true) with check (true);
  grant select (request_id, case_id, from_institution) on preview to hof_worker;
  grant select (id, request_id, request_kind, asked_by, asked_of, asked_at, due_at, told_at, answered_at) on question to hof_worker;
  grant update (from_institution) on need, ask, preview to hof_worker;
  grant update (asked_of, told_at) on question to hof_worker;
  grant update (asked_by, claimed_by) on ask to hof_worker;
  create policy scan_candidate on handover_candidate for select to hof_worker using (true);
  create policy scan_feedback on feedback to hof_worker using (true) with check (true);
  create policy scan_plan on reception_plan for select to hof_worker using (true);
  grant select on ask, handover, need, handover_candidate, feedback to hof_worker;
  grant select (handover_id, from_institution, to_institution, escort_institution, ended_at) on reception_plan to hof_worker;
  grant update (status, half_reminded_at, escalated_to, escalation_position, due_at, half_due_at, ended_at, end_reason, version)
    on ask, handover to hof_worker;
  grant update (ended_at, outcome) on need to hof_worker;
  grant update (overdue_since, takeover_due_at) on handover to hof_worker;
  grant update (told_at) on feedback to hof_worker;
`;

// Whoever may end a request ends what it opened, also a focal point that has no grant itself. It can only take away.
const END_GRANTS = `
  create function end_grants_of_request(request uuid) returns integer language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  declare ended integer;
  begin
    -- Two steps, as in let_leads_fall_back: a scan has no actor to ask about.
    if session_user <> 'hof_worker' then
      if not exists (
          select 1 from handover h where h.id = request and (actor_institution() in (h.from_institution, h.to_institution, h.escalated_to)
            or (actor_roles() && '{national_focal_point}' and actor_country() in (h.from_country, h.to_country))))
        and not exists (
          select 1 from ask a where a.id = request and (actor_institution() in (a.from_institution, a.to_institution, a.escalated_to)
            or actor_leads(a.case_id))) then
        raise exception 'not yours to end' using errcode = '42501';
      end if;
    end if;
    update case_grant set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
     where request_id = request and (upper_inf(during) or upper(during) > clock_timestamp());
    get diagnostics ended = row_count;
    return ended;
  end $$;
  revoke all on function end_grants_of_request(uuid) from public;
  grant execute on function end_grants_of_request(uuid) to hof_app, hof_worker;
`;

// Who gives the service says when it is done; the need belongs to the lead, and only this much of it is the place's to write.
const END_NEED = `
  create function end_need_of_referral(the_ask uuid, the_outcome text) returns void language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  begin
    update need n set ended_at = clock_timestamp(), outcome = the_outcome from ask a
     where a.id = the_ask and a.need_id = n.id and n.ended_at is null and a.status = 'in_service'
       and a.to_institution = actor_institution() and actor_roles() && '{lead_coordinator,caseworker}';
    if not found then raise exception 'not yours to end' using errcode = '42501'; end if;
  end $$;
  revoke all on function end_need_of_referral(uuid, text) from public;
  grant execute on function end_need_of_referral(uuid, text) to hof_app;
`;

// Whatever ends a handover, and whoever does, what it opened ends in the same instant: here, so that no path can forget it.
const HANDOVER_ENDS = `
  create function close_what_handover_opened() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
  begin
    if new.from_institution <> old.from_institution then
      update reception_plan set from_institution = new.from_institution where handover_id = new.id;
      update handover_candidate set from_institution = new.from_institution where handover_id = new.id;
    end if;
    if new.to_institution is distinct from old.to_institution or (new.status <> old.status and new.status in ${HANDOVER_CLOSED}) then
      update handover_candidate set ended_at = clock_timestamp() where handover_id = new.id and ended_at is null
        and institution_id is distinct from new.to_institution;
    end if;
    if new.status <> old.status and new.status in ${HANDOVER_CLOSED} then
      update case_grant set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
       where request_id = new.id and (upper_inf(during) or upper(during) > clock_timestamp());
    end if;
    if new.status <> old.status and (new.status in ${HANDOVER_CLOSED} or new.status = 'taken_over') then
      update reception_plan set ended_at = clock_timestamp() where handover_id = new.id and ended_at is null;
    end if;
    return null;
  end $$;
  revoke all on function close_what_handover_opened() from public;

  -- What a receiver inherits, shown before it takes over: the service and how far it is, and not at which place.
  create function open_requests_of(the_handover uuid) returns table (ask_id uuid, service text, status text)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select a.id, n.service, a.status from handover h join ask a on a.case_id = h.case_id join need n on n.id = a.need_id
     where h.id = the_handover and h.to_institution = actor_institution() and h.status in ('agreed','in_transit')
       and actor_roles() && '{lead_coordinator,caseworker}' and a.ended_at is null order by a.id limit 50 $$;
  revoke all on function open_requests_of(uuid) from public;
  grant execute on function open_requests_of(uuid) to hof_app;
  create trigger handover_ends after update of status, to_institution, from_institution on handover
    for each row execute function close_what_handover_opened();
`;
