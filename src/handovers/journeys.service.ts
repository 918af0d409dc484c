import { Injectable } from '@nestjs/common';
import { GrantsService, URGENT_NEEDS } from '../access/index.js';
import { settled } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, refuseIf, type Actor, type HandoverId } from '../kernel/index.js';
import { ConsentsService } from '../victims/index.js';
import { Addressees } from './addressees.service.js';
import { after, at, atPlus, NOW } from './change.js';
import type {
  AgreeBody,
  CancelHandoverBody,
  DepartBody,
  FailHandoverBody,
  PersonSaidNoBody,
  ReportArrivalBody,
} from './handovers.api.js';
import type { HandoverView } from './handover-views.api.js';
import { Moves, type Told } from './moves.service.js';
import { OPENED_BY_YES } from './handover.js';
import { cancelOutcome, whyNotAgree, whyNotDepart } from './proposal.js';

/** From the person's yes to the door: what opens, who is on the way, who is missing, what went wrong. The sender leads throughout. */
@Injectable()
export class JourneysService {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly consents: ConsentsService,
    private readonly grants: GrantsService,
    private readonly addressees: Addressees,
    private readonly moves: Moves,
  ) {}

  /** The person said yes to this receiver, these conditions and these sections; here, and not before, they open. */
  agree(actor: Actor, id: HandoverId, body: AgreeBody): Promise<HandoverView> {
    return this.moves.make(actor, 'agree', id, async ({ tx, handover }) => {
      refuseIf(
        whyNotAgree(handover, {
          personAgreed: body.personAgreed,
          conditionsAccepted: body.conditionsAccepted ?? false,
          sections: body.sections,
        }),
      );
      const receiver = found(await this.institutions.find(tx, found(handover.toInstitution)));
      tx.touchedFields(...body.sections);
      return {
        change: {
          status: 'agreed',
          agreedAt: NOW,
          agreedSections: body.sections,
          ...(body.conditionsAccepted ? { conditionsAcceptedAt: NOW } : {}),
          ...(body.senderStays?.length
            ? { senderStays: (place) => `${place(JSON.stringify(body.senderStays))}::jsonb` }
            : {}),
        },
        afterwards: () => [
          this.consents.recordForReceiver(tx, actor, {
            caseId: handover.caseId,
            requestId: id,
            answer: 'yes',
            sections: body.sections,
            howAsked: body.howAsked,
          }),
          this.grants.open(tx, {
            caseId: handover.caseId,
            institutionId: receiver.id,
            kind: receiver.kind,
            ...OPENED_BY_YES,
            requestId: id,
            only: [...new Set([...body.sections, 'lead' as const])],
          }),
        ],
        note: { sections: body.sections },
        tell: [{ kind: 'agreed', to: handover.toInstitution }],
      };
    });
  }

  /** Not a failure of anybody, and possible until the departure; what a yes had opened to the receiver closes in the same transaction. */
  personSaidNo(actor: Actor, id: HandoverId, body: PersonSaidNoBody): Promise<HandoverView> {
    return this.moves.make(actor, 'person-said-no', id, async ({ tx, handover }) => {
      const expected = handover.status === 'agreed';
      const asked = await this.addressees.askedNow(tx, handover);
      return {
        change: { status: 'withdrawn', endReason: 'person_said_no', endedAt: NOW },
        afterwards: () => [
          this.consents.recordForReceiver(tx, actor, {
            caseId: handover.caseId,
            requestId: id,
            answer: 'no',
            sections: [],
            howAsked: body.howAsked,
          }),
        ],
        note: {},
        tell: asked.map((to) => ({ kind: expected ? 'yes-taken-back' : 'withdrawn', to })),
      };
    });
  }

  depart(actor: Actor, id: HandoverId, body: DepartBody): Promise<HandoverView> {
    return this.moves.make(actor, 'depart', id, async ({ tx, handover, planned }) => {
      refuseIf(whyNotDepart(handover, planned));
      const alarm = await this.institutions.lasts(tx, handover.toCountry, 'overdue_after');
      return {
        change: {
          status: 'in_transit',
          departedAt: NOW,
          expectedAt: at(body.expectedAt),
          overdueAt: atPlus(body.expectedAt, alarm),
        },
        note: { expectedAt: body.expectedAt },
        tell: [{ kind: 'departed', to: handover.toInstitution, due: body.expectedAt }],
      };
    });
  }

  /** An alarm, no state: the person is missing, the sender leads, and both look. */
  reportOverdue(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'report-overdue', id, ({ handover }) => ({
      change: { overdueSince: NOW },
      note: {},
      tell: [
        { kind: 'overdue', to: handover.fromInstitution },
        { kind: 'overdue', to: handover.toInstitution },
      ],
    }));
  }

  reportFound(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'report-found', id, async ({ tx, handover }) => ({
      change: {
        overdueSince: null,
        overdueAt: after(await this.institutions.lasts(tx, handover.toCountry, 'overdue_after')),
      },
      note: {},
      tell: [
        { kind: 'found', to: handover.fromInstitution },
        { kind: 'found', to: handover.toInstitution },
      ],
    }));
  }

  /** Somebody is with the person and nobody has taken over yet: the receiver's clock starts. */
  reportArrival(actor: Actor, id: HandoverId, body: ReportArrivalBody): Promise<HandoverView> {
    return this.moves.make(actor, 'report-arrival', id, async ({ tx, handover }) => ({
      change: {
        arrivalReportedAt: NOW,
        overdueSince: null,
        overdueAt: null,
        takeoverDueAt: after(await this.institutions.lasts(tx, handover.toCountry, 'takeover_clock')),
      },
      note: { by: body.by },
      tell: [
        { kind: 'arrived', to: handover.toInstitution },
        { kind: 'arrived', to: handover.fromInstitution },
      ],
    }));
  }

  /** Before departure one side; on the way the first to ask waits for the other, so that nobody stands alone at a station. */
  cancel(actor: Actor, id: HandoverId, body: CancelHandoverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'cancel', id, ({ handover }) => {
      const both = [handover.fromInstitution, found(handover.toInstitution)];
      const others = both.filter((side) => side !== actor.institutionId);
      if (cancelOutcome(handover) === 'asked')
        return {
          change: { cancelAskedBy: actor.institutionId, endReason: body.reason },
          note: { reason: body.reason, asked: true },
          tell: others.map((to) => ({ kind: 'cancel-asked', to })),
        };
      return {
        change: { status: 'cancelled', endedAt: NOW, endReason: handover.endReason ?? body.reason },
        note: { reason: body.reason },
        tell: others.map((to) => ({ kind: 'cancelled', to })),
      };
    });
  }

  /** The person is somewhere between: the lead stays, what was open closes, and the country's fallback helps tonight. */
  fail(actor: Actor, id: HandoverId, body: FailHandoverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'fail', id, async ({ tx, handover }) => {
      const fallback = await this.institutions.fallback(tx, handover.toCountry);
      const helps = fallback !== handover.fromInstitution;
      const there = this.institutions.find(tx, fallback);
      const lasts = this.institutions.lasts(tx, handover.toCountry, 'read_window');
      await settled([there, lasts]);
      const holder = found(await there);
      const window = await lasts;
      const tell: Told[] = [handover.fromInstitution, handover.toInstitution]
        .filter((side) => side !== actor.institutionId)
        .map((to) => ({ kind: 'failed', to }));
      return {
        change: {
          status: 'failed',
          failedReason: body.reason,
          endReason: body.reason,
          endedAt: NOW,
          localHolder: helps ? fallback : null,
        },
        afterwards: () =>
          helps
            ? [
                this.grants.open(tx, {
                  caseId: handover.caseId,
                  institutionId: holder.id,
                  kind: holder.kind,
                  relation: 'participant',
                  cause: 'handover.fail',
                  requestId: id,
                  only: URGENT_NEEDS,
                  lasts: window,
                }),
              ]
            : [],
        note: { reason: body.reason, localHolder: helps ? fallback : null },
        tell: helps ? [...tell, { kind: 'local-holder', to: fallback, case: true }] : tell,
      };
    });
  }
}
