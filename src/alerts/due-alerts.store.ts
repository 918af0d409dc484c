import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Country, InstitutionId } from '../kernel/index.js';

const UNACKNOWLEDGED = `(status = 'sent' and due_at <= clock_timestamp())`;
const UNREVIEWED = `(reviewed_at is null and review_told_at is null and review_due_at <= clock_timestamp())`;
const UNTOLD = `(status <> 'sent' and told_person_at is null and tell_told_at is null and tell_due_at <= clock_timestamp())`;

export interface DueAlert {
  fromId: InstitutionId;
  toId: InstitutionId;
  reviewerId: InstitutionId | null;
  country: Country;
  unacknowledged: boolean;
  unreviewed: boolean;
  untold: boolean;
  asked: InstitutionId[];
}

/** Under the worker's role: codes and times of alerts, and nothing of what they say. */
@Injectable()
export class DueAlertsStore {
  async ids(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `(select id from danger_alert where ${UNACKNOWLEDGED} limit 100) union (select id from danger_alert where ${UNREVIEWED} limit 100)
       union (select id from danger_alert where ${UNTOLD} limit 100)`,
    );
    return rows.map(({ id }) => id);
  }

  /** Judged again under the lock: another worker, or a human at the desk, may have been faster. */
  take(tx: Tx, id: string): Promise<DueAlert | undefined> {
    return tx.row<DueAlert>(
      `select from_institution as "fromId", to_institution as "toId", reviewer_id as "reviewerId", country,
              coalesce(${UNACKNOWLEDGED}, false) as unacknowledged, ${UNREVIEWED} as unreviewed, ${UNTOLD} as untold,
              array(select r.institution_id from alert_recipient r where r.alert_id = danger_alert.id) as asked
         from danger_alert where id = $1 and (${UNACKNOWLEDGED} or ${UNREVIEWED} or ${UNTOLD}) for update skip locked`,
      [id],
    );
  }

  /** `lasts`: interval text, from now. At the end of the list nobody is left to go to. */
  async climb(tx: Tx, id: string, to: InstitutionId | undefined, lasts: string): Promise<Date | null> {
    const row = await tx.row<{ due: Date | null }>(
      `update danger_alert set to_institution = coalesce($2, to_institution),
              due_at = case when $2::uuid is not null then clock_timestamp() + $3::interval end where id = $1 returning due_at as due`,
      [id, to ?? null, lasts],
    );
    return row?.due ?? null;
  }

  async toldOfReview(tx: Tx, id: string): Promise<void> {
    await tx.run('update danger_alert set review_told_at = clock_timestamp() where id = $1', [id]);
  }

  async toldToTell(tx: Tx, id: string): Promise<void> {
    await tx.run('update danger_alert set tell_told_at = clock_timestamp() where id = $1', [id]);
  }
}
