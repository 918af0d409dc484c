import { Injectable } from '@nestjs/common';
import { GrantsService, PreviewsStore, whyNotConditions, whyNotQuestion, type PreviewField } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, invalid, refuseIf, type Actor, type AskId, type InstitutionId } from '../kernel/index.js';
import { MOVES, TAKEN_BACK } from './ask.js';
import { AskTurns, toSender } from './ask-turns.service.js';
import { rounds } from './ask-views.service.js';
import type { AcceptBody, AcceptWithConditionsBody, AskView, DeclineBody, TakeBackBody } from './asks.api.js';
import { AsksStore, NOW, type Change } from './asks.store.js';

/** What the asked place answers, which is its alone; and the name that the escalation desk gives when it did not. */
@Injectable()
export class AskAnswers {
  constructor(
    private readonly turns: AskTurns,
    private readonly store: AsksStore,
    private readonly previews: PreviewsStore,
    private readonly institutions: InstitutionsService,
    private readonly grants: GrantsService,
  ) {}

  question(actor: Actor, id: AskId, codes: readonly PreviewField[]): Promise<AskView> {
    return this.turns.act(actor, id, 'question', async (tx, ask) => {
      const earlier = await this.previews.questions(tx, id);
      refuseIf(whyNotQuestion(rounds(earlier), codes));
      const sender = found(await this.institutions.find(tx, ask.fromInstitution));
      const { dueAt } = await this.institutions.answerBy(
        tx,
        { institutionId: sender.id, country: sender.country },
        ask.urgency,
      );
      await this.store.move(tx, ask, MOVES.question.to, { clockStoppedAt: NOW });
      await this.previews.ask(tx, {
        requestId: id,
        requestKind: 'ask',
        round: earlier.length + 1,
        askedBy: actor.institutionId,
        askedOf: ask.fromInstitution,
        codes,
        dueAt,
      });
      tx.touchedFields(...codes);
      tx.emit('ask.question-asked', { ...toSender(ask), due: dueAt });
    });
  }

  accept(actor: Actor, id: AskId, body: AcceptBody): Promise<AskView> {
    return this.turns.act(actor, id, 'accept', async (tx, ask) => {
      await this.store.move(tx, ask, MOVES.accept.to, {
        ...answeredBy(actor),
        ...(await this.contact(tx, actor, body)),
      });
      tx.emit('ask.accepted', toSender(ask));
    });
  }

  acceptWithConditions(actor: Actor, id: AskId, body: AcceptWithConditionsBody): Promise<AskView> {
    return this.turns.act(actor, id, 'accept-with-conditions', async (tx, ask) => {
      refuseIf(whyNotConditions(body.conditions));
      const conditions = JSON.stringify(body.conditions);
      const contact = await this.contact(tx, actor, body);
      await this.store.move(tx, ask, MOVES['accept-with-conditions'].to, {
        ...answeredBy(actor),
        ...contact,
        conditions,
      });
      tx.emit('ask.accepted-with-conditions', toSender(ask));
    });
  }

  decline(actor: Actor, id: AskId, { reason, otherPlace }: DeclineBody): Promise<AskView> {
    return this.turns.act(actor, id, 'decline', async (tx, ask) => {
      if (otherPlace) await this.place(tx, otherPlace, 'otherPlace');
      const change = { ...answeredBy(actor), declineReason: reason, otherPlace: otherPlace ?? null };
      await this.store.move(tx, ask, MOVES.decline.to, change);
      tx.emit('ask.declined', toSender(ask));
    });
  }

  /** The bed is gone: better said than shown on as a promise. The need stays open, and what it opened here is closed. */
  takeBack(actor: Actor, id: AskId, { reason }: TakeBackBody): Promise<AskView> {
    return this.turns.act(actor, id, 'take-back', async (tx, ask) => {
      await this.grants.endByRequest(tx, id);
      await this.store.move(tx, ask, MOVES['take-back'].to, { declineReason: TAKEN_BACK, endReason: reason });
      tx.emit('ask.offer-taken-back', toSender(ask));
    });
  }

  /** The escalation desk answers for nobody: it names a place, and the lead asks there. */
  namePlace(actor: Actor, id: AskId, place: InstitutionId): Promise<AskView> {
    return this.turns.act(actor, id, 'name-place', async (tx, ask) => {
      await this.place(tx, place, 'place');
      await this.store.move(tx, ask, MOVES['name-place'].to, { ...answeredBy(actor), otherPlace: place });
      tx.emit('ask.place-named', toSender(ask));
    });
  }

  private async contact(tx: Tx, actor: Actor, body: AcceptBody) {
    if (!body.useDutyLine) return { contactName: body.contactName ?? null, contactPhone: body.contactPhone ?? null };
    const { dutyLine } = found(await this.institutions.find(tx, actor.institutionId));
    if (!dutyLine)
      throw invalid('useDutyLine', 'your duty line has not been verified yet; please name a contact and a phone');
    return { contactName: DUTY_LINE, contactPhone: dutyLine };
  }

  private async place(tx: Tx, id: InstitutionId, path: string): Promise<void> {
    const place = await this.institutions.find(tx, id);
    if (!place || place.endedAt) throw invalid(path, 'is not an institution of the directory');
  }
}

const DUTY_LINE = 'duty_line';
const answeredBy = (actor: Actor): Change => ({ answeredAt: NOW, answeredBy: actor.accountId, clockStoppedAt: null });
