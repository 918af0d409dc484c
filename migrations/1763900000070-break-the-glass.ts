import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Break-glass: one section, for hours, to the one person who asked and wrote down why; the lead is told at once, a second
 * person reviews it. Whoever breaks it has a place in the case already, and the matrix says on which sections; the grant is
 * made here, together with the row that is reviewed, or not at all. A former lead looks back and breaks nothing.
 */
export class BreakTheGlass1763900000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_grant add column account_id uuid constraint case_grant_account references account;
      -- What was opened to one person is not their colleagues' to read; the lead sees that it was opened.
      create policy grant_of_one on case_grant as restrictive for select to hof_app
        using (account_id is null or account_id = ${ACCOUNT} or actor_leads(case_id));
      update need_to_know set break_glass = false where relation = 'former_lead' and break_glass and source like 'domain.md 3.4, 11%';
      insert into legal_basis (code, law, needs_consent, source) values
        ('emergency_opening', 'GDPR 6(1)(d), 9(2)(c); LED 8, 10(b)', false, '${SOURCE}');
      insert into basis_rule (relation, cause, kind, country, basis, source) values
        ('break_glass', 'break_glass', '*', '*', 'emergency_opening', '${SOURCE}');
    `);
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen_through_glass on section_entry;
      drop table broken_glass; drop table broken_glass_count;
      drop function lead_of_glass(uuid); drop function time_glass(); drop function open_through_glass(); drop function end_what_glass_opened(); drop function count_glass();
      delete from disclosure where basis = 'emergency_opening';
      delete from case_grant where relation = 'break_glass';
      delete from basis_rule where relation = 'break_glass'; delete from legal_basis where code = 'emergency_opening';
      update need_to_know set break_glass = true where relation = 'former_lead' and source like 'domain.md 3.4, 11%'
        and exists (select 1 from need_to_know p where p.kind = need_to_know.kind and p.section = need_to_know.section
          and p.relation = 'participant' and p.break_glass);
      drop policy grant_of_one on case_grant;
      alter table case_grant drop column account_id;`);
  }
}

const SOURCE = 'CoE 197 art. 11, 28; flows.md 2.20; to be confirmed by the institutions';
const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> ${ACCOUNT})))`;

const TABLES = `
  create table broken_glass (
    id uuid not null default uuidv7() constraint broken_glass_pkey primary key,
    case_id uuid not null constraint broken_glass_case references case_file,
    victim_id uuid not null constraint broken_glass_victim references victim,
    section text not null,
    account_id uuid not null constraint broken_glass_account references account,
    institution_id uuid not null constraint broken_glass_institution references institution,
    reviewer_id uuid constraint broken_glass_reviewer references institution,
    reason bytea not null,
    at timestamptz not null default clock_timestamp(),
    ends_at timestamptz not null,
    review_due_at timestamptz not null,
    overdue_told_at timestamptz,
    ended_at timestamptz,
    ended_by uuid,
    finding text constraint broken_glass_finding check (finding in ('justified','not_justified')),
    reviewed_at timestamptz,
    reviewed_by uuid constraint broken_glass_second_person check (reviewed_by <> account_id),
    constraint broken_glass_some_time check (ends_at > at),
    constraint broken_glass_reviewed check ((finding is null) = (reviewed_at is null) and (finding is null) = (reviewed_by is null))
  );
  create index broken_glass_of_case on broken_glass (case_id, id desc);
  create index broken_glass_waiting on broken_glass (review_due_at) where reviewed_at is null;
  create index broken_glass_mine on broken_glass (institution_id, id desc);
  create index broken_glass_to_review on broken_glass (reviewer_id, id desc);

  -- How often, by country and kind of asker and by section: no case, no person.
  create table broken_glass_count (
    country text not null,
    kind text not null,
    section text not null,
    opened integer not null default 0,
    justified integer not null default 0,
    not_justified integer not null default 0,
    constraint broken_glass_count_pkey primary key (country, kind, section)
  );
  alter table broken_glass enable row level security;
  alter table broken_glass force row level security;
  create policy owner_broken_glass on broken_glass to hof_owner using (true) with check (true);
