import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The person's sheet (flows.md 37): that it was handed out, read aloud or kept for them, in which language, by whom. What
 * stands on it is put together each time and kept nowhere. And where a person complains about how their data are used: an
 * authority of each country that takes no other part here.
 */
export class HandOutSheets1763900000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sheet_hand_out (
        id uuid not null default uuidv7() constraint sheet_hand_out_pkey primary key,
        case_id uuid not null constraint sheet_hand_out_case references case_file,
        how text not null constraint sheet_hand_out_how check (how in ('on_paper','read_aloud','kept_for_them')),
        language text not null constraint sheet_hand_out_language check (language ~ '^[a-z]{2,3}$'),
        interpreter text constraint sheet_hand_out_interpreter
          check (interpreter in ('professional_present','professional_by_phone','none_needed')),
        kept_at uuid constraint sheet_hand_out_kept_at references institution,
        institution_id uuid not null constraint sheet_hand_out_institution references institution,
        account_id uuid not null constraint sheet_hand_out_account references account,
        at timestamptz not null default clock_timestamp(),
        constraint sheet_kept_somewhere check ((how = 'kept_for_them') = (kept_at is not null)),
        constraint sheet_read_by_somebody check ((how = 'read_aloud') = (interpreter is not null))
      );
      create index sheet_hand_out_of_case on sheet_hand_out (case_id, id desc);
      create trigger sheet_hand_out_append_only before update or delete or truncate on sheet_hand_out
        for each statement execute function refuse_change();
      alter table sheet_hand_out enable row level security; alter table sheet_hand_out force row level security;
      create policy owner_sheet_hand_out on sheet_hand_out to hof_owner using (true) with check (true);
      create policy seen_sheet_hand_out on sheet_hand_out for select to hof_app using (${LEADS});
      create policy new_sheet_hand_out on sheet_hand_out for insert to hof_app
        with check (institution_id = (select actor_institution()) and account_id = (select actor_account()) and ${LEADS});
      grant select, insert on sheet_hand_out to hof_app;

      create table data_protection_authority (
        country text not null constraint data_protection_authority_pkey primary key,
        name text not null,
        local_name text not null,
        source text not null,
        verified_on date
      );
      insert into data_protection_authority (country, name, local_name, source) values
        ('DE', 'Federal Commissioner for Data Protection and Freedom of Information', 'Bundesbeauftragte für den Datenschutz und die Informationsfreiheit', '${OWN}; the Länder have their own'),
        ('DK', 'Danish Data Protection Agency', 'Datatilsynet', '${OWN}'),
        ('EE', 'Data Protection Inspectorate', 'Andmekaitse Inspektsioon', '${OWN}'),
        ('FI', 'Office of the Data Protection Ombudsman', 'Tietosuojavaltuutetun toimisto', '${OWN}'),
        ('IS', 'Data Protection Authority', 'Persónuvernd', '${OWN}'),
        ('LT', 'State Data Protection Inspectorate', 'Valstybinė duomenų apsaugos inspekcija', '${OWN}'),
        ('LV', 'Data State Inspectorate', 'Datu valsts inspekcija', '${OWN}'),
        ('NO', 'Norwegian Data Protection Authority', 'Datatilsynet', '${OWN}'),
        ('PL', 'Personal Data Protection Office', 'Urząd Ochrony Danych Osobowych', '${OWN}'),
        ('SE', 'Swedish Authority for Privacy Protection', 'Integritetsskyddsmyndigheten', '${OWN}');
      grant select on data_protection_authority to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sheet_hand_out; drop table data_protection_authority;`);
  }
}

const OWN = 'own knowledge of the project, to be confirmed by the country';
const ROLES = '((select actor_roles())::text[])';
const LEADS = `(actor_leads(case_id) and case_id <> all((select cases_without_actor())::uuid[]) and (
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = sheet_hand_out.case_id and a.institution_id = (select actor_institution())
      and upper_inf(a.during) and a.account_id <> (select actor_account())))))`;
