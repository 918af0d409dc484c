import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { Connections, newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';

/** Tasks whose time has come are told once. */
@Injectable()
export class CaseTasksScan extends Scan {
  readonly name = 'case-tasks';
  readonly everySeconds = 30;

  constructor(
    private readonly work: Work,
    private readonly connections: Connections,
  ) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.connections.worker.query<{ id: string }[]>(
      `select id from case_task where done_at is null and told_at is null and due_at <= clock_timestamp()
        order by due_at limit 200`,
    );
    await oneByOne(
      this.name,
      due,
      ({ id }) => ({ task: id }),
      ({ id }) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    const system = { job: this.name, requestId: newId<never>() as string };
    return this.work.system(system, 'case.do-task', { task: id }, async (tx) => {
      const task = await tx.row<{ case: string; institutionId: string; dueAt: Date }>(
        `update case_task set told_at = clock_timestamp() where id = $1 and done_at is null and told_at is null
         returning case_id as "case", institution_id as "institutionId", due_at as "dueAt"`,
        [id],
      );
      if (!task) return tx.nothingDue();
      tx.about({ case: task.case });
      tx.emit('task.due', { to: task.institutionId, case: task.case, task: id, due: task.dueAt.toISOString() });
    });
  }
}
