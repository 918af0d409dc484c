import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Need-to-know by field, with the sections that a kind may break the glass on, valid from when until when; and the status
 * of a person is a section of its own. The fallback's grant is compiled from the matrix as it is valid now.
 */
export class KnowByFieldAndDate1763900000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The cells of the first seed make place for the whole matrix, which is sown at the start; an installation's own stay.
      delete from need_to_know where source like 'domain.md 11 and flows.md %';
      alter table need_to_know
        add column fields text[],
        add column break_glass boolean not null default false,
        add column verified_on date,
        add column during tstzrange not null default tstzrange('2026-01-01', null),
        drop constraint need_to_know_pkey,
        add constraint need_to_know_pkey primary key (kind, relation, section, during without overlaps),
        add constraint need_to_know_fields check (fields is null or reads = 'all'),
        add constraint need_to_know_some_time check (not isempty(during));
      create index need_to_know_row on need_to_know (kind, relation) where upper_inf(during);
      alter table case_grant add column fields jsonb not null default '{}'::jsonb;

      drop policy seen_status on victim_status;
      create policy seen_status on victim_status for select to hof_app using (${seesStatus(`'status' = any(g.reads)`)});
      ${rewritten('let_leads_fall_back(uuid, uuid, uuid)', COMPILED)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${rewritten(
        'let_leads_fall_back(uuid, uuid, uuid)',
        COMPILED.map(([before, after]) => [after, before] as const),
      )}
      drop policy seen_status on victim_status;
      create policy seen_status on victim_status for select to hof_app using (${seesStatus(`'lead' = any(g.reads)`)});
      alter table case_grant drop column fields;
      drop index need_to_know_row;
      delete from need_to_know where not upper_inf(during);
      alter table need_to_know
        drop constraint need_to_know_some_time, drop constraint need_to_know_fields, drop constraint need_to_know_pkey,
        add constraint need_to_know_pkey primary key (kind, relation, section),
        drop column during, drop column verified_on, drop column break_glass, drop column fields;
    `);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const AT = 'victim_status.at';
const seesStatus = (section: string): string => `(exists (
  select 1 from case_grant g where g.case_id = victim_status.case_id and g.institution_id = ${ME} and ${LIVE} and ${section}
  and (g.rows_until is null or ${AT} <= g.rows_until)
  and (g.rows_from is null or ${AT} is null or ${AT} >= g.rows_from))
  and ((
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = victim_status.case_id and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))
  or exists (select 1 from identification i where i.case_id = victim_status.case_id and i.logged_by = (select actor_account()))))`;

const COMPILED = [
  ['reads, reads_own, writes, during, cause)', 'reads, reads_own, writes, fields, during, cause)'],
  [
    "(array_agg(section) filter (where writes), '{}'), tstzrange(at, null), 'fell_back'",
    "(array_agg(section) filter (where writes), '{}'), coalesce(jsonb_object_agg(section, fields) filter (where fields is not null), '{}'), tstzrange(at, null), 'fell_back'",
  ],
  [
    "from need_to_know where kind = to_kind and relation = 'lead'",
    "from need_to_know where during @> now() and kind = to_kind and relation = 'lead'",
  ],
] as const;

/** The function as it is, with these words changed: what others changed in it meanwhile stays. */
function rewritten(of: string, words: readonly (readonly [string, string])[]): string {
  return `do $rewrite$ declare source text := pg_get_functiondef('${of}'::regprocedure); begin
    ${words
      .map(
        ([before, after]) => `
    if strpos(source, $w$${before}$w$) = 0 then raise exception 'Not found in ${of.replace(/\(.*/, '')}: %', $w$${before}$w$; end if;
    source := replace(source, $w$${before}$w$, $w$${after}$w$);`,
      )
      .join('')}
    execute source;
  end $rewrite$;`;
}
