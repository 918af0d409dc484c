import { Injectable } from '@nestjs/common';
import { settled, type Tx } from '../audit/index.js';
import { Refusal, type CaseId, type HandoverId, type InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { assignments, type Change } from './change.js';
import type { Direction } from './handover-codes.js';
import { HandoverCandidateRecord } from './handover-candidate.record.js';
import { HandoverRecord } from './handover.record.js';
import type { Handover } from './handover.js';
import type { Obstacle } from './proposal.js';
import type { AskableBy, Other } from './together.js';

whenBroken({
  one_open_handover: ['already-open', 'A handover of this case is open already; end it first.'],
  asked_together_by_wish: [
    'not-possible-now',
    'They cannot be asked for together: each of them has to wish it, and none of the requests may be answered yet.',
  ],
  handover_to_other: ['invalid-input', 'A handover goes to another institution.'],
});

/** Of a handover: is the actor a candidate, is there a plan, and what stands between the person and the border. */
export interface Beside {
  readonly candidate: boolean;
  readonly planned: boolean;
  readonly obstacle: Obstacle | null;
  readonly others: Other[] | null;
  readonly askableBy: AskableBy[] | null;
}

// Of the others a reference only where the reader sees that request as well.
const OTHERS = `(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'caseId', o.case_id, 'status', o.status,
    'fromInstitution', o.from_institution, 'toInstitution', o.to_institution, 'escalatedTo', o.escalated_to,
    'reference', (select s.reference from handover s where s.id = o.id)) order by o.id), '[]') from others_asked_together(h.id) o)`;
// The obstacle is asked of the database, since a receiver or a focal point sees neither the person's answers nor their age.
const BESIDE = `
  exists (select 1 from handover_candidate c where c.handover_id = h.id and c.institution_id = (select actor_institution()) and c.ended_at is null) as candidate,
  exists (select 1 from reception_plan p where p.handover_id = h.id and p.ended_at is null) as planned,
  case when h.status <> 'in_transit' and in_lead_conflict(h.case_id) then 'lead_conflict'
    when h.to_country <> h.from_country and h.ended_at is null and h.taken_over_at is null and h.status <> 'in_transit' then why_not_across(h.id) end as obstacle,
  case when h.together is not null then ${OTHERS} end as others,
  case when h.from_institution = (select actor_institution()) and h.status in ('prepared','proposed','info_requested')
    then links_to_ask_by(h.id) end as "askableBy"`;

export interface Line extends Handover, Beside {
  id: HandoverId;
  caseId: CaseId;
  reference: string;
  urgency: string;
  dueAt: Date | null;
  from: string;
  to: string | null;
  fromZone: string;
  toZone: string | null;
  cursor: string;
}

const COLUMNS = `h.id, h.case_id as "caseId", h.reference, h.status, h.urgency, h.travel, h.from_institution as "fromInstitution",
  h.to_institution as "toInstitution", h.from_country as "fromCountry", h.to_country as "toCountry", h.addressed_to as "addressedTo",
  h.escalated_to as "escalatedTo", h.cancel_asked_by as "cancelAskedBy", h.feedback_wanted as "feedbackWanted", h.due_at as "dueAt", h.overdue_since as "overdueSince",
  f.name as "from", r.name as "to", f.time_zone as "fromZone", r.time_zone as "toZone", coalesce(h.due_at, 'infinity')::text as cursor, ${BESIDE}`;
const NAMED = 'join institution f on f.id = h.from_institution left join institution r on r.id = h.to_institution';
const KEY = `(coalesce(h.due_at, 'infinity'), h.id)`;
const AFTER = `($2::timestamptz is null or ${KEY} > ($2::timestamptz, $3::uuid))`;
const ORDER = `order by h.due_at, h.id limit 51`;

const LISTS = {
  in: `select ${COLUMNS} from (
      (select h.* from handover h where h.to_institution = $1 and h.ended_at is null and ${AFTER} ${ORDER})
      union all
      (select h.* from handover_candidate c join handover h on h.id = c.handover_id
        where c.institution_id = $1 and c.ended_at is null and h.to_institution is null and h.ended_at is null and ${AFTER} ${ORDER})
    ) h ${NAMED} ${ORDER}`,
  out: `select ${COLUMNS} from (
      select h.* from handover h where h.from_institution = $1 and h.ended_at is null and ${AFTER} ${ORDER}) h ${NAMED} ${ORDER}`,
  country: `select ${COLUMNS} from (
      (select h.* from handover h where h.to_country = $1 and h.status <> 'prepared' and h.ended_at is null and ${AFTER} ${ORDER})
      union all
      (select h.* from handover h where h.from_country = $1 and h.to_country <> $1 and h.status <> 'prepared' and h.ended_at is null and ${AFTER} ${ORDER})
    ) h ${NAMED} ${ORDER}`,
} as const satisfies Record<Direction, string>;

/** Rows of handovers; whose rows one sees is decided by the database's policies. */
@Injectable()
export class HandoversStore {
  insert(tx: Tx, handover: Partial<HandoverRecord>): Promise<void> {
    return tx.insert(HandoverRecord, handover);
  }

  find(tx: Tx, id: HandoverId): Promise<HandoverRecord | undefined> {
    return tx.selectOne(HandoverRecord, 'where t.id = $1', [id]);
  }

  /** Locks the case, with those of persons who are asked for together, and then the handover, in one trip; nothing is locked of what the actor may not see. */
  async lock(tx: Tx, id: HandoverId, ...alongside: Promise<unknown>[]): Promise<HandoverRecord | undefined> {
    const first = tx.run(
      `select case when t.together is null then lock_case(t.case_id) else lock_linked_cases(t.case_id, t.together) end
         from handover t where t.id = $1`,
      [id],
    );
    const row = tx.selectOne(HandoverRecord, 'where t.id = $1 for update', [id]);
    await settled([first, row, ...alongside]);
    return row;
  }

  /** Guarded by the status that was read under the lock: whoever lost the race changes nothing. */
  async change(tx: Tx, handover: HandoverRecord, change: Change<HandoverRecord>): Promise<void> {
    const { sql, values } = assignments(change, 2);
    const touched = await tx.touched(
      `update handover set ${sql}${sql ? ', ' : ''}version = version + 1 where id = $1 and status = $2`,
      [handover.id, handover.status, ...(values as string[])],
    );
    if (touched !== 1) throw new Refusal('not-possible-now', 'Somebody else was faster.', { state: handover.status });
  }

  /** What the handover's own row does not say. */
  async beside(tx: Tx, id: HandoverId): Promise<Beside> {
    const row = await tx.row<Beside>(`select ${BESIDE} from handover h where h.id = $1`, [id]);
    return row ?? { candidate: false, planned: false, obstacle: null, others: null, askableBy: null };
  }

  /** What ends with it, also for a scan. */
  async others(tx: Tx, id: HandoverId): Promise<Other[]> {
    return (
      (await tx.row<{ others: Other[] }>(`select ${OTHERS} as others from handover h where h.id = $1`, [id]))?.others ??
      []
    );
  }

  /** Before the handover itself is locked: the cases of all who belong together, in one order. */
  async lockLinked(tx: Tx, id: HandoverId, link: string): Promise<void> {
    await tx.run('select lock_linked_cases(t.case_id, $2) from handover t where t.id = $1', [id, link]);
  }

  askTogether(tx: Tx, id: HandoverId, link: string) {
    return tx.rows<{
      id: HandoverId;
      caseId: CaseId;
      status: string;
      toInstitution: InstitutionId;
      dueAt: Date | null;
    }>(
      `select id, case_id as "caseId", status, to_institution as "toInstitution", due_at as "dueAt" from ask_together($1, $2)`,
      [id, link],
    );
  }

  /** What the receiver would inherit; empty before the person's yes and for everybody else. */
  openRequests(tx: Tx, id: HandoverId): Promise<{ askId: string; service: string; status: string }[]> {
    return tx.rows('select ask_id as "askId", service, status from open_requests_of($1)', [id]);
  }

  /** Newest first, ended ones too, as far as the actor may see them. */
  ofCase(tx: Tx, caseId: CaseId): Promise<Line[]> {
    return tx.rows<Line>(
      `select ${COLUMNS} from handover h ${NAMED} where h.case_id = $1 order by h.id desc limit 50`,
      [caseId],
    );
  }

  candidates(tx: Tx, id: HandoverId): Promise<HandoverCandidateRecord[]> {
    return tx.select(HandoverCandidateRecord, 'where t.handover_id = $1 and t.ended_at is null order by t.position', [
      id,
    ]);
  }

  async addCandidates(
    tx: Tx,
    handover: { id: HandoverId; fromInstitution: InstitutionId },
    institutions: readonly InstitutionId[],
  ): Promise<void> {
    await tx.run(
      `insert into handover_candidate (handover_id, institution_id, from_institution, position)
       select $1, institution_id, $2, position from unnest($3::uuid[]) with ordinality as c(institution_id, position)
       on conflict (handover_id, institution_id) do update set ended_at = null`,
      [handover.id, handover.fromInstitution, [...institutions]],
    );
  }

  /** Once: the first time that somebody of the receiver reads it. */
  async markOpened(tx: Tx, id: HandoverId, accountId: string): Promise<boolean> {
    return (
      (await tx.touched(
        'update handover set opened_at = clock_timestamp(), opened_by = $2 where id = $1 and opened_at is null',
        [id, accountId],
      )) === 1
    );
  }

  /** Of one that has not arrived: when it has to be decided what is done (flows.md 2.13). */
  decideFrom(tx: Tx, id: HandoverId): Promise<{ at: Date; now: boolean } | undefined> {
    return tx.row(
      `select d.at, d.at <= clock_timestamp() as now from handover h cross join lateral (
         select coalesce(h.expected_at, h.overdue_since) + l.lasts as at from time_limit l where l.what = 'overdue_decide'
            and l.country in (h.to_country, '*') and l.during @> clock_timestamp() order by l.country = '*' limit 1) d
        where h.id = $1 and h.overdue_since is not null and h.status = 'in_transit'`,
      [id],
    );
  }

  list(tx: Tx, direction: Direction, of: string, after: { due: string; id: string } | undefined): Promise<Line[]> {
    return tx.rows<Line>(LISTS[direction], [of, after?.due ?? null, after?.id ?? null]);
  }
}
