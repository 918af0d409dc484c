import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { ConflictsService } from './conflicts.service.js';
import { ConflictsStore } from './conflicts.store.js';

/**
 * One person whose second case opened only now: a conflict from now on. And where two countries did not settle one in time,
 * the next desk of the country that would lead by default decides for both.
 */
@Injectable()
export class ConflictsScan extends Scan {
  readonly name = 'conflicts.due';
  readonly everySeconds = 60;

  constructor(
    private readonly work: Work,
    private readonly store: ConflictsStore,
    private readonly institutions: InstitutionsService,
    private readonly conflicts: ConflictsService,
  ) {
    super();
  }

  async run(): Promise<void> {
    const late = await this.work.system(this.system(), 'conflict.open', {}, (tx) => {
      tx.nothingDue();
      return this.store.toOpen(tx);
    });
    await oneByOne(
      this.name,
      late,
      ({ matchId }) => ({ match: matchId }),
      ({ matchId, ...facts }) =>
        this.work.system(this.system(), 'conflict.open', { match: matchId }, (tx) =>
          this.conflicts.open(tx, matchId, facts),
        ),
    );
    const due = await this.work.system(this.system(), 'conflict.escalate', {}, (tx) => {
      tx.nothingDue();
      return this.store.due(tx);
    });
    await oneByOne(
      this.name,
      due,
      ({ id }) => ({ conflict: id }),
      ({ id }) => this.work.system(this.system(), 'conflict.escalate', { conflict: id }, (tx) => this.one(tx, id)),
    );
  }

  /** At the end of the list it rests with the last desk. */
  private async one(tx: Tx, id: string): Promise<void> {
    const conflict = await this.store.lockDue(tx, id);
    if (!conflict) return tx.nothingDue();
    const position = (conflict.position ?? -1) + 1;
    const desk = (await this.institutions.escalation(tx, conflict.country))[position];
    if (!desk) return this.store.escalate(tx, id, null);
    const lasts = await this.institutions.lasts(tx, conflict.country, 'lead_conflict');
    await this.store.escalate(tx, id, { desk, position, lasts });
    tx.emit('conflict.escalated', { to: desk, conflict: id });
    for (const to of new Set([conflict.firstLead, conflict.secondLead]))
      if (to !== desk) tx.emit('conflict.gone-up', { to, conflict: id });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
