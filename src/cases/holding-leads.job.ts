import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { DueCasesStore } from './due-cases.store.js';

/** A holding lead's hours are over: the country's fallback leads from now on, by its mandate (flows.md 2.1). */
@Injectable()
export class HoldingLeadsScan extends Scan {
  readonly name = 'holding-leads';
  readonly everySeconds = 30;

  constructor(
    private readonly work: Work,
    private readonly store: DueCasesStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const held = await this.work.system(this.system(), 'case.fall-back', {}, (tx) => {
      tx.nothingDue();
      return this.store.held(tx);
    });
    await oneByOne(
      this.name,
      held,
      ({ caseId }) => ({ case: caseId }),
      async ({ fallback, ...left }) => {
        if (!fallback || fallback === left.institutionId) return;
        await this.work.system(this.system(), 'case.fall-back', { case: left.caseId }, async (tx) => {
          if (!(await this.store.fallBack(tx, left, fallback))) return tx.nothingDue();
          tx.emit('case.fell-back', { to: fallback, case: left.caseId });
          tx.emit('case.lead-left', { to: left.institutionId, case: left.caseId });
        });
      },
    );
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
