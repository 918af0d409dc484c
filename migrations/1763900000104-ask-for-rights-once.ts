import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same rights, asked for with less ado. Written out in a policy, a right pulls in the policies of every table that it
 * asks, and theirs again: looking one case up prepared 24 scans and 163 sub-selects of which a handful ran, and the
 * database spent seven tenths of such a statement on preparing them. What is asked of every row of a list (a grant of
 * one's own, a colleague's case, a case one logged) is a view now; what is asked of one request is a function that asks
 * one thing after the other. Both see with their owner's eyes, so what the policies of the asked tables would have held
 * back is said in them: no case from which the actor is kept out, and nobody's grant but one's own.
 */
export class AskForRightsOnce1763900000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VIEWS);
    await runner.query(FUNCTIONS);
    await runner.query(changed(AFTER));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(changed(BEFORE));
    await runner.query(`drop function actor_sees_question(question); drop function actor_sees_preview(preview);
      drop function actor_sees_handover(handover); drop function actor_sees_ask(ask);
      drop function actor_reads_entry(uuid, text, uuid, uuid, timestamptz);
      drop function actor_works_on(uuid); drop view own_grant; drop view colleagues_case; drop view logged_case;`);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
/** A grant that is one person's own (break-glass) is nobody else's; the lead sees that it is there. */
const THEIRS = '(g.account_id is null or g.account_id = actor_account() or actor_leads(the_case))';
const WITH_CASES = `'{lead_coordinator,caseworker,first_responder}'`;
const WORKERS = `'{lead_coordinator,caseworker}'`;
const DESK = `'{lead_coordinator,caseworker,national_focal_point}'`;
const ASK_SHOWN = `('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service')`;
const HANDOVER_SHOWN = `('proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','taken_over','settled')`;
const ON_THE_WAY = `h.status in ('in_transit','taken_over','settled')`;

const NOT_LEFT_OUT = 'g.case_id <> all((select cases_without_actor())::uuid[])';

const one = (signature: string, declared: string, body: string): string => `
  create function ${signature} returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
  declare ${declared}
  begin
    ${body}
  end $$;
  revoke all on function ${signature} from public;
  grant execute on function ${signature} to hof_app;`;

// What every case is asked about, seen with the owner's eyes: exactly the rows that the actor's own policies would leave.
const VIEWS = `
  create view own_grant with (security_barrier) as
    select g.case_id, g.reads, g.rows_from, g.rows_until from case_grant g
     where g.institution_id = (select actor_institution()) and ${LIVE} and ((select actor_roles())::text[]) && ${WITH_CASES}
       and (g.account_id is null or g.account_id = (select actor_account()) or actor_leads(g.case_id)) and ${NOT_LEFT_OUT};
  create view colleagues_case with (security_barrier) as
    select g.case_id from assignment g
     where g.institution_id = (select actor_institution()) and upper_inf(g.during) and g.account_id <> (select actor_account())
       and ((select actor_roles())::text[]) && ${WORKERS} and ${NOT_LEFT_OUT};
  create view logged_case with (security_barrier) as
    select g.case_id from identification g where g.logged_by = (select actor_account()) and ${NOT_LEFT_OUT};
  grant select on own_grant, colleagues_case, logged_case to hof_app;`;

