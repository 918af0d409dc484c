import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who looked, for those whom it concerns (flows.md 2.20): a row of the audit names the institutions whose statements were
 * shown. The lead reads these rows of its case, as far back and in as many sections as its grant does; an author reads
 * them of what it wrote, also after its own part in the case has ended. Nobody else reads the audit but auditors.
 */
export class ShowWhoLooked1763900000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written with the row itself. Rows from before have none: no installation has any.
      alter table audit_entry add column authors uuid[] not null default '{}'::uuid[];
      create index audit_entry_authors on audit_entry using gin (authors) where authors <> '{}'::uuid[];

      create policy read_by_lead on audit_entry for select to hof_app using (
        authors <> '{}'::uuid[] and outcome = 'done' and verb = 'consult'
        and exists (select 1 from case_grant g where g.case_id = audit_entry.case_id and g.institution_id = ${ME} and ${LIVE}
          and g.relation in ('lead','holding_lead') and (g.rows_from is null or audit_entry.at >= g.rows_from)
          and audit_entry.fields && (g.reads || g.reads_own || g.writes))
        and actor_leads(case_id) and ${WITHIN} and ${NOT_LEFT_OUT});
      create policy read_by_author on audit_entry for select to hof_app using (
        outcome = 'done' and verb = 'consult' and ${ME} = any(authors) and ${WITHIN} and ${NOT_LEFT_OUT});

      -- In which relation, for what and on what basis somebody looked: as their grant stood then.
      create function reading_stood_on(the_entry uuid) returns table (relation text, purpose text, basis text) language sql stable
        security definer set search_path = pg_catalog, public as $$
        select g.relation, g.purpose, d.basis from audit_entry e
          join case_grant g on g.case_id = e.case_id and g.institution_id = e.institution_id and g.during @> e.at
           and e.fields && (g.reads || g.reads_own || g.writes)
          left join disclosure d on d.grant_id = g.id
         where e.id = the_entry and (actor_institution() = any(e.authors) or (e.authors <> '{}'::uuid[] and actor_leads(e.case_id)))
         order by g.since desc, g.id limit 1 $$;
      revoke all on function reading_stood_on(uuid) from public;
      grant execute on function reading_stood_on(uuid) to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function reading_stood_on(uuid);
      drop policy read_by_author on audit_entry; drop policy read_by_lead on audit_entry;
      drop index audit_entry_authors; alter table audit_entry drop column authors;`);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const NOT_LEFT_OUT = 'case_id <> all((select cases_without_actor())::uuid[])';
const WITHIN = `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = audit_entry.case_id and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
