import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { AccountId, InstitutionId } from '../kernel/index.js';

const UNSENT = 'danger_due_at <= clock_timestamp() and danger_told_at is null and ends_at > clock_timestamp()';
const ENDED = 'ends_at <= clock_timestamp()';

/** Under the worker's role: whose draft and until when, and nothing of what stands in it. */
@Injectable()
export class DueDraftsStore {
  async unsent(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select id from identification_draft where ${UNSENT} order by danger_due_at limit 100`,
    );
    return rows.map(({ id }) => id);
  }

  /** Marked as told; nothing where it was sent, or told by another worker, meanwhile. */
  take(tx: Tx, id: string): Promise<{ accountId: AccountId; institutionId: InstitutionId } | undefined> {
    return tx.row(
      `update identification_draft set danger_told_at = clock_timestamp() where id = $1 and ${UNSENT}
       returning account_id as "accountId", institution_id as "institutionId"`,
      [id],
    );
  }

  async ended(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select id from identification_draft where ${ENDED} order by ends_at limit 100`,
    );
    return rows.map(({ id }) => id);
  }

  async delete(tx: Tx, id: string): Promise<boolean> {
    return (await tx.touched(`delete from identification_draft where id = $1 and ${ENDED}`, [id])) === 1;
  }
}
