import { Injectable } from '@nestjs/common';
import { PreviewsStore, whyNotAnswers, type PreviewAnswers } from '../access/index.js';
import { Work } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  encodeCursor,
  found,
  PAGE_SIZE,
  refuseIf,
  type Actor,
  type AskId,
  type WhyNot,
} from '../kernel/index.js';
import { MOVES, whyNot } from './ask.js';
import { isWithOne, standingOf } from './ask.policy.js';
import { AskTurns, toReceiver, toSender } from './ask-turns.service.js';
import { AskViews } from './ask-views.service.js';
import type { AnswerQuestionsBody, AskListQuery, AskPageView, AskView, PhoneYesBody } from './asks.api.js';
import { AsksStore, type AskRow } from './asks.store.js';

/** Looking at asks, who is at one, and what the lead that sent it does until the place has answered. */
@Injectable()
export class AsksService {
  constructor(
    private readonly work: Work,
    private readonly turns: AskTurns,
    private readonly store: AsksStore,
    private readonly views: AskViews,
    private readonly previews: PreviewsStore,
    private readonly institutions: InstitutionsService,
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
      const asks = await (query.unanswered === 'yes' ? this.store.unanswered(tx, list) : this.store.page(tx, list));
      const shown = asks.slice(0, PAGE_SIZE);
      const rows = await this.views.rows(tx, actor, shown);
      const items = shown.flatMap(({ id }) => rows.get(id) ?? []);
      const last = shown.at(-1);
      return asks.length > PAGE_SIZE && last ? { items, next: encodeCursor([last.id]) } : { items };
    });
  }

  answerQuestions(actor: Actor, id: AskId, { answers }: AnswerQuestionsBody): Promise<AskView> {
    return this.turns.act(actor, id, 'answer-questions', async (tx, ask) => {
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

  /** A yes on the phone keeps the alarms quiet; it moves nothing and opens nothing. */
  notePhoneYes(actor: Actor, id: AskId, { who }: PhoneYesBody): Promise<AskView> {
    return this.turns.act(actor, id, 'note-phone-yes', async (tx, ask) => {
      const quiet = await this.institutions.lasts(tx, actor.country, 'quiet_after_phone_yes');
      await this.store.notePhoneYes(tx, id, who, quiet);
      tx.emit('ask.phone-yes-noted', toReceiver(ask));
    });
  }

  claim(actor: Actor, id: AskId): Promise<AskView> {
    return this.turns.act(actor, id, 'claim', async (tx, ask) => {
      refuseIf(whyNotYours(actor, ask));
      refuseIf(ask.claimedBy && ask.claimedBy !== actor.accountId ? CLAIMED : undefined);
      await this.store.update(tx, ask, { claimedBy: actor.accountId });
    });
  }

  release(actor: Actor, id: AskId): Promise<AskView> {
    return this.turns.act(actor, id, 'release', async (tx, ask) => {
      refuseIf(whyNotYours(actor, ask));
      await this.store.update(tx, ask, { claimedBy: null });
    });
  }
}

/** Whoever works on it now: the place, or the desk that it went up to. */
const whyNotYours = (actor: Actor, ask: AskRow): WhyNot => {
  const standing = standingOf(actor, ask);
  return standing && isWithOne(standing, ask) ? undefined : whyNot('accept', ask);
};
const CLAIMED: WhyNot = { problem: 'already-answered', detail: 'A colleague of yours is working on it already.' };
