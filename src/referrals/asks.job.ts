import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import type { AskId } from '../kernel/index.js';
import { Connections } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { nextDesk } from './escalation.js';
import { AsksDueStore, DUE_IDS, type DueAsk } from './asks-due.store.js';

/**
 * Half of the time is over: the place is reminded. All of it: the request goes up the country's list, desk by desk, until
 * somebody answers. A lost queue loses nothing, since what is due is found here again. A yes by phone keeps it quiet.
 */
@Injectable()
export class AsksDue extends Scan {
  readonly name = 'asks.due';
  readonly everySeconds = 20;

  constructor(
    private readonly work: Work,
    private readonly connections: Connections,
    private readonly store: AsksDueStore,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
  ) {
    super();
  }

  /** Looks for ids alone first: a look that finds nothing is no act, and the audit has no row of it. */
  async run(): Promise<void> {
    const failed: AskId[] = [];
    for (;;) {
      const due = await this.connections.worker.query<{ id: AskId }[]>(DUE_IDS, [failed]);
      if (due.length === 0) return;
      const again = await oneByOne(
        this.name,
        due,
        ({ id }) => ({ ask: id }),
        ({ id }) => this.one(id),
      );
      failed.push(...again.map(({ id }) => id));
    }
  }

  private one(id: AskId): Promise<void> {
    return this.work.system({ job: this.name, requestId: randomUUID() }, 'ask.fall-due', { ask: id }, async (tx) => {
      const ask = await this.store.take(tx, id);
      if (!ask) return;
      tx.about({ case: ask.caseId });
      if (ask.questionDue) await this.remindSender(tx, ask);
      else if (ask.due) await this.goUp(tx, ask);
      else await this.remindPlace(tx, ask);
    });
  }

  private async remindPlace(tx: Tx, ask: DueAsk): Promise<void> {
    await this.store.reminded(tx, ask.id);
    tx.emit('ask.reminder', { to: ask.toInstitution, ask: ask.id, due: ask.dueAt.toISOString() });
  }

  private async remindSender(tx: Tx, ask: DueAsk): Promise<void> {
    await this.store.questionReminded(tx, ask.id);
    tx.emit('ask.question-overdue', { to: ask.fromInstitution, ask: ask.id, case: ask.caseId });
  }

  /** The last desk of the list holds leads that would lapse: it keeps the request, and is reminded again. */
  private async goUp(tx: Tx, ask: DueAsk): Promise<void> {
    const desks = await this.institutions.escalation(tx, ask.country);
    const open = ask.urgency === 'normal' ? undefined : await this.institutions.openNow(tx, desks);
    const next = nextDesk(desks, ask, (desk) => open?.get(desk)?.open ?? !open);
    if (ask.status !== 'escalated') {
      tx.emit('ask.reminder', { to: ask.toInstitution, ask: ask.id });
      tx.emit('ask.expired', { to: ask.fromInstitution, ask: ask.id, case: ask.caseId });
    }
    // Not which place was silent: that is the lead's to know, and it has the list of its asks.
    await this.cases.noteOfClock(tx, ask.caseId, next ? 'ask.escalated' : 'ask.expired', { ask: ask.id });
    if (!next) return this.store.expire(tx, ask);
    const { dueAt, halfDueAt } = await this.institutions.answerBy(
      tx,
      { institutionId: next.desk, country: ask.country },
      ask.urgency,
    );
    await this.store.escalate(tx, ask, { ...next, dueAt, halfDueAt });
    tx.emit('ask.escalated', { to: next.desk, ask: ask.id, due: dueAt });
  }
}
