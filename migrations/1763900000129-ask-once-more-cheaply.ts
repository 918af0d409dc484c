import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same answers with less ado, on the way of every write: who acts, the lock and the earlier answer of a repeated call in
 * one statement; whether the person said yes to a country is asked of the rule and not read out of all answers; what must be
 * there for a child is looked for when it may be a child; and an answer that ends nothing looks for nothing to end.
 */
export class AskOnceMoreCheaply1763900000129 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BEGIN_ACT + YES + acrossAs(STEP_BY_STEP) + takesBackAs(FIRST_WHETHER) + groundAs(NONE_IS_NONE));
    await runner.query(`alter policy changed_ask on ask using (actor_changes_ask(ask))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter policy changed_ask on ask using (${CHANGED_ASK})`);
    await runner.query(
      acrossAs(AT_ONCE) +
        takesBackAs(BEGINS) +
        groundAs(ANY) +
        `drop function actor_changes_ask(ask); drop function actor_may_ask_country(uuid, text);
         drop function begin_act(text, text, text, text, text, text);`,
    );
  }
}

// A second sending of the same call waits here until the first one has answered, whatever either of them locks later; what
// the first one answered is read after the wait.
const BEGIN_ACT = `
  create function begin_act(the_account text, the_institution text, the_country text, the_roles text, once_key text, once_route text)
    returns table (body_hash text, response jsonb) language plpgsql as $$
    begin
      perform set_config('app.account', the_account, true), set_config('app.institution', the_institution, true),
        set_config('app.country', the_country, true), set_config('app.roles', the_roles, true);
      perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', the_account, once_route, once_key), 0));
      return query select k.body_hash, k.response from idempotency_key k
        where k.account_id = the_account::uuid and k.key = once_key and k.route = once_route;
    end $$;
  revoke all on function begin_act(text, text, text, text, text, text) from public;
  grant execute on function begin_act(text, text, text, text, text, text) to hof_app;`;

const YES = `
  create function actor_may_ask_country(the_case uuid, the_country text) returns boolean language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    begin return actor_leads(the_case) and agrees_to_country(the_case, the_country, clock_timestamp()); end $$;
  revoke all on function actor_may_ask_country(uuid, text) from public;
  grant execute on function actor_may_ask_country(uuid, text) to hof_app;

  create function actor_changes_ask(a ask) returns boolean language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    declare me uuid := actor_institution(); roles text[] := actor_roles(); working boolean := roles && '{lead_coordinator,caseworker}';
    begin
      if working and (a.from_institution = me or a.to_institution = me) then return true; end if;
      if a.escalated_to = me and (working or roles && '{national_focal_point}') then return true; end if;
      return working and actor_leads(a.case_id);
    end $$;
  revoke all on function actor_changes_ask(ask) from public;
  grant execute on function actor_changes_ask(ask) to hof_app;`;

const acrossAs = (body: string): string => `
  create or replace function why_not_across(the_handover uuid) returns text ${body}`;

const STEP_BY_STEP = `language plpgsql stable security definer set search_path = pg_catalog, public as $$
  declare h record;
  begin
    select d.case_id, d.from_country, d.to_country, d.status, c.path = 'child' or coalesce(p.content ->> 'ageGroup' in ('minor','unsure')
        or p.content ->> 'ageBand' in ('0-8','9-17'), false) as may_be_child into h
      from handover d join case_file c on c.id = d.case_id left join preview p on p.request_id = d.id where d.id = the_handover;
    if not found or h.to_country = h.from_country then return null; end if;
    if h.may_be_child and child_conditions(h.case_id, h.to_country,
        case when h.status = 'agreed' then 'departure' else 'proposal' end) <> '{}' then return 'child'; end if;
    if not agrees_to_country(h.case_id, h.to_country, clock_timestamp()) then return 'consent'; end if;
    return null;
  end $$;`;

const AT_ONCE = `language sql stable security definer set search_path = pg_catalog, public as $$
    select case
      when h.to_country = h.from_country then null
      when (c.path = 'child' or p.content ->> 'ageGroup' in ('minor','unsure') or p.content ->> 'ageBand' in ('0-8','9-17'))
        and child_conditions(h.case_id, h.to_country, case when h.status = 'agreed' then 'departure' else 'proposal' end) <> '{}' then 'child'
      when not agrees_to_country(h.case_id, h.to_country, clock_timestamp()) then 'consent' end
      from handover h join case_file c on c.id = h.case_id left join preview p on p.request_id = h.id
     where h.id = the_handover $$;`;

const ME = '(select actor_institution())';
const WORKING = `((select actor_roles())::text[] && '{lead_coordinator,caseworker}')`;
const CHANGED_ASK = `(${ME} in (from_institution, to_institution) and ${WORKING})
  or (escalated_to = ${ME} and (select actor_roles())::text[] && '{lead_coordinator,caseworker,national_focal_point}')
  or (actor_leads(case_id) and ${WORKING})`;

/** The function as it is, with these words changed. */
const rewritten = (name: string, before: string, after: string): string => `
  do $rewrite$ declare source text := pg_get_functiondef('${name}'::regprocedure); begin
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in ${name}'; end if;
    execute replace(source, $w$${before}$w$, $w$${after}$w$);
  end $rewrite$;`;

const TAKES_BACK = 'close_what_consent_opened()';
const BEGINS = `kept text[]; columns text; at timestamptz;
  begin`;
const FIRST_WHETHER = `${BEGINS}
    -- Of a case that was opened just now nothing rests on an answer yet.
    if not exists (select 1 from answered a join disclosure d on d.case_id = a.case_id and d.consents <> '{}') then return null; end if;`;
const takesBackAs = (to: typeof FIRST_WHETHER | typeof BEGINS): string =>
  to === BEGINS ? rewritten(TAKES_BACK, FIRST_WHETHER, BEGINS) : rewritten(TAKES_BACK, BEGINS, FIRST_WHETHER);

const GROUNDS = 'ground_grant()';
const ANY = `    insert into disclosure (grant_id, case_id, institution_id, basis, consents)
    select new.id, new.case_id, new.institution_id, rule.basis, array(select distinct unnest(answers));`;
const NONE_IS_NONE = `    if answers <> '{}' then answers := array(select distinct unnest(answers)); end if;
    insert into disclosure (grant_id, case_id, institution_id, basis, consents)
    values (new.id, new.case_id, new.institution_id, rule.basis, answers);`;
const groundAs = (to: typeof ANY | typeof NONE_IS_NONE): string =>
  to === ANY ? rewritten(GROUNDS, NONE_IS_NONE, ANY) : rewritten(GROUNDS, ANY, NONE_IS_NONE);
