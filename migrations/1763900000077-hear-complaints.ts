import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The complaint grant (flows.md 2.19): on the person's written mandate an institution that hears complaints reads one case,
 * for a time, its own sections and never the address. The lead opens it, or whoever supports the person in the case, since
 * the complaint may be about the lead. Such an institution identifies nobody, looks for nobody and leads nothing.
 */
export class HearComplaints1763900000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, FUNCTIONS, POLICIES]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${ONLY_HEAR.map((table) => `drop trigger only_hears on ${table};`).join(' ')}
      drop table complaint_mandate; drop function open_complaint(); drop function end_complaint(); drop function only_hears();
      delete from disclosure where basis = 'persons_mandate'; delete from case_grant where relation = 'complaint';
      delete from basis_rule where relation = 'complaint'; delete from legal_basis where code = 'persons_mandate';
      delete from need_to_know where relation = 'complaint';
      alter table need_to_know drop constraint need_to_know_relation, add constraint need_to_know_relation check (relation in
        ('lead','holding_lead','participant','first_responder','receiver','former_lead'));`);
  }
}

const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const LIVE = '(upper(g.during) is null or upper(g.during) > statement_timestamp())';
const WITHIN = `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = complaint_mandate.case_id and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> ${ACCOUNT})))`;
const SOURCE = 'flows.md 2.19; GDPR 80; to be confirmed by the institutions';
const ONLY_HEAR = ['identification', 'person_search', 'lead_tenure'];

const TABLE = `
  alter table need_to_know drop constraint need_to_know_relation, add constraint need_to_know_relation check (relation in
    ('lead','holding_lead','participant','first_responder','receiver','former_lead','complaint'));
  insert into legal_basis (code, law, needs_consent, source)
    values ('persons_mandate', 'The mandate that the person gave; GDPR 6(1)(e), 9(2)(f), (g), 80', false, '${SOURCE}');
  insert into basis_rule (relation, cause, kind, country, basis, source) values ('complaint', '*', '*', '*', 'persons_mandate', '${SOURCE}');

  create table complaint_mandate (
    id uuid not null default uuidv7() constraint complaint_mandate_pkey primary key,
    case_id uuid not null constraint complaint_mandate_case references case_file,
    victim_id uuid not null,
    institution_id uuid not null constraint complaint_mandate_of references institution,
    reference bytea not null,
    recorded_by uuid not null constraint complaint_mandate_recorder references institution,
    account_id uuid not null,
    recorded_at timestamptz not null default clock_timestamp(),
    during tstzrange not null constraint complaint_mandate_some_time check (not isempty(during) and not upper_inf(during)),
    ended_by uuid,
    constraint one_complaint exclude using gist (case_id with =, institution_id with =, during with &&)
  );
  create index complaint_mandate_list on complaint_mandate (institution_id, id desc);
  alter table complaint_mandate enable row level security;
  alter table complaint_mandate force row level security;
  create policy owner_complaint_mandate on complaint_mandate to hof_owner using (true) with check (true);
`;

const FUNCTIONS = `
  create function open_complaint() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare its_kind text; its_purpose text;
  begin
    select i.kind into its_kind from institution i where i.id = new.institution_id and i.ended_at is null;
    select f.purpose into its_purpose from footing_of(new.institution_id) f;
    if its_purpose is distinct from 'complaint' then
      raise exception 'hears no complaints' using errcode = '23514', constraint = 'complaint_heard_there';
    end if;
    insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, fields, purpose, during, cause, request_id)
    select new.case_id, new.institution_id, 'complaint', coalesce(array_agg(n.section), '{}'), '{}', '{}',
           coalesce(jsonb_object_agg(n.section, n.fields) filter (where n.fields is not null), '{}'), 'complaint', new.during, 'complaint', new.id
      from need_to_know n where n.kind = its_kind and n.relation = 'complaint' and n.reads = 'all' and n.during @> clock_timestamp();
    return null;
  end $$;
  create function end_complaint() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    update case_grant set during = tstzrange(lower(during), upper(new.during)) where request_id = new.id and relation = 'complaint'
       and upper(during) > upper(new.during);
    return null;
  end $$;
  create trigger opens_complaint after insert on complaint_mandate for each row execute function open_complaint();
  create trigger ends_complaint after update of during on complaint_mandate for each row execute function end_complaint();

  -- Whoever hears complaints about the mechanism has no part in it.
  create function only_hears() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if (select f.purpose from footing_of(new.institution_id) f) = 'complaint' then
      raise exception 'hears complaints only' using errcode = '23514', constraint = 'only_hears_complaints';
    end if;
    return new;
  end $$;
  ${ONLY_HEAR.map((table) => `create trigger only_hears before insert on ${table} for each row execute function only_hears();`).join('\n  ')}
  revoke all on function open_complaint(), end_complaint(), only_hears() from public;
`;

// The lead, and whoever is in the case to support the person.
const RECORDS = `exists (select 1 from case_grant g where g.case_id = complaint_mandate.case_id and g.institution_id = ${ME} and ${LIVE}
  and 'lead' = any(g.reads) and (g.relation in ('lead','holding_lead') or (g.relation = 'participant' and g.purpose = 'support')))`;
const LEADS = 'actor_leads(complaint_mandate.case_id)';
const NOT_LEFT_OUT = 'complaint_mandate.case_id <> all((select cases_without_actor())::uuid[])';
const POLICIES = `
  create policy seen_complaint on complaint_mandate for select to hof_app
    using ((${LEADS} or institution_id = ${ME} or recorded_by = ${ME}) and ${WITHIN} and ${NOT_LEFT_OUT});
  create policy new_complaint on complaint_mandate for insert to hof_app
    with check (recorded_by = ${ME} and account_id = ${ACCOUNT} and ${RECORDS} and ${WITHIN} and ${NOT_LEFT_OUT});
  create policy ended_complaint on complaint_mandate for update to hof_app
    using ((${LEADS} or recorded_by = ${ME}) and ${WITHIN} and ${NOT_LEFT_OUT}) with check (true);
  grant select, insert on complaint_mandate to hof_app;
  grant update (during, ended_by) on complaint_mandate to hof_app;
`;
