import { Injectable } from '@nestjs/common';
import { ExclusionsStore, forWhom, PreviewsStore, type PreviewAnswers } from '../access/index.js';
import { settled, type Tx } from '../audit/index.js';
import { InstitutionsService, type AnswerTime } from '../institutions/index.js';
import { Refusal, refuseIf, type InstitutionId } from '../kernel/index.js';
import type { HandoverRecord } from './handover.record.js';
import { HandoversStore } from './handovers.store.js';
import { whyNotLead } from './proposal.js';

const MOST_CANDIDATES = 10;

interface Sending {
  readonly receiver: InstitutionId | null;
  readonly mayLead: boolean;
  readonly focalPoints: readonly InstitutionId[];
  readonly due: AnswerTime;
}

/** To whom a request goes: an institution, else the country's focal points, else its ranked candidates; and by when. */
@Injectable()
export class Addressees {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly previews: PreviewsStore,
    private readonly exclusions: ExclusionsStore,
    private readonly store: HandoversStore,
  ) {}

  /** What has to be known before sending, in one trip. */
  async sending(tx: Tx, handover: HandoverRecord, receiver: InstitutionId | null): Promise<Sending> {
    const mayLead = receiver ? this.institutions.mayLead(tx, receiver) : Promise.resolve(true);
    const focal = receiver ? Promise.resolve([]) : this.institutions.focalPoints(tx, handover.toCountry);
    const due = this.institutions.answerBy(
      tx,
      { country: handover.toCountry, ...(receiver ? { institutionId: receiver } : {}) },
      handover.urgency,
    );
    const leftOut = this.exclusions.institutions(tx, handover.caseId);
    await settled([mayLead, focal, due, leftOut]);
    const kept = await leftOut;
    const focalPoints = (await focal).map(({ id }) => id).filter((id) => !kept.has(id));
    return { receiver, mayLead: await mayLead, focalPoints, due: await due };
  }

  /** Refuses what nobody can answer: a receiver without mandate, or desks that are all closed; what cannot wait goes to open ones. */
  async check(tx: Tx, handover: HandoverRecord, sending: Sending) {
    refuseIf(whyNotLead({ country: handover.toCountry, mayLead: sending.mayLead }));
    const candidates = sending.receiver || sending.focalPoints.length > 0 ? [] : await this.candidates(tx, handover);
    const told = sending.receiver
      ? [sending.receiver]
      : sending.focalPoints.length > 0
        ? sending.focalPoints
        : candidates;
    if (told.length === 0)
      throw new Refusal('not-able-to-lead', 'That country has nobody in the directory who could take the lead.');
    const closed = await this.institutions.whyNotSend(tx, told, handover.urgency);
    const awake = told.filter((id) => !closed.has(id));
    if (awake.length === 0) {
      const reason = [...closed.values()][0];
      if (reason) refuseIf({ ...reason, hints: { ...reason.hints, openNow: await this.openNow(tx, handover) } });
    }
    return { told: awake, due: sending.due, candidates: candidates.filter((id) => !closed.has(id)) };
  }

  /** Everybody who has the request before them now. */
  async askedNow(tx: Tx, handover: HandoverRecord): Promise<readonly InstitutionId[]> {
    if (handover.toInstitution) return [handover.toInstitution];
    const [focal, candidates] = await Promise.all([
      this.institutions.focalPoints(tx, handover.toCountry),
      this.store.candidates(tx, handover.id),
    ]);
    return focal.length > 0 ? focal.map(({ id }) => id) : candidates.map(({ institutionId }) => institutionId);
  }

  private async candidates(tx: Tx, handover: HandoverRecord): Promise<InstitutionId[]> {
    const preview: PreviewAnswers = (await this.previews.read(tx, handover.id)) ?? {};
    const leftOut = await this.exclusions.institutions(tx, handover.caseId);
    const ranked = await this.institutions.candidates(tx, handover.toCountry, {
      ageGroup: 'adult',
      ...forWhom(preview),
    });
    return ranked
      .filter(({ id }) => id !== handover.fromInstitution && !leftOut.has(id))
      .slice(0, MOST_CANDIDATES)
      .map(({ id }) => id);
  }

  private async openNow(tx: Tx, handover: HandoverRecord): Promise<string[]> {
    const [ranked, leftOut] = await Promise.all([
      this.institutions.candidates(tx, handover.toCountry, {}),
      this.exclusions.institutions(tx, handover.caseId),
    ]);
    return ranked
      .filter(({ open, id }) => open && !leftOut.has(id))
      .slice(0, 5)
      .map(({ name }) => name);
  }
}
