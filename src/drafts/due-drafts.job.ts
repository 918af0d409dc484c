import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { DueDraftsStore } from './due-drafts.store.js';

/**
 * A draft that says danger and lies unsent is told to the desk of its writer's own institution, once: somebody is to call the
 * writer. One that has run out is deleted.
 */
@Injectable()
export class DueDraftsScan extends Scan {
  readonly name = 'drafts.due';
  readonly everySeconds = 60;

  constructor(
    private readonly work: Work,
    private readonly store: DueDraftsStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const { unsent, ended } = await this.work.system(this.system(), 'draft.fall-due', {}, async (tx) => {
      tx.nothingDue();
      return { unsent: await this.store.unsent(tx), ended: await this.store.ended(tx) };
    });
    const about = (id: string) => ({ draft: id });
    await oneByOne(this.name, unsent, about, (id) => this.call(id));
    await oneByOne(this.name, ended, about, (id) => this.purge(id));
  }

  private call(id: string): Promise<void> {
    return this.work.system(this.system(), 'draft.fall-due', { draft: id }, async (tx) => {
      const draft = await this.store.take(tx, id);
      if (!draft) return tx.nothingDue();
      tx.emit('draft.danger-unsent', { to: draft.institutionId, draft: id, writer: draft.accountId });
    });
  }

  private purge(id: string): Promise<void> {
    return this.work.system(this.system(), 'draft.run-out', { draft: id }, async (tx) => {
      if (!(await this.store.delete(tx, id))) tx.nothingDue();
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
