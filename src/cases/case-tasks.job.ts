import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { Connections, newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';

interface DueTask {
  case: string;
  need: string | null;
  handover: string | null;
  institutionId: string;
  dueAt: Date;
}

/** Whoever has to do something about a request is told of the request, and of no case. */
const about = (task: DueTask): Record<string, string> => {
  if (task.need) return { need: task.need };
  return task.handover ? { handover: task.handover } : { case: task.case };
};

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
    return this.work.system(system, 'task.fall-due', { task: id }, async (tx) => {
      const task = await tx.row<DueTask>(
        `update case_task set told_at = clock_timestamp() where id = $1 and done_at is null and told_at is null
         returning case_id as "case", need_id as need, handover_id as handover, institution_id as "institutionId", due_at as "dueAt"`,
        [id],
      );
      if (!task) return tx.nothingDue();
      tx.about({ case: task.case });
      tx.emit('task.due', { to: task.institutionId, ...about(task), task: id, due: task.dueAt.toISOString() });
    });
  }
}
