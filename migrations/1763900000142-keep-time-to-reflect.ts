import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reflection period of a person in a country: from when until when, and what the country's rule gave; kept by the lead. */
export class KeepTimeToReflect1763900000142 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reflection_period (
        id uuid not null default uuidv7() constraint reflection_period_pkey primary key,
        case_id uuid not null constraint reflection_period_case references case_file,
        country text not null constraint reflection_period_country references country,
        began_on date not null,
        ends_on date not null,
        by_rule_on date not null,
        institution_id uuid not null constraint reflection_period_institution references institution,
        account_id uuid not null,
        recorded_at timestamptz not null default clock_timestamp(),
        ended_at timestamptz,
        end_reason text constraint reflection_period_end_reason
          check (end_reason in ('extended','time_over','person_co_operates','revoked','person_left','by_mistake')),
        constraint reflection_period_ends_later check (ends_on > began_on),
        constraint reflection_period_ends_with_reason check ((ended_at is null) = (end_reason is null))
      );
      create unique index one_reflection_at_a_time on reflection_period (case_id) where ended_at is null;
      create index reflection_period_of_case on reflection_period (case_id, id desc);
      alter table reflection_period enable row level security; alter table reflection_period force row level security;
      create policy owner_reflection_period on reflection_period to hof_owner using (true) with check (true);
      create policy seen_reflection_period on reflection_period for select to hof_app using (${LEADS});
      create policy new_reflection_period on reflection_period for insert to hof_app
        with check (institution_id = (select actor_institution()) and account_id = (select actor_account()) and ${LEADS});
      create policy ended_reflection_period on reflection_period for update to hof_app using (${LEADS}) with check (true);
      grant select, insert on reflection_period to hof_app;
      grant update (ended_at, end_reason) on reflection_period to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reflection_period;');
  }
}

const ROLES = '((select actor_roles())::text[])';
const LEADS = `(actor_leads(case_id) and case_id <> all((select cases_without_actor())::uuid[]) and (
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = reflection_period.case_id and a.institution_id = (select actor_institution())
      and upper_inf(a.during) and a.account_id <> (select actor_account())))))`;
