import { Injectable } from '@nestjs/common';
import { PreviewsStore, whyNotConditions, whyNotQuestion, type QuestionBody } from '../access/index.js';
import { settled } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { invalid, refuseIf, type Actor, type HandoverId } from '../kernel/index.js';
import { at, json, NOW, type Change } from './change.js';
import { Escalations } from './escalations.service.js';
import type { AcceptHandoverBody, DeclineHandoverBody, WithdrawOfferBody } from './handovers.api.js';
import type { HandoverRecord } from './handover.record.js';
import type { HandoverView } from './handover-views.api.js';
import { Moves, type Outcome } from './moves.service.js';

/** What the receiver does: claims, asks, says yes or no, takes a yes back. A yes is a promise and gives no power over the case. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly previews: PreviewsStore,
    private readonly escalations: Escalations,
    private readonly moves: Moves,
  ) {}

  /** Two rounds by code; what is still open then is talked about by people, and the request goes up. */
  ask(actor: Actor, id: HandoverId, body: QuestionBody): Promise<HandoverView> {
    return this.moves.make(actor, 'ask', id, async ({ tx, handover }) => {
      const earlier = this.previews.questions(tx, id);
      const due = this.institutions.answerBy(
        tx,
        { institutionId: handover.fromInstitution, country: handover.fromCountry },
        handover.urgency,
      );
      await settled([earlier, due]);
      const rounds = (await earlier).map(({ round, codes, answeredAt }) => ({
        round,
        codes,
        answered: answeredAt !== null,
      }));
      if (rounds.length >= 2 && rounds.every(({ answered }) => answered)) return this.escalations.up(tx, handover);
      refuseIf(whyNotQuestion(rounds, body.codes));
      const { dueAt } = await due;
      return {
        change: { status: 'info_requested', clockStoppedAt: NOW },
        before: () => [
          this.previews.ask(tx, {
            requestId: id,
            requestKind: 'handover',
            round: rounds.length + 1,
            askedBy: actor.institutionId,
            askedOf: handover.fromInstitution,
            codes: body.codes,
            dueAt,
          }),
        ],
        tell: [{ kind: 'question-asked', to: handover.fromInstitution, due: dueAt }],
      };
    });
  }

  accept(actor: Actor, id: HandoverId, body: AcceptHandoverBody): Promise<HandoverView> {
    // An empty list is no plain yes: whoever began to set conditions is asked for them.
    const conditional = body.conditions !== undefined;
    return this.moves.make(actor, conditional ? 'accept-with-conditions' : 'accept', id, ({ handover }) => {
      if (conditional) refuseIf(whyNotConditions(body.conditions ?? []));
      return {
        change: { status: conditional ? 'accepted_with_conditions' : 'accepted', ...promise(actor, body) },
        note: { conditions: body.conditions?.length ?? 0 },
        tell: [{ kind: conditional ? 'accepted-with-conditions' : 'accepted', to: handover.fromInstitution }],
      };
    });
  }

  decline(actor: Actor, id: HandoverId, body: DeclineHandoverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'decline', id, async ({ tx, handover }) => {
      if (body.otherPlace && !(await this.institutions.find(tx, body.otherPlace)))
        throw invalid('otherPlace', 'is not in the directory');
      return this.declined(actor, handover, body);
    });
  }

  private declined(actor: Actor, handover: HandoverRecord, body: DeclineHandoverBody): Outcome {
    return {
      change: {
        status: 'declined',
        declineReason: body.reason,
        otherPlace: body.otherPlace ?? null,
        answeredAt: NOW,
        answeredBy: actor.accountId,
        endedAt: NOW,
        endReason: body.reason,
      },
      note: { reason: body.reason },
      tell: [{ kind: 'declined', to: handover.fromInstitution }],
    };
  }

  /** Before departure: the bed is gone, the funding was refused. Whatever had opened closes in the same transaction. */
  withdrawOffer(actor: Actor, id: HandoverId, body: WithdrawOfferBody): Promise<HandoverView> {
    return this.moves.make(actor, 'offer-withdraw', id, ({ handover }) => ({
      change: { status: 'offer_withdrawn', endedAt: NOW, endReason: body.reason },
      note: { reason: body.reason },
      tell: [{ kind: 'offer-withdrawn', to: handover.fromInstitution }],
    }));
  }

  /** Where a country has no focal point, the first of those asked that claims becomes the receiver; then it answers. */
  claim(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'claim', id, async ({ tx, handover }) => {
      const due = await this.institutions.answerBy(
        tx,
        { institutionId: actor.institutionId, country: handover.toCountry },
        handover.urgency,
      );
      return {
        change: {
          ...again(handover),
          toInstitution: actor.institutionId,
          claimedBy: actor.accountId,
          dueAt: at(due.dueAt),
          halfDueAt: at(due.halfDueAt),
        },
        note: {},
        tell: [{ kind: 'receiver-named', to: handover.fromInstitution }],
      };
    });
  }
}

/** A request that had gone up waits for an answer again. */
export const again = (handover: HandoverRecord): Change<HandoverRecord> =>
  handover.status === 'escalated' ? { status: 'proposed', escalationPosition: null, halfRemindedAt: null } : {};

export const promise = (actor: Actor, body: AcceptHandoverBody): Change<HandoverRecord> => ({
  answeredAt: NOW,
  answeredBy: actor.accountId,
  contactName: body.contactName,
  contactPhone: body.contactPhone,
  alternate: body.alternate,
  conditions: body.conditions?.length ? json(body.conditions) : null,
});
