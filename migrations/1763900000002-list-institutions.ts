import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of institutions with their mandates, and each country's rules as dated data. No case data here. */
export class ListInstitutions1763900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table country (
        code text not null constraint country_pkey primary key,
        name text not null,
        time_zone text not null,
        emergency_number text not null,
        version integer not null default 1
      );

      create table institution (
        id uuid not null default uuidv7() constraint institution_pkey primary key,
        part_of uuid constraint institution_part_of references institution,
        kind text not null,
        country text not null constraint institution_country references country,
        level text not null constraint institution_level check (level in ('national','regional','local')),
        name text not null,
        local_name text not null,
        role_note text,
        languages text[] not null default '{}'::text[],
        time_zone text not null,
        round_the_clock boolean not null default false,
        hours jsonb not null default '[]'::jsonb,
        duty_line text,
        duty_line_verified_on date,
        verified_on date,
        verified_by uuid,
        source text,
        ended_at timestamptz,
        version integer not null default 1,
        constraint institution_name unique (country, name)
      );
      create index institution_country_kind on institution (country, kind);

      create table institution_contact (
        id uuid not null default uuidv7() constraint institution_contact_pkey primary key,
        institution_id uuid not null constraint institution_contact_institution references institution,
        label text not null,
        phone text,
        email text,
        verified_on date
      );
      create index institution_contact_of on institution_contact (institution_id);

      create table holiday (
        country text not null constraint holiday_country references country,
        day date not null,
        name text not null,
        constraint holiday_pkey primary key (country, day)
      );

      create table mandate (
        id uuid not null default uuidv7() constraint mandate_pkey primary key,
        institution_id uuid not null constraint mandate_institution references institution,
        kind text not null constraint mandate_kind check (kind in
          ('identify','lead','standing_first_lead','fallback_lead','focal_point','escalation_desk','service')),
        service text,
        genders text[],
        ages text[],
        regions text[],
        during tstzrange not null constraint mandate_some_time check (not isempty(during)),
        source text,
        verified_on date,
        constraint mandate_service check ((kind = 'service') = (service is not null)),
        constraint one_mandate_at_a_time exclude using gist
          (institution_id with =, kind with =, (coalesce(service, '')) with =, during with &&)
      );
      create index mandate_kind_now on mandate (kind, institution_id);

      -- Which order finds the first lead of a case, by the place of the person (flows.md 2.1).
      create table first_lead_rule (
        id uuid not null default uuidv7() constraint first_lead_rule_pkey primary key,
        country text not null constraint first_lead_rule_country references country,
        steps text[] not null,
        during tstzrange not null constraint first_lead_rule_some_time check (not isempty(during)),
        source text,
        verified_on date,
        constraint one_first_lead_rule exclude using gist (country with =, during with &&)
      );

      -- Whom an unanswered request climbs to, in order; the last one is a fallback lead (flows.md C7).
      create table escalation_step (
        country text not null constraint escalation_step_country references country,
        position integer not null,
        institution_id uuid not null constraint escalation_step_institution references institution,
        constraint escalation_step_pkey primary key (country, position)
      );

      -- Durations as data, per country or for all ('*'); demo and tests shorten them here, no clock is settable.
      create table time_limit (
        id uuid not null default uuidv7() constraint time_limit_pkey primary key,
        country text not null,
        what text not null,
        urgency text,
        lasts interval,
        working_days integer,
        during tstzrange not null default tstzrange(now(), null) constraint time_limit_some_time check (not isempty(during)),
        source text,
        verified_on date,
        constraint time_limit_one_measure check ((lasts is null) <> (working_days is null)),
        constraint one_time_limit exclude using gist
          (country with =, what with =, (coalesce(urgency, '')) with =, during with &&)
      );

      -- The same rule as isOpen in src/institutions/hours.ts, for lists that are filtered here; a test holds them together.
      create function desk_is_open(round_the_clock boolean, hours jsonb, zone text, the_country text, at timestamptz)
        returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
        select round_the_clock or exists (
          select 1
            from (values (0), (1)) as since(days),
                 lateral (select (at at time zone zone)::date - since.days as day, (at at time zone zone)::time as time) as here,
                 jsonb_to_recordset(hours) as span(days integer[], "from" text, "to" text, "onHolidays" boolean)
           where extract(isodow from here.day)::integer = any(span.days)
             and (span."onHolidays" is true
                  or not exists (select 1 from public.holiday h where h.country = the_country and h.day = here.day))
             and case since.days
                   when 0 then here.time >= span."from"::time and (span."to" <= span."from" or here.time < span."to"::time)
                   else span."to" <= span."from" and here.time < span."to"::time
                 end) $$;

      -- Taken shared by whoever is about to give a lead by mandate, and alone by whoever ends an institution or a mandate:
      -- no lead is given to what is ending in the same instant.
      create function hold_mandates(the_country text, alone boolean) returns void language plpgsql volatile as $$
      begin
        if alone then perform pg_advisory_xact_lock(814202, hashtext(the_country));
        else perform pg_advisory_xact_lock_shared(814202, hashtext(the_country));
        end if;
      end $$;
      grant execute on function desk_is_open(boolean, jsonb, text, text, timestamptz), hold_mandates(text, boolean)
        to hof_app, hof_worker;

      grant select on country, institution, institution_contact, holiday, mandate, first_lead_rule, escalation_step, time_limit
        to hof_app, hof_worker;
      grant insert, update on country, institution, institution_contact, mandate, first_lead_rule, escalation_step, time_limit, holiday
        to hof_app;
      grant update (version) on country to hof_app;
      grant delete on institution_contact, escalation_step, holiday to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function hold_mandates(text, boolean); drop function desk_is_open(boolean, jsonb, text, text, timestamptz);
      drop table time_limit; drop table escalation_step; drop table first_lead_rule; drop table mandate;
      drop table holiday; drop table institution_contact; drop table institution; drop table country;
    `);
  }
}
