import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { Scan } from '../platform/scans/index.js';

/**
 * Tasks whose time has come are told once; a case whose worker is away or disabled goes back to the unclaimed list, so
 * that it never waits for one person (flows.md 2.16).
 */
@Injectable()
export class CaseTasksScan extends Scan {
  readonly name = 'case-tasks';
  readonly everySeconds = 30;

  constructor(private readonly work: Work) {
    super();
  }

  async run(): Promise<void> {
    const system = { job: this.name, requestId: newId<never>() as string };
    await this.work.system(system, 'case.do-task', {}, async (tx) => {
      const due = await tx.rows<{ id: string; caseId: string; institutionId: string; dueAt: Date }>(
        `update case_task set told_at = clock_timestamp() where id in (
           select id from case_task where done_at is null and told_at is null and due_at <= clock_timestamp()
            order by due_at limit 200 for update skip locked)
         returning id, case_id as "caseId", institution_id as "institutionId", due_at as "dueAt"`,
      );
      for (const task of due)
        tx.emit('task.due', {
          to: task.institutionId,
          case: task.caseId,
          task: task.id,
          due: task.dueAt.toISOString(),
        });
      const left = await tx.rows<{ caseId: string; institutionId: string }>(
        `update assignment a set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
          where upper_inf(during) and exists (select 1 from account w where w.id = a.account_id
            and (w.disabled_at is not null or w.away_until > clock_timestamp()))
         returning case_id as "caseId", institution_id as "institutionId"`,
      );
      if (due.length + left.length === 0) tx.nothingDue();
      for (const { caseId, institutionId } of left) tx.emit('case.unassigned', { to: institutionId, case: caseId });
    });
  }
}
