import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId, Country, InstitutionId } from '../kernel/index.js';

export interface Task {
  id: string;
  kind: string;
  dueAt: Date;
  doneAt: Date | null;
  institutionId: InstitutionId;
  timeZone: string;
}

export interface Acknowledged {
  how: 'read' | 'told_by_phone';
  at: Date;
  spokeWith: string | null;
  institutionId: InstitutionId;
}

/** What is written beside a case: its timeline, its tasks, and who has read that it leads. */
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

  async addTask(tx: Tx, caseId: CaseId, institutionId: InstitutionId, kind: string, dueIn: string): Promise<void> {
    await tx.run(
      'insert into case_task (case_id, institution_id, kind, due_at) values ($1, $2, $3, clock_timestamp() + $4::interval)',
      [caseId, institutionId, kind, dueIn],
    );
  }

  /** Due after the country's own time for it (time_limit), or the one that holds for all. */
  async addTaskByRule(
    tx: Tx,
    caseId: CaseId,
    institutionId: InstitutionId,
    kind: string,
    country: Country,
    what: string,
  ): Promise<void> {
    await tx.run(
      `insert into case_task (case_id, institution_id, kind, due_at)
       select $1, $2, $3, clock_timestamp() + lasts from time_limit
        where what = $5 and country in ($4, '*') and during @> clock_timestamp() order by country = '*' limit 1`,
      [caseId, institutionId, kind, country, what],
    );
  }

  tasks(tx: Tx, caseId: CaseId): Promise<Task[]> {
    return tx.rows<Task>(
      `select t.id, t.kind, t.due_at as "dueAt", t.done_at as "doneAt", t.institution_id as "institutionId", i.time_zone as "timeZone"
         from case_task t join institution i on i.id = t.institution_id
        where t.case_id = $1 order by t.done_at is not null, t.due_at limit 100`,
      [caseId],
    );
  }

  doTask(tx: Tx, caseId: CaseId, taskId: string, by: string): Promise<number> {
    return tx.touched(
      'update case_task set done_at = clock_timestamp(), done_by = $3 where id = $2 and case_id = $1 and done_at is null',
      [caseId, taskId, by],
    );
  }

  async endTasks(tx: Tx, caseId: CaseId, kinds: readonly string[] | null, by: string): Promise<void> {
    await tx.run(
      `update case_task set done_at = clock_timestamp(), done_by = $3 where case_id = $1 and done_at is null
          and ($2::text[] is null or kind = any($2))`,
      [caseId, kinds, by],
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

  async handoverOpen(tx: Tx, caseId: CaseId): Promise<boolean> {
    return (
      (await tx.row('select 1 from handover where case_id = $1 and ended_at is null and taken_over_at is null', [
        caseId,
      ])) !== undefined
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
