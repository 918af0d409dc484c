import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Advice without identity (domain.md 0.5): no case, no lead, no name. What is written is sealed with a key of the consultation's
 * own. When the person agrees, it is tied to their case: the lead there reads the thread, the adviser does not learn which case.
 */
export class ConsultWithoutAName1763900000093 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy told_of_advice on notification;
      drop table consulted_case; drop table consultation_word; drop table consultation;
      drop function consulted_for_actor(uuid); drop function actor_asked(uuid); drop function time_consultation();`);
  }
}

const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const AT_WORK = `${ROLES} && '{first_responder,caseworker,lead_coordinator,national_focal_point}'`;
const DESK = `${ROLES} && '{caseworker,lead_coordinator,national_focal_point}'`;
const ASKED = `(from_institution = ${ME} and ((account_id = ${ACCOUNT} and ${AT_WORK}) or ${DESK}))`;
const ADVISES = `(to_institution = ${ME} and ${DESK})`;

const TABLES = `
  create table consultation (
    id uuid not null default uuidv7() constraint consultation_pkey primary key,
    from_institution uuid not null constraint consultation_from references institution,
    account_id uuid not null constraint consultation_account references account,
    to_institution uuid not null constraint consultation_to references institution,
    topics text[] not null constraint consultation_topics check (cardinality(topics) > 0),
    age_group text not null constraint consultation_age_group check (age_group in ('adult','minor','not_known')),
    status text not null default 'asked' constraint consultation_status
      check (status in ('asked','answered','closed','declined','became_case')),
    at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null,
    ended_at timestamptz,
    late_told_at timestamptz,
    outcome text constraint consultation_outcome check (outcome in ('advice_used','not_needed','no_answer')),
    constraint consultation_of_two check (from_institution <> to_institution),
    constraint consultation_ended check ((status in ('asked','answered')) = (ended_at is null))
  );
  create index consultation_due on consultation (due_at) where status = 'asked' and late_told_at is null;
  create index consultation_asked on consultation (from_institution, id desc);
  create index consultation_inbox on consultation (to_institution, id desc);

  create table consultation_word (
    id uuid not null default uuidv7() constraint consultation_word_pkey primary key,
    consultation_id uuid not null constraint consultation_word_of references consultation,
    institution_id uuid not null constraint consultation_word_institution references institution,
    account_id uuid not null,
    words bytea not null,
    at timestamptz not null default clock_timestamp()
  );
  create index consultation_word_thread on consultation_word (consultation_id, id desc);
  create trigger consultation_word_append_only before update or delete or truncate on consultation_word
    for each statement execute function refuse_change();

  create table consulted_case (
    consultation_id uuid not null constraint consulted_case_pkey primary key constraint consulted_case_of references consultation,
    case_id uuid not null constraint consulted_case_case references case_file,
    account_id uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index consulted_case_of_case on consulted_case (case_id, consultation_id desc);
  ${['consultation', 'consultation_word', 'consulted_case']
    .map(
      (table) => `alter table ${table} enable row level security; alter table ${table} force row level security;
  create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`,
    )
    .join('\n  ')}
`;

const FUNCTIONS = `
  -- By when is the rule of the country that is asked; nobody's choice.
  create function time_consultation() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    new.at := clock_timestamp();
    new.due_at := new.at + (select l.lasts from time_limit l join institution i on i.id = new.to_institution
      where l.what = 'consultation_answer' and l.country in (i.country, '*') and l.during @> now() order by l.country = '*' limit 1);
    return new;
  end $$;
  create trigger consultation_has_time before insert on consultation for each row execute function time_consultation();
  -- It became a case that the actor leads and works on.
  create function consulted_for_actor(the_consultation uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from consulted_case c where c.consultation_id = the_consultation and actor_links(c.case_id)) $$;
  create function actor_asked(the_consultation uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from consultation c where c.id = the_consultation
      and c.from_institution = actor_institution() and (c.account_id = actor_account() or actor_roles() && '{caseworker,lead_coordinator}')) $$;
  revoke all on function time_consultation(), consulted_for_actor(uuid), actor_asked(uuid) from public;
  grant execute on function consulted_for_actor(uuid), actor_asked(uuid) to hof_app;
`;

const POLICIES = `
  create policy seen_consultation on consultation for select to hof_app using (${ASKED} or ${ADVISES} or consulted_for_actor(id));
  create policy moved_consultation on consultation for update to hof_app using (${ASKED} or ${ADVISES}) with check (true);
  create policy new_consultation on consultation for insert to hof_app
    with check (from_institution = ${ME} and account_id = ${ACCOUNT} and status = 'asked' and ${AT_WORK});
  grant select, insert on consultation to hof_app;
  grant update (status, ended_at, outcome) on consultation to hof_app;

  create policy seen_word on consultation_word for select to hof_app
    using (exists (select 1 from consultation c where c.id = consultation_id));
  create policy new_word on consultation_word for insert to hof_app with check (institution_id = ${ME} and account_id = ${ACCOUNT}
    and exists (select 1 from consultation c where c.id = consultation_id and c.status in ('asked','answered')
      and ${ME} in (c.from_institution, c.to_institution)));
  grant select, insert on consultation_word to hof_app;

  -- Whoever asked at a border is told as well, of what they asked themselves.
  create policy told_of_advice on notification for select to hof_app using (institution_id = ${ME}
    and kind like 'consultation.%' and 'first_responder' = any(${ROLES}) and actor_asked((subjects ->> 'consultation')::uuid));

  create policy scan_consultation on consultation to hof_worker using (true) with check (true);
  grant select (id, from_institution, to_institution, status, due_at, late_told_at) on consultation to hof_worker;
  grant update (late_told_at) on consultation to hof_worker;

  -- A case that one sees oneself; kept out, nobody ties or reads.
  create policy seen_consulted_case on consulted_case for select to hof_app
    using ((actor_asked(consultation_id) or actor_links(case_id)) and exists (select 1 from case_file f where f.id = case_id));
  create policy new_consulted_case on consulted_case for insert to hof_app with check (account_id = ${ACCOUNT}
    and actor_asked(consultation_id) and exists (select 1 from case_file f where f.id = case_id));
  create policy not_left_out on consulted_case as restrictive to hof_app
    using (case_id <> all((select cases_without_actor())::uuid[])) with check (true);
  grant select, insert on consulted_case to hof_app;
`;