`;

const FUNCTIONS = `
  -- How long, and by when it is reviewed, is the country's rule and nobody's choice.
  create function time_glass() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare lasts interval; reviewed interval; of_country text := (select i.country from institution i where i.id = new.institution_id);
  begin
    select l.lasts into strict lasts from time_limit l where l.what = 'break_glass' and l.country in (of_country, '*') and l.during @> now()
      order by l.country = '*' limit 1;
    select l.lasts into strict reviewed from time_limit l where l.what = 'break_glass_review' and l.country in (of_country, '*') and l.during @> now()
      order by l.country = '*' limit 1;
    new.at := clock_timestamp(); new.ends_at := new.at + lasts; new.review_due_at := new.at + reviewed;
    return new;
  end $$;
  -- No opening without the row that is reviewed: the grant is made from it, for the one person.
  create function open_through_glass() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into case_grant (case_id, institution_id, account_id, relation, reads, reads_own, writes, during, cause, request_id)
    values (new.case_id, new.institution_id, new.account_id, 'break_glass', array[new.section], '{}', '{}',
      tstzrange(new.at, new.ends_at), 'break_glass', new.id);
    return null;
  end $$;
  create function end_what_glass_opened() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update case_grant set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
     where request_id = new.id and relation = 'break_glass' and upper(during) > clock_timestamp();
    return null;
  end $$;
  create function count_glass() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into broken_glass_count as c (country, kind, section, opened, justified, not_justified)
      select i.country, i.kind, new.section, (tg_op = 'INSERT')::int, (tg_op = 'UPDATE' and new.finding = 'justified')::int,
             (tg_op = 'UPDATE' and new.finding = 'not_justified')::int
        from institution i where i.id = new.institution_id
      on conflict (country, kind, section) do update set opened = c.opened + excluded.opened,
        justified = c.justified + excluded.justified, not_justified = c.not_justified + excluded.not_justified;
    return null;
  end $$;
  -- Whom a reviewer's finding is told to, who may see no case; asked of what the actor's institution has to do with.
  create function lead_of_glass(the_glass uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select t.institution_id from public.broken_glass b join public.lead_tenure t on t.case_id = b.case_id and upper_inf(t.during)
     where b.id = the_glass and public.actor_institution() in (b.institution_id, b.reviewer_id, t.institution_id) $$;
  revoke all on function lead_of_glass(uuid) from public;
  grant execute on function lead_of_glass(uuid) to hof_app;
  revoke all on function time_glass(), open_through_glass(), end_what_glass_opened(), count_glass() from public;
  create trigger glass_lasts before insert on broken_glass for each row execute function time_glass();
  create trigger glass_opens after insert on broken_glass for each row execute function open_through_glass();
  create trigger glass_ends after update of ended_at on broken_glass for each row
    when (old.ended_at is null and new.ended_at is not null) execute function end_what_glass_opened();
  create trigger glass_counts after insert on broken_glass for each row execute function count_glass();
  create trigger glass_review_counts after update of finding on broken_glass for each row
    when (old.finding is null and new.finding is not null) execute function count_glass();
`;

const SEES = `(
  (actor_leads(case_id) and ${within('broken_glass.case_id')})
  or (institution_id = ${ME} and (account_id = ${ACCOUNT} or ${within('broken_glass.case_id')}))
  or (reviewer_id = ${ME} and ${ROLES} && '{national_focal_point,lead_coordinator,caseworker}'))`;

const POLICIES = `
  create policy seen_glass on broken_glass for select to hof_app using (${SEES});
  create policy reviewed_glass on broken_glass for update to hof_app using (${SEES}) with check (true);
  -- Only who sees the case, in a relation whose kind may break this section; the matrix decides, here too.
  create policy new_glass on broken_glass for insert to hof_app with check (
    institution_id = ${ME} and account_id = ${ACCOUNT} and finding is null and ended_at is null
    and exists (select 1 from case_file c where c.id = case_id and c.victim_id = broken_glass.victim_id)
    and exists (select 1 from case_grant g join institution i on i.id = g.institution_id
      join need_to_know n on n.kind = i.kind and n.relation = g.relation and n.section = broken_glass.section and n.break_glass and n.during @> now()
     where g.case_id = broken_glass.case_id and g.institution_id = ${ME} and ${LIVE} and 'lead' = any(g.reads)));
  create policy not_left_out on broken_glass as restrictive to hof_app
    using (broken_glass.case_id <> all((select cases_without_actor())::uuid[])) with check (true);
  grant select, insert on broken_glass to hof_app;
  grant update (ended_at, ended_by, finding, reviewed_at, reviewed_by) on broken_glass to hof_app;
  grant select on broken_glass_count to hof_app;

  -- A first responder reads through it as well, who otherwise reads only what they wrote.
  create policy seen_through_glass on section_entry for select to hof_app using (exists (
    select 1 from case_grant g where g.case_id = section_entry.case_id and g.relation = 'break_glass' and g.account_id = ${ACCOUNT}
      and g.institution_id = ${ME} and ${LIVE} and section_entry.section = any(g.reads)
      and (g.purpose <> 'investigation' or section_entry.purpose = 'investigation')));

  create policy scan_glass on broken_glass to hof_worker using (true) with check (true);
  grant select (id, case_id, institution_id, reviewer_id, review_due_at, reviewed_at, overdue_told_at) on broken_glass to hof_worker;
  grant update (overdue_told_at) on broken_glass to hof_worker;
`;
