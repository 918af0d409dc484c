import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Beside each grant stands on what legal basis it was given, apart from consent (domain.md 5.4). Where the basis asks for the
 * person's yes, a grant that the ledger does not cover is refused here, whoever opens it; and an answer that takes a yes back
 * ends in the same instant what rested on it. Which basis holds where is data, with its source.
 */
export class DiscloseOnABasis1763900000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(BASES);
    await runner.query(GROUND);
    await runner.query(CLOSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger consent_takes_back on consent_answer; drop function close_what_consent_opened();
      drop trigger grant_on_a_basis on case_grant; drop function ground_grant();
      drop table disclosure; drop table basis_rule; drop table legal_basis;`);
  }
}

const TABLES = `
  create table legal_basis (
    code text not null constraint legal_basis_pkey primary key,
    law text not null,
    needs_consent boolean not null,
    source text not null,
    verified_on date
  );
  -- The narrowest row that fits decides; '*' fits all.
  create table basis_rule (
    relation text not null, cause text not null, kind text not null, country text not null,
    basis text not null constraint basis_rule_basis references legal_basis,
    source text not null,
    verified_on date,
    constraint basis_rule_pkey primary key (relation, cause, kind, country)
  );
  grant select on legal_basis, basis_rule to hof_app;

  create table disclosure (
    grant_id uuid not null constraint disclosure_pkey primary key constraint disclosure_of references case_grant,
    case_id uuid not null,
    institution_id uuid not null,
    basis text not null constraint disclosure_basis references legal_basis,
    consents uuid[] not null,
    at timestamptz not null default clock_timestamp()
  );
  create index disclosure_case on disclosure (case_id);
  alter table disclosure enable row level security;
  alter table disclosure force row level security;
  create policy owner_disclosure on disclosure to hof_owner using (true) with check (true);
  create policy seen_disclosure on disclosure for select to hof_app
    using (exists (select 1 from case_grant g where g.id = disclosure.grant_id));
  grant select on disclosure to hof_app;
`;

const SOURCE = 'domain.md 5.4 and 5.5; to be confirmed by the institutions';
const BASES = `
  insert into legal_basis (code, law, needs_consent, source) values
    ('task_of_lead', 'GDPR 6(1)(c), (e), for NGOs 6(1)(f); 9(2)(b), (g)', false, '${SOURCE}'),
    ('own_record', 'GDPR 6(1)(c), (e) or LED 8', false, '${SOURCE}'),
    ('accountability', 'GDPR 5(2), 17(3)(b), (e)', false, '${SOURCE}'),
    ('referral', 'GDPR 6(1)(e), (f); 9(2)(a), (h); CoE 197 art. 11, 12(7)', true, '${SOURCE}'),
    ('vital_interest', 'GDPR 6(1)(d), 9(2)(c)', false, '${SOURCE}'),
    ('obligation', 'GDPR 6(1)(c), 9(2)(f)', false, '${SOURCE}');
  insert into basis_rule (relation, cause, kind, country, basis, source) values
    ('lead', '*', '*', '*', 'task_of_lead', '${SOURCE}'),
    ('holding_lead', '*', '*', '*', 'task_of_lead', '${SOURCE}'),
    ('first_responder', '*', '*', '*', 'own_record', '${SOURCE}'),
    ('former_lead', '*', '*', '*', 'accountability', '${SOURCE}'),
    ('receiver', '*', '*', '*', 'referral', '${SOURCE}'),
    ('participant', '*', '*', '*', 'referral', '${SOURCE}'),
    ('participant', 'handover.fail', '*', '*', 'vital_interest', 'flows.md 2.12, 5.10; ${SOURCE}'),
    ('participant', 'handover.take-over', '*', '*', 'obligation', 'flows.md 2.5; ${SOURCE}');
`;

const GROUND = `
  create function ground_grant() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare rule record; answers uuid[] := '{}'; a_section text; answer uuid; ends timestamptz;
  begin
    select r.basis, b.needs_consent into rule from institution i
      join basis_rule r on r.relation in (new.relation, '*') and r.cause in (new.cause, '*') and r.kind in (i.kind, '*') and r.country in (i.country, '*')
      join legal_basis b on b.code = r.basis
     where i.id = new.institution_id order by r.relation = '*', r.cause = '*', r.kind = '*', r.country = '*' limit 1;
    if not found then raise exception 'no legal basis' using errcode = '23514', constraint = 'grant_on_a_basis'; end if;
    -- To whoever leads it is no disclosure.
    if rule.needs_consent and not exists (select 1 from lead_tenure t where t.case_id = new.case_id and upper_inf(t.during)
        and t.institution_id = new.institution_id) then
      for a_section in select distinct s from unnest(new.reads || new.reads_own || new.writes) s where s <> 'lead' loop
        answer := covering_consent(new.case_id, new.request_id, new.institution_id, a_section, clock_timestamp());
        if answer is null then raise exception 'not covered' using errcode = '23514', constraint = 'grant_covered'; end if;
        answers := answers || answer;
      end loop;
      select min(valid_until) into ends from consent_answer where id = any(answers);
      if ends < coalesce(upper(new.during), 'infinity') then
        update case_grant set during = tstzrange(lower(during), ends) where id = new.id;
      end if;
    end if;
    insert into disclosure (grant_id, case_id, institution_id, basis, consents)
    select new.id, new.case_id, new.institution_id, rule.basis, array(select distinct unnest(answers));
    return null;
  end $$;
  revoke all on function ground_grant() from public;
  create trigger grant_on_a_basis after insert on case_grant for each row execute function ground_grant();
`;

// What is left of a yes stays open, in a narrower grant of the same request. A date that a yes runs out on is the grant's
// own end, and takes nothing back before.
const CLOSE = `
  create function close_what_consent_opened() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
  declare g case_grant; given text[]; kept text[]; columns text; at timestamptz;
  begin
    for g in select c.* from case_grant c join disclosure d on d.grant_id = c.id join legal_basis b on b.code = d.basis and b.needs_consent
       where c.case_id in (select a.case_id from answered a where a.answer in ('yes','no','undecided'))
         and (upper_inf(c.during) or upper(c.during) > clock_timestamp()) and d.consents <> '{}' for update of c
    loop
      given := array(select distinct s from unnest(g.reads || g.reads_own || g.writes) s where s <> 'lead');
      kept := array(select s from unnest(given) s where covering_consent(g.case_id, g.request_id, g.institution_id, s, '-infinity') is not null);
      if cardinality(kept) < cardinality(given) then
        kept := array(select s from unnest(kept) s where covering_consent(g.case_id, g.request_id, g.institution_id, s, clock_timestamp()) is not null);
        at := greatest(clock_timestamp(), lower(g.during) + interval '1 microsecond');
        update case_grant set during = tstzrange(lower(during), at) where id = g.id;
        if cardinality(kept) > 0 and (upper_inf(g.during) or upper(g.during) > at) then
          kept := kept || 'lead'::text;
          select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
           where attrelid = 'case_grant'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
          execute format('insert into case_grant (%1$s) select %1$s from jsonb_populate_record($1, $2)', columns)
            using g, jsonb_build_object('id', uuidv7(), 'during', tstzrange(at, upper(g.during)),
              'reads', array(select s from unnest(g.reads) s where s = any(kept)),
              'reads_own', array(select s from unnest(g.reads_own) s where s = any(kept)),
              'writes', array(select s from unnest(g.writes) s where s = any(kept)));
        end if;
      end if;
    end loop;
    return null;
  end $$;
  revoke all on function close_what_consent_opened() from public;
  create trigger consent_takes_back after insert on consent_answer referencing new table as answered
    for each statement execute function close_what_consent_opened();
`;