const FUNCTIONS = [
  // Inside an institution: a lead coordinator its cases, a caseworker their own and the unassigned (design.md 7).
  one(
    'actor_works_on(the_case uuid)',
    'roles text[] := actor_roles();',
    `if 'lead_coordinator' = any(roles) then return true; end if;
    return 'caseworker' = any(roles) and not exists (select 1 from assignment a where a.case_id = the_case
      and a.institution_id = actor_institution() and upper_inf(a.during) and a.account_id <> actor_account());`,
  ),
  // One row of a section: all of it to who works on the case, what one wrote oneself also to who does not.
  one(
    'actor_reads_entry(the_case uuid, the_section text, of_institution uuid, of_account uuid, at timestamptz)',
    'me uuid := actor_institution(); working boolean;',
    `if not actor_roles() && ${WITH_CASES} or the_case = any(cases_without_actor()) then return false; end if;
    working := actor_works_on(the_case);
    return exists (select 1 from case_grant g where g.case_id = the_case and g.institution_id = me and ${LIVE} and ${THEIRS}
      and (g.rows_until is null or at < g.rows_until) and (
        (working and the_section = any(g.reads) and (g.rows_from is null or at >= g.rows_from))
        or (the_section = any(g.reads_own) and of_institution = me and (working or of_account = actor_account()))));`,
  ),
  one(
    'actor_sees_ask(a ask)',
    'me uuid := actor_institution(); roles text[] := actor_roles();',
    `if a.to_institution = me and roles && ${WORKERS} or a.escalated_to = me and roles && ${DESK} then return true; end if;
    return (a.from_institution = me or (roles && ${WORKERS} and actor_leads(a.case_id))) and actor_works_on(a.case_id);`,
  ),
  one(
    'actor_sees_handover(h handover)',
    'me uuid := actor_institution(); roles text[] := actor_roles();',
    `if h.from_institution = me and actor_works_on(h.case_id) or h.escalated_to = me and roles && ${DESK} then return true; end if;
    if h.status = 'prepared' then return false; end if;
    if roles && ${WORKERS} and (h.to_institution = me or (h.to_institution is null
        and h.status in ('proposed','info_requested','escalated') and exists (
          select 1 from handover_candidate c where c.handover_id = h.id and c.institution_id = me and c.ended_at is null))) then
      return true;
    end if;
    return roles && '{national_focal_point}' and actor_country() in (h.to_country, h.from_country) and exists (
      select 1 from mandate m where m.institution_id = me and m.kind = 'focal_point' and m.during @> now());`,
  ),
  one(
    'actor_sees_preview(p preview)',
    'me uuid := actor_institution(); kept uuid[];',
    `if (p.from_institution = me or (actor_roles() && ${WORKERS} and actor_leads(p.case_id))) and actor_works_on(p.case_id) then
      return true;
    end if;
    kept := cases_without_actor();
    return exists (select 1 from ask a where a.need_id = p.request_id and a.case_id <> all(kept) and actor_sees_ask(a) and (
        (a.to_institution = me and actor_roles() && ${WORKERS} and a.status in ${ASK_SHOWN})
        or (a.escalated_to = me and a.status = 'escalated')) and may_be_shown_to_actor(p.case_id, p.from_institution))
      or exists (select 1 from handover h where h.id = p.request_id and h.from_institution <> me and h.case_id <> all(kept)
        and actor_sees_handover(h) and (h.status in ${HANDOVER_SHOWN} or (h.status = 'escalated' and h.escalated_to = me))
        and (${ON_THE_WAY} or may_be_shown_to_actor(p.case_id, p.from_institution)));`,
  ),
  one(
    'actor_sees_question(q question)',
    'me uuid := actor_institution();',
    `if not actor_roles() && ${WORKERS} then return false; end if;
    return q.asked_of = me
      or (q.asked_by = me and (
        exists (select 1 from ask a where a.id = q.request_id and a.to_institution = me and a.status in ${ASK_SHOWN})
        or exists (select 1 from handover h where h.id = q.request_id and h.status in ${HANDOVER_SHOWN} and actor_sees_handover(h))))
      or exists (select 1 from ask a where a.id = q.request_id and actor_leads(a.case_id) and actor_sees_ask(a));`,
  ),
].join('\n');

type Right = readonly [policy: string, table: string, using: string, check?: string];

const changed = (rights: readonly Right[]): string =>
  rights
    .map(
      ([policy, table, using, check]) =>
        `alter policy ${policy} on ${table} ${using ? `using (${using})` : ''} ${check ? `with check (${check})` : ''};`,
    )
    .join('\n');

const OPENED_NOW = `opened_in = pg_current_xact_id_if_assigned() and opened_by = (select actor_institution())`;
const NOTED = `noted_by = (select actor_account()) and noted_by_institution = (select actor_institution())`;

const leads = (caseId: string) => `(actor_leads(${caseId}) and ${ROLES} && ${WORKERS})`;

/** Who leads, since when, read or not, of rows between a grant's two dates; to who works on the case or logged it. */
const seesOwn = (caseId: string, began?: string, ended = began, section = 'lead') => `(exists (
  select 1 from own_grant g where g.case_id = ${caseId} and '${section}' = any(g.reads)
  ${began ? `and (g.rows_until is null or ${began} <= g.rows_until)` : ''}
  ${ended ? `and (g.rows_from is null or ${ended} is null or ${ended} >= g.rows_from)` : ''})
  and ('lead_coordinator' = any(${ROLES})
    or ('caseworker' = any(${ROLES}) and not exists (select 1 from colleagues_case a where a.case_id = ${caseId}))
    or exists (select 1 from logged_case i where i.case_id = ${caseId})))`;

/** The rights on a case as a whole: the same sentence, now about the views or, as before, about the tables. */
const onCases = (sees: typeof seesOwn): readonly Right[] => [
  ['seen_case', 'case_file', sees('case_file.id')],
  [
    'seen_period',
    'case_period',
    `${sees('case_period.case_id', 'lower(case_period.during)', 'upper(case_period.during)')} or (${OPENED_NOW})`,
  ],
  ['seen_tenure', 'lead_tenure', sees('lead_tenure.case_id', 'lower(lead_tenure.during)', 'upper(lead_tenure.during)')],
  ['seen_status', 'victim_status', sees('victim_status.case_id', 'victim_status.at', 'victim_status.at', 'status')],
  ['seen_acknowledgement', 'acknowledgement', sees('acknowledgement.case_id', 'acknowledgement.at')],
  [
    'new_acknowledgement',
    'acknowledgement',
    '',
    `${NOTED} and (${sees('acknowledgement.case_id')} or ${leads('case_id')})`,
  ],
];

