import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { InstitutionId } from '../kernel/index.js';

const LATE = `status = 'asked' and late_told_at is null and due_at <= clock_timestamp()`;

/** Under the worker's role: who asked whom and until when, and nothing of what. */
@Injectable()
export class LateAdviceStore {
  async ids(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(`select id from consultation where ${LATE} order by due_at limit 100`);
    return rows.map(({ id }) => id);
  }

  /** Marked as told; nothing where it was answered, or told by another worker, meanwhile. */
  take(tx: Tx, id: string): Promise<{ fromId: InstitutionId; toId: InstitutionId } | undefined> {
    return tx.row(
      `update consultation set late_told_at = clock_timestamp() where id = $1 and ${LATE}
       returning from_institution as "fromId", to_institution as "toId"`,
      [id],
    );
  }
}
