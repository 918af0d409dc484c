import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import type { CaseId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { isOfAge } from './age.js';
import { ComingOfAgeStore } from './coming-of-age.store.js';

/**
 * On the day that somebody is eighteen the guardian's part ends, and they are asked again for themselves (flows.md 2.8).
 * Days of birth are sealed: they are opened here, compared, and forgotten.
 */
@Injectable()
export class ComingOfAgeScan extends Scan {
  readonly name = 'children.coming-of-age';
  readonly everySeconds = 3600;

  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: ComingOfAgeStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (let after: CaseId | undefined; ;) {
      const page = await this.work.system(this.system(), 'child.come-of-age', {}, (tx) => {
        tx.nothingDue();
        return this.store.page(tx, after);
      });
      if (page.length === 0) return;
      await oneByOne(
        this.name,
        page.filter(({ bornOn, today }) => isOfAge(bornOn, today)).map(({ caseId }) => caseId),
        (id) => ({ case: id }),
        (id) => this.one(id),
      );
      after = page.at(-1)?.caseId;
    }
  }

  private one(id: CaseId): Promise<void> {
    return this.work.system(this.system(), 'child.come-of-age', { case: id }, async (tx) => {
      const ofAge = await this.store.take(tx, id);
      if (!ofAge) return tx.nothingDue();
      await this.cases.askAgain(tx, id, ofAge.leads, ofAge.country);
      await this.cases.noteOfClock(tx, id, 'child.come-of-age', {});
      tx.emit('child.came-of-age', { to: ofAge.leads, case: id });
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
