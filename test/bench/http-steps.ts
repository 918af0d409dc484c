import { randomInt, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { anIdentification } from '../support/identifications.js';
import { idOf, KIND, poolsOf, READERS, RECEIVERS, SEATS, SENDERS, type Size } from './generate.js';

export const WRITES = ['identify', 'refer', 'accept', 'propose', 'takeOver'] as const;
export const READS = ['list', 'view', 'inbox'] as const;
export type StepName = (typeof WRITES)[number] | (typeof READS)[number];

/** One call of a step, before it is put on a connection. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

export interface HttpStep {
  readonly expected: number;
  /** Who sits at a connection. */
  readonly login: (seat: number, round: number) => string;
  /** Arranged behind the scenes before a round; answers the calls of each connection. */
  readonly arrange: (behind: Client, size: Size, round: number) => Promise<Call[][]>;
}

const seats = Array.from({ length: SEATS }, (_, seat) => seat);
const lead = (agency: number): string => `bench.lead.${agency}`;
/** The reader of the first connection works at the one agency that has a tenth of all cases. */
const reader = (seat: number): string => (seat === 0 ? 'se.social' : lead(READERS + seat));
const abroad = (seat: number): number => RECEIVERS + ((seat + 1) % SEATS);
const repeated = (calls: number, call: (seat: number) => Call): Call[][] =>
  seats.map((seat) => Array.from({ length: Math.ceil(calls / SEATS) }, () => call(seat)));

const PREVIEW = {
  ageGroup: 'adult',
  ageBand: '30-38',
  gender: 'man',
  languages: ['lv'],
  interpreterNeeded: 'yes',
  personsWish: 'wants_to_come',
};

export const httpSteps: Readonly<Record<StepName, HttpStep>> = {
  identify: {
    expected: 201,
    login: () => 'se.police',
    arrange: (_, { pool }) =>
      Promise.resolve(
        repeated(pool, () => ({ method: 'POST', path: '/api/identifications', body: anIdentification() })),
      ),
  },
  refer: {
    expected: 201,
    login: (seat) => lead(SENDERS + seat),
    arrange: async (behind, { pool }) => {
      const cases = await ledBy(
        behind,
        seats.map((seat) => idOf(KIND.agency, SENDERS + seat)),
      );
      return repeated(pool, (seat) => ({
        method: 'POST',
        path: `/api/cases/${oneOf(cases[seat]!)}/needs`,
        body: {
          service: 'safe_accommodation',
          urgency: 'urgent',
          places: [idOf(KIND.agency, RECEIVERS + seat)],
          preview: PREVIEW,
        },
      }));
    },
  },
  accept: {
    expected: 200,
    login: (seat) => lead(RECEIVERS + seat),
    arrange: async (behind, { pool }, round) => {
      const { rows } = await behind.query<{ ask: string; seat: number }>(NEW_ASKS, [pool, round]);
      return seats.map((seat) =>
        rows
          .filter((row) => row.seat === seat)
          .map(({ ask }) => ({
            method: 'POST',
            path: `/api/asks/${ask}/accept`,
            body: { contactName: 'Contact', contactPhone: '+000 100 200' },
          })),
      );
    },
  },
  propose: {
    expected: 200,
    login: (seat) => lead(SENDERS + seat),
    arrange: async (behind, size, round) => {
      const sent = await handovers(behind, size, 'propose', 'prepared', round, false);
      return sent.map((ids) => ids.map((id) => ({ method: 'POST', path: `/api/handovers/${id}/propose` })));
    },
  },
  takeOver: {
    expected: 200,
    login: (seat, round) => lead(round % 2 === 0 ? abroad(seat) : SENDERS + seat),
    arrange: async (behind, size, round) => {
      const sent = await handovers(behind, size, 'takeOver', 'agreed', round, round % 2 === 1);
      return sent.map((ids) => ids.map((id) => ({ method: 'POST', path: `/api/handovers/${id}/take-over` })));
    },
  },
  list: {
    expected: 200,
    login: reader,
    arrange: (_, { pool }) => Promise.resolve(repeated(pool, () => ({ method: 'GET', path: '/api/cases' }))),
  },
  view: {
    expected: 200,
    login: reader,
    arrange: async (behind, { pool }) => {
      const social = await behind.query<{ id: string }>(
        `select institution_id as id from account where login = 'se.social'`,
      );
      const cases = await ledBy(
        behind,
        seats.map((seat) => (seat === 0 ? social.rows[0]!.id : idOf(KIND.agency, READERS + seat))),
      );
      return repeated(pool, (seat) => ({ method: 'GET', path: `/api/cases/${oneOf(cases[seat]!)}` }));
    },
  },
  inbox: {
    expected: 200,
    login: reader,
    arrange: (_, { pool }) => Promise.resolve(repeated(pool, () => ({ method: 'GET', path: '/api/inbox' }))),
  },
};

