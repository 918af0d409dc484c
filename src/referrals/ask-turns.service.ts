import { Injectable } from '@nestjs/common';
import { Work, type Action, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, permit, Refusal, type Actor, type AskId } from '../kernel/index.js';
import { whyNot, type Verb } from './ask.js';
import { MAY, may, standingOf, type Standing } from './ask.policy.js';
import { AskViews } from './ask-views.service.js';
import type { AskView } from './asks.api.js';
import { AsksStore, type AskRow } from './asks.store.js';

/** One verb on one ask, always the same way; who may not, or comes too late, is told what helps them on. */
@Injectable()
export class AskTurns {
  constructor(
    private readonly work: Work,
    private readonly store: AsksStore,
    private readonly views: AskViews,
    private readonly institutions: InstitutionsService,
  ) {}

  /** Lock, permit, decide, store, tell: the same for every verb on one ask. Case first, then the ask. */
  act(actor: Actor, id: AskId, verb: Verb, use: (tx: Tx, ask: AskRow) => Promise<void>): Promise<AskView> {
    return this.work.write(actor, `ask.${verb}` as Action, { ask: id }, async (tx) => {
      const ask = await this.lockFor(tx, actor, id, verb);
      await use(tx, ask);
      return this.views.of(tx, actor, found(await this.store.find(tx, id)));
    });
  }

  /** What would come of a verb, for whoever may take it now. */
  look<T>(actor: Actor, action: Action, id: AskId, verb: Verb, use: (tx: Tx, ask: AskRow) => Promise<T>): Promise<T> {
    return this.work.read(actor, action, { ask: id }, async (tx) => use(tx, await this.lockFor(tx, actor, id, verb)));
  }

  /** For use cases of this module that end or confirm an ask in their own transaction. */
  async lockFor(tx: Tx, actor: Actor, id: AskId, verb: Verb): Promise<AskRow> {
    const ask = found(await this.store.lockWithCase(tx, id));
    tx.about({ case: ask.caseId });
    const standing = found(standingOf(actor, ask));
    permit(may(standing, verb), [MAY[verb]].flat());
    const reason = whyNot(verb, ask);
    if (reason)
      throw new Refusal(reason.problem, reason.detail, { ...reason.hints, ...(await this.whoNow(tx, ask, standing)) });
    return ask;
  }

  /** Who leads, for the place that comes late; which place was chosen, for the lead alone. */
  private async whoNow(tx: Tx, ask: AskRow, standing: Standing): Promise<Record<string, unknown>> {
    if (standing !== 'sender') {
      const lead = await this.institutions.find(tx, ask.fromInstitution);
      return { leads: { institution: lead?.name, phone: lead?.dutyLine ?? null } };
    }
    const chosen = (await this.store.ofNeed(tx, ask.needId)).find(
      ({ confirmedAt, endedAt, status }) => confirmedAt && (!endedAt || status === 'completed'),
    );
    if (!chosen) return {};
    const place = await this.institutions.find(tx, chosen.toInstitution);
    return { confirmed: { askId: chosen.id, institution: place?.name } };
  }
}

/** A place is told about the request, never about the case: what it is told is kept and shown to it. */
export const toReceiver = (ask: Pick<AskRow, 'id' | 'toInstitution'>) => ({ to: ask.toInstitution, ask: ask.id });
export const toSender = (ask: Pick<AskRow, 'id' | 'needId' | 'caseId' | 'fromInstitution'>) => ({
  to: ask.fromInstitution,
  ask: ask.id,
  need: ask.needId,
  case: ask.caseId,
});
