import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever confirmed may have lost the lead while the act waited for the lock of the cases (taken over, fallen back):
 * that is something that can happen, so it carries a name that becomes a refusal, and is no fault.
 */
export class RefuseWhoNoLongerLeads1763900000089 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rewritten(FAULT, REFUSAL));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(rewritten(REFUSAL, FAULT));
  }
}

const FAULT = `raise exception 'not yours to open' using errcode = '42501';`;
const REFUSAL = `raise exception 'not yours to open' using errcode = '23514', constraint = 'opened_by_who_leads';`;

/** The function as it is, with these words changed. */
function rewritten(before: string, after: string): string {
  return `do $rewrite$ declare source text := pg_get_functiondef('open_lead_conflict(uuid, text, text)'::regprocedure); begin
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in open_lead_conflict'; end if;
    execute replace(source, $w$${before}$w$, $w$${after}$w$);
  end $rewrite$;`;
}
