import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { BreakGlassStore } from './break-glass.store.js';

/** An opening that no second person has looked at in time is told once: to the institution, to its reviewer and to the lead. */
@Injectable()
export class LateReviewsScan extends Scan {
  readonly name = 'break-glass.late-reviews';
  readonly everySeconds = 60;

  constructor(
    private readonly work: Work,
    private readonly store: BreakGlassStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const late = await this.work.system(this.system(), 'break-glass.fall-due', {}, (tx) => {
      tx.nothingDue();
      return this.store.lateIds(tx);
    });
    await oneByOne(
      this.name,
      late,
      (id) => ({ glass: id }),
      (id) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    return this.work.system(this.system(), 'break-glass.fall-due', { glass: id }, async (tx) => {
      const glass = await this.store.takeLate(tx, id);
      if (!glass) return tx.nothingDue();
      tx.about({ case: glass.caseId });
      for (const to of new Set([glass.institutionId, glass.reviewerId, glass.lead]))
        if (to) tx.emit('break-glass.review-overdue', { to, glass: id });
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
