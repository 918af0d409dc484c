import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { DueCasesStore, type DueTask } from './due-cases.store.js';

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
    private readonly store: DueCasesStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.work.system(this.system(), 'task.fall-due', {}, (tx) => {
      tx.nothingDue();
      return this.store.tasks(tx);
    });
    await oneByOne(
      this.name,
      due,
      (id) => ({ task: id }),
      (id) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    return this.work.system(this.system(), 'task.fall-due', { task: id }, async (tx) => {
      const task = await this.store.taskTold(tx, id);
      if (!task) return tx.nothingDue();
      tx.about({ case: task.case });
      tx.emit('task.due', { to: task.institutionId, ...about(task), task: id, due: task.dueAt.toISOString() });
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
