import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  dayIn,
  found,
  type Actor,
  type CaseId,
  type InstitutionId,
  type InstitutionKind,
  type VictimId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { inRelease, type DisclosureRequest } from './disclosure-requests.store.js';
import { ReleasedEntryRecord } from './released-entry.record.js';

export interface ToRelease {
  id: string;
  section: string;
  content: Readonly<Record<string, unknown>>;
  statement: string;
  regime: string;
  institutionId: string;
  recordedAt: Date;
}

/** What the lead writes when it answers: the copies, and whether the person was told. */
@Injectable()
export class ReleasesStore {
  constructor(private readonly keyring: Keyring) {}

  async release(
    tx: Tx,
    request: Pick<DisclosureRequest, 'id'>,
    { timeZone, ...of }: { caseId: CaseId; victimId: VictimId; timeZone: string },
    entries: readonly ToRelease[],
  ): Promise<void> {
    const key = await this.keyring.of(of.victimId);
    const kinds = await this.kinds(tx, [...new Set(entries.map(({ institutionId }) => institutionId))]);
    await tx.insert(
      ReleasedEntryRecord,
      ...entries.map((entry) => {
        const id = newId<never>() as string;
        return {
          id,
          requestId: request.id,
          ...of,
          entryId: entry.id,
          author: entry.institutionId as InstitutionId,
          section: entry.section,
          content: key.seal(inRelease(id), entry.content),
          statement: entry.statement,
          regime: entry.regime,
          authorKind: found(kinds.get(entry.institutionId)),
          recordedOn: dayIn(entry.recordedAt, timeZone),
        };
      }),
    );
  }

  async keptOut(tx: Tx, caseId: CaseId, request: Pick<DisclosureRequest, 'askedBy' | 'accountId'>): Promise<boolean> {
    const row = await tx.row<{ out: boolean }>(
      `select exists (select 1 from excluded_recipient x where x.case_id = $1 and x.ended_at is null and x.institution_id = $2
         and (x.account_id is null or x.account_id = $3)) as out`,
      [caseId, request.askedBy, request.accountId],
    );
    return row?.out ?? false;
  }

  async answeredBy(tx: Tx, actor: Actor, id: string): Promise<void> {
    await tx.run('update disclosure_binding set answered_by = $2 where request_id = $1', [id, actor.accountId]);
  }

  /** The task that was open ends; answers the next one, if any. `dueIn`: interval text. */
  async nextTask(
    tx: Tx,
    actor: Actor,
    request: Pick<DisclosureRequest, 'id' | 'caseId' | 'taskId'>,
    next?: { kind: string; dueIn: string },
  ): Promise<void> {
    const id = next ? (newId<never>() as string) : null;
    await tx.run('update case_task set done_at = clock_timestamp(), done_by = $2 where id = $1 and done_at is null', [
      request.taskId,
      actor.accountId,
    ]);
    if (next)
      await tx.run(
        `insert into case_task (id, case_id, institution_id, kind, due_at) values ($1, $2, $3, $4, clock_timestamp() + $5::interval)`,
        [id, request.caseId, actor.institutionId, next.kind, next.dueIn],
      );
    await tx.run('update disclosure_binding set task_id = $2 where request_id = $1', [request.id, id]);
  }

  async told(tx: Tx, id: string): Promise<void> {
    await tx.run('update disclosure_binding set told_at = clock_timestamp() where request_id = $1', [id]);
  }

  async notTold(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.run(
      'update disclosure_binding set not_told = $2, not_told_since = coalesce(not_told_since, clock_timestamp()) where request_id = $1',
      [id, reason],
    );
  }

  private async kinds(tx: Tx, ids: readonly string[]): Promise<Map<string, InstitutionKind>> {
    const rows = await tx.rows<{ id: string; kind: InstitutionKind }>(
      'select id, kind from institution where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }
}
