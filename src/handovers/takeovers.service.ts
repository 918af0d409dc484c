import { Injectable } from '@nestjs/common';
import { GrantsService, type Section } from '../access/index.js';
import { settled, type Tx } from '../audit/index.js';
import { CasesService, ChildProtection, OpenRequests, type RequestChoice } from '../cases/index.js';
import { InstitutionsService, type Institution } from '../institutions/index.js';
import { found, invalid, now, Refusal, refuseIf, type Actor, type HandoverId } from '../kernel/index.js';
import { ConsentsService } from '../victims/index.js';
import { promise } from './answers.service.js';
import { after, at, NOW, type Change } from './change.js';
import { FeedbackStore } from './feedback.store.js';
import type { AcceptAndTakeOverBody, FeedbackBody, TakeOverBody } from './handovers.api.js';
import type { HandoverRecord } from './handover.record.js';
import type { HandoverView } from './handover-views.api.js';
import { Moves, type Outcome } from './moves.service.js';
import { whyNotAcceptAndTakeOver, whyNotTakeOver } from './proposal.js';

const DATES = ['feedback_1', 'feedback_2', 'feedback_3', 'feedback_4'] as const;
/** For what the sender still owes the person; never where they live. */
const FOR_OBLIGATIONS: readonly Section[] = ['lead', 'proceedings'];

/** The one place where a handover moves the lead; afterwards, one word at a time, the former lead hears how it goes. */
@Injectable()
export class TakeoversService {
  constructor(
    private readonly cases: CasesService,
    private readonly childProtection: ChildProtection,
    private readonly institutions: InstitutionsService,
    private readonly grants: GrantsService,
    private readonly consents: ConsentsService,
    private readonly requests: OpenRequests,
    private readonly feedback: FeedbackStore,
    private readonly moves: Moves,
  ) {}

  /** Anyone at work at the receiver may: also the alternate, also the night worker. */
  takeOver(actor: Actor, id: HandoverId, arrival: TakeOverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'take-over', id, async ({ tx, handover }) => {
      refuseIf(whyNotTakeOver(handover, arrival));
      if (arrival.metAt && Date.parse(arrival.metAt) > now().getTime()) throw invalid('metAt', 'must not lie ahead');
      return this.moveLead(tx, actor, handover, arrival.openRequests ?? [], {
        metAt: arrival.metAt ? at(arrival.metAt) : NOW,
        metBy: arrival.metBy ?? actor.name,
      });
    });
  }

  /** Where nobody travels: yes and takeover in one act, so that nobody stays lead until Monday for want of a second press. */
  acceptAndTakeOver(actor: Actor, id: HandoverId, body: AcceptAndTakeOverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'accept-and-take-over', id, async ({ tx, handover }) => {
      refuseIf(whyNotAcceptAndTakeOver(handover, body));
      if (body.conditions?.length) throw invalid('conditions', 'cannot be set where you take over at once');
      const outcome = await this.moveLead(tx, actor, handover, body.openRequests ?? [], {
        ...promise(actor, body),
        agreedAt: NOW,
      });
      return {
        ...outcome,
        afterwards: () => [
          ...(outcome.afterwards?.() ?? []),
          this.consents.recordForReceiver(tx, actor, {
            caseId: handover.caseId,
            requestId: id,
            answer: 'yes',
            sections: ['lead'],
            howAsked: body.howAsked,
          }),
        ],
      };
    });
  }

  give(actor: Actor, id: HandoverId, body: FeedbackBody): Promise<HandoverView> {
    return this.moves.make(actor, 'give-feedback', id, async ({ tx, handover }) => {
      if (!(await this.feedback.give(tx, id, body.status, actor.accountId)))
        throw new Refusal('not-possible-now', 'Everything that was agreed has been told.');
      return { tell: [{ kind: 'feedback-given', to: handover.fromInstitution }] };
    });
  }

  /** The person no longer wants it: the former lead hears nothing more. */
  decline(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'decline-feedback', id, () => ({ change: { feedbackWanted: false } }));
  }

  /** Order of design.md 5: lead, state, grants, open requests. It travels as one; if any of it fails, nothing has happened. */
  private async moveLead(
    tx: Tx,
    actor: Actor,
    handover: HandoverRecord,
    choices: readonly RequestChoice[],
    arrival: Change<HandoverRecord>,
  ): Promise<Outcome> {
    const to = found(handover.toInstitution);
    const { fromInstitution: from, caseId, id } = handover;
    const both = this.institutions.findMany(tx, [from, to]);
    const mayLead = this.institutions.mayLead(tx, to);
    const window = this.institutions.lasts(tx, handover.fromCountry, 'read_window');
    const dates = handover.feedbackWanted
      ? DATES.map((what) => this.institutions.lasts(tx, handover.fromCountry, what))
      : [];
    await settled([both, mayLead, window, ...dates]);
    if (!(await mayLead)) throw new Refusal('not-able-to-lead', 'Your institution holds no mandate to lead now.');
    const sender = found((await both).get(from));
    const receiver = found((await both).get(to));
    const lasts = await window;
    const due = await Promise.all(dates);
    return {
      before: () => [
        this.cases.freeFor(tx, actor, caseId),
        this.cases.moveLead(tx, caseId, { from, to, cause: 'taken_over', basis: 'handover' }),
      ],
      change: {
        status: 'taken_over',
        takenOverAt: NOW,
        endedAt: NOW,
        overdueSince: null,
        takeoverDueAt: null,
        windowUntil: after(lasts),
        ...arrival,
      },
      afterwards: () => [
        this.grants.endByRequest(tx, id),
        this.grants.open(tx, {
          caseId,
          institutionId: to,
          kind: receiver.kind,
          relation: 'lead',
          cause: 'handover.take-over',
          // Who took the yes back on the way tells the new lead again what they want it to know.
          ...(handover.sharingStoppedAt ? { rowsFrom: 'now' } : {}),
        }),
        this.grants.endRelation(tx, caseId, from, 'lead'),
        this.grants.endRelation(tx, caseId, from, 'holding_lead'),
        this.grants.open(tx, {
          caseId,
          institutionId: from,
          kind: sender.kind,
          relation: 'former_lead',
          cause: 'handover.take-over',
          requestId: id,
          rowsUntil: 'now',
          lasts,
        }),
        this.cases.acknowledge(tx, actor, caseId),
        ...this.stays(tx, handover, sender),
        ...(due.length > 0 ? [this.feedback.plan(tx, handover, due)] : []),
        this.requests.settleAtTakeover(tx, caseId, choices, to),
        // In the country where the person is now.
        this.childProtection.joins(tx, actor, caseId),
      ],
      note: { from, to },
      tell: [{ kind: 'taken-over', to: from }],
    };
  }

  private stays(tx: Tx, handover: HandoverRecord, sender: Institution): Promise<unknown>[] {
    if (!handover.senderStays?.length) return [];
    return [
      this.grants.open(tx, {
        caseId: handover.caseId,
        institutionId: sender.id,
        kind: sender.kind,
        relation: 'participant',
        cause: 'handover.take-over',
        requestId: handover.id,
        only: FOR_OBLIGATIONS,
      }),
    ];
  }
}
