import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case that is joined to another leaves no request behind: what no place has begun, and a handover on which nobody is on
 * the way, ends in the transaction of the join, and whoever was asked is told. A service that has begun, and somebody on the
 * way, still stand in the way of joining, since the person is with somebody there; those who settle see how many. And when the
 * case that goes on is closed, whoever helped in what was joined to it loses their right as well: rights end with the case.
 * Nothing is joined while nobody has said anything: until now only what was open stood against that.
 */
export class EndWhatHasNotBegun1763900000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(rewritten('close_joined_along()', LEADS_ONLY, ALL_BUT_THE_PAST));
    await runner.query(rewritten('merge_cases(uuid)', AGREED, `if goes_on is null or ${AGREED.slice(3)}`));
    await runner.query(rewritten('merge_cases(uuid)', JOINS, `perform end_what_has_not_begun(joins);\n    ${JOINS}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${rewritten('merge_cases(uuid)', `perform end_what_has_not_begun(joins);\n    ${JOINS}`, JOINS)}
      ${rewritten('merge_cases(uuid)', `if goes_on is null or ${AGREED.slice(3)}`, AGREED)}
      ${rewritten('close_joined_along()', ALL_BUT_THE_PAST, LEADS_ONLY)}
      drop function ended_by_join(uuid); drop function left_open_in(uuid); drop function end_what_has_not_begun(uuid);`);
  }
}

const JOINS = 'if exists (select 1 from ask a where a.case_id = joins';
const AGREED = 'if goes_on is distinct from c.second_says';
// As grants.endAll says it of a case that is closed.
const LEADS_ONLY = `where relation = 'lead' and upper_inf(during)`;
const ALL_BUT_THE_PAST = `where relation not in ('first_responder','former_lead','complaint') and (upper_inf(during) or upper(during) > at)`;
const BEGUN = `('confirmed','in_service')`;
const OPEN_HANDOVER = `h.ended_at is null and h.taken_over_at is null and h.status <> 'in_transit'`;

const FUNCTIONS = `
  create function end_what_has_not_begun(the_case uuid) returns void language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  begin
    update ask set status = 'withdrawn', ended_at = clock_timestamp(), end_reason = 'cases_joined', version = version + 1
     where case_id = the_case and ended_at is null and status not in ${BEGUN};
    update need n set ended_at = clock_timestamp(), outcome = 'closed' where n.case_id = the_case and n.ended_at is null
       and not exists (select 1 from ask a where a.need_id = n.id and a.ended_at is null);
    update handover h set status = case when h.status = 'agreed' then 'cancelled' else 'withdrawn' end,
      ended_at = clock_timestamp(), end_reason = 'cases_joined', version = version + 1 where h.case_id = the_case and ${OPEN_HANDOVER};
  end $$;

  -- Of each side in numbers: what ends with the join, and what it waits for.
  create function left_open_in(the_conflict uuid) returns table (side text, requests_end integer, handover_ends boolean, referrals_open integer)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select s.side,
           (select count(*)::integer from ask a where a.case_id = s.case_id and a.ended_at is null and a.status not in ${BEGUN}),
           exists (select 1 from handover h where h.case_id = s.case_id and ${OPEN_HANDOVER}),
           (select count(*)::integer from ask a where a.case_id = s.case_id and a.ended_at is null and a.status in ${BEGUN})
      from sides_of_conflict(the_conflict) s $$;

  -- Whoever has to hear of what this very transaction has ended: the places asked, who was to receive, the desks it had climbed to.
  create function ended_by_join(the_conflict uuid) returns table (kind text, id uuid, recipient uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select 'ask', a.id, r.institution from lead_conflict c join ask a on a.case_id = c.joined_case and a.end_reason = 'cases_joined'
      cross join lateral (values (a.to_institution), (a.escalated_to)) r(institution)
     where c.id = the_conflict and c.status = 'merged' and c.settled_by = actor_account() and r.institution is not null
       and a.xmin = pg_current_xact_id()::xid
    union
    select case when h.end_reason = 'ended_together' then 'together' else h.status end, h.id, r.institution
      from lead_conflict c join handover h on h.xmin = pg_current_xact_id()::xid
       and (h.end_reason = 'ended_together' or (h.case_id = c.joined_case and h.end_reason = 'cases_joined'))
      cross join lateral (
        select h.to_institution union select h.escalated_to where h.escalation_position is not null
        union select h.from_institution where h.end_reason = 'ended_together'
        union select k.institution_id from handover_candidate k where k.handover_id = h.id and h.to_institution is null
        union select m.institution_id from mandate m join institution i on i.id = m.institution_id
          where h.to_institution is null and m.kind = 'focal_point' and m.during @> now() and i.country = h.to_country) r(institution)
     where c.id = the_conflict and c.status = 'merged' and c.settled_by = actor_account() and r.institution is not null
       and h.proposed_at is not null $$;
  revoke all on function end_what_has_not_begun(uuid), left_open_in(uuid), ended_by_join(uuid) from public;
  grant execute on function left_open_in(uuid), ended_by_join(uuid) to hof_app;
`;

/** The function as it is, with these words changed. */
const rewritten = (of: string, before: string, after: string): string => `
  do $rewrite$ declare source text := pg_get_functiondef('${of}'::regprocedure); begin
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in ${of}'; end if;
    execute replace(source, $w$${before}$w$, $w$${after}$w$);
  end $rewrite$;`;
