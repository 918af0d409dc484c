import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An auditor reads the acts of their own staff and the acts on cases that their institution leads now, and nothing else;
 * nobody else reads the audit at all. What is written says truly who acts: a row under another name is refused.
 */
export class LetAuditorsRead1763900000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function actor_led_cases() returns setof uuid language sql stable security definer
        set search_path = pg_catalog, public as $$
        select t.case_id from public.lead_tenure t
         where upper_inf(t.during) and t.institution_id = public.actor_institution() $$;
      revoke all on function actor_led_cases() from public;
      grant execute on function actor_led_cases() to hof_app;

      alter table audit_entry enable row level security;
      alter table audit_entry force row level security;
      create policy owner_audit on audit_entry to hof_owner using (true) with check (true);
      create policy kept_by_actor on audit_entry for insert to hof_app
        with check (account_id = (select actor_account()) and institution_id = (select actor_institution()));
      create policy kept_by_job on audit_entry for insert to hof_worker with check (job is not null);
      create policy read_by_auditor on audit_entry for select to hof_app using (
        'auditor' = any((select actor_roles())::text[])
        and (institution_id = (select actor_institution()) or (case_id is not null and actor_leads(case_id))));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy read_by_auditor on audit_entry; drop policy kept_by_job on audit_entry;
      drop policy kept_by_actor on audit_entry; drop policy owner_audit on audit_entry;
      alter table audit_entry no force row level security;
      alter table audit_entry disable row level security;
      drop function actor_led_cases();
    `);
  }
}
