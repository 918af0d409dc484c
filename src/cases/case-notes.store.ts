import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId, InstitutionId } from '../kernel/index.js';

export interface Acknowledged {
  how: 'read' | 'told_by_phone';
  at: Date;
  spokeWith: string | null;
  institutionId: InstitutionId;
}

export interface Joined {
  /** Only to whoever leads where it goes on. */
  caseId: CaseId | null;
  number: string;
  /** This is the number under which the case goes on; otherwise one that was joined to it. */
  goesOn: boolean;
  since: Date;
}

/** What is written beside a case: its timeline, and who has read that it leads. */
@Injectable()
export class CaseNotesStore {
  /** By somebody, or by the clock. */
  async event(
    tx: Tx,
    actor: Pick<Actor, 'accountId' | 'institutionId'> | null,
    caseId: CaseId,
    kind: string,
    details: object,
    section: string,
  ): Promise<void> {
    await tx.run(
      'insert into case_event (case_id, kind, section, details, account_id, institution_id) values ($1, $2, $3, $4, $5, $6)',
      [caseId, kind, section, JSON.stringify(details), actor?.accountId ?? null, actor?.institutionId ?? null],
    );
  }

  async acknowledge(
    tx: Tx,
    actor: Actor,
    fact: { caseId: CaseId; institutionId: InstitutionId; how: 'read' | 'told_by_phone'; spokeWith: string | null },
  ): Promise<void> {
    await tx.run(
      `insert into acknowledgement (case_id, institution_id, how, spoke_with, noted_by, noted_by_institution)
       values ($1, $2, $3, $4, $5, $6)`,
      [fact.caseId, fact.institutionId, fact.how, fact.spokeWith, actor.accountId, actor.institutionId],
    );
  }

  /** Of the last tenure that the reader may see, as a rule the present one; oldest first. */
  acknowledged(tx: Tx, caseId: CaseId): Promise<Acknowledged[]> {
    return tx.rows<Acknowledged>(
      `select k.how, k.at, k.spoke_with as "spokeWith", k.institution_id as "institutionId"
         from acknowledgement k
         join (select t.institution_id, t.during from lead_tenure t where t.case_id = $1 order by lower(t.during) desc limit 1) t on true
        where k.case_id = $1 and k.institution_id = t.institution_id and k.at >= lower(t.during) order by k.at limit 20`,
      [caseId],
    );
  }

  /** Those of these cases that have a handover which has not ended and not been taken over. */
  async handedOver(tx: Tx, caseIds: readonly CaseId[]): Promise<Set<CaseId>> {
    const rows = await tx.rows<{ caseId: CaseId }>(
      `select case_id as "caseId" from handover where case_id = any($1::uuid[]) and ended_at is null and taken_over_at is null`,
      [caseIds],
    );
    return new Set(rows.map(({ caseId }) => caseId));
  }

  /** Those of these cases for which it is being settled who leads. */
  async inConflict(tx: Tx, caseIds: readonly CaseId[]): Promise<Set<CaseId>> {
    const rows = await tx.rows<{ caseId: CaseId }>(`select c as "caseId" from cases_in_lead_conflict($1::uuid[]) c`, [
      caseIds,
    ]);
    return new Set(rows.map(({ caseId }) => caseId));
  }

  /** Of a case that was joined to another, under which number it goes on; to the lead also what was joined to its own. */
  joins(tx: Tx, caseId: CaseId): Promise<Joined[]> {
    return tx.rows<Joined>(
      `select other_case as "caseId", number, goes_on as "goesOn", since from joins_of(array[$1::uuid])`,
      [caseId],
    );
  }

  /** The receiver to whom the person has said yes, and who expects them. */
  async expecting(tx: Tx, caseId: CaseId): Promise<{ to: InstitutionId; handover: string } | undefined> {
    return tx.row(
      `select to_institution as "to", id as handover from handover where case_id = $1 and status in ('agreed','in_transit')`,
      [caseId],
    );
  }
}
