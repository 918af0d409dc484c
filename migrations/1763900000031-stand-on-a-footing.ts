import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Under which law and for what purpose an institution works is data: of its kind, or of one unit. What is written carries
 * both, and so does each grant: who investigates the person reads nothing of what was written to protect or support them.
 * What passes from one law to the other is a row with its ground.
 */
export class StandOnAFooting1763900000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(`
      -- What was written before footings were kept: no installation has any; the common footing, so that nothing is lost.
      alter table section_entry add column regime text, add column purpose text;
      update section_entry set regime = coalesce((select f.regime from footing_of(section_entry.institution_id) f), 'gdpr'),
        purpose = coalesce((select f.purpose from footing_of(section_entry.institution_id) f), 'support');
      alter table section_entry alter column regime set not null, alter column purpose set not null,
        add constraint section_entry_regime check (regime in ('gdpr','led'));
      alter table case_grant add column purpose text;
      update case_grant set purpose = coalesce((select f.purpose from footing_of(case_grant.institution_id) f), 'support');
      alter table case_grant alter column purpose set not null, add constraint case_grant_purpose check (purpose in ${PURPOSES});
      create trigger entry_stands_on before insert on section_entry for each row execute function stamp_entry();
      create trigger grant_stands_on before insert on case_grant for each row when (new.purpose is null) execute function stamp_grant();

      drop policy seen_entry on section_entry;
      create policy seen_entry on section_entry for select to hof_app using (${seesEntry(PURPOSE_FITS)});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen_entry on section_entry;
      create policy seen_entry on section_entry for select to hof_app using (${seesEntry('')});
      drop trigger grant_stands_on on case_grant; drop trigger entry_stands_on on section_entry;
      alter table case_grant drop constraint case_grant_purpose, drop column purpose;
      alter table section_entry drop constraint section_entry_regime, drop column regime, drop column purpose;
      drop function stamp_grant(); drop function stamp_entry(); drop function footing_of(uuid);
      drop table regime_crossing; drop table crossing_ground; drop table footing;
    `);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const PURPOSES = `('support','protection','investigation','coordination','complaint')`;
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
const PURPOSE_FITS = `and (g.purpose <> 'investigation' or section_entry.purpose = 'investigation')`;
const seesEntry = (fits: string): string => `exists (
  select 1 from case_grant g where g.case_id = section_entry.case_id and g.institution_id = ${ME} and ${LIVE} and (
    (section_entry.section = any(g.reads) and (g.rows_from is null or section_entry.recorded_at >= g.rows_from)
      and (g.rows_until is null or section_entry.recorded_at < g.rows_until) ${fits} and ${within('section_entry.case_id')})
    or (section_entry.section = any(g.reads_own) and section_entry.institution_id = ${ME} and (g.rows_until is null or section_entry.recorded_at < g.rows_until)
      and (section_entry.account_id = (select actor_account()) or ${within('section_entry.case_id')}))))`;

const TABLES = `
  create table footing (
    id uuid not null default uuidv7() constraint footing_pkey primary key,
    kind text,
    institution_id uuid constraint footing_institution references institution,
    regime text not null constraint footing_regime check (regime in ('gdpr','led')),
    purpose text not null constraint footing_purpose check (purpose in ${PURPOSES}),
    offence_data boolean not null,
    source text not null,
    verified_on date,
    during tstzrange not null constraint footing_some_time check (not isempty(during)),
    constraint footing_of_one check ((kind is null) <> (institution_id is null)),
    constraint one_footing_of_kind exclude using gist (kind with =, during with &&) where (kind is not null),
    constraint one_footing_of_institution exclude using gist (institution_id with =, during with &&) where (institution_id is not null)
  );
  create index footing_kind on footing (kind) where upper_inf(during);
  create index footing_unit on footing (institution_id) where institution_id is not null;
  create table crossing_ground (
    from_regime text not null,
    to_regime text not null,
    purpose text not null,
    ground text not null,
    source text not null,
    verified_on date,
    during tstzrange not null constraint crossing_ground_some_time check (not isempty(during)),
    constraint crossing_ground_pkey primary key (from_regime, to_regime, purpose, during without overlaps)
  );
  grant select on footing, crossing_ground to hof_app, hof_worker;

  -- Ids and codes only: which statements were read across, by whom, when, on what ground. Append-only.
  create table regime_crossing (
    id uuid not null default uuidv7() constraint regime_crossing_pkey primary key,
    case_id uuid not null constraint regime_crossing_case references case_file,
    section text not null,
    entries uuid[] not null,
    from_regime text not null,
    to_regime text not null,
    ground text not null,
    institution_id uuid not null constraint regime_crossing_institution references institution,
    account_id uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index regime_crossing_case on regime_crossing (case_id, id desc);
  create trigger regime_crossing_append_only before update or delete or truncate on regime_crossing
    for each statement execute function refuse_change();
  alter table regime_crossing enable row level security;
  alter table regime_crossing force row level security;
  create policy owner_regime_crossing on regime_crossing to hof_owner using (true) with check (true);
  create policy new_crossing on regime_crossing for insert to hof_app
    with check (institution_id = ${ME} and account_id = (select actor_account()));
  create policy seen_crossing on regime_crossing for select to hof_app
    using (actor_leads(case_id) and ${within('regime_crossing.case_id')});
  grant select, insert on regime_crossing to hof_app;
`;

const FUNCTIONS = `
  create function footing_of(the_institution uuid) returns table (regime text, purpose text, offence_data boolean)
    language sql stable as $$
    select f.regime, f.purpose, f.offence_data from footing f
     where f.during @> now() and (f.institution_id = the_institution
        or f.kind = (select i.kind from institution i where i.id = the_institution))
     order by f.institution_id nulls last limit 1 $$;
  -- Nobody writes another footing than their own, and nobody holds who did it without the authority (GDPR 10).
  create function stamp_entry() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  declare authority boolean;
  begin
    select f.regime, f.purpose, f.offence_data into new.regime, new.purpose, authority from footing_of(new.institution_id) f;
    if new.section = 'perpetrator' and authority is not true then
      raise exception 'offence data without authority' using errcode = '23514', constraint = 'offence_data_under_authority';
    end if;
    return new;
  end $$;
  create function stamp_grant() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    select f.purpose into new.purpose from footing_of(new.institution_id) f;
    return new;
  end $$;
  revoke all on function footing_of(uuid) from public;
  grant execute on function footing_of(uuid) to hof_app, hof_worker;
`;
