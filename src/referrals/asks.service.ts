import { Injectable } from '@nestjs/common';
import {
  GrantsService,
  PreviewsStore,
  whyNotAnswers,
  whyNotConditions,
  whyNotQuestion,
  type PreviewAnswers,
  type PreviewField,
} from '../access/index.js';
import { Work, type Action, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  encodeCursor,
  found,
  invalid,
  PAGE_SIZE,
  permit,
  Refusal,
  refuseIf,
  type Actor,
  type AskId,
  type InstitutionId,
  type WhyNot,
} from '../kernel/index.js';
import { MOVES, TAKEN_BACK, whyNot, type Verb } from './ask.js';
import { isWithOne, MAY, may, standingOf, type Standing } from './ask.policy.js';
import { AskViews, rounds } from './ask-views.service.js';
import type {
  AcceptBody,
  AcceptWithConditionsBody,
  AnswerQuestionsBody,
  AskListQuery,
  AskPageView,
  AskView,
  DeclineBody,
  PhoneYesBody,
  TakeBackBody,
} from './asks.api.js';
import { AsksStore, NOW, type AskRow, type Change } from './asks.store.js';

/** One ask between the lead that sent it and the place that answers it. The answers are the place's alone. */
@Injectable()
export class AsksService {
  constructor(
    private readonly work: Work,
    private readonly store: AsksStore,
    private readonly views: AskViews,
    private readonly previews: PreviewsStore,
    private readonly institutions: InstitutionsService,
    private readonly grants: GrantsService,
  ) {}

  /** Reading by the place is what "opened" means; the sender is told, and nothing is promised by it. */
  view(actor: Actor, id: AskId): Promise<AskView> {
    return this.work.write(actor, 'ask.view', { ask: id }, async (tx) => {
      let ask = found(await this.store.find(tx, id));
      const standing = found(standingOf(actor, ask));
      tx.about({ case: ask.caseId });
      if (standing === 'receiver' && ask.status === 'sent' && (await this.store.open(tx, id, actor.accountId)))
        tx.emit('ask.opened', toSender(ask));
      if (ask.status === 'sent') ask = found(await this.store.find(tx, id));
      return this.views.of(tx, actor, ask);
    });
  }

  list(actor: Actor, query: AskListQuery): Promise<AskPageView> {
    return this.work.read(actor, 'ask.list', {}, async (tx) => {
      const [before] = decodeCursor(query.after, 1) ?? [];
      const list = {
        of: actor.institutionId,
        direction: query.direction,
        openOnly: query.open === 'yes',
        before,
        size: PAGE_SIZE,
      };
      const asks = await this.store.page(tx, list);
      const shown = asks.slice(0, PAGE_SIZE);
      const rows = await this.views.rows(tx, actor, shown);
      const items = shown.flatMap(({ id }) => rows.get(id) ?? []);
      const last = shown.at(-1);
      return asks.length > PAGE_SIZE && last ? { items, next: encodeCursor([last.id]) } : { items };
    });
  }

