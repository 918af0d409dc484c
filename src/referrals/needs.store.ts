import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { Refusal, type AskId, type CaseId, type InstitutionId, type NeedId } from '../kernel/index.js';
import { NeedRecord } from './need.record.js';

export type NeedRow = Omit<NeedRecord, 'id' | 'caseId' | 'fromInstitution'> & {
  id: NeedId;
  caseId: CaseId;
  fromInstitution: InstitutionId;
};
const COLUMNS = `id, case_id as "caseId", from_institution as "fromInstitution", service, urgency, created_by as "createdBy",
  created_at as "createdAt", ended_at as "endedAt", outcome, conference_on::text as "conferenceOn"`;
export type NeedOutcome = NonNullable<NeedRecord['outcome']>;

/** All SQL of needs. */
@Injectable()
export class NeedsStore {
  insert(tx: Tx, need: Partial<NeedRecord>): Promise<void> {
    return tx.insert(NeedRecord, need);
  }

  find(tx: Tx, id: NeedId): Promise<NeedRow | undefined> {
    return tx.row<NeedRow>(`select ${COLUMNS} from need where id = $1`, [id]);
  }

  lock(tx: Tx, id: NeedId): Promise<NeedRow | undefined> {
    return tx.row<NeedRow>(`select ${COLUMNS} from need where id = $1 for update`, [id]);
  }

  page(tx: Tx, caseId: CaseId, before: string | undefined, size: number): Promise<NeedRow[]> {
    const values = [caseId, size + 1, ...(before ? [before] : [])];
    const from = before ? 'and id < $3' : '';
    return tx.rows<NeedRow>(`select ${COLUMNS} from need where case_id = $1 ${from} order by id desc limit $2`, values);
  }

  async openIn(tx: Tx, caseIds: readonly CaseId[]): Promise<Set<CaseId>> {
    const rows = await tx.rows<{ caseId: CaseId }>(
      'select distinct case_id as "caseId" from need where case_id = any($1::uuid[]) and ended_at is null',
      [caseIds],
    );
    return new Set(rows.map(({ caseId }) => caseId));
  }

  async openOfCase(tx: Tx, caseId: CaseId): Promise<NeedId[]> {
    const rows = await tx.rows<{ id: NeedId }>(
      'select id from need where case_id = $1 and ended_at is null order by id for update',
      [caseId],
    );
    return rows.map(({ id }) => id);
  }

  async end(tx: Tx, id: NeedId, outcome: NeedOutcome): Promise<void> {
    const ended = await tx.touched(
      'update need set ended_at = clock_timestamp(), outcome = $2 where id = $1 and ended_at is null',
      [id, outcome],
    );
    if (ended !== 1) throw new Refusal('not-possible-now', 'This need has ended already.');
  }

  /** Through a function of the database: the place completes the service, and the need is not the place's row. */
  async endByReferral(tx: Tx, askId: AskId, outcome: NeedOutcome): Promise<void> {
    await tx.run('select end_need_of_referral($1, $2)', [askId, outcome]);
  }

  async holdConference(tx: Tx, id: NeedId, on: string): Promise<void> {
    await tx.run('update need set conference_on = $2 where id = $1', [id, on]);
  }

  /** Interval text from now to the end of a day in a zone; nothing for a day that is over. */
  async until(tx: Tx, day: string, zone: string): Promise<string | undefined> {
    const row = await tx.row<{ time: string }>(
      `select (due - clock_timestamp())::text as time from (select ($1::date + 1)::timestamp at time zone $2 as due) d
        where due > clock_timestamp()`,
      [day, zone],
    );
    return row?.time;
  }
}
