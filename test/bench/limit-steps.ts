import { KIND, RECEIVERS, SEATS, SENDERS, type Size, poolsOf } from './generate.js';

/** One statement; `gives` are columns of its answer that later statements use as `:name`. */
export interface Statement {
  readonly sql: string;
  readonly gives?: true;
}

export interface LimitStep {
  /** `:name` is a random whole number between the two. */
  readonly random: Readonly<Record<string, readonly [number, number]>>;
  readonly statements: readonly Statement[];
}

export type LimitName = 'identify' | 'refer' | 'accept' | 'propose' | 'takeOver' | 'list' | 'listAudited';

const begin = { sql: 'begin' };
const commit = { sql: 'commit' };
const audit = (action: string, file: string): Statement => ({
  sql: `insert into audit_entry (action, verb, purpose, account_id, institution_id, subjects, case_id, fields, outcome, request_id)
    values ('${action}', 'alter', 'assistance', bench.id(2, 1), bench.id(1, 1), jsonb_build_object('case', ${file}), ${file}, '{lead}', 'done', 'limit')`,
});
const tell = (kind: string, file: string): Statement => ({
  sql: `insert into outbox (kind, subjects) values ('${kind}', jsonb_build_object('to', bench.id(1, 1), 'case', ${file}))`,
});
const lock = { sql: `select id from case_file where id = bench.id(${KIND.case}, :n) for update` };
const file = `bench.id(${KIND.case}, :n)`;
const request = (kind: number) => `bench.id(${kind}, :n)`;

// The case list of the application without who-may-see: what one institution's first page costs the database alone.
const LIST = `
  select g.case_id, c.number, c.called, c.urgency, c.path, c.provisional, c.contact_lost_since, g.relation, g.since, i.name, w.name
    from (select g.case_id, g.relation, g.since from case_grant g
           where g.institution_id = bench.id(1, :agency) and upper_inf(g.during)
             and g.relation = any('{lead,holding_lead,participant,receiver}')
           order by g.since desc, g.case_id desc limit 51) g
    join case_file c on c.id = g.case_id
    left join lead_tenure t on t.case_id = g.case_id and upper_inf(t.during)
    left join institution i on i.id = t.institution_id
    left join assignment a on a.case_id = g.case_id and a.institution_id = bench.id(1, :agency) and upper_inf(a.during)
    left join account w on w.id = a.account_id
   order by g.since desc, g.case_id desc`;

/** What each step costs the database alone: the fewest statements that keep the schema's promises, no login, no row-level security. */
export function limitSteps(size: Size): Record<LimitName, LimitStep> {
  const { limit } = poolsOf(size);
  const n = { n: [limit + 1, size.cases] } as const;
  const agency = { agency: [1, SEATS] } as const;
  return {
    identify: {
      random: {},
      statements: [
        begin,
        { sql: 'insert into victim default values returning id as victim', gives: true },
        {
          sql: `insert into case_file (victim_id, number, path, urgency, opened_by)
            values (:victim, gen_random_uuid()::text, 'adult', 'urgent', bench.id(1, 1)) returning id as file`,
          gives: true,
        },
        {
          sql: `with p as (insert into case_period (case_id, victim_id, during, opened_by, country)
              values (:file, :victim, tstzrange(clock_timestamp(), null), bench.id(1, 1), 'SE') returning during)
            insert into lead_tenure (case_id, institution_id, during, cause, basis)
            select :file, bench.id(1, ${SENDERS}), during, 'opened', 'mandate' from p`,
        },
        {
          sql: `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
            values (:file, bench.id(1, ${SENDERS}), 'lead', '{lead,identity}', '{}', '{lead}', tstzrange(clock_timestamp(), null), 'opened')`,
        },
        audit('case.identify', ':file::uuid'),
        tell('case.opened', ':file::uuid'),
        commit,
      ],
    },
    refer: {
      random: n,
      statements: [
        begin,
        lock,
        {
          sql: `insert into need (case_id, from_institution, service, urgency, created_by)
            values (${file}, bench.id(1, ${SENDERS}), 'safe_accommodation', 'urgent', bench.id(2, 1)) returning id as need`,
          gives: true,
        },
        {
          sql: `insert into ask (need_id, case_id, from_institution, to_institution, reference, service, asked_by, status, urgency, due_at, half_due_at)
            values (:need, ${file}, bench.id(1, ${SENDERS}), bench.id(1, ${RECEIVERS}), gen_random_uuid()::text, 'safe_accommodation',
              bench.id(2, 1), 'sent', 'urgent', now() + interval '1 day', now() + interval '12 hours')`,
        },
        {
          sql: `insert into case_event (case_id, kind, institution_id) values (${file}, 'need.asked', bench.id(1, ${SENDERS}))`,
        },
        audit('need.create', file),
        tell('ask.sent', file),
        commit,
      ],
    },
    accept: {
      random: n,
      statements: [
        begin,
        lock,
        { sql: `select * from ask where id = ${request(KIND.ask)} for update` },
        {
          sql: `update ask set status = 'accepted', answered_at = clock_timestamp(), answered_by = bench.id(2, 1), contact_name = 'Contact',
            contact_phone = '+000', version = version + 1 where id = ${request(KIND.ask)}`,
        },
        { sql: `select * from ask where id = ${request(KIND.ask)}` },
        audit('ask.accept', file),
        tell('ask.accepted', file),
        commit,
      ],
    },
    propose: {
      random: n,
      statements: [
        begin,
        lock,
        { sql: `select * from handover where id = ${request(KIND.handover)} for update` },
        {
          sql: `update handover set status = 'proposed', proposed_at = clock_timestamp(), due_at = now() + interval '1 day',
            half_due_at = now() + interval '12 hours', version = version + 1 where id = ${request(KIND.handover)}`,
        },
        {
          sql: `insert into case_event (case_id, kind, institution_id) values (${file}, 'handover.propose', bench.id(1, ${SENDERS}))`,
        },
        audit('handover.propose', file),
        tell('handover.proposed', file),
        commit,
      ],
    },
    takeOver: {
      random: { ...n, to: [SENDERS, SENDERS + SEATS - 1] },
      statements: [
        begin,
        lock,
        { sql: `select * from handover where id = ${request(KIND.handover)} for update` },
        {
          sql: `update lead_tenure set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
            where case_id = ${file} and upper_inf(during) returning upper(during)::text as at`,
          gives: true,
        },
        {
          sql: `insert into lead_tenure (case_id, institution_id, during, cause, basis)
            values (${file}, bench.id(1, :to), tstzrange(:at::text::timestamptz, null), 'taken_over', 'handover')`,
        },
        {
          sql: `update handover set taken_over_at = clock_timestamp(), version = version + 1 where id = ${request(KIND.handover)}`,
        },
        {
          sql: `update case_grant set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
            where case_id = ${file} and relation = 'lead' and upper_inf(during)`,
        },
        {
          sql: `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
            values (${file}, bench.id(1, :to), 'lead', '{lead,identity}', '{}', '{lead}', tstzrange(clock_timestamp(), null), 'taken_over')`,
        },
        audit('handover.take-over', file),
        tell('handover.taken-over', file),
        commit,
      ],
    },
    list: { random: agency, statements: [{ sql: LIST }] },
    listAudited: { random: agency, statements: [begin, { sql: LIST }, audit('case.list', 'null::uuid'), commit] },
  };
}