  question(actor: Actor, id: AskId, codes: readonly PreviewField[]): Promise<AskView> {
    return this.act(actor, id, 'question', async (tx, ask) => {
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

  answerQuestions(actor: Actor, id: AskId, { answers }: AnswerQuestionsBody): Promise<AskView> {
    return this.act(actor, id, 'answer-questions', async (tx, ask) => {
      const given: PreviewAnswers = answers;
      const open = found((await this.previews.questions(tx, id)).find(({ answeredAt }) => answeredAt === null));
      refuseIf(whyNotAnswers(open.codes, given));
      await this.previews.answer(tx, { requestId: id, askedBy: open.askedBy, round: open.round }, ask.needId, answers);
      await this.store.resumeClock(tx, id);
      await this.store.move(tx, ask, MOVES['answer-questions'].to);
      tx.touchedFields(...open.codes);
      tx.emit('ask.question-answered', toReceiver(ask));
    });
  }

  accept(actor: Actor, id: AskId, body: AcceptBody): Promise<AskView> {
    return this.act(actor, id, 'accept', async (tx, ask) => {
      await this.store.move(tx, ask, MOVES.accept.to, {
        ...answeredBy(actor),
        ...(await this.contact(tx, actor, body)),
      });
      tx.emit('ask.accepted', toSender(ask));
    });
  }

  acceptWithConditions(actor: Actor, id: AskId, body: AcceptWithConditionsBody): Promise<AskView> {
    return this.act(actor, id, 'accept-with-conditions', async (tx, ask) => {
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
    return this.act(actor, id, 'decline', async (tx, ask) => {
      if (otherPlace) await this.place(tx, otherPlace, 'otherPlace');
      const change = { ...answeredBy(actor), declineReason: reason, otherPlace: otherPlace ?? null };
      await this.store.move(tx, ask, MOVES.decline.to, change);
      tx.emit('ask.declined', toSender(ask));
    });
  }

  /** The bed is gone: better said than shown on as a promise. The need stays open, and what it opened here is closed. */
  takeBack(actor: Actor, id: AskId, { reason }: TakeBackBody): Promise<AskView> {
    return this.act(actor, id, 'take-back', async (tx, ask) => {
      await this.grants.endByRequest(tx, id);
      await this.store.move(tx, ask, MOVES['take-back'].to, { declineReason: TAKEN_BACK, endReason: reason });
      tx.emit('ask.offer-taken-back', toSender(ask));
    });
  }

  /** A yes on the phone keeps the alarms quiet; it moves nothing and opens nothing. */
  notePhoneYes(actor: Actor, id: AskId, { who }: PhoneYesBody): Promise<AskView> {
    return this.act(actor, id, 'note-phone-yes', async (tx, ask) => {
      const quiet = await this.institutions.lasts(tx, actor.country, 'quiet_after_phone_yes');
      await this.store.notePhoneYes(tx, id, who, quiet);
      tx.emit('ask.phone-yes-noted', toReceiver(ask));
    });
  }

  claim(actor: Actor, id: AskId): Promise<AskView> {
    return this.act(actor, id, 'claim', async (tx, ask) => {
      refuseIf(whyNotYours(actor, ask));
      refuseIf(ask.claimedBy && ask.claimedBy !== actor.accountId ? CLAIMED : undefined);
      await this.store.update(tx, ask, { claimedBy: actor.accountId });
    });
  }

  release(actor: Actor, id: AskId): Promise<AskView> {
    return this.act(actor, id, 'release', async (tx, ask) => {
      refuseIf(whyNotYours(actor, ask));
      await this.store.update(tx, ask, { claimedBy: null });
    });
  }

  /** The escalation desk answers for nobody: it names a place, and the lead asks there. */
  namePlace(actor: Actor, id: AskId, place: InstitutionId): Promise<AskView> {
    return this.act(actor, id, 'name-place', async (tx, ask) => {
      await this.place(tx, place, 'place');
      await this.store.move(tx, ask, MOVES['name-place'].to, { ...answeredBy(actor), otherPlace: place });
      tx.emit('ask.place-named', toSender(ask));
    });
  }

  /** Lock, permit, decide, store, tell: the same for every verb on one ask. Case first, then the ask. */
  private act(actor: Actor, id: AskId, verb: Verb, use: (tx: Tx, ask: AskRow) => Promise<void>): Promise<AskView> {
    return this.work.write(actor, `ask.${verb}` as Action, { ask: id }, async (tx) => {
      const ask = await this.lockFor(tx, actor, id, verb);
      await use(tx, ask);
      return this.views.of(tx, actor, found(await this.store.find(tx, id)));
    });
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
/** Whoever works on it now: the place, or the desk that it went up to. */
const whyNotYours = (actor: Actor, ask: AskRow): WhyNot => {
  const standing = standingOf(actor, ask);
  return standing && isWithOne(standing, ask) ? undefined : whyNot('accept', ask);
};
const CLAIMED: WhyNot = { problem: 'already-answered', detail: 'A colleague of yours is working on it already.' };

const answeredBy = (actor: Actor): Change => ({ answeredAt: NOW, answeredBy: actor.accountId, clockStoppedAt: null });

/** A place is told about the request, never about the case: what it is told is kept and shown to it. */
export const toReceiver = (ask: Pick<AskRow, 'id' | 'toInstitution'>) => ({ to: ask.toInstitution, ask: ask.id });
export const toSender = (ask: Pick<AskRow, 'id' | 'needId' | 'caseId' | 'fromInstitution'>) => ({
  to: ask.fromInstitution,
  ask: ask.id,
  need: ask.needId,
  case: ask.caseId,
});
