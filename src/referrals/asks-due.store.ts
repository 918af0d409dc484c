import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { AskId, CaseId, Country, InstitutionId } from '../kernel/index.js';
import type { AskStatus } from './ask.js';

const LOUD = `(a.quiet_until is null or a.quiet_until <= clock_timestamp())`;
const OVER = `(a.status in ('sent','opened','info_requested','escalated') and a.clock_stopped_at is null
  and a.due_at <= clock_timestamp() and ${LOUD})`;
const HALF = `(a.status in ('sent','opened') and a.half_reminded_at is null and a.half_due_at <= clock_timestamp() and ${LOUD})`;
const QUESTION = `a.status = 'info_requested' and q.request_kind = 'ask' and q.answered_at is null and q.told_at is null
  and q.due_at <= clock_timestamp()`;

const FRESH = 'a.id <> all($1::uuid[])';

/** Each part starts from an index of its own; `$1`: those that failed in this round. */
export const DUE_IDS = `
  select id from (
    (select a.id, a.due_at as at from ask a where ${OVER} and ${FRESH} order by a.due_at limit 100)
    union (select a.id, a.half_due_at from ask a where ${HALF} and ${FRESH} order by a.half_due_at limit 100)
    union (select a.id, q.due_at from question q join ask a on a.id = q.request_id where ${QUESTION} and ${FRESH} limit 100)) due
  order by at`;

// Judged again under the lock: another worker, or the place itself, may have been faster.
const TAKE = `
  select a.id, a.case_id as "caseId", a.from_institution as "fromInstitution", a.to_institution as "toInstitution", a.status, a.urgency,
         a.due_at as "dueAt", a.escalated_to as "escalatedTo", a.escalation_position as "escalationPosition", i.country,
         ${OVER} as due, exists (select 1 from question q where q.request_id = a.id and ${QUESTION}) as "questionDue"
    from ask a join institution i on i.id = a.to_institution
   where a.id = $1 and (${OVER} or ${HALF} or exists (select 1 from question q where q.request_id = a.id and ${QUESTION}))
     for update of a skip locked`;

export interface DueAsk {
  id: AskId;
  caseId: CaseId;
  fromInstitution: InstitutionId;
  toInstitution: InstitutionId;
  status: AskStatus;
  urgency: 'emergency' | 'urgent' | 'normal';
  dueAt: Date;
  escalatedTo: InstitutionId | null;
  escalationPosition: number | null;
  /** Of the place: whose list it goes up. */
  country: Country;
  due: boolean;
  questionDue: boolean;
}

/** What the scan reads and writes, under the worker's role. */
@Injectable()
export class AsksDueStore {
  take(tx: Tx, id: AskId): Promise<DueAsk | undefined> {
    return tx.row<DueAsk>(TAKE, [id]);
  }

  async reminded(tx: Tx, id: AskId): Promise<void> {
    await tx.run('update ask set half_reminded_at = clock_timestamp() where id = $1', [id]);
  }

  async questionReminded(tx: Tx, id: AskId): Promise<void> {
    await tx.run('update question set told_at = clock_timestamp() where request_id = $1 and answered_at is null', [id]);
  }

  async expire(tx: Tx, ask: DueAsk): Promise<void> {
    await tx.run(`update ask set status = 'expired', version = version + 1 where id = $1`, [ask.id]);
  }

  async escalate(
    tx: Tx,
    ask: DueAsk,
    to: { desk: InstitutionId; position: number; dueAt: string; halfDueAt: string },
  ): Promise<void> {
    await tx.run(
      `update ask set status = 'escalated', claimed_by = null, escalated_to = $2, escalation_position = $3, due_at = $4, half_due_at = $5,
          version = version + 1 where id = $1`,
      [ask.id, to.desk, to.position, to.dueAt, to.halfDueAt],
    );
  }
}
