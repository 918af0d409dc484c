import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import { found, permit, refuseIf, type Actor } from '../kernel/index.js';
import { CasesService } from './cases.service.js';
import type { OwnTaskView, TaskOpensView } from './task.api.js';
import { allowedForTask, DOERS, mayDo, whyNotDo } from './task.js';
import { TasksStore, type CaseTask, type OwnTask } from './tasks.store.js';

/** One task and what it is about; whoever holds it does it, also where the case is not theirs to see. */
@Injectable()
export class TasksService {
  constructor(
    private readonly work: Work,
    private readonly store: TasksStore,
    private readonly cases: CasesService,
  ) {}

  view(actor: Actor, id: string): Promise<OwnTaskView> {
    return this.work.read(actor, 'task.view', { task: id }, async (tx) => {
      const task = found(await this.store.find(tx, id));
      tx.about({ case: task.fileId });
      return toOwnTask(task, actor);
    });
  }

  do(actor: Actor, id: string): Promise<OwnTaskView> {
    return this.work.write(actor, 'task.do', { task: id }, async (tx) => {
      const { fileId } = found(await this.store.find(tx, id));
      tx.about({ case: fileId });
      await this.cases.lock(tx, fileId);
      const task = found(await this.store.find(tx, id));
      permit(mayDo(actor, task), DOERS);
      refuseIf(whyNotDo(task));
      await this.store.do(tx, id, actor.accountId);
      return toOwnTask(found(await this.store.find(tx, id)), actor);
    });
  }
}

export const toTask = (task: CaseTask, actor: Actor) => ({
  id: task.id,
  kind: task.kind,
  due: inZones(task.dueAt, task.timeZone, actor.timeZone),
  doneAt: task.doneAt,
  allowed: allowedForTask(actor, task),
});

const toOwnTask = (task: OwnTask, actor: Actor): OwnTaskView => ({
  ...toTask(task, actor),
  opens: opens(task),
  need: task.need,
  handover: task.handover,
});

const opens = ({ need, handover, caseId }: OwnTask): TaskOpensView | null => {
  if (need) return { what: 'need', id: need.id };
  if (handover) return { what: 'handover', id: handover.id };
  return caseId ? { what: 'case', id: caseId } : null;
};
