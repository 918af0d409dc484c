import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Children (domain.md 0.6, flows.md 2.8): how old somebody is said to be, by country and source; who is their guardian; whether
 * going to a country is in their interest, as the child-protection body of the place found. What must be there before a border
 * is data, with its source; the database asks for it each time, since a receiver sees none of it.
 */
export class CareForChildren1763900000094 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(RULES);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CONSENT_ONLY}
      drop function come_of_age(uuid); drop function stand_on_path(uuid, text); drop function child_protection_joins(uuid);
      drop function ages_said(uuid); drop function child_conditions_seen(uuid, text, text); drop function child_conditions(uuid, text, text);
      drop table best_interests; drop table guardianship; drop table age_statement;
      drop function stamp_best_interests(); drop function stamp_age(); drop function protects_children(uuid);
      drop table crossing_condition; drop table child_protection_kind;
      delete from basis_rule where cause = 'child_rule';
      alter table case_file drop column adult_since;`);
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
// Whole or not at all; who investigates reads nothing of those who protect.
const sees = (row: string, at: string) => `exists (
  select 1 from case_grant g where g.case_id = ${row}.case_id and g.institution_id = ${ME} and ${LIVE} and (
    ('family' = any(g.reads) and not g.fields ? 'family' and g.purpose <> 'investigation' and (g.rows_from is null or ${row}.${at} >= g.rows_from)
      and (g.rows_until is null or ${row}.${at} < g.rows_until) and ${within(`${row}.case_id`)})
    or ('family' = any(g.reads_own) and ${row}.institution_id = ${ME} and (g.rows_until is null or ${row}.${at} < g.rows_until)
      and (${row}.account_id = ${ACCOUNT} or ${within(`${row}.case_id`)}))))`;
const writes = (row: string) => `exists (
  select 1 from case_grant g where g.case_id = ${row}.case_id and g.institution_id = ${ME} and ${LIVE}
    and 'family' = any(g.writes) and ${within(`${row}.case_id`)})`;

const TABLES = `
  alter table case_file add column adult_since timestamptz;

  create table age_statement (
    id uuid not null default uuidv7() constraint age_statement_pkey primary key,
    case_id uuid not null constraint age_statement_case references case_file,
    country text not null constraint age_statement_country references country,
    source text not null constraint age_statement_source check (source in ('stated','document','assessment')),
    says text not null constraint age_statement_says check (says in ('child','unsure','adult')),
    born_on bytea,
    institution_id uuid not null constraint age_statement_institution references institution,
    account_id uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index age_statement_of_case on age_statement (case_id, id desc);

  create table guardianship (
    id uuid not null default uuidv7() constraint guardianship_pkey primary key,
    case_id uuid not null constraint guardianship_case references case_file,
    who text not null constraint guardianship_who check (who in ('representative','public_body','relative','parent')),
    appointed_by text not null constraint guardianship_appointed_by
      check (appointed_by in ('court','guardianship_authority','child_protection','by_law')),
    conflict text not null constraint guardianship_conflict check (conflict in ('none_found','found','not_looked_into')),
    contact bytea,
    institution_id uuid not null constraint guardianship_institution references institution,
    account_id uuid not null,
    since timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    end_reason text constraint guardianship_end_reason
      check (end_reason in ('replaced','conflict','authority_ended_it','by_mistake','came_of_age')),
    constraint guardianship_ends_with_reason check ((ended_at is null) = (end_reason is null)),
    -- A parent may be the one who sold the child: never guardian before somebody has looked into it.
    constraint parent_looked_into check (who <> 'parent' or conflict = 'none_found')
  );
  create unique index one_guardian on guardianship (case_id) where ended_at is null;
  create index guardianship_of_case on guardianship (case_id, id desc);

  create table best_interests (
    id uuid not null default uuidv7() constraint best_interests_pkey primary key,
    case_id uuid not null constraint best_interests_case references case_file,
    country text not null constraint best_interests_country references country,
    family text not null constraint best_interests_family check (family in ('in_favour','against','no_family_there','not_assessed')),
    child text not null constraint best_interests_child check (child in ('agrees','objects','too_young','not_heard')),
    guardian text not null constraint best_interests_guardian check (guardian in ('agrees','does_not_agree','not_asked')),
    finding text not null constraint best_interests_finding check (finding in ('in_their_interest','not_in_their_interest')),
    reasons bytea,
    placement_reference bytea,
    institution_id uuid not null constraint best_interests_institution references institution,
    account_id uuid not null,
    at timestamptz not null default clock_timestamp()
  );
  create index best_interests_of_case on best_interests (case_id, country, id desc);

  ${['age_statement', 'best_interests']
    .map(
      (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();`,
    )
    .join('\n  ')}
  ${['age_statement', 'guardianship', 'best_interests']
    .map(
      (table) => `alter table ${table} enable row level security; alter table ${table} force row level security;
  create policy owner_${table} on ${table} to hof_owner using (true) with check (true);`,
    )
    .join('\n  ')}
`;

const OWN = 'own knowledge of the project, to be confirmed by the country';
const RULES = `
  -- Which kind of institution protects children in a country; '*' for all that name no other.
  create table child_protection_kind (
    country text not null,
    kind text not null,
    source text not null,
    verified_on date,
    during tstzrange not null default tstzrange(now(), null),
    constraint child_protection_kind_once exclude using gist (country with =, kind with =, during with &&)
  );
  insert into child_protection_kind (country, kind, source) values
    ('*', 'child_protection', 'flows.md 2.8; ${OWN}'),
    ('SE', 'social_municipal', 'the municipality''s social services, flows.md 2.1; ${OWN}');

  create table crossing_condition (
    condition text not null,
    before text not null constraint crossing_condition_before check (before in ('proposal','departure')),
    source text not null,
    verified_on date,
    during tstzrange not null default tstzrange(now(), null),
    constraint crossing_condition_once exclude using gist (condition with =, during with &&)
  );
  insert into crossing_condition (condition, before, source) values
    ('guardian', 'proposal', 'Directive 2011/36/EU art. 14(2), 16(3); CoE 197 art. 10(4)'),
    ('best_interests', 'proposal', 'Directive 2011/36/EU art. 13(1), 16(2); CoE 197 art. 16(7)'),
    ('family_assessed', 'proposal', 'CoE 197 art. 10(4)(c), 16(5); domain.md 3.1, 15.4'),
    ('child_agrees', 'proposal', 'UN Convention on the Rights of the Child art. 12; domain.md 0.6'),
    ('guardian_agrees', 'proposal', 'domain.md 9.4.6'),
    ('placement_reference', 'departure', 'Regulation (EU) 2019/1111 art. 82; 1996 Hague Convention art. 33; ${OWN}');
  grant select on child_protection_kind, crossing_condition to hof_app, hof_worker;

  insert into basis_rule (relation, cause, kind, country, basis, source)
    values ('participant', 'child_rule', '*', '*', 'obligation', 'domain.md 0.6, flows.md 2.7, 2.8; Directive 2011/36/EU art. 13, 14');
`;

const OF_CHILDREN = `(m.ages is null or 'minor' = any(m.ages))`;
const FUNCTIONS = `
  create function protects_children(the_institution uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from institution i join child_protection_kind k on k.kind = i.kind and k.during @> now()
      where i.id = the_institution and k.country in (i.country, '*')) $$;

  -- The country is that of who says it: nobody says how old somebody is by the law of another.
  create function stamp_age() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    select i.country into new.country from institution i where i.id = new.institution_id;
    return new;
  end $$;
  create trigger age_of_country before insert on age_statement for each row execute function stamp_age();

  create function stamp_best_interests() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if not protects_children(new.institution_id) then
      raise exception 'not theirs to find' using errcode = '23514', constraint = 'found_by_child_protection';
    end if;
    return new;
  end $$;
  create trigger found_by_who_protects before insert on best_interests for each row execute function stamp_best_interests();

  -- What each country has been told, by whoever met the person: no name, and not by whom.
  create function ages_said(the_case uuid) returns table (country text, says text, source text, at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select s.country, s.says, s.source, s.at from (
        select a.country, a.says, a.source, a.at from age_statement a where a.case_id = the_case
        union all
        select i.country, case i.age_group when 'minor' then 'child' else i.age_group end, 'stated', i.at
          from identification i where i.case_id = the_case) s
     where the_case <> all(cases_without_actor()) and exists (select 1 from case_grant g where g.case_id = the_case
         and g.institution_id = actor_institution() and ${LIVE} and 'family' = any(g.reads || g.writes)
         and (g.rows_from is null or s.at >= g.rows_from) and (g.rows_until is null or s.at < g.rows_until))
     order by s.at limit 500 $$;

  create function child_conditions(the_case uuid, the_country text, until text) returns text[] language sql stable security definer
    set search_path = pg_catalog, public as $$
    with found as (
      select b.* from best_interests b where b.case_id = the_case and b.country = the_country order by b.id desc limit 1),
    there (condition, met) as (values
      ('guardian', exists (select 1 from guardianship g where g.case_id = the_case and g.ended_at is null and g.conflict = 'none_found')),
      ('best_interests', exists (select 1 from found where finding = 'in_their_interest')),
      ('family_assessed', exists (select 1 from found where family in ('in_favour','no_family_there'))),
      ('child_agrees', exists (select 1 from found where child in ('agrees','too_young'))),
      ('guardian_agrees', exists (select 1 from found where guardian = 'agrees')),
      ('placement_reference', exists (select 1 from found where placement_reference is not null)))
    select coalesce(array_agg(c.condition order by c.before desc, c.condition), '{}') from crossing_condition c left join there t using (condition)
     where c.during @> now() and (c.before = 'proposal' or until = 'departure') and not coalesce(t.met, false) $$;

  -- For whoever leads or works on the family of the child; nobody else can tell what is there.
  create function child_conditions_seen(the_case uuid, the_country text, until text) returns text[] language sql stable security definer
    set search_path = pg_catalog, public as $$
    select child_conditions(the_case, the_country, until) where the_case <> all(cases_without_actor()) and (actor_leads(the_case)
      or exists (select 1 from case_grant g where g.case_id = the_case and g.institution_id = actor_institution() and ${LIVE}
        and 'family' = any(g.writes))) $$;

  -- For a child beside the yes to the country, which is theirs or the guardian's: what the table of conditions asks.
  create or replace function why_not_across(the_handover uuid) returns text language sql stable security definer
    set search_path = pg_catalog, public as $$
    select case
      when h.to_country = h.from_country then null
      when (c.path = 'child' or p.content ->> 'ageGroup' in ('minor','unsure') or p.content ->> 'ageBand' in ('0-8','9-17'))
        and child_conditions(h.case_id, h.to_country, case when h.status = 'agreed' then 'departure' else 'proposal' end) <> '{}' then 'child'
      when not agrees_to_country(h.case_id, h.to_country, clock_timestamp()) then 'consent' end
      from handover h join case_file c on c.id = h.case_id left join preview p on p.request_id = h.id
     where h.id = the_handover $$;

  -- The child-protection body of the place where the case is led is there at once; nobody has to think of it.
  create function child_protection_joins(the_case uuid) returns uuid language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  declare leads institution; body institution;
  begin
    select i.* into leads from lead_tenure t join institution i on i.id = t.institution_id
     where t.case_id = the_case and upper_inf(t.during);
    if not found or protects_children(leads.id)
      or not exists (select 1 from case_file f where f.id = the_case and f.path = 'child') then return null; end if;
    if exists (select 1 from case_grant g join institution i on i.id = g.institution_id
        where g.case_id = the_case and g.relation = 'participant' and ${LIVE} and i.country = leads.country and protects_children(i.id)) then
      return null;
    end if;
    select i.* into body from institution i join mandate m on m.institution_id = i.id
     where i.country = leads.country and i.ended_at is null and protects_children(i.id) and not left_out(the_case, i.id)
       and m.kind in ('lead','standing_first_lead') and m.during @> now() and ${OF_CHILDREN}
     order by i.kind <> 'child_protection', m.ages is null, i.name limit 1;
    if not found then return null; end if;
    insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, fields, purpose, during, cause)
    select the_case, body.id, 'participant', coalesce(array_agg(n.section) filter (where n.reads = 'all'), '{}'),
           coalesce(array_agg(n.section) filter (where n.reads = 'own'), '{}'), coalesce(array_agg(n.section) filter (where n.writes), '{}'),
           coalesce(jsonb_object_agg(n.section, n.fields) filter (where n.fields is not null), '{}'),
           (select f.purpose from footing_of(body.id) f), tstzrange(clock_timestamp(), null), 'child_rule'
      from need_to_know n where n.kind = body.kind and n.relation = 'participant' and n.during @> now()
     group by 1 having count(*) > 0;
    return case when found then body.id end;
  end $$;

  -- Back to the adult path only by whoever leads; onto the path of a child by anybody who may say so.
  create function stand_on_path(the_case uuid, the_path text) returns void language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  begin
    if the_path = 'child' then
      update case_file set path = 'child', child_since = clock_timestamp(), adult_since = null where id = the_case and path <> 'child'
        and exists (select 1 from case_grant g where g.case_id = the_case and g.institution_id = actor_institution()
          and ${LIVE} and 'family' = any(g.writes));
    elsif actor_leads(the_case) then
      update case_file set path = 'adult', adult_since = clock_timestamp() where id = the_case and path = 'child';
    end if;
  end $$;

  -- Eighteen: what a guardian may do ends with the day. Answers who leads, to be told; nothing where somebody was faster.
  create function come_of_age(the_case uuid) returns uuid language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  declare leads uuid;
  begin
    update case_file set path = 'adult', adult_since = clock_timestamp() where id = the_case and path = 'child';
    if not found then return null; end if;
    update guardianship set ended_at = clock_timestamp(), end_reason = 'came_of_age' where case_id = the_case and ended_at is null;
    select t.institution_id into leads from lead_tenure t where t.case_id = the_case and upper_inf(t.during);
    return leads;
  end $$;
  revoke all on function protects_children(uuid), stamp_age(), stamp_best_interests(), ages_said(uuid), child_conditions(uuid, text, text),
    child_conditions_seen(uuid, text, text), child_protection_joins(uuid), stand_on_path(uuid, text), come_of_age(uuid) from public;
  grant execute on function protects_children(uuid), ages_said(uuid), child_conditions_seen(uuid, text, text), child_protection_joins(uuid),
    stand_on_path(uuid, text) to hof_app;
  grant execute on function come_of_age(uuid) to hof_worker;
`;

const POLICIES = `
  create policy seen_age_statement on age_statement for select to hof_app using (${sees('age_statement', 'at')});
  create policy new_age_statement on age_statement for insert to hof_app
    with check (institution_id = ${ME} and account_id = ${ACCOUNT} and ${writes('age_statement')});
  grant select, insert on age_statement to hof_app;

  create policy seen_guardianship on guardianship for select to hof_app using (${sees('guardianship', 'since')});
  create policy new_guardianship on guardianship for insert to hof_app
    with check (institution_id = ${ME} and account_id = ${ACCOUNT} and ended_at is null and ${writes('guardianship')});
  create policy ended_guardianship on guardianship for update to hof_app using (${writes('guardianship')}) with check (true);
  grant select, insert, update (ended_at, end_reason) on guardianship to hof_app;

  create policy seen_best_interests on best_interests for select to hof_app using (${sees('best_interests', 'at')});
  create policy new_best_interests on best_interests for insert to hof_app
    with check (institution_id = ${ME} and account_id = ${ACCOUNT} and ${writes('best_interests')});
  grant select, insert on best_interests to hof_app;

  create policy scan_age_statement on age_statement for select to hof_worker using (true);
  grant select (id, case_id, born_on) on age_statement to hof_worker;
`;

// As the migration before left it, word for word.
const CONSENT_ONLY = `
      create or replace function why_not_across(the_handover uuid) returns text language sql stable security definer
        set search_path = pg_catalog, public as $$
        select case
          when h.to_country = h.from_country then null
          when c.path = 'child' or p.content ->> 'ageGroup' in ('minor','unsure') or p.content ->> 'ageBand' in ('0-8','9-17') then 'child'
          when not agrees_to_country(h.case_id, h.to_country, clock_timestamp()) then 'consent' end
          from handover h join case_file c on c.id = h.case_id left join preview p on p.request_id = h.id
         where h.id = the_handover $$;`;
