import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Personal fields become ciphertext, sealed by the application with a key per person (docs/adr/0006). The database holds
 * no key and can convert nothing: where somebody's data lie here in clear, it stops and says so. No installation has any.
 */
export class EncryptPersonalFields1763900000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      refuseRows('Personal data lie here in clear. Start with an empty database (or an empty .data).'),
    );
    await runner.query(`
      alter table section_entry alter column content type bytea using null;
      alter table case_file alter column called type bytea using null;
      alter table reception_plan alter column content type bytea using null;
      alter table reception_plan add column victim_id uuid not null constraint reception_plan_victim references victim;

      -- Whoever writes the plan needs the person's key, and a night worker need not see the case for that.
      create function person_of_handover(the_handover uuid) returns uuid language sql stable security definer
        set search_path = pg_catalog, public as $$
        select c.victim_id from public.handover h join public.case_file c on c.id = h.case_id
         where h.id = the_handover and public.actor_institution() in (h.from_institution, h.to_institution) $$;
      revoke all on function person_of_handover(uuid) from public;
      grant execute on function person_of_handover(uuid) to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(refuseRows('What is encrypted here would be lost.'));
    await runner.query(`
      drop function person_of_handover(uuid);
      alter table reception_plan drop column victim_id;
      alter table reception_plan alter column content type jsonb using null;
      alter table case_file alter column called type text using null;
      alter table section_entry alter column content type jsonb using null;
    `);
  }
}

const refuseRows = (sentence: string): string => `
  do $$ begin
    if exists (select 1 from section_entry) or exists (select 1 from reception_plan)
       or exists (select 1 from case_file where called is not null) then
      raise exception '${sentence}';
    end if;
  end $$`;
