import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { HandoverId } from '../kernel/index.js';

export const DUE = [
  'remind-half',
  'remind-question',
  'go-up',
  'mark-overdue',
  'alarm-takeover',
  'ask-feedback',
  'settle',
] as const;
export type Due = (typeof DUE)[number];

const AT_ONCE = 100;
const NOT_QUIET = `(quiet_until is null or quiet_until <= clock_timestamp())`;

/** What each kind of due work looks like; asked again, for one handover, under its locks. */
const IS_DUE: Readonly<Record<Due, string>> = {
  'remind-half': `status = 'proposed' and half_due_at <= clock_timestamp() and half_reminded_at is null
    and due_at > clock_timestamp() and ${NOT_QUIET}`,
  // While a question is open the receiver's clock stands, and the sender's runs.
  'remind-question': `status = 'info_requested' and exists (select 1 from question q where q.request_id = handover.id
    and q.answered_at is null and q.told_at is null and q.due_at <= clock_timestamp())`,
  'go-up': `status in ('proposed','escalated') and due_at <= clock_timestamp() and ${NOT_QUIET}`,
  'mark-overdue': `status = 'in_transit' and overdue_at <= clock_timestamp() and overdue_since is null and arrival_reported_at is null`,
  'alarm-takeover': `status in ('agreed','in_transit') and takeover_due_at <= clock_timestamp()`,
  'ask-feedback': `status = 'taken_over' and feedback_wanted and exists (select 1 from feedback f where f.handover_id = handover.id
    and f.status is null and f.told_at is null and f.due_at <= clock_timestamp())`,
  settle: `status = 'taken_over' and window_until <= clock_timestamp() and (not feedback_wanted
    or not exists (select 1 from feedback f where f.handover_id = handover.id and f.status is null))`,
};

/** Under the worker's role: due columns of handovers, nothing of a person. */
@Injectable()
export class DueHandoversStore {
  find(tx: Tx): Promise<{ id: HandoverId; due: Due }[]> {
    const parts = DUE.map((due) => `(select id, '${due}' as due from handover where ${IS_DUE[due]} limit ${AT_ONCE})`);
    return tx.rows(parts.join(' union all '));
  }

  async isDue(tx: Tx, id: HandoverId, due: Due): Promise<boolean> {
    return (await tx.rows(`select 1 from handover where id = $1 and ${IS_DUE[due]}`, [id])).length > 0;
  }

  async questionTold(tx: Tx, id: HandoverId): Promise<void> {
    await tx.run('update question set told_at = clock_timestamp() where request_id = $1 and answered_at is null', [id]);
  }

  async feedbackTold(tx: Tx, id: HandoverId): Promise<void> {
    await tx.run(
      `update feedback set told_at = clock_timestamp()
        where handover_id = $1 and status is null and told_at is null and due_at <= clock_timestamp()`,
      [id],
    );
  }
}
