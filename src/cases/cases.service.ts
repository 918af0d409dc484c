import { Injectable } from '@nestjs/common';
import type { Section } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { Refusal, type Actor, type CaseId, type Country, type InstitutionId } from '../kernel/index.js';
import type { CaseState } from './case.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CasesStore, type CaseBrief, type TenureBasis } from './cases.store.js';
import { OpenRequests } from './open-requests.service.js';
import { TasksStore, type About } from './tasks.store.js';

/** The rule (time_limit) by which the last search for somebody who is out of contact is due. */
export const LAST_SEARCH = 'contact_lost_4';

export interface Move {
  from: InstitutionId;
  to: InstitutionId;
  cause: 'taken_over' | 'fell_back';
  basis: Extract<TenureBasis, 'handover' | 'fallback'>;
}

/** What other modules ask of a case inside their own transaction. Always `lock` first: case, then request, then grants. */
@Injectable()
export class CasesService {
  constructor(
    private readonly store: CasesStore,
    private readonly notes: CaseNotesStore,
    private readonly tasks: TasksStore,
    private readonly requests: OpenRequests,
    private readonly institutions: InstitutionsService,
  ) {}

  lock(tx: Tx, caseId: CaseId): Promise<void> {
    return this.store.lock(tx, caseId);
  }

  brief(tx: Tx, caseId: CaseId): Promise<CaseBrief | undefined> {
    return this.store.brief(tx, caseId);
  }

  /** Answers T as text with microseconds; 409 when `from` does not lead any more. */
  async moveLead(tx: Tx, caseId: CaseId, move: Move): Promise<string> {
    const at = await this.store.move(tx, caseId, move);
    if (!at) throw new Refusal('already-led', 'The lead has moved in the meantime.');
    return at;
  }

  /**
   * Whoever takes a case over works on it from now on: a colleague's assignment from an earlier part ends, so that nothing
   * of the case is out of sight in the act.
   */
  async freeFor(tx: Tx, actor: Actor, caseId: CaseId): Promise<void> {
    await this.store.endOthersAssignment(tx, caseId, actor.institutionId, actor.accountId);
  }

  /** A line of the timeline, in codes; `section` decides who reads it. */
  note(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    kind: string,
    details: object = {},
    section: Section = 'lead',
  ): Promise<void> {
    return this.notes.event(tx, actor, caseId, kind, details, section);
  }

  /** A task for whoever leads, in the country's own time: the person is asked again. */
  askAgain(tx: Tx, caseId: CaseId, lead: InstitutionId, country: Country): Promise<void> {
    return this.tasks.addByRule(tx, caseId, lead, 'ask_again', country, 'consent_ask_again');
  }

  /** A line of the timeline that nobody wrote: a time was over. */
  noteOfClock(tx: Tx, caseId: CaseId, kind: string, details: object): Promise<void> {
    return this.notes.event(tx, null, caseId, kind, details, 'lead');
  }

  /** Whoever takes a lead over has read it. */
  acknowledge(tx: Tx, actor: Actor, caseId: CaseId): Promise<void> {
    const { institutionId } = actor;
    return this.notes.acknowledge(tx, actor, { caseId, institutionId, how: 'read', spokeWith: null });
  }

  /** Tasks of these kinds are no longer to be done. */
  endTasks(tx: Tx, caseId: CaseId, kinds: readonly string[], by: string): Promise<void> {
    return this.tasks.end(tx, caseId, kinds, by);
  }

  /** `dueIn`: interval text, from now. Of a need or a handover: whoever has to do it may not see the case. */
  addTask(
    tx: Tx,
    caseId: CaseId,
    institutionId: InstitutionId,
    kind: string,
    dueIn: string,
    about?: About,
  ): Promise<void> {
    return this.tasks.add(tx, caseId, institutionId, kind, dueIn, about);
  }

  /** Until when a closing by mistake can be undone, by the actor's country. */
  async reopenUntil(tx: Tx, actor: Actor, caseId: CaseId): Promise<Date | null> {
    const lasts = await this.institutions.lasts(tx, actor.country, 'return_reopen');
    return this.store.reopenUntil(tx, caseId, lasts);
  }

  /** The same for those of these cases that are closed. */
  async reopenable(tx: Tx, actor: Actor, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Date>> {
    if (caseIds.length === 0) return new Map();
    return this.store.reopenable(tx, caseIds, await this.institutions.lasts(tx, actor.country, 'return_reopen'));
  }

  async state(tx: Tx, actor: Actor, brief: CaseBrief & { past: boolean }): Promise<CaseState> {
    const leads = brief.lead?.institutionId === actor.institutionId;
    const [stillOpen, lostUntil] = await Promise.all([
      this.stillOpen(tx, leads ? [brief.id] : []),
      leads && brief.contactLostSince ? this.lostUntil(tx, actor, brief.id) : null,
    ]);
    return {
      open: brief.open,
      leads,
      looksBack: brief.past,
      leadName: brief.lead?.name ?? null,
      basis: brief.lead?.basis ?? null,
      contactLostSince: brief.contactLostSince,
      lostUntil,
      ...stillOpen(brief.id),
    };
  }

  /** What is open towards others in each of these cases. */
  async stillOpen(
    tx: Tx,
    caseIds: readonly CaseId[],
  ): Promise<(caseId: CaseId) => Pick<CaseState, 'requestsOpen' | 'handoverOpen' | 'inConflict'>> {
    if (caseIds.length === 0) return () => ({ requestsOpen: false, handoverOpen: false, inConflict: false });
    const [handovers, requests, conflicts] = await Promise.all([
      this.notes.handedOver(tx, caseIds),
      this.requests.openIn(tx, caseIds),
      this.notes.inConflict(tx, caseIds),
    ]);
    return (caseId) => ({
      requestsOpen: handovers.has(caseId) || requests.has(caseId),
      handoverOpen: handovers.has(caseId),
      inConflict: conflicts.has(caseId),
    });
  }

  /** Until when a person who is out of contact is waited for, by the actor's country. */
  private async lostUntil(tx: Tx, actor: Actor, caseId: CaseId): Promise<Date | null> {
    const lasts = await this.institutions.lasts(tx, actor.country, LAST_SEARCH);
    return this.store.lostUntil(tx, caseId, lasts);
  }
}
