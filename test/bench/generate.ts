import { Client } from 'pg';

export interface Size {
  /** Cases in all, the ones that the steps use up among them. */
  readonly cases: number;
  /** Cases kept for one step each: proposing, taking over, and the raw limit. */
  readonly pool: number;
}

export const SEATS = 16;
/** Agencies by number: those that read, those that send, those that receive; all others only fill the tables. */
export const READERS = 1;
export const SENDERS = READERS + SEATS;
export const RECEIVERS = SENDERS + SEATS;
const POLICE = 900_001;

export const poolsOf = ({ cases, pool }: Size) => ({
  propose: cases - 3 * pool,
  takeOver: cases - 2 * pool,
  limit: cases - pool,
});

/**
 * Fills a migrated and seeded database with invented cases, in SQL: one agency with a tenth of the cases, agencies with
 * 40, past moves of the lead, closed cases, requests that wait, and the audit rows of all that. As superuser without
 * triggers, which is quick; the promises are counted afterwards.
 */
export async function generate(ownerUrl: string, size: Size): Promise<{ agencies: number }> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const { cases } = size;
  const pools = poolsOf(size);
  // No common factor with ten, so that every agency gets some of each kind of case; 40 ordinary ones each.
  const agencies = Math.max(60, Math.round((pools.propose - cases / 10) / 400) * 10) + 1;
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
    );
    await client.query(IDS);
    for (const sql of STATEMENTS) {
      const text = sql.replace(/:(cases|big|agencies|police|senders|seats|pooled)\b/g, (_, name: string) =>
        String(
          { cases, agencies, big: cases / 10, police: POLICE, senders: SENDERS, seats: SEATS, pooled: pools.propose }[
            name
          ],
        ),
      );
      await client.query(text);
    }
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const [wrong] = (await client.query<{ count: number }>(UNLED)).rows;
    if (wrong?.count !== 0)
      throw new Error(`The generator left ${wrong?.count ?? '?'} open cases without exactly one lead.`);
    return { agencies };
  } finally {
    await client.end();
  }
}

/**
 * Ids that both sides can work out from a number. They grow with it from the first bits on, as real ones do with time
 * (GiST compares no more than those), and sort before every id that is made later.
 */
export const idOf = (kind: number, number: number): string =>
  `${number.toString(16).padStart(8, '0')}-${kind.toString(16).padStart(4, '0')}-7000-8000-000000000000`;
export const KIND = { agency: 1, coordinator: 2, worker: 3, case: 4, victim: 5, handover: 6, need: 7, ask: 8 } as const;

const IDS = `
  create schema bench;
  grant usage on schema bench to public;
  create function bench.id(kind integer, number bigint) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(number), 8, '0') || '-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-000000000000')::uuid $$;
  create function bench.grant_of(the_kind text, the_relation text, out reads text[], out own text[], out writes text[]) language sql stable as $$
    select coalesce(array_agg(section) filter (where reads = 'all'), '{}'), coalesce(array_agg(section) filter (where reads = 'own'), '{}'),
           coalesce(array_agg(section) filter (where writes), '{}') from need_to_know where kind = the_kind and relation = the_relation $$`;

