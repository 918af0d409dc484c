import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, HandoverId, InstitutionId, NeedId } from '../kernel/index.js';
import type { TaskHandoverView, TaskNeedView } from './task.api.js';
import type { Task } from './task.js';

export interface CaseTask extends Task {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly timeZone: string;
}

export interface OwnTask extends CaseTask {
  /** Of every task; for the locks and the audit, never for the view. */
  readonly fileId: CaseId;
  /** Only of a task about a case, and where the reader sees that case. */
  readonly caseId: CaseId | null;
  readonly need: TaskNeedView | null;
  readonly handover: TaskHandoverView | null;
}

/** What a task is about, where it is not the case itself. */
export interface About {
  readonly need?: NeedId;
  readonly handover?: HandoverId;
}

const TASK = `t.id, t.kind, t.due_at as "dueAt", t.done_at as "doneAt", t.institution_id as "institutionId", i.time_zone as "timeZone"`;

/** All SQL of tasks; which of them one sees is decided by the database's policies. */
@Injectable()
export class TasksStore {
  find(tx: Tx, id: string): Promise<OwnTask | undefined> {
    return tx.row<OwnTask>(
      `select ${TASK}, t.case_id as "fileId", c.id as "caseId",
              case when n.id is not null then jsonb_build_object('id', n.id, 'service', n.service, 'urgency', n.urgency,
                'conferenceOn', n.conference_on) end as need,
              case when h.id is not null then jsonb_build_object('id', h.id, 'reference', h.reference, 'urgency', h.urgency,
                'toCountry', h.to_country) end as handover
         from case_task t join institution i on i.id = t.institution_id
         left join need n on n.id = t.need_id left join handover h on h.id = t.handover_id
         left join case_file c on c.id = t.case_id and t.need_id is null and t.handover_id is null
        where t.id = $1`,
      [id],
    );
  }

  ofCase(tx: Tx, caseId: CaseId): Promise<CaseTask[]> {
    return tx.rows<CaseTask>(
      `select ${TASK} from case_task t join institution i on i.id = t.institution_id
        where t.case_id = $1 order by t.done_at is not null, t.due_at limit 100`,
      [caseId],
    );
  }

  /** `dueIn`: interval text, from now. */
  async add(
    tx: Tx,
    caseId: CaseId,
    institutionId: InstitutionId,
    kind: string,
    dueIn: string,
    { need, handover }: About = {},
  ): Promise<void> {
    await tx.run(
      `insert into case_task (case_id, institution_id, kind, due_at, need_id, handover_id)
       values ($1, $2, $3, clock_timestamp() + $4::interval, $5, $6)`,
      [caseId, institutionId, kind, dueIn, need ?? null, handover ?? null],
    );
  }

  /** Due after the country's own time for it (time_limit), or the one that holds for all. Not twice: one that is open stays. */
  async addByRule(
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
        where what = $5 and country in ($4, '*') and during @> clock_timestamp()
          and not exists (select 1 from case_task where case_id = $1 and institution_id = $2 and kind = $3 and done_at is null)
        order by country = '*' limit 1`,
      [caseId, institutionId, kind, country, what],
    );
  }

  async do(tx: Tx, id: string, by: string): Promise<boolean> {
    return (
      (await tx.touched(
        'update case_task set done_at = clock_timestamp(), done_by = $2 where id = $1 and done_at is null',
        [id, by],
      )) === 1
    );
  }

  /** Of these kinds; without kinds, all that are open. */
  async end(tx: Tx, caseId: CaseId, kinds: readonly string[] | null, by: string): Promise<void> {
    await tx.run(
      `update case_task set done_at = clock_timestamp(), done_by = $3 where case_id = $1 and done_at is null
          and ($2::text[] is null or kind = any($2))`,
      [caseId, kinds, by],
    );
  }
}