const AFTER: readonly Right[] = [
  ...onCases(seesOwn),
  ['seen_consent', 'consent_answer', `actor_reads_entry(case_id, section, institution_id, account_id, recorded_at)`],
  ['seen_ask', 'ask', 'actor_sees_ask(ask)'],
  ['seen_handover', 'handover', 'actor_sees_handover(handover)'],
  ['changed_handover', 'handover', 'actor_sees_handover(handover)'],
  ['seen_preview', 'preview', 'actor_sees_preview(preview)'],
  ['seen_question', 'question', 'actor_sees_question(question)'],
];

// As the earlier migrations left them.
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
const seesTables = (caseId: string, began?: string, ended = began, section = 'lead') => `(exists (
  select 1 from case_grant g where g.case_id = ${caseId} and g.institution_id = ${ME} and ${LIVE} and '${section}' = any(g.reads)
  ${began ? `and (g.rows_until is null or ${began} <= g.rows_until)` : ''}
  ${ended ? `and (g.rows_from is null or ${ended} is null or ${ended} >= g.rows_from)` : ''})
  and (${within(caseId)} or exists (
    select 1 from identification i where i.case_id = ${caseId} and i.logged_by = (select actor_account()))))`;
const MAY_BE_SHOWN = 'may_be_shown_to_actor(preview.case_id, preview.from_institution)';
const SEES_HANDOVER = `(
  (from_institution = ${ME} and ${within('handover.case_id')})
  or (to_institution = ${ME} and status <> 'prepared' and ${ROLES} && ${WORKERS})
  or (to_institution is null and status in ('proposed','info_requested','escalated') and ${ROLES} && ${WORKERS} and exists (
    select 1 from handover_candidate c where c.handover_id = handover.id and c.institution_id = ${ME} and c.ended_at is null))
  or (status <> 'prepared' and actor_country() in (to_country, from_country) and (${ROLES} && '{national_focal_point}' and exists (
    select 1 from mandate m where m.institution_id = ${ME} and m.kind = 'focal_point' and m.during @> now())))
  or (escalated_to = ${ME} and ${ROLES} && ${DESK}))`;

const BEFORE: readonly Right[] = [
  ...onCases(seesTables),
  [
    'seen_consent',
    'consent_answer',
    `exists (
      select 1 from case_grant g where g.case_id = consent_answer.case_id and g.institution_id = ${ME} and ${LIVE} and (
        (consent_answer.section = any(g.reads) and (g.rows_from is null or consent_answer.recorded_at >= g.rows_from)
          and (g.rows_until is null or consent_answer.recorded_at < g.rows_until) and ${within('consent_answer.case_id')})
        or (consent_answer.section = any(g.reads_own) and consent_answer.institution_id = ${ME}
          and (g.rows_until is null or consent_answer.recorded_at < g.rows_until)
          and (consent_answer.account_id = (select actor_account()) or ${within('consent_answer.case_id')}))))`,
  ],
  [
    'seen_ask',
    'ask',
    `(from_institution = ${ME} and ${within('ask.case_id')})
      or (to_institution = ${ME} and ${ROLES} && ${WORKERS})
      or (escalated_to = ${ME} and ${ROLES} && ${DESK})
      or (${leads('case_id')} and ${within('ask.case_id')})`,
  ],
  ['seen_handover', 'handover', SEES_HANDOVER],
  ['changed_handover', 'handover', SEES_HANDOVER],
  [
    'seen_preview',
    'preview',
    `((from_institution = ${ME} or ${leads('preview.case_id')}) and ${within('preview.case_id')})
      or exists (select 1 from ask a where a.need_id = preview.request_id and (
        (a.to_institution = ${ME} and ${ROLES} && ${WORKERS} and a.status in ${ASK_SHOWN})
        or (a.escalated_to = ${ME} and a.status = 'escalated')) and ${MAY_BE_SHOWN})
      or exists (select 1 from handover h where h.id = preview.request_id and h.from_institution <> ${ME}
        and (h.status in ${HANDOVER_SHOWN} or (h.status = 'escalated' and h.escalated_to = ${ME}))
        and (${ON_THE_WAY} or ${MAY_BE_SHOWN}))`,
  ],
  [
    'seen_question',
    'question',
    `${ROLES} && ${WORKERS} and (asked_of = ${ME}
      or (asked_by = ${ME} and (
        exists (select 1 from ask a where a.id = question.request_id and a.to_institution = ${ME} and a.status in ${ASK_SHOWN})
        or exists (select 1 from handover h where h.id = question.request_id and h.status in ${HANDOVER_SHOWN})))
      or exists (select 1 from ask a where a.id = question.request_id and ${leads('a.case_id')}))`,
  ],
];