const STATEMENTS = [
  `insert into institution (id, kind, country, level, name, local_name, languages, time_zone, round_the_clock, verified_on)
   select bench.id(1, n), case when n > :police - 1 then 'police' else 'shelter' end, c.code, 'local', 'Bench agency ' || n, 'Bench agency ' || n, '{en}',
          c.time_zone, true, current_date
     from (select n from generate_series(1, :agencies) n union all select generate_series(:police, :police + 9)) a
     join country c on c.code = case when n % 2 = 0 then 'SE' else 'LV' end`,
  `insert into mandate (institution_id, kind, service, during)
   select bench.id(1, n), kind, service, tstzrange(now() - interval '5 years', null)
     from generate_series(1, :agencies) n, (values ('lead', null), ('service', 'safe_accommodation')) m(kind, service)`,
  `insert into account (id, institution_id, login, name, password_hash, roles, demo)
   select bench.id(k, n), bench.id(1, n), 'bench.' || case k when 2 then 'lead.' else 'worker.' end || n, 'Bench person ' || n, a.password_hash,
          case k when 2 then '{lead_coordinator,caseworker}'::text[] else '{caseworker}' end, true
     from generate_series(1, :agencies) n, generate_series(2, 3) k, (select password_hash from account where login = 'se.social') a`,
  `insert into account (id, institution_id, login, name, password_hash, roles, demo)
   select bench.id(2, n), bench.id(1, n), 'bench.police.' || n, 'Bench officer ' || n, a.password_hash, '{first_responder}', true
     from generate_series(:police, :police + 9) n, (select password_hash from account where login = 'se.social') a`,
  // What every later statement asks: who leads, since when, who led before, who identified, until when.
  `create unlogged table bench.plan as
   select n, bench.id(4, n) as id, bench.id(5, n) as victim, bench.id(1, :police + n % 10) as police, bench.id(2, :police + n % 10) as officer,
          case when n <= :big then (select institution_id from account where login = 'se.social') else bench.id(1, seat) end as lead,
          case when n <= :big then (select id from account where login = 'se.social') else bench.id(2, seat) end as coordinator,
          case when n <= :big then (select id from account where login = 'se.social.worker') else bench.id(3, seat) end as worker,
          bench.id(1, seat % :agencies + 1) as other, bench.id(1, (seat + 1) % :agencies + 1) as helper,
          bench.id(1, (seat + 2) % :agencies + 1) as third,
          now() - (:cases - n + 1) * (interval '700 days' / :cases) - interval '1 hour' as at,
          n % 10 = 3 and n <= :pooled as closed, n % 10 in (4, 5, 6) and n <= :pooled as moved, n > :pooled as pooled
     from (select n, case when n > :pooled then :senders + n % :seats else 1 + n % :agencies end as seat from generate_series(1, :cases) n) c`,
  `alter table bench.plan add primary key (n)`,
  `analyze bench.plan`,
  `insert into victim (id, created_at) select victim, at from bench.plan order by n`,
  `insert into case_file (id, victim_id, number, path, urgency, opened_by)
   select id, victim, 'BENCH-' || n, 'adult', case when n % 3 = 0 then 'urgent' else 'normal' end, police from bench.plan order by n`,
  `insert into case_period (case_id, victim_id, during, opened_by, country, close_reason)
   select id, victim, tstzrange(at, case when closed then at + interval '30 minutes' end), police, 'SE', case when closed then 'goals_met' end
     from bench.plan order by n`,
  `insert into lead_tenure (case_id, institution_id, during, cause, basis)
   select id, other, tstzrange(at, at + interval '10 minutes'), 'opened', 'mandate' from bench.plan where moved
   union all
   select id, lead, tstzrange(case when moved then at + interval '10 minutes' else at end, case when closed then at + interval '30 minutes' end),
          case when moved then 'taken_over' else 'opened' end, case when moved then 'handover' else 'mandate' end from bench.plan`,
  `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, purpose, during, cause)
   select id, lead, case when closed then 'former_lead' else 'lead' end, g.reads, g.own, g.writes, 'support',
          tstzrange(case when moved then at + interval '10 minutes' when closed then at + interval '30 minutes' else at end,
                    case when closed then at + interval '180 days' end), 'opened'
     from bench.plan, bench.grant_of('shelter', 'lead') g
   union all
   select id, police, 'first_responder', g.reads, g.own, g.writes, 'protection', tstzrange(at, null), 'identified'
     from bench.plan, bench.grant_of('police', 'first_responder') g
   union all
   select id, other, 'lead', g.reads, g.own, g.writes, 'support', tstzrange(at, at + interval '10 minutes'), 'opened'
     from bench.plan, bench.grant_of('shelter', 'lead') g where moved
   union all
   select id, other, 'former_lead', g.reads, g.own, g.writes, 'support', tstzrange(at + interval '10 minutes', at + interval '90 days'), 'handover.take-over'
     from bench.plan, bench.grant_of('shelter', 'former_lead') g where moved
   union all
   select id, helper, 'participant', g.reads, g.own, g.writes, 'support', tstzrange(at + interval '20 minutes', null), 'ask.start'
     from bench.plan, bench.grant_of('shelter', 'participant') g where n % 4 = 0 and not closed and not pooled`,
  `insert into assignment (case_id, institution_id, account_id, during)
   select id, lead, worker, tstzrange(at + interval '15 minutes', null) from bench.plan where not closed and n % 5 < 3`,
  `insert into acknowledgement (case_id, institution_id, how, at, noted_by, noted_by_institution)
   select id, lead, 'read', at + interval '11 minutes', coordinator, lead from bench.plan`,
  `insert into identification (case_id, institution_id, logged_by, country, outcome, danger, urgency, age_group, answers, at)
   select id, police, officer, 'SE', 'case', 'no', 'urgent', 'adult', '{"place": {"class": "police_custody"}, "languages": ["lv"]}', at from bench.plan`,
  `insert into section_entry (case_id, victim_id, section, content, statement, language, regime, purpose, account_id, institution_id, recorded_at)
   select id, victim, section, sha512('Invented') || sha512('content'), 'told_by_person', 'lv', 'led', 'protection', officer, police, at
     from bench.plan, unnest('{identity,safe_contact,account}'::text[]) section
   union all
   select id, victim, section, sha512('Invented') || sha512('content'), 'assessment', 'en', 'gdpr', 'support', coordinator, lead, at + interval '25 minutes'
     from bench.plan, unnest('{risk,plan}'::text[]) section`,
  `insert into consent_answer (case_id, question, answer, how_asked, provisional, account_id, institution_id, recorded_at)
   select id, question, 'yes', '{"mode": "oral"}', true, officer, police, at
     from bench.plan, unnest('{contact_support,share_name,contact_police,another_country}'::text[]) question`,
  `insert into victim_status (case_id, victim_id, country, status, decided_by, at) select id, victim, 'SE', 'presumed', police, at from bench.plan`,
  `insert into case_event (case_id, kind, details, account_id, institution_id, at)
   select id, kind, '{}', coordinator, lead, at + interval '12 minutes' from bench.plan, unnest('{opened,asked,need.asked,met_again}'::text[]) kind`,
  `insert into case_task (case_id, institution_id, kind, due_at, told_at, done_at)
   select id, lead, kind, at + interval '3 days', now(), case when n % 3 > 0 or closed then at + interval '1 day' end
     from bench.plan, unnest('{ask_again,case_conference}'::text[]) kind`,
  `insert into need (id, case_id, from_institution, service, urgency, created_by, created_at, ended_at, outcome)
   select bench.id(7, n), id, lead, 'safe_accommodation', 'normal', coordinator, at + interval '15 minutes',
          case when n % 20 > 0 or closed then at + interval '2 days' end, case when n % 20 > 0 or closed then 'met' end
     from bench.plan where n % 2 = 0 and not pooled`,
  `insert into preview (request_id, request_kind, case_id, from_institution, content)
   select bench.id(7, n), 'need', id, lead, '{"ageGroup": "adult", "gender": "man"}' from bench.plan where n % 2 = 0 and not pooled`,
  `insert into ask (need_id, case_id, from_institution, to_institution, reference, service, asked_by, status, urgency, sent_at, due_at, half_due_at,
     half_reminded_at, answered_at, ended_at)
   select bench.id(7, n), id, lead, case turn when 1 then helper else third end, 'BENCH-' || n || '-' || turn,
          'safe_accommodation', coordinator,
          case when n % 20 = 0 and not closed then 'sent' when turn = 1 then 'completed' else 'declined' end, 'normal', at,
          now() + interval '3 days', now() + interval '1 day', now(),
          case when n % 20 > 0 or closed then at + interval '1 day' end, case when n % 20 > 0 or closed then at + interval '2 days' end
     from bench.plan, generate_series(1, 2) turn where n % 2 = 0 and not pooled`,
  `insert into handover (id, case_id, from_institution, from_country, to_country, to_institution, addressed_to, travel, reason, urgency, status,
     reference, prepared_by, proposed_at, due_at, half_due_at, half_reminded_at, taken_over_at, window_until, ended_at)
   select bench.id(6, n), id, case when moved then other else lead end, 'SE', 'LV', case when moved then lead else helper end, 'institution', 'cross_border',
          'return_to_origin', 'normal', case when moved then 'settled' else 'proposed' end, 'BENCH-' || n, coordinator, at, now() + interval '3 days',
          now() + interval '1 day', now(), case when moved then at + interval '10 minutes' end, case when moved then at + interval '90 days' end,
          case when moved then at + interval '10 minutes' end
     from bench.plan where moved or (n % 40 = 1 and not closed and not pooled)`,
  `insert into preview (request_id, request_kind, case_id, from_institution, content)
   select id, 'handover', case_id, from_institution, '{"ageGroup": "adult", "gender": "man"}' from handover`,
  `insert into audit_entry (at, action, verb, purpose, account_id, institution_id, subjects, case_id, fields, outcome, request_id)
   select at + turn * interval '1 minute', 'case.view', 'consult', 'assistance', coordinator, lead, jsonb_build_object('case', id), id,
          '{lead,identity}', 'done', 'bench' from bench.plan, generate_series(1, 8) turn order by n`,
  `insert into outbox (kind, subjects, created_at, available_at, sent_at)
   select 'case.opened', jsonb_build_object('to', lead, 'case', id), at, at, at from bench.plan, generate_series(1, 4)`,
  `insert into notification (outbox_id, institution_id, class, kind, subjects, created_at, mailed_at)
   select gen_random_uuid(), lead, 'needs_you', 'case.opened', jsonb_build_object('to', lead, 'case', id), at, at from bench.plan, generate_series(1, 2)`,
] as const;

// The promise, counted: an open case is led by exactly one.
const UNLED = `
  select count(*)::int as count from case_period p where upper_inf(p.during)
     and (select count(*) from lead_tenure t where t.case_id = p.case_id and upper_inf(t.during)) <> 1`;
