import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two records were found to be one person while one of the cases was closed. When that one opens again there are two leads:
 * a scan opens the lead conflict then, with the facts and under the locks of the act that opens one at once.
 */
export class SettleWhoLeadsLater1763900000088 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function conflicts_to_open() returns table (match_id uuid, first_contact timestamptz, second_contact timestamptz,
          first_since timestamptz, second_since timestamptz) language sql stable security definer
        set search_path = pg_catalog, public as $$
        select m.id, last_contact(f.case_id), last_contact(s.case_id), lower(f.during), lower(s.during)
          from possible_match m join case_period f on f.case_id = m.case_id and upper_inf(f.during)
          join case_period s on s.victim_id = m.other_victim and upper_inf(s.during)
         where m.status = 'same' and not exists (select 1 from lead_conflict c where c.match_id = m.id)
         order by m.id limit 100 $$;
      create index possible_match_same on possible_match (id) where status = 'same';
      revoke all on function conflicts_to_open() from public;
      grant execute on function conflicts_to_open() to hof_worker;
      grant execute on function open_lead_conflict(uuid, text, text) to hof_worker;
      ${rewritten(ANYBODY, SIDES_OR_SCAN)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${rewritten(SIDES_OR_SCAN, ANYBODY)}
      revoke execute on function open_lead_conflict(uuid, text, text) from hof_worker;
      drop index possible_match_same; drop function conflicts_to_open();`);
  }
}

const ANYBODY = `    if actor_institution() not in (one, two) then raise exception 'not yours to open' using errcode = '42501'; end if;`;
// Two steps, as in let_leads_fall_back: a scan has no actor to ask about.
const SIDES_OR_SCAN = `    if session_user <> 'hof_worker' then
      if actor_institution() not in (one, two) then raise exception 'not yours to open' using errcode = '42501'; end if;
    end if;`;

/** The function as it is, with these words changed. */
function rewritten(before: string, after: string): string {
  return `do $rewrite$ declare source text := pg_get_functiondef('open_lead_conflict(uuid, text, text)'::regprocedure); begin
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in open_lead_conflict'; end if;
    execute replace(source, $w$${before}$w$, $w$${after}$w$);
  end $rewrite$;`;
}
