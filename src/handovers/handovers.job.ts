import { Injectable } from '@nestjs/common';
import { settled, Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import type { HandoverId, InstitutionId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { Addressees } from './addressees.service.js';
import { NOW } from './change.js';
import { DueHandoversStore, type Due } from './due-handovers.store.js';
import { Escalations } from './escalations.service.js';
import type { HandoverRecord } from './handover.record.js';
import { HandoversStore } from './handovers.store.js';
import { tellAll, tellOthers, type Outcome } from './moves.service.js';

/** Reminders, requests that go up, alarms and endings. Each in its own transaction, case locked first, asked again under the lock. */
@Injectable()
export class DueHandoversScan extends Scan {
  readonly name = 'handovers.due';
  readonly everySeconds = 20;

  constructor(
    private readonly work: Work,
    private readonly store: HandoversStore,
    private readonly dues: DueHandoversStore,
    private readonly institutions: InstitutionsService,
    private readonly cases: CasesService,
    private readonly addressees: Addressees,
    private readonly escalations: Escalations,
  ) {
    super();
  }

  async run(): Promise<void> {
    const found = await this.work.system(this.system(), 'handover.find-due', {}, async (tx) => {
      const rows = await this.dues.find(tx);
      if (rows.length === 0) tx.nothingDue();
      return rows;
    });
    await oneByOne(
      this.name,
      found,
      ({ id, due }) => ({ handover: id, due }),
      ({ id, due }) =>
        this.work.system(this.system(), `handover.${due}`, { handover: id }, (tx) => this.one(tx, id, due)),
    );
  }

  private async one(tx: Tx, id: HandoverId, due: Due): Promise<void> {
    const handover = await this.store.lock(tx, id);
    if (!handover || !(await this.dues.isDue(tx, id, due))) return;
    tx.about({ case: handover.caseId });
    const { change, tell, afterwards, note } = await this.decide(tx, handover, due);
    tellAll(tx, handover, tell ?? []);
    if (handover.together) tellOthers(tx, await this.store.others(tx, id), change?.status);
    await settled([
      ...(change ? [this.store.change(tx, handover, change)] : []),
      ...(afterwards?.() ?? []),
      ...(note
        ? [this.cases.noteOfClock(tx, handover.caseId, happened(due, change?.status), { handover: id, ...note })]
        : []),
    ]);
  }

  private async decide(tx: Tx, handover: HandoverRecord, due: Due): Promise<Outcome> {
    const both = [handover.fromInstitution, handover.toInstitution];
    switch (due) {
      case 'remind-half': {
        const by = handover.dueAt ? { due: handover.dueAt.toISOString() } : {};
        const asked = await this.addressees.askedNow(tx, handover);
        return { change: { halfRemindedAt: NOW }, tell: asked.map((to) => ({ kind: 'half-time', to, ...by })) };
      }
      case 'remind-question':
        return {
          afterwards: () => [this.dues.questionTold(tx, handover.id)],
          tell: [{ kind: 'question-overdue', to: handover.fromInstitution }],
        };
      case 'go-up':
        return this.goUp(tx, handover);
      case 'mark-overdue':
        return { change: { overdueSince: NOW }, note: {}, tell: both.map((to) => ({ kind: 'overdue', to })) };
      case 'alarm-takeover':
        return {
          change: { takeoverDueAt: null },
          note: {},
          tell: [handover.toInstitution, ...(await this.country(tx, handover))].map((to) => ({
            kind: 'takeover-late',
            to,
          })),
        };
      case 'ask-feedback':
        return {
          afterwards: () => [this.dues.feedbackTold(tx, handover.id)],
          tell: [{ kind: 'feedback-due', to: handover.toInstitution }],
        };
      case 'settle':
        return { change: { status: 'settled' }, note: {}, tell: both.map((to) => ({ kind: 'settled', to })) };
    }
  }

  /** At the end of the list it rests with the last desk; where there is none, it has expired and the sender is told. */
  private async goUp(tx: Tx, handover: HandoverRecord): Promise<Outcome> {
    const next = await this.escalations.up(tx, handover);
    if (next.change) return next;
    return handover.status === 'escalated'
      ? { change: { dueAt: null, halfDueAt: null } }
      : {
          change: { status: 'expired', endedAt: NOW, endReason: 'no_answer' },
          note: {},
          tell: [handover.fromInstitution, handover.toInstitution].map((to) => ({ kind: 'expired', to })),
        };
  }

  private async country(tx: Tx, handover: HandoverRecord): Promise<InstitutionId[]> {
    const focal = await this.institutions.focalPoints(tx, handover.toCountry);
    return focal.length > 0
      ? focal.map(({ id }) => id)
      : (await this.institutions.escalation(tx, handover.toCountry)).slice(-1);
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}

/** As the timeline says it: what the state has become, or which alarm rang. */
const happened = (due: Due, status: unknown): string =>
  `handover.${typeof status === 'string' ? status : due === 'mark-overdue' ? 'overdue' : 'takeover-late'}`;