/** As it goes over the wire; a call that creates has a key of its own. */
export function toRequest({ method, path, body }: Call, cookie: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n`;
  if (method === 'GET') return `${head}\r\n`;
  const text = JSON.stringify(body ?? {});
  return `${head}idempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)]!;

/** Ordinary cases that an institution leads now and that no other step uses up. */
async function ledBy(behind: Client, institutions: string[]): Promise<string[][]> {
  const { rows } = await behind.query<{ lead: string; id: string }>(
    `select t.institution_id as lead, t.case_id as id from lead_tenure t join bench.plan p on p.id = t.case_id and not p.pooled
      where t.institution_id = any($1) and upper_inf(t.during)`,
    [institutions],
  );
  return institutions.map((lead) =>
    rows
      .filter((row) => row.lead === lead)
      .map(({ id }) => id)
      .slice(0, 2000),
  );
}

const NEW_ASKS = `
  with led as (
    select p.id, p.lead, p.coordinator, row_number() over (order by p.n)::int as turn
      from bench.plan p where not p.pooled and not p.closed and not p.moved
       and p.lead not in (select bench.id(1, n) from generate_series(${RECEIVERS}, ${RECEIVERS + SEATS - 1}) n) order by p.n desc limit $1),
  needed as (
    insert into need (id, case_id, from_institution, service, urgency, created_by)
    select bench.id(${KIND.need}, 1000000 * $2::bigint + 5000000 + turn), id, lead, 'safe_accommodation', 'urgent', coordinator from led returning id),
  shown as (
    insert into preview (request_id, request_kind, case_id, from_institution, content)
    select bench.id(${KIND.need}, 1000000 * $2::bigint + 5000000 + turn), 'need', id, lead, '{"ageGroup": "adult", "gender": "man"}' from led)
  insert into ask (id, need_id, case_id, from_institution, to_institution, reference, service, asked_by, status, urgency, due_at, half_due_at)
  select bench.id(${KIND.ask}, 1000000 * $2::bigint + 5000000 + turn), bench.id(${KIND.need}, 1000000 * $2::bigint + 5000000 + turn), id, lead,
         bench.id(${KIND.agency}, ${RECEIVERS} + turn % ${SEATS}), 'BENCH-A-' || $2::int || '-' || turn, 'safe_accommodation', coordinator, 'sent', 'urgent',
         now() + interval '1 day', now() + interval '12 hours' from led
  returning id as ask, ('x' || left(to_institution::text, 8))::bit(32)::int - ${RECEIVERS} as seat`;

/** Handovers of the cases of one pool, one for each, ready for the step; the lead of a pool goes to and fro. */
async function handovers(
  behind: Client,
  size: Size,
  step: 'propose' | 'takeOver',
  status: string,
  round: number,
  back: boolean,
): Promise<string[][]> {
  const first = poolsOf(size)[step];
  const kind = 100 + round;
  await behind.query(
    `delete from preview where request_id in (select id from handover where case_id in (select id from bench.plan where n > $1 and n <= $2) and status in ('prepared','proposed'))`,
    [first, first + size.pool],
  );
  await behind.query(
    `delete from handover where case_id in (select id from bench.plan where n > $1 and n <= $2) and status in ('prepared','proposed')`,
    [first, first + size.pool],
  );
  const { rows } = await behind.query<{ id: string; seat: number }>(
    `with pool as (
       select n, id, coordinator, (n % ${SEATS})::int as seat, bench.id(1, ${SENDERS} + n % ${SEATS}) as sender,
              bench.id(1, ${RECEIVERS} + (n + 1) % ${SEATS}) as receiver from bench.plan where n > $1 and n <= $2),
     made as (
       insert into handover (id, case_id, from_institution, from_country, to_country, to_institution, addressed_to, travel, reason, urgency, status,
         reference, prepared_by, due_at, half_due_at, agreed_sections)
       select bench.id($3, n), p.id, f.id, f.country, t.country, t.id, 'institution', 'cross_border', 'return_to_origin', 'urgent', $4,
              'BENCH-' || $3::int || '-' || n, coordinator, now() + interval '1 day', now() + interval '12 hours', '{identity}'
         from pool p join institution f on f.id = case when $5 then receiver else sender end
         join institution t on t.id = case when $5 then sender else receiver end),
     shown as (
       insert into preview (request_id, request_kind, case_id, from_institution, content)
       select bench.id($3, n), 'handover', id, sender, '{"ageGroup": "adult", "gender": "man"}' from pool)
     select bench.id($3, n) as id, seat from pool order by n`,
    [first, first + size.pool, kind + (step === 'propose' ? 0 : 50), status, back],
  );
  return seats.map((seat) => rows.filter((row) => row.seat === seat).map(({ id }) => id));
}
