import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Linked persons may be handed over as "both or neither" (flows.md 2.9): the handovers name the link by which they are asked
 * together, for as long as each of the persons says so. One question, answered for each; whatever ends one of them ends the
 * others that were asked, until the first has left: nobody who is on the way is turned back for another. The app cannot set
 * it by itself, so that no path can tie persons who do not wish it, or forget what an end means for the others.
 */
export class AskBothOrNeither1763900000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOGETHER);
    await runner.query(ENDS);
    await runner.query(WISHES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger wish_parts_handovers on linked_case; drop trigger link_parts_handovers on case_link;
      drop function part_handovers_of_wish(); drop function part_handovers_of_link(); drop function asked_together_of(uuid, uuid);
      drop trigger both_or_neither on handover; drop function keep_both_or_neither();
      drop function ask_together(uuid, uuid); drop function links_to_ask_by(uuid); drop function others_asked_together(uuid);
      drop function lock_linked_cases(uuid, uuid);
      alter table handover drop column together;`);
  }
}

const UNANSWERED = `('prepared','proposed','info_requested')`;
const NOT_LEFT = `('proposed','info_requested','accepted','accepted_with_conditions','escalated','agreed')`;
const ENDED = `('declined','withdrawn','expired','offer_withdrawn','cancelled','failed','nobody_can')`;

const TOGETHER = `
  alter table handover add column together uuid constraint handover_together references case_link;
  create index handover_asked_together on handover (together) where together is not null;

  -- Whatever touches several persons locks their cases first, in one order.
  create function lock_linked_cases(the_case uuid, the_link uuid) returns void language plpgsql volatile security definer
    set search_path = pg_catalog, public as $$
    begin perform 1 from case_file where id = the_case or id in (select c.case_id from linked_case c where c.link_id = the_link)
      order by id for update; end $$;

  -- The others of one question, to whoever has one of them before them: in which state each is, and nothing of the persons.
  create function others_asked_together(the_handover uuid) returns table (id uuid, case_id uuid, status text, from_institution uuid,
      to_institution uuid, escalated_to uuid) language sql stable security definer set search_path = pg_catalog, public as $$
    select o.id, o.case_id, o.status, o.from_institution, o.to_institution, o.escalated_to
      from handover h join handover o on o.together = h.together and o.id <> h.id
     where h.id = the_handover and case when session_user = 'hof_worker' then true
       else actor_institution() in (h.from_institution, h.to_institution, h.escalated_to)
         or (actor_roles() && '{national_focal_point}' and actor_country() in (h.from_country, h.to_country)) end
     order by o.id $$;

  -- By which links the sender may ask: each of them wishes it, none of the two says otherwise in another link, the receiver is
  -- the same, and neither is answered yet.
  create function links_to_ask_by(the_handover uuid) returns jsonb language sql stable security definer
    set search_path = pg_catalog, public as $$
    select jsonb_agg(jsonb_build_object('link', x.id, 'kind', x.kind, 'requests', x.requests) order by x.id desc) from (
      select l.id, l.kind, jsonb_agg(jsonb_build_object('id', o.id, 'reference', o.reference) order by o.reference) as requests
        from handover h join linked_case mine on mine.case_id = h.case_id
        join case_link l on l.id = mine.link_id and l.ended_at is null
        join linked_case c on c.link_id = l.id and c.case_id <> h.case_id
        join handover o on o.case_id = c.case_id and o.from_institution = h.from_institution
         and o.to_institution = h.to_institution and o.status in ${UNANSWERED}, (select cases_without_actor() as cases) hidden
       where h.id = the_handover and h.status in ${UNANSWERED} and h.from_institution = actor_institution()
         and 'lead_coordinator' = any(actor_roles()) and h.case_id <> all(hidden.cases) and o.case_id <> all(hidden.cases)
         and (h.together is null or h.together = l.id) and (o.together is null or o.together = l.id)
         and not exists (select 1 from linked_case w where w.link_id = l.id and w.wish is distinct from 'together')
         and not exists (select 1 from linked_case a join linked_case b on b.link_id = a.link_id
           join case_link k on k.id = a.link_id and k.ended_at is null
           where a.case_id = h.case_id and b.case_id = o.case_id and (a.wish <> 'together' or b.wish <> 'together'))
       group by l.id, l.kind
      having bool_or(h.together is null or o.together is null)) x $$;

  create function ask_together(the_handover uuid, the_link uuid) returns table (id uuid, case_id uuid, status text,
      to_institution uuid, due_at timestamptz) language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare others uuid[];
  begin
    select array(select (r ->> 'id')::uuid from jsonb_array_elements(l -> 'requests') r) into others
      from jsonb_array_elements(links_to_ask_by(the_handover)) l where l ->> 'link' = the_link::text;
    if others is null then
      raise exception 'they do not wish it' using errcode = '23514', constraint = 'asked_together_by_wish';
    end if;
    return query
      with tied as (
        update handover h set together = the_link, version = version + 1
         where h.id = the_handover or h.id = any(others) returning h.id, h.case_id, h.status, h.to_institution, h.due_at, h.from_institution),
      noted as (
        insert into case_event (case_id, kind, details, account_id, institution_id)
        select t.case_id, 'handover.ask-together', jsonb_build_object('handover', t.id), actor_account(), t.from_institution from tied t)
      select t.id, t.case_id, t.status, t.to_institution, t.due_at from tied t;
  end $$;
  revoke all on function lock_linked_cases(uuid, uuid), others_asked_together(uuid), links_to_ask_by(uuid), ask_together(uuid, uuid) from public;
  grant execute on function lock_linked_cases(uuid, uuid), others_asked_together(uuid) to hof_app, hof_worker;
  grant execute on function links_to_ask_by(uuid), ask_together(uuid, uuid) to hof_app;
`;

const ENDS = `
  create function keep_both_or_neither() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if new.status in ('in_transit','taken_over') then
      update handover set together = null where together = new.together;
    elsif new.status in ${ENDED} then
      with ended as (
        update handover h set status = case when h.status = 'agreed' then 'cancelled' else 'withdrawn' end, together = null,
          ended_at = clock_timestamp(), end_reason = 'ended_together', version = version + 1
         where h.together = new.together and h.id <> new.id and h.status in ${NOT_LEFT}
         returning h.id, h.case_id, h.from_institution)
      insert into case_event (case_id, kind, details, institution_id)
      select e.case_id, 'handover.ended-together', jsonb_build_object('handover', e.id), e.from_institution from ended e;
      -- What was not sent yet is the sender's own, and stays: by itself.
      update handover set together = null where together = new.together;
    end if;
    return null;
  end $$;
  revoke all on function keep_both_or_neither() from public;
  create trigger both_or_neither after update of status on handover
    for each row when (new.together is not null and new.status <> old.status) execute function keep_both_or_neither();
`;

const WISHES = `
  create function part_handovers_of_wish() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update handover set together = null where together = new.link_id or together in (
      select o.together from handover o where o.case_id = new.case_id and o.together is not null);
    return null;
  end $$;
  create function part_handovers_of_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update handover set together = null where together = new.id;
    return null;
  end $$;
  revoke all on function part_handovers_of_wish(), part_handovers_of_link() from public;
  create trigger wish_parts_handovers after update of wish on linked_case
    for each row when (new.wish is distinct from 'together') execute function part_handovers_of_wish();
  create trigger link_parts_handovers after update of ended_at on case_link
    for each row when (new.ended_at is not null) execute function part_handovers_of_link();

  -- Who has to hear that each stands by itself from now on: whoever has one of them before them.
  create function asked_together_of(the_case uuid, the_link uuid) returns table (handover uuid, receiver uuid, due_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select h.id, h.to_institution, h.due_at from handover h
     where h.status <> 'prepared' and actor_links(the_case)
       and (h.together = the_link or h.together in (
         select o.together from handover o where o.case_id = the_case and o.together is not null))
       and exists (select 1 from linked_case c where c.link_id = the_link and c.case_id = the_case) $$;
  revoke all on function asked_together_of(uuid, uuid) from public;
  grant execute on function asked_together_of(uuid, uuid) to hof_app;
`;
