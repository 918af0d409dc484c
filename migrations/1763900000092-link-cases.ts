import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Siblings, partners, parent and child, people of one group (flows.md 2.9). A link gives no grant and no visibility: who leads
 * one of the cases learns how many belong together and what holds for them, never another case. What touches two cases at
 * once is a function, since nobody need see both.
 */
export class LinkCases1763900000092 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen_case_link on case_link; drop table linked_case; drop table case_link;
      drop function link_cases(uuid, uuid, text, uuid); drop function links_of(uuid, uuid);
      drop function end_link(uuid, uuid, text); drop function actor_links(uuid);`);
  }
}

const ROLES = '((select actor_roles())::text[])';
const within = (caseId: string) => `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = ${caseId} and a.institution_id = (select actor_institution())
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;

const TABLES = `
  create table case_link (
    id uuid not null default uuidv7() constraint case_link_pkey primary key,
    kind text not null constraint case_link_kind check (kind in ('siblings','partners','parent_and_child','same_group')),
    made_by uuid not null constraint case_link_made_by references institution,
    made_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    end_reason text constraint case_link_end_reason check (end_reason in ('not_so','they_wish_it','by_mistake')),
    constraint case_link_ends_with_reason check ((ended_at is null) = (end_reason is null))
  );
  create table linked_case (
    link_id uuid not null constraint linked_case_link references case_link,
    case_id uuid not null constraint linked_case_case references case_file,
    wish text constraint linked_case_wish check (wish in ('together','apart','must_not_learn')),
    wished_at timestamptz,
    account_id uuid,
    constraint linked_case_pkey primary key (link_id, case_id),
    constraint linked_case_wish_by check ((wish is null) = (account_id is null) and (wish is null) = (wished_at is null))
  );
  create index linked_case_of_case on linked_case (case_id, link_id desc);
`;

const FUNCTIONS = `
  -- Whoever leads one of the cases and works on it there; kept out, they lead nothing.
  create function actor_links(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select actor_leads(the_case) and the_case <> all(cases_without_actor()) and ${within('the_case')} $$;

  -- The lead of one case and a reader of the other: nobody else can tell that they belong together. Into a link, or a new one.
  create function link_cases(the_case uuid, other uuid, the_kind text, into_link uuid)
    returns uuid language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  declare made uuid := into_link;
  begin
    if not actor_links(the_case) then
      raise exception 'not yours to link' using errcode = '23514', constraint = 'linked_by_who_leads';
    end if;
    if not exists (select 1 from case_grant g where g.case_id = other and g.institution_id = actor_institution()
        and 'lead' = any(g.reads) and (upper_inf(g.during) or upper(g.during) > statement_timestamp()))
      or other = any(cases_without_actor()) then
      raise exception 'not theirs to see' using errcode = '42501';
    end if;
    if made is null then
      insert into case_link (kind, made_by) values (the_kind, actor_institution()) returning id into made;
      insert into linked_case (link_id, case_id) values (made, the_case);
    else
      perform 1 from case_link l join linked_case c on c.link_id = l.id
        where l.id = made and c.case_id = the_case and l.ended_at is null for update of l;
      if not found then raise exception 'link has ended' using errcode = '23514', constraint = 'link_lasts'; end if;
    end if;
    insert into linked_case (link_id, case_id) values (made, other) on conflict do nothing;
    return made;
  end $$;

  -- What the lead of one case sees of its links: of the others only how many, what they said, and a number that it sees anyway.
  create function links_of(the_case uuid, only_link uuid default null) returns table (id uuid, kind text, made_at timestamptz,
      ended_at timestamptz, wish text, wishes text[], numbers text[], leads jsonb) language sql stable security definer
    set search_path = pg_catalog, public as $$
    select l.id, l.kind, l.made_at, l.ended_at, c.wish, o.wishes, o.numbers, o.leads
      from linked_case c join case_link l on l.id = c.link_id
      cross join lateral (
        select array_agg(m.wish order by m.case_id) as wishes,
               coalesce(array_agg(f.number order by f.number) filter (where m.case_id <> the_case and m.case_id <> all(hidden.cases)
                 and exists (select 1 from case_grant g where g.case_id = m.case_id and g.institution_id = actor_institution()
                   and 'lead' = any(g.reads) and (upper_inf(g.during) or upper(g.during) > statement_timestamp()))), '{}') as numbers,
               coalesce(jsonb_agg(jsonb_build_object('case', m.case_id, 'lead', t.institution_id))
                 filter (where m.case_id <> the_case and t.institution_id <> actor_institution()), '[]') as leads
          from linked_case m join case_file f on f.id = m.case_id
          left join lead_tenure t on t.case_id = m.case_id and upper_inf(t.during), (select cases_without_actor() as cases) hidden
         where m.link_id = l.id) o
     where c.case_id = the_case and (only_link is null or l.id = only_link) and actor_links(the_case) $$;

  create function end_link(the_case uuid, the_link uuid, why text) returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
  begin
    if not actor_links(the_case) then return false; end if;
    update case_link l set ended_at = clock_timestamp(), end_reason = why where l.id = the_link and l.ended_at is null
      and exists (select 1 from linked_case c where c.link_id = l.id and c.case_id = the_case);
    return found;
  end $$;
  revoke all on function actor_links(uuid), link_cases(uuid, uuid, text, uuid), links_of(uuid, uuid), end_link(uuid, uuid, text) from public;
  grant execute on function actor_links(uuid), link_cases(uuid, uuid, text, uuid), links_of(uuid, uuid), end_link(uuid, uuid, text) to hof_app;
`;

const POLICIES = `
  alter table case_link enable row level security; alter table case_link force row level security;
  alter table linked_case enable row level security; alter table linked_case force row level security;
  create policy owner_case_link on case_link to hof_owner using (true) with check (true);
  create policy owner_linked_case on linked_case to hof_owner using (true) with check (true);
  create policy seen_case_link on case_link for select to hof_app
    using (exists (select 1 from linked_case c where c.link_id = case_link.id and actor_links(c.case_id)));
  create policy seen_linked_case on linked_case for select to hof_app using (actor_links(case_id));
  create policy wished_linked_case on linked_case for update to hof_app using (actor_links(case_id))
    with check (account_id = (select actor_account()));
  grant select on case_link to hof_app;
  grant select, update (wish, wished_at, account_id) on linked_case to hof_app;
`;
