import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { DueCasesStore, type Left } from './due-cases.store.js';

/**
 * A case whose worker is away, disabled, or has not opened it for days goes back to the unclaimed list, so that it never
 * waits for one person (flows.md 2.16).
 */
@Injectable()
export class LeftCasesScan extends Scan {
  readonly name = 'left-cases';
  readonly everySeconds = 60;

  constructor(
    private readonly work: Work,
    private readonly store: DueCasesStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const left = await this.work.system(this.system(), 'case.give-back', {}, (tx) => {
      tx.nothingDue();
      return this.store.left(tx);
    });
    await oneByOne(
      this.name,
      left,
      ({ caseId, institutionId }) => ({ case: caseId, institution: institutionId }),
      (one) => this.giveBack(one),
    );
  }

  private giveBack(left: Left): Promise<void> {
    return this.work.system(this.system(), 'case.give-back', { case: left.caseId }, async (tx) => {
      if ((await this.store.giveBack(tx, left)) === 0) return tx.nothingDue();
      tx.emit('case.unassigned', { to: left.institutionId, case: left.caseId });
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
