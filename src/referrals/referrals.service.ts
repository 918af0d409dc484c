import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import { settled, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, Refusal, refuseIf, type Actor, type AskId } from '../kernel/index.js';
import { ConsentsService, Foresight, type LookAheadView } from '../victims/index.js';
import {
  CONFIRMED,
  COURSE,
  mayHappen,
  MOVES,
  needOutcome,
  OPENED_BY_YES,
  whyNotConfirm,
  type EndReason,
  type Outcome,
} from './ask.js';
import { AskTurns, toReceiver, toSender } from './ask-turns.service.js';
import type { AskView, ConfirmBody } from './asks.api.js';
import { AsksStore, NOW, type AskRow } from './asks.store.js';
import { NeedsStore } from './needs.store.js';

/** From the yes that the lead confirms to the end of the service. The place becomes a participant; the lead stays. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly store: AsksStore,
    private readonly needs: NeedsStore,
    private readonly turns: AskTurns,
    private readonly cases: CasesService,
    private readonly consents: ConsentsService,
    private readonly institutions: InstitutionsService,
    private readonly grants: GrantsService,
    private readonly foresight: Foresight,
  ) {}

  /** The first confirmed yes of a need wins: the other places are told and ended in the same instant, here and in the index. */
  confirm(actor: Actor, id: AskId, body: ConfirmBody): Promise<AskView> {
    return this.turns.act(actor, id, 'confirm', async (tx, ask) => {
      refuseIf(
        whyNotConfirm(ask, { personAgreed: body.personAgreed, conditionsAgreed: body.conditionsAgreed === true }),
      );
      const others = (await this.store.lockOfNeed(tx, ask.needId)).filter((other) => other.id !== id);
      await this.refuseIfAnswered(tx, others);
      const sections = body.sections.filter((section) => section !== 'lead');
      const place = found(await this.institutions.find(tx, ask.toInstitution));
      await this.store.move(tx, ask, MOVES.confirm.to, {
        confirmedAt: NOW,
        personAgreedAt: NOW,
        agreedSections: sections,
      });
      await this.endOthers(tx, others);
      const { caseId } = ask;
      await settled([
        this.consents.recordForReceiver(tx, actor, {
          caseId,
          requestId: id,
          answer: 'yes',
          sections,
          howAsked: body.howAsked,
        }),
        // Who leads and what happened goes with every part in a case; what is personal, section by section.
        this.grants.open(tx, {
          caseId,
          institutionId: place.id,
          kind: place.kind,
          ...OPENED_BY_YES,
          requestId: id,
          only: ['lead', ...sections],
        }),
        this.cases.note(tx, actor, caseId, 'referral.confirmed', { service: ask.service }),
      ]);
      tx.touchedFields(...sections);
      tx.emit('ask.confirmed', { ...toReceiver(ask), case: caseId });
    });
  }

  /** Before the person is asked for the yes: one section, as the place will see it from that yes on. */
  lookAhead(actor: Actor, id: AskId, section: string, after?: string): Promise<LookAheadView> {
    return this.turns.look(actor, 'ask.look-ahead', id, 'confirm', async (tx, ask) => {
      const receiver = found(await this.institutions.find(tx, ask.toInstitution));
      const opening = { caseId: ask.caseId, requestId: id, receiver, ...OPENED_BY_YES };
      return this.foresight.look(tx, actor, opening, section, after);
    });
  }

  start(actor: Actor, id: AskId): Promise<AskView> {
    return this.turns.act(actor, id, 'start', async (tx, ask) => {
      await this.store.move(tx, ask, MOVES.start.to, { startedAt: NOW });
      await this.cases.note(tx, actor, ask.caseId, 'referral.started', { service: ask.service });
      tx.emit('ask.started', toSender(ask));
    });
  }

  complete(actor: Actor, id: AskId, outcome: Outcome): Promise<AskView> {
    return this.turns.act(actor, id, 'complete', async (tx, ask) => {
      await this.cases.note(tx, actor, ask.caseId, 'referral.completed', { service: ask.service, outcome });
      await this.grants.endByRequest(tx, id);
      await this.needs.endByReferral(tx, id, needOutcome(outcome));
      await this.store.move(tx, ask, MOVES.complete.to, { outcome });
      tx.emit('ask.completed', toSender(ask));
    });
  }

  /** The lead, or the person, does not want this referral any more; the need stays open for another place. */
  end(actor: Actor, id: AskId, reason: EndReason): Promise<AskView> {
    return this.turns.act(actor, id, 'end', async (tx, ask) => {
      await this.grants.endByRequest(tx, id);
      await this.store.move(tx, ask, MOVES.end.to, { endReason: reason });
      await this.cases.note(tx, actor, ask.caseId, 'referral.ended', { service: ask.service, reason });
      tx.emit('ask.ended', toReceiver(ask));
    });
  }

  withdraw(actor: Actor, id: AskId, reason: EndReason): Promise<AskView> {
    return this.turns.act(actor, id, 'withdraw', async (tx, ask) => {
      await this.store.move(tx, ask, MOVES.withdraw.to, { endReason: reason });
      tx.emit('ask.withdrawn', toReceiver(ask));
      if (ask.escalatedTo) tx.emit('ask.withdrawn', { to: ask.escalatedTo, ask: ask.id });
    });
  }

  private async refuseIfAnswered(tx: Tx, others: readonly AskRow[]): Promise<void> {
    const chosen = others.find(({ status }) => ([...CONFIRMED, 'completed'] as readonly string[]).includes(status));
    if (!chosen) return;
    const place = await this.institutions.find(tx, chosen.toInstitution);
    throw new Refusal('already-answered', 'Another place has been confirmed for this need.', {
      confirmed: { askId: chosen.id, institution: place?.name },
    });
  }

  private async endOthers(tx: Tx, others: readonly AskRow[]): Promise<void> {
    for (const other of others.filter(({ status }) => mayHappen('not-choose', status))) {
      await this.store.move(tx, other, COURSE['not-choose'].to);
      tx.emit('ask.not-chosen', toReceiver(other));
      if (other.escalatedTo) tx.emit('ask.not-chosen', { to: other.escalatedTo, ask: other.id });
    }
  }
}
