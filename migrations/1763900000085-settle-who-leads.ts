import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One person, two open cases, two leads (flows.md C9, domain.md 9.4.9). A confirmed match opens a lead conflict, which freezes
 * what would move either lead; settled, one case goes on and the other is joined to it: closed, with its own history, its own
 * consents and whoever was in it, readable for the lead by the matrix. A joined case is as it was again when that is undone.
 */
export class SettleWhoLeads1763900000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(BOTH_SAY);
    await runner.query(FREEZE);
    await runner.query(POLICIES);
    await runner.query(OPEN);
    await runner.query(MERGE);
    await runner.query(UNDO);
    await runner.query(JOINED);
    await runner.query(ofWholeGroup());
    await runner.query(CASE_OF_NUMBER('joined'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CASE_OF_NUMBER('before')}
      ${asBefore()}
      drop policy conflict_is_the_leads on case_event;
      drop trigger joined_stays_closed on case_period; drop function keep_joined_closed();
      drop trigger joined_goes_along on lead_tenure; drop function bring_joined_along();
      drop trigger joined_closes_along on case_period; drop function close_joined_along();
      drop trigger conflict_knows_lead on lead_tenure; drop function tell_conflict_of_lead();
      drop trigger lead_brings_tasks on lead_tenure;
      create trigger lead_brings_tasks after insert on lead_tenure
        for each row when (new.cause = 'taken_over') execute function inherit_tasks();
      drop function undo_merge(uuid, text); drop function merge_cases(uuid); drop function open_lead_conflict(uuid, text, text);
      drop function conflict_facts(uuid); drop function sides_of_conflict(uuid); drop function lead_by_matrix(uuid, uuid, text, timestamptz, timestamptz, boolean);
      drop function joins_of(uuid[]); drop function last_contact(uuid);
      drop trigger frozen_by_conflict on handover; drop function hold_handovers(); drop function in_lead_conflict(uuid); drop function case_is_joined(uuid);
      drop function kept_case_of(uuid); drop function joined_group(uuid);
      drop table lead_conflict; drop function hear_only_who_speaks(); drop function speaks_for(uuid, uuid, uuid);
      drop policy decided_by_other on possible_match; drop policy contacted_match on possible_match;
      create policy contacted_match on possible_match for select to hof_app using (
        asked_by = ${ME} and status in ('contact','same') and ${ROLES} && '{lead_coordinator,caseworker}');
      drop function other_lead_of(uuid); drop function actor_meets(uuid);
      update possible_match set status = 'contact' where status = 'one_says_same';
      update possible_match set status = 'waiting' where status = 'no_contact';
      alter table possible_match drop column said_same, drop constraint possible_match_status,
        add constraint possible_match_status check (status in ('waiting','contact','same','not_same'));`);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const FOCAL = `(${ROLES} && '{national_focal_point}' and exists (
  select 1 from mandate m where m.institution_id = ${ME} and m.kind = 'focal_point' and m.during @> now()))`;
const OPEN_CONFLICT = `status in ('open','escalated')`;
const ENDED_NOW = `during = tstzrange(lower(during), greatest(at, lower(during) + interval '1 microsecond'))`;

const TABLE = `
  create table lead_conflict (
    id uuid not null default uuidv7() constraint lead_conflict_pkey primary key,
    match_id uuid not null constraint lead_conflict_match references possible_match,
    first_case uuid not null constraint lead_conflict_first references case_file,
    second_case uuid not null constraint lead_conflict_second references case_file,
    -- Who leads each, kept up while it is open; afterwards who led when it was settled.
    first_lead uuid not null constraint lead_conflict_first_lead references institution,
    second_lead uuid not null constraint lead_conflict_second_lead references institution,
    default_side text not null constraint lead_conflict_default check (default_side in ('first','second')),
    default_why text not null constraint lead_conflict_default_why check (default_why in ('last_contact','earlier_lead')),
    status text not null default 'open' constraint lead_conflict_status check (status in ('open','escalated','merged','apart','undone')),
    opened_at timestamptz not null default clock_timestamp(),
    due_at timestamptz,
    escalated_to uuid constraint lead_conflict_escalated_to references institution,
    escalation_position integer,
    -- The word of each side's country: whose case goes on, or that they are two persons after all.
    first_says text constraint lead_conflict_first_says check (first_says in ('first','second','apart')),
    second_says text constraint lead_conflict_second_says check (second_says in ('first','second','apart')),
    settled_at timestamptz,
    settled_by uuid,
    kept_case uuid,
    joined_case uuid,
    undone_at timestamptz,
    undone_by uuid,
    undone_why text constraint lead_conflict_undone_why check (undone_why in ('two_persons','joined_by_mistake')),
    version integer not null default 1,
    constraint lead_conflict_two_cases check (first_case <> second_case),
    constraint lead_conflict_joined check ((kept_case is null) = (joined_case is null)),
    constraint lead_conflict_undone check ((undone_at is null) = (undone_why is null))
  );
  create unique index one_conflict_per_match on lead_conflict (match_id);
  create unique index joined_once on lead_conflict (joined_case) where status = 'merged';
  create index lead_conflict_kept on lead_conflict (kept_case) where status = 'merged';
  create index lead_conflict_first_open on lead_conflict (first_case) where ${OPEN_CONFLICT};
  create index lead_conflict_second_open on lead_conflict (second_case) where ${OPEN_CONFLICT};
  create index lead_conflict_due on lead_conflict (due_at) where ${OPEN_CONFLICT};
  alter table lead_conflict enable row level security;
  alter table lead_conflict force row level security;
  create policy owner_lead_conflict on lead_conflict to hof_owner using (true) with check (true);

  -- A case, and all that are joined to it or it to, however often.
  create function joined_group(the_case uuid) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    with recursive g(id) as (
      select the_case
      union
      select case when c.kept_case = g.id then c.joined_case else c.kept_case end
        from g join lead_conflict c on c.status = 'merged' and (c.kept_case = g.id or c.joined_case = g.id))
    select id from g $$;
  create function kept_case_of(the_case uuid) returns uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    with recursive g(id, depth) as (
      select the_case, 0 union all select c.kept_case, g.depth + 1 from g join lead_conflict c on c.joined_case = g.id and c.status = 'merged')
    select id from g order by depth desc limit 1 $$;
  create function in_lead_conflict(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from lead_conflict where first_case = the_case and ${OPEN_CONFLICT})
        or exists (select 1 from lead_conflict where second_case = the_case and ${OPEN_CONFLICT}) $$;
  create function case_is_joined(the_case uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from lead_conflict where joined_case = the_case and status = 'merged') $$;
  revoke all on function joined_group(uuid), kept_case_of(uuid), in_lead_conflict(uuid), case_is_joined(uuid) from public;
  grant execute on function in_lead_conflict(uuid), case_is_joined(uuid) to hof_app, hof_worker;
  grant execute on function kept_case_of(uuid) to hof_worker;
`;

// Both institutions say that it is one person; who met the second one may be a patrol, and its lead is who speaks for it.
const BOTH_SAY = `
  alter table possible_match add column said_same uuid constraint possible_match_said_same references institution,
    drop constraint possible_match_status,
    add constraint possible_match_status check (status in ('waiting','contact','one_says_same','same','not_same','no_contact'));
  create function actor_meets(the_victim uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from case_period p join lead_tenure t on t.case_id = p.case_id and upper_inf(t.during)
      where p.victim_id = the_victim and upper_inf(p.during) and t.institution_id = actor_institution()) $$;
  create function other_lead_of(the_match uuid) returns uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    select t.institution_id from possible_match m join case_period p on p.victim_id = m.other_victim and upper_inf(p.during)
      join lead_tenure t on t.case_id = p.case_id and upper_inf(t.during) where m.id = the_match $$;
  revoke all on function actor_meets(uuid), other_lead_of(uuid) from public;
  grant execute on function actor_meets(uuid), other_lead_of(uuid) to hof_app;
  grant update (said_same) on possible_match to hof_app;
  drop policy contacted_match on possible_match;
  create policy contacted_match on possible_match for select to hof_app using (
    status in ('contact','one_says_same','same','not_same') and ((asked_by = ${ME} and status <> 'not_same'
        and ${ROLES} && '{lead_coordinator,caseworker}')
      or (other_victim is not null and 'lead_coordinator' = any(${ROLES}) and actor_meets(other_victim)
        and (status <> 'not_same' or said_same is not null))));
  create policy decided_by_other on possible_match for update to hof_app
    using (status in ('contact','one_says_same') and other_victim is not null and 'lead_coordinator' = any(${ROLES}) and actor_meets(other_victim))
    with check (true);
`;

// What would move a lead waits until it is settled who leads; whoever is on the way arrives.
const FREEZE = `
  create function hold_handovers() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if in_lead_conflict(new.case_id) and (tg_op = 'INSERT' or (new.status <> old.status and (
        new.status in ('agreed','in_transit') or (new.status = 'proposed' and old.status <> 'info_requested')
        or (new.status = 'taken_over' and old.status <> 'in_transit')))) then
      raise exception 'lead conflict' using errcode = '23514', constraint = 'frozen_by_conflict';
    end if;
    return new;
  end $$;
  revoke all on function hold_handovers() from public;
  create trigger frozen_by_conflict before insert or update of status on handover for each row execute function hold_handovers();

  create function tell_conflict_of_lead() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update lead_conflict set first_lead = new.institution_id where first_case = new.case_id and ${OPEN_CONFLICT};
    update lead_conflict set second_lead = new.institution_id where second_case = new.case_id and ${OPEN_CONFLICT};
    return null;
  end $$;
  revoke all on function tell_conflict_of_lead() from public;
  create trigger conflict_knows_lead after insert on lead_tenure for each row execute function tell_conflict_of_lead();
`;

const POLICIES = `
  create policy seen_conflict on lead_conflict for select to hof_app using (
    ('lead_coordinator' = any(${ROLES}) and (${ME} in (first_lead, second_lead) or actor_leads(first_case) or actor_leads(second_case)))
    or (${FOCAL} and exists (select 1 from institution i where i.id in (first_lead, second_lead) and i.country = actor_country()))
    or (escalated_to = ${ME} and ${ROLES} && '{lead_coordinator,national_focal_point}'));
  create policy not_left_out on lead_conflict as restrictive to hof_app using (
    first_case <> all((select cases_without_actor())::uuid[]) and second_case <> all((select cases_without_actor())::uuid[])) with check (true);
  create policy spoken_conflict on lead_conflict for update to hof_app using (${OPEN_CONFLICT}) with check (${OPEN_CONFLICT} or status = 'apart');
  grant select on lead_conflict to hof_app;
  grant update (first_says, second_says, status, settled_at, settled_by, version) on lead_conflict to hof_app;
  create policy scan_conflict on lead_conflict to hof_worker using (true) with check (true);
  grant select on lead_conflict to hof_worker;
  grant update (status, due_at, escalated_to, escalation_position, version) on lead_conflict to hof_worker;

  -- That a person has a second case is the leads' to know, not that of everybody who helps.
  create policy conflict_is_the_leads on case_event as restrictive for select to hof_app using (
    kind !~ '^conflict[.]' or exists (select 1 from case_grant g where g.case_id = case_event.case_id and g.institution_id = ${ME}
      and g.relation in ('lead','holding_lead')));
`;

const OPEN = `
  -- When the person was last known to be with or to speak to somebody: met, arrived, asked, heard.
  create function last_contact(the_case uuid) returns timestamptz language sql stable security definer
    set search_path = pg_catalog, public as $$
    select greatest(
      (select max(i.at) from identification i where i.case_id = the_case),
      (select max(h.met_at) from handover h where h.case_id = the_case and h.taken_over_at is not null),
      (select max(a.recorded_at) from consent_answer a where a.case_id = the_case and a.answer in ('yes','no','undecided')),
      (select max(e.recorded_at) from section_entry e where e.case_id = the_case and e.statement = 'told_by_person')) $$;
  create function conflict_facts(the_match uuid) returns table (first_contact timestamptz, second_contact timestamptz,
      first_since timestamptz, second_since timestamptz) language sql stable security definer
    set search_path = pg_catalog, public as $$
    select last_contact(m.case_id), last_contact(o.case_id), lower(f.during), lower(s.during)
      from possible_match m join case_period o on o.victim_id = m.other_victim and upper_inf(o.during)
      join case_period f on f.case_id = m.case_id and upper_inf(f.during)
      join case_period s on s.case_id = o.case_id and upper_inf(s.during)
     where m.id = the_match and (actor_leads(m.case_id) or actor_leads(o.case_id)) $$;
  -- Both sides have said so, under the lock of both cases; nothing where one of them is closed.
  create function open_lead_conflict(the_match uuid, by_default text, why text) returns table (conflict uuid, first_lead uuid, second_lead uuid, due timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare m possible_match; second uuid; one uuid; two uuid; made lead_conflict;
  begin
    select * into m from possible_match where id = the_match and status = 'same' for update;
    select p.case_id into second from case_period p where p.victim_id = m.other_victim and upper_inf(p.during);
    if m.id is null or second is null then return; end if;
    perform 1 from case_file where id in (m.case_id, second) order by id for update;
    select t.institution_id into one from lead_tenure t where t.case_id = m.case_id and upper_inf(t.during);
    select t.institution_id into two from lead_tenure t where t.case_id = second and upper_inf(t.during);
    if one is null or two is null then return; end if;
    if actor_institution() not in (one, two) then raise exception 'not yours to open' using errcode = '42501'; end if;
    insert into lead_conflict (match_id, first_case, second_case, first_lead, second_lead, default_side, default_why, due_at)
    values (m.id, m.case_id, second, one, two, by_default, why, clock_timestamp() + (select l.lasts from time_limit l
      join institution i on i.id = case by_default when 'first' then one else two end
      where l.what = 'lead_conflict' and l.country in (i.country, '*') and l.during @> clock_timestamp() order by l.country = '*' limit 1))
    returning * into made;
    insert into case_event (case_id, kind, institution_id) values
      (made.first_case, 'conflict.opened', one), (made.second_case, 'conflict.opened', two);
    return query select made.id, one, two, made.due_at;
  end $$;
  -- What those who settle it see of each side: who leads it and since when, and what still stands against joining it. No case, no person.
  create function sides_of_conflict(the_conflict uuid) returns table (side text, case_id uuid, lead uuid, basis text, since timestamptz,
      last_contact timestamptz, contact_lost boolean, requests_open boolean, in_transit boolean, open boolean, keeps_out boolean)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select s.side, s.case_id, s.lead, t.basis, (select lower(p.during) from case_period p where p.case_id = s.case_id order by lower(p.during) desc limit 1),
           last_contact(s.case_id), f.contact_lost_since is not null,
           exists (select 1 from ask a where a.case_id = s.case_id and a.ended_at is null)
             or exists (select 1 from need n where n.case_id = s.case_id and n.ended_at is null)
             or exists (select 1 from handover h where h.case_id = s.case_id and h.ended_at is null and h.taken_over_at is null),
           exists (select 1 from handover h where h.case_id = s.case_id and h.status = 'in_transit'),
           exists (select 1 from case_period p where p.case_id = s.case_id and upper_inf(p.during)),
           left_out(s.case_id, s.other_lead)
      from lead_conflict c cross join lateral (values ('first', c.first_case, c.first_lead, c.second_lead),
        ('second', c.second_case, c.second_lead, c.first_lead)) s(side, case_id, lead, other_lead)
      join case_file f on f.id = s.case_id left join lead_tenure t on t.case_id = s.case_id and upper_inf(t.during)
     where c.id = the_conflict and (actor_institution() in (c.first_lead, c.second_lead, c.escalated_to)
       or actor_leads(c.first_case) or actor_leads(c.second_case)
       or (actor_roles() && '{national_focal_point}' and exists (
         select 1 from institution i where i.id in (c.first_lead, c.second_lead) and i.country = actor_country()))) $$;
  -- The same rule as speaksFor in src/conflicts/conflict.ts: nobody else's word is written down, whoever writes it.
  create function speaks_for(the_lead uuid, other_lead uuid, desk uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select coalesce(desk = actor_institution() and actor_roles() && '{lead_coordinator,national_focal_point}', false)
      or (actor_roles() && '{lead_coordinator}' and the_lead = actor_institution() and (the_lead = other_lead or f.holders is null))
      or (actor_roles() && '{national_focal_point}' and actor_institution() = any(f.holders))
      from (select array_agg(m.institution_id) as holders from mandate m join institution i on i.id = m.institution_id
        where m.kind = 'focal_point' and m.during @> now() and i.ended_at is null
          and i.country = (select country from institution where id = the_lead)) f $$;
  create function hear_only_who_speaks() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if (new.first_says is distinct from old.first_says and not speaks_for(old.first_lead, old.second_lead, old.escalated_to))
      or (new.second_says is distinct from old.second_says and not speaks_for(old.second_lead, old.first_lead, old.escalated_to))
      or (new.status = 'apart' and (new.first_says <> 'apart' or new.second_says <> 'apart')) then
      raise exception 'not yours to say' using errcode = '42501';
    end if;
    return new;
  end $$;
  revoke all on function speaks_for(uuid, uuid, uuid), hear_only_who_speaks() from public;
  create trigger only_who_speaks before update of first_says, second_says, status on lead_conflict
    for each row execute function hear_only_who_speaks();
  revoke all on function last_contact(uuid), conflict_facts(uuid), open_lead_conflict(uuid, text, text), sides_of_conflict(uuid) from public;
  grant execute on function conflict_facts(uuid), open_lead_conflict(uuid, text, text), sides_of_conflict(uuid) to hof_app;
`;

const MERGE = `
  -- A lead's grant, from the matrix as it is now. In a joined case it reads and does not write: new facts go where the case goes on.
  create function lead_by_matrix(the_case uuid, the_lead uuid, the_relation text, at timestamptz, reads_from timestamptz, writes_too boolean)
    returns void language sql volatile security definer set search_path = pg_catalog, public as $$
    insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, fields, during, rows_from, cause)
    select the_case, the_lead, the_relation, coalesce(array_agg(n.section) filter (where n.reads = 'all'), '{}'),
           coalesce(array_agg(n.section) filter (where n.reads = 'own'), '{}'),
           coalesce(array_agg(n.section) filter (where n.writes and writes_too), '{}'),
           coalesce(jsonb_object_agg(n.section, n.fields) filter (where n.fields is not null), '{}'), tstzrange(at, null), reads_from, 'merged'
      from institution i left join need_to_know n on n.kind = i.kind and n.relation = the_relation and n.during @> at
     where i.id = the_lead $$;

  -- Both sides, or the desk it went up to, say whose case goes on. The other lead's tenure passes on and its period ends, in one instant.
  create function merge_cases(the_conflict uuid) returns table (kept uuid, joined uuid, lead uuid, former uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare c lead_conflict; goes_on text; at timestamptz; new_lead uuid; old lead_tenure; look_back interval; keeps uuid; joins uuid; from_row timestamptz;
  begin
    select * into c from lead_conflict where id = the_conflict;
    perform 1 from case_file where id in (c.first_case, c.second_case) order by id for update;
    select * into c from lead_conflict where id = the_conflict and ${OPEN_CONFLICT} for update;
    if c.id is null then raise exception 'not open' using errcode = '23514', constraint = 'conflict_settled_before'; end if;
    goes_on := c.first_says;
    if goes_on is distinct from c.second_says or goes_on not in ('first','second') then
      raise exception 'not agreed' using errcode = '42501';
    end if;
    keeps := case goes_on when 'first' then c.first_case else c.second_case end;
    joins := case goes_on when 'first' then c.second_case else c.first_case end;
    new_lead := case goes_on when 'first' then c.first_lead else c.second_lead end;
    if exists (select 1 from ask a where a.case_id = joins and a.ended_at is null) or exists (select 1 from need n where n.case_id = joins and n.ended_at is null)
      or exists (select 1 from handover h where h.case_id = joins and h.ended_at is null and h.taken_over_at is null) then
      raise exception 'requests open' using errcode = '23514', constraint = 'joined_without_requests';
    end if;
    select * into old from lead_tenure t where t.case_id = joins and upper_inf(t.during);
    if old.case_id is null or not exists (select 1 from lead_tenure t where t.case_id = keeps and t.institution_id = new_lead and upper_inf(t.during)) then
      raise exception 'a case was closed' using errcode = '23514', constraint = 'conflict_settled_before';
    end if;
    if left_out(joins, new_lead) then
      raise exception 'kept out' using errcode = '23514', constraint = 'lead_kept_out';
    end if;
    at := greatest(clock_timestamp(), lower(old.during) + interval '1 microsecond');
    select g.rows_from into from_row from case_grant g where g.case_id = joins and g.institution_id = old.institution_id
       and g.relation in ('lead','holding_lead') and upper_inf(g.during);
    update lead_conflict set status = 'merged', settled_at = at, settled_by = actor_account(), kept_case = keeps, joined_case = joins,
      due_at = null, version = version + 1 where id = c.id;
    update lead_tenure set during = tstzrange(lower(during), at) where case_id = joins and upper_inf(during);
    insert into lead_tenure (case_id, institution_id, during, cause, basis)
    values (joins, new_lead, tstzrange(at, at + interval '1 microsecond'), 'merged', old.basis);
    update case_period set during = tstzrange(lower(during), at + interval '1 microsecond'), close_reason = 'duplicate_merged'
     where case_id = joins and upper_inf(during);
    -- Whoever helped in the joined case keeps what they had; only its lead passes on.
    update case_grant set ${ENDED_NOW} where case_id = joins and institution_id = old.institution_id
       and relation in ('lead','holding_lead') and upper_inf(during);
    perform lead_by_matrix(joins, new_lead, 'lead', at, from_row, false);
    if old.institution_id <> new_lead and not left_out(keeps, old.institution_id) then
      select l.lasts into look_back from time_limit l join institution i on i.id = old.institution_id
       where l.what = 'read_window' and l.country in (i.country, '*') and l.during @> at order by l.country = '*' limit 1;
      update case_grant set ${ENDED_NOW} where case_id = joins and institution_id = old.institution_id and relation = 'former_lead'
         and request_id is null and (upper_inf(during) or upper(during) > at);
      perform lead_by_matrix(joins, old.institution_id, 'former_lead', at, from_row, false);
      update case_grant set during = tstzrange(at, at + look_back), rows_until = at where case_id = joins
         and institution_id = old.institution_id and relation = 'former_lead' and upper_inf(during) and cause = 'merged';
    end if;
    insert into case_event (case_id, kind, institution_id) values (keeps, 'conflict.merged', new_lead), (joins, 'conflict.merged', new_lead);
    return query select keeps, joins, new_lead, old.institution_id;
  end $$;
  revoke all on function lead_by_matrix(uuid, uuid, text, timestamptz, timestamptz, boolean), merge_cases(uuid) from public;
  grant execute on function merge_cases(uuid) to hof_app;
`;

const UNDO = `
  -- The joined case is opened again with the lead that it had, or its country's fallback where that institution has ended.
  create function undo_merge(the_conflict uuid, why text) returns table (kept uuid, joined uuid, lead uuid, again uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare c lead_conflict; old lead_tenure; at timestamptz; again uuid; now_lead uuid; of_period case_period; from_row timestamptz; the_basis text;
  begin
    select * into c from lead_conflict where id = the_conflict;
    perform 1 from case_file where id in (c.first_case, c.second_case) order by id for update;
    select * into c from lead_conflict where id = the_conflict and status = 'merged' for update;
    if c.id is null then raise exception 'not merged' using errcode = '23514', constraint = 'conflict_settled_before'; end if;
    select t.institution_id into now_lead from lead_tenure t where t.case_id = c.kept_case and upper_inf(t.during);
    if now_lead is null then raise exception 'kept case is closed' using errcode = '23514', constraint = 'undone_while_open'; end if;
    if not (actor_institution() = now_lead or (actor_roles() && '{national_focal_point}' and exists (
        select 1 from institution i where i.id in (c.first_lead, c.second_lead) and i.country = actor_country()))) then
      raise exception 'not yours to undo' using errcode = '42501';
    end if;
    select * into of_period from case_period p where p.case_id = c.joined_case order by lower(p.during) desc limit 1;
    select * into old from lead_tenure t where t.case_id = c.joined_case and upper(t.during) = c.settled_at;
    at := greatest(clock_timestamp(), upper(of_period.during) + interval '1 microsecond');
    again := case when exists (select 1 from institution i where i.id = old.institution_id and i.ended_at is null) then old.institution_id
      else (select m.institution_id from mandate m join institution i on i.id = m.institution_id
        where m.kind = 'fallback_lead' and m.during @> at and i.ended_at is null
          and i.country = (select country from institution where id = old.institution_id) order by m.institution_id limit 1) end;
    again := coalesce(again, old.institution_id);
    the_basis := case when again = old.institution_id then old.basis else 'fallback' end;
    update lead_conflict set status = 'undone', undone_at = at, undone_by = actor_account(), undone_why = why, version = version + 1 where id = c.id;
    update case_grant set ${ENDED_NOW} where case_id = c.joined_case and institution_id = now_lead and relation = 'lead' and upper_inf(during);
    update case_grant set ${ENDED_NOW} where case_id = c.joined_case and institution_id = again and relation = 'former_lead'
       and request_id is null and (upper_inf(during) or upper(during) > at);
    insert into case_period (case_id, victim_id, during, opened_by, country)
    values (c.joined_case, of_period.victim_id, tstzrange(at, null), of_period.opened_by, of_period.country);
    insert into lead_tenure (case_id, institution_id, during, cause, basis, holding_until)
    values (c.joined_case, again, tstzrange(at, null), 'merged', the_basis, case when again = old.institution_id then old.holding_until end);
    select g.rows_from into from_row from case_grant g where g.case_id = c.joined_case and g.institution_id = old.institution_id
       and g.relation in ('lead','holding_lead') order by lower(g.during) desc limit 1;
    perform lead_by_matrix(c.joined_case, again, case the_basis when 'holding' then 'holding_lead' else 'lead' end, at, from_row, true);
    update case_task set institution_id = again where case_id = c.joined_case and institution_id = now_lead and done_at is null;
    insert into case_event (case_id, kind, institution_id) values (c.kept_case, 'conflict.undone', now_lead), (c.joined_case, 'conflict.undone', again);
    return query select c.kept_case, c.joined_case, now_lead, again;
  end $$;
  revoke all on function undo_merge(uuid, text) from public;
  grant execute on function undo_merge(uuid, text) to hof_app;
`;

const JOINED = `
  drop trigger lead_brings_tasks on lead_tenure;
  create trigger lead_brings_tasks after insert on lead_tenure
    for each row when (new.cause in ('taken_over','merged')) execute function inherit_tasks();

  create function keep_joined_closed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if case_is_joined(new.case_id) then
      raise exception 'joined' using errcode = '23514', constraint = 'joined_stays_closed';
    end if;
    return new;
  end $$;
  create trigger joined_stays_closed before insert on case_period for each row execute function keep_joined_closed();

  -- Whoever leads reads what was joined, too; not where the person took the yes to them back, nor after a return.
  create function bring_joined_along() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare a_case uuid; at timestamptz := lower(new.during);
  begin
    if not upper_inf(new.during) then return null; end if;
    for a_case in select g from joined_group(new.case_id) g where g <> new.case_id loop
      update case_grant set ${ENDED_NOW} where case_id = a_case and relation = 'lead' and upper_inf(during);
      if new.cause <> 'opened' and not exists (select 1 from handover h where h.case_id = new.case_id
          and h.to_institution = new.institution_id and h.sharing_stopped_at is not null and h.ended_at is null and h.taken_over_at is null) then
        perform lead_by_matrix(a_case, new.institution_id, 'lead', at, null, false);
      end if;
    end loop;
    return null;
  end $$;
  create trigger joined_goes_along after insert on lead_tenure for each row execute function bring_joined_along();

  create function close_joined_along() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare at timestamptz := upper(new.during);
  begin
    if not upper_inf(new.during) and upper_inf(old.during) and new.close_reason <> 'duplicate_merged' then
      update case_grant set ${ENDED_NOW} where relation = 'lead' and upper_inf(during)
         and case_id in (select g from joined_group(new.case_id) g where g <> new.case_id);
    end if;
    return null;
  end $$;
  create trigger joined_closes_along after update of during on case_period for each row execute function close_joined_along();
  revoke all on function keep_joined_closed(), bring_joined_along(), close_joined_along() from public;

  -- Under which number a case goes on, for whoever reads it; and to its lead, what was joined to it.
  create function joins_of(the_cases uuid[]) returns table (of_case uuid, other_case uuid, number text, goes_on boolean, since timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select c.joined_case, case when actor_leads(k.id) then k.id end, k.number, true, c.settled_at
      from lead_conflict c join case_file k on k.id = kept_case_of(c.joined_case)
     where c.joined_case = any(the_cases) and c.status = 'merged' and exists (select 1 from case_grant g where g.case_id = c.joined_case
       and g.institution_id = actor_institution() and g.relation <> 'first_responder' and (upper_inf(g.during) or upper(g.during) > clock_timestamp()))
    union all
    select k.id, j.id, j.number, false, c.settled_at
      from unnest(the_cases) k(id) cross join lateral joined_group(k.id) g(id)
      join lead_conflict c on c.joined_case = g.id and c.status = 'merged' join case_file j on j.id = g.id
     where g.id <> k.id and actor_leads(k.id)
     order by 5, 2 $$;
  revoke all on function joins_of(uuid[]) from public;
  grant execute on function joins_of(uuid[]) to hof_app;
`;

// Whom the person wants kept out of one case is kept out of what is joined to it.
const ofWholeGroup = (): string => `
  create or replace function cases_without_actor() returns uuid[] language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    declare kept_out uuid[];
    begin
      kept_out := array(select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id is null and x.institution_id = actor_institution()
        union select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id = actor_account());
      if kept_out = '{}' then return kept_out; end if;
      return array(select distinct g from unnest(kept_out) c, joined_group(c) g);
    end $$;
  create or replace function left_out(the_case uuid, the_institution uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from excluded_recipient x where x.institution_id = the_institution and x.account_id is null and x.ended_at is null
      and (x.case_id = the_case or x.case_id in (select joined_group(the_case)))) $$;
  create or replace function institutions_left_out(the_case uuid) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    select x.institution_id from excluded_recipient x where x.case_id in (select joined_group(the_case)) and x.account_id is null and x.ended_at is null $$;
  create or replace function lead_is_not_left_out() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      update excluded_recipient set ended_at = clock_timestamp() where case_id in (select joined_group(new.case_id)) and institution_id = new.institution_id
         and account_id is null and ended_at is null;
      if found then insert into case_event (case_id, kind, details, institution_id)
        values (new.case_id, 'exclusion.ended-by-lead', jsonb_build_object('institution', new.institution_id), new.institution_id);
      end if;
      return new;
    end $$;
`;
const asBefore = (): string => `
  create or replace function cases_without_actor() returns uuid[] language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    begin
      return array(select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id is null and x.institution_id = actor_institution()
        union select x.case_id from excluded_recipient x where x.ended_at is null and x.account_id = actor_account());
    end $$;
  create or replace function left_out(the_case uuid, the_institution uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select 1 from excluded_recipient x where x.case_id = the_case and x.institution_id = the_institution
      and x.account_id is null and x.ended_at is null) $$;
  create or replace function institutions_left_out(the_case uuid) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, public as $$
    select x.institution_id from excluded_recipient x where x.case_id = the_case and x.account_id is null and x.ended_at is null $$;
  create or replace function lead_is_not_left_out() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      update excluded_recipient set ended_at = clock_timestamp() where case_id = new.case_id and institution_id = new.institution_id
         and account_id is null and ended_at is null;
      if found then insert into case_event (case_id, kind, details, institution_id)
        values (new.case_id, 'exclusion.ended-by-lead', jsonb_build_object('institution', new.institution_id), new.institution_id);
      end if;
      return new;
    end $$;
`;

const CASE_OF_NUMBER = (is: 'before' | 'joined'): string =>
  is === 'before'
    ? `
  create or replace function case_of_number(the_number text) returns table (case_id uuid, victim_id uuid, lead uuid) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select c.id, c.victim_id, (select t.institution_id from public.lead_tenure t where t.case_id = c.id and upper_inf(t.during))
      from public.case_file c where c.number = the_number and c.id <> all(public.cases_without_actor())$$;`
    : `
  create or replace function case_of_number(the_number text) returns table (case_id uuid, victim_id uuid, lead uuid) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select k.id, k.victim_id, (select t.institution_id from public.lead_tenure t where t.case_id = k.id and upper_inf(t.during))
      from public.case_file c join public.case_file k on k.id = public.kept_case_of(c.id)
     where c.number = the_number and k.id <> all(public.cases_without_actor())$$;`;
