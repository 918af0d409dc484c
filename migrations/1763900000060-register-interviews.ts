import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Asked once (2011/36 art. 12(4)): a register of interviews, examinations and assessments already held, and of how often
 * what was there was used instead of asking again. Read by whoever may read `interviews` of a case; counselling is hidden
 * from those who work under the Law Enforcement Directive, who learn that there was one.
 */
export class RegisterInterviews1763900000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['interview', 'topic_wanted'])
      await runner.query(`
        create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change();
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table topic_wanted; drop table interview; drop table asked_once_count;
      drop function counselling_held(uuid); drop function count_wanted(); drop function stamp_interview();`);
  }
}

const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> ${ACCOUNT})))`;

const sees = (row: string, at: string, fits = '') => `exists (
  select 1 from case_grant g where g.case_id = ${row}.case_id and g.institution_id = ${ME} and ${LIVE} and (
    ('interviews' = any(g.reads) and (g.rows_from is null or ${row}.${at} >= g.rows_from)
      and (g.rows_until is null or ${row}.${at} < g.rows_until) ${fits} and ${within(`${row}.case_id`)})
    or ('interviews' = any(g.reads_own) and ${row}.institution_id = ${ME} and (g.rows_until is null or ${row}.${at} < g.rows_until)
      and (${row}.account_id = ${ACCOUNT} or ${within(`${row}.case_id`)}))))`;

// Who investigates the person reads nothing of those who protect or support them.
const FITS = `and (g.purpose <> 'investigation' or interview.purpose = 'investigation')`;

const TABLES = `
  create table interview (
    id uuid not null default uuidv7() constraint interview_pkey primary key,
    case_id uuid not null constraint interview_case references case_file,
    kind text not null constraint interview_kind check (kind in ('interview','examination','assessment')),
    topics text[] not null constraint interview_topics check (cardinality(topics) > 0),
    counselling boolean not null,
    purpose text not null,
    held_on date not null,
    language text,
    interpreter text not null,
    recording text not null constraint interview_recording check (recording in ('none','audio','video','written')),
    kept_at bytea,
    why_again text,
    account_id uuid not null,
    institution_id uuid not null constraint interview_institution references institution,
    recorded_at timestamptz not null default clock_timestamp()
  );
  create index interview_of_case on interview (case_id, id desc);

  create table topic_wanted (
    id uuid not null default uuidv7() constraint topic_wanted_pkey primary key,
    case_id uuid not null constraint topic_wanted_case references case_file,
    interview_id uuid not null constraint topic_wanted_interview references interview,
    topic text not null,
    reused boolean not null,
    from_country text not null,
    to_country text not null,
    account_id uuid not null,
    institution_id uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index topic_wanted_of_case on topic_wanted (case_id);
  create index topic_wanted_of_interview on topic_wanted (interview_id);

  create table asked_once_count (
    from_country text not null,
    to_country text not null,
    reused integer not null default 0,
    asked_again integer not null default 0,
    constraint asked_once_count_pkey primary key (from_country, to_country)
  );
`;

const FUNCTIONS = `
  create function stamp_interview() returns trigger language plpgsql set search_path = pg_catalog, public as $$
  begin
    select f.purpose into new.purpose from footing_of(new.institution_id) f;
    return new;
  end $$;
  create trigger interview_stands_on before insert on interview for each row execute function stamp_interview();

  -- The count of a corridor moves with what is counted, in one transaction; nobody writes it by hand.
  create function count_wanted() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into asked_once_count as c (from_country, to_country, reused, asked_again)
      values (new.from_country, new.to_country, new.reused::int, (not new.reused)::int)
      on conflict (from_country, to_country) do update
        set reused = c.reused + excluded.reused, asked_again = c.asked_again + excluded.asked_again;
    return null;
  end $$;
  create trigger topic_wanted_counts after insert on topic_wanted for each row execute function count_wanted();

  -- That there was counselling, to those from whom its row is hidden; asked only by whoever sees the case.
  create function counselling_held(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select the_case <> all(public.cases_without_actor())
      and exists (select 1 from public.case_grant g where g.case_id = the_case and g.institution_id = public.actor_institution()
        and (upper_inf(g.during) or upper(g.during) > statement_timestamp()) and 'interviews' = any(g.reads)
        and g.purpose <> 'investigation')
      and exists (select 1 from public.interview i where i.case_id = the_case and i.counselling) $$;
  revoke all on function counselling_held(uuid), count_wanted(), stamp_interview() from public;
  grant execute on function counselling_held(uuid) to hof_app;
`;

const POLICIES = `
  create policy seen_interview on interview for select to hof_app using (${sees('interview', 'recorded_at', FITS)}
    and (not counselling or institution_id = ${ME} or (select f.regime from footing_of(${ME}) f) = 'gdpr'));
  create policy new_interview on interview for insert to hof_app
    with check (institution_id = ${ME} and account_id = ${ACCOUNT} and exists (
      select 1 from case_grant g where g.case_id = interview.case_id and g.institution_id = ${ME} and ${LIVE}
        and 'interviews' = any(g.writes) and ${within('interview.case_id')}));
  grant select, insert on interview to hof_app;

  create policy seen_topic_wanted on topic_wanted for select to hof_app using (${sees('topic_wanted', 'at')});
  create policy new_topic_wanted on topic_wanted for insert to hof_app
    with check (institution_id = ${ME} and account_id = ${ACCOUNT}
      and exists (select 1 from interview i where i.id = interview_id and i.case_id = topic_wanted.case_id)
      and exists (select 1 from case_grant g where g.case_id = topic_wanted.case_id and g.institution_id = ${ME} and ${LIVE}
        and 'interviews' = any(g.writes) and ${within('topic_wanted.case_id')}));
  grant select, insert on topic_wanted to hof_app;

  grant select on asked_once_count to hof_app;
`;
