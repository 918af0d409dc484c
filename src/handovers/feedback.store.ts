import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { AccountId, HandoverId } from '../kernel/index.js';
import { FeedbackRecord } from './feedback.record.js';
import type { Feedback } from './handover-codes.js';
import type { HandoverRecord } from './handover.record.js';

type Parties = Pick<HandoverRecord, 'id' | 'fromInstitution' | 'toInstitution'>;

@Injectable()
export class FeedbackStore {
  /** One row for each date, counted from now. */
  async plan(tx: Tx, handover: Parties, intervals: readonly string[]): Promise<void> {
    await tx.run(
      `insert into feedback (handover_id, from_institution, to_institution, due_at)
       select $1, $2, $3, clock_timestamp() + due from unnest($4::interval[]) as due`,
      [handover.id, handover.fromInstitution, handover.toInstitution, [...intervals]],
    );
  }

  of(tx: Tx, id: HandoverId): Promise<FeedbackRecord[]> {
    return tx.select(FeedbackRecord, 'where t.handover_id = $1 order by t.due_at', [id]);
  }

  /** The earliest that has not been given; false when there is none. */
  async give(tx: Tx, id: HandoverId, status: Feedback, by: AccountId): Promise<boolean> {
    const touched = await tx.touched(
      `update feedback set status = $2, given_at = clock_timestamp(), given_by = $3
        where id = (select id from feedback where handover_id = $1 and status is null order by due_at limit 1)`,
      [id, status, by],
    );
    return touched === 1;
  }
}
