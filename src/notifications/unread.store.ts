import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Country, InstitutionId } from '../kernel/index.js';

export interface UnreadAt {
  readonly institutionId: InstitutionId;
  readonly country: Country;
  /** Told to those on duty; told to who stands in for them. */
  readonly step: 0 | 1;
}

export interface UnreadItem {
  readonly id: string;
  readonly dueAt: Date | null;
  /** Somebody has read it, or opened what it is about, or it is over. */
  readonly quiet: boolean;
}

const QUIET = `(
  exists (select 1 from notification_read r where r.notification_id = n.id)
  or exists (select 1 from handover h where h.id = (n.subjects ->> 'handover')::uuid
    and (h.ended_at is not null or (n.kind = 'handover.proposed' and h.opened_at is not null)))
  or exists (select 1 from ask a where a.id = (n.subjects ->> 'ask')::uuid
    and (a.ended_at is not null or (n.kind = 'ask.sent' and a.opened_at is not null)))
  or (n.kind in ('case.opened','case.fell-back') and exists (select 1 from acknowledgement k where k.case_id = n.case_id
    and k.institution_id = n.institution_id and k.how = 'read' and k.at >= n.created_at - interval '1 hour')))`;

/** Under the worker's role: due columns of what institutions were told, and whether somebody there has read it. */
@Injectable()
export class UnreadStore {
  due(tx: Tx): Promise<UnreadAt[]> {
    return tx.rows(
      `select distinct n.institution_id as "institutionId", i.country, n.unread_step as step
         from notification n join institution i on i.id = n.institution_id where n.unread_due_at <= clock_timestamp()`,
    );
  }

  take(tx: Tx, { institutionId, step }: UnreadAt): Promise<UnreadItem[]> {
    return tx.rows(
      `select n.id, n.due_at as "dueAt", ${QUIET} as quiet from notification n
        where n.unread_due_at <= clock_timestamp() and n.institution_id = $1 and n.unread_step = $2
        order by n.id limit 500 for update of n skip locked`,
      [institutionId, step],
    );
  }

  async settle(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.run('update notification set unread_due_at = null where id = any($1)', [ids]);
  }

  /** `lasts`: interval text, from when it was told; absent: nobody else is told. */
  async goOn(tx: Tx, ids: readonly string[], lasts?: string): Promise<void> {
    await tx.run(
      `update notification set unread_step = unread_step + 1, unread_due_at = created_at + $2::interval where id = any($1)`,
      [ids, lasts ?? null],
    );
  }
}
