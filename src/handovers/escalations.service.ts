import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, invalid, permit, type Actor, type HandoverId, type InstitutionId } from '../kernel/index.js';
import { Addressees } from './addressees.service.js';
import { at, NOW, type Change } from './change.js';
import type { AddresseeBody, NameReceiverBody, OtherPlaceBody } from './handovers.api.js';
import type { HandoverRecord } from './handover.record.js';
import type { HandoverView } from './handover-views.api.js';
import { HandoversStore } from './handovers.store.js';
import { asked, Moves, type Outcome } from './moves.service.js';

/** What focal points and escalation desks do: see, remind, suggest, name a receiver, say that nobody can. Never answer. */
@Injectable()
export class Escalations {
  constructor(
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly addressees: Addressees,
    private readonly store: HandoversStore,
    private readonly moves: Moves,
  ) {}

  nameReceiver(actor: Actor, id: HandoverId, body: NameReceiverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'name-receiver', id, async ({ tx, handover }) => {
      const { due } = await this.sendTo(tx, handover, body.institution);
      return {
        change: {
          ...(handover.status === 'escalated'
            ? { status: 'proposed', escalationPosition: null, halfRemindedAt: null }
            : {}),
          toInstitution: body.institution,
          dueAt: at(due.dueAt),
          halfDueAt: at(due.halfDueAt),
        },
        note: { to: body.institution },
        tell: [
          { kind: 'proposed', to: body.institution, due: due.dueAt },
          { kind: 'receiver-named', to: handover.fromInstitution },
        ],
      };
    });
  }

  suggestPlace(actor: Actor, id: HandoverId, body: OtherPlaceBody): Promise<HandoverView> {
    return this.moves.make(actor, 'suggest-place', id, async ({ tx, handover }) => {
      if (!(await this.institutions.find(tx, body.institution)))
        throw invalid('institution', 'is not in the directory');
      return {
        change: { otherPlace: body.institution },
        note: { place: body.institution },
        tell: [{ kind: 'place-suggested', to: handover.fromInstitution }],
      };
    });
  }

  remind(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'remind', id, async ({ tx, handover }) => {
      const due = handover.dueAt ? { due: handover.dueAt.toISOString() } : {};
      const asked =
        handover.status === 'info_requested'
          ? [handover.fromInstitution]
          : await this.addressees.askedNow(tx, handover);
      return { tell: asked.map((to) => ({ kind: 'reminded', to, ...due })) };
    });
  }

  /** The request keeps its reference and its preview; the next receiver learns nothing of those who said no. */
  readdress(actor: Actor, id: HandoverId, to: AddresseeBody): Promise<HandoverView> {
    return this.moves.make(actor, 're-address', id, async ({ tx, handover, standings }) => {
      if ((to.institution === undefined) === (to.country === undefined))
        throw invalid('to', 'must name one institution or one country');
      if (!standings.includes('sender')) permit(to.institution !== undefined);
      const receiver = to.institution ? found(await this.institutions.find(tx, to.institution)) : undefined;
      const country = receiver?.country ?? to.country ?? handover.toCountry;
      // The person's yes, and the rules about borders, were for this country; another one is another handover.
      if (country !== handover.toCountry) throw invalid('to', 'must be in the country that the person was asked about');
      const { told, due, candidates } = await this.sendTo(tx, handover, receiver?.id ?? null);
      return {
        change: {
          ...fresh,
          toInstitution: receiver?.id ?? null,
          addressedTo: receiver ? 'institution' : 'country',
          dueAt: at(due.dueAt),
          halfDueAt: at(due.halfDueAt),
        },
        afterwards: () => (candidates.length > 0 ? [this.store.addCandidates(tx, handover, candidates)] : []),
        note: { to: receiver?.id ?? null, country, notAnsweredBy: handover.toInstitution },
        tell: [
          ...told.map((institution) => asked(institution, receiver?.id ?? null, candidates, due.dueAt)),
          {
            kind: 'withdrawn',
            to: handover.toInstitution && told.includes(handover.toInstitution) ? null : handover.toInstitution,
          },
          {
            kind: 're-addressed',
            to: actor.institutionId === handover.fromInstitution ? handover.escalatedTo : handover.fromInstitution,
          },
        ],
      };
    });
  }

  /** A state and no sigh: the desk owes the person a way on, and calls those who could find one together. */
  nobodyCan(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'nobody-can', id, async ({ tx, handover }) => {
      const dueIn = await this.institutions.lasts(tx, actor.country, 'conference');
      const about = { handover: id };
      return {
        change: { status: 'nobody_can', endedAt: NOW, endReason: 'nobody_can' },
        afterwards: () => [
          this.cases.addTask(tx, handover.caseId, actor.institutionId, 'case_conference', dueIn, about),
        ],
        note: { country: handover.toCountry },
        tell: [
          { kind: 'nobody-can', to: handover.fromInstitution },
          { kind: 'withdrawn', to: handover.toInstitution },
        ],
      };
    });
  }

  /** To the next desk of the country's list; nothing where it is with the last, which holds the fallback mandate. */
  async up(tx: Tx, handover: HandoverRecord): Promise<Outcome> {
    const desks = await this.institutions.escalation(tx, handover.toCountry);
    const from = handover.escalationPosition === null ? 0 : handover.escalationPosition + 1;
    const above = desks
      .map((desk, position) => ({ desk, position }))
      .filter(
        ({ desk, position }) => position >= from && ![handover.toInstitution, handover.fromInstitution].includes(desk),
      );
    const { desk, position } = (await this.awake(tx, handover, above)) ?? {};
    if (!desk || position === undefined) return {};
    const due = await this.institutions.answerBy(
      tx,
      { institutionId: desk, country: handover.toCountry },
      handover.urgency,
    );
    return {
      change: {
        status: 'escalated',
        escalatedTo: desk,
        escalationPosition: position,
        dueAt: at(due.dueAt),
        halfDueAt: at(due.halfDueAt),
      },
      note: { escalatedTo: desk },
      tell: [
        { kind: 'escalated', to: desk, due: due.dueAt },
        { kind: 'gone-up', to: handover.fromInstitution },
        { kind: 'gone-up', to: handover.toInstitution },
      ],
    };
  }

  /** What cannot wait climbs past desks that are closed: an escalation to an empty office reaches nobody (flows.md 2.16). */
  private async awake<Step extends { desk: InstitutionId }>(
    tx: Tx,
    handover: HandoverRecord,
    above: Step[],
  ): Promise<Step | undefined> {
    if (handover.urgency === 'normal' || above.length < 2) return above[0];
    const open = await this.institutions.openNow(
      tx,
      above.map(({ desk }) => desk),
    );
    return above.find(({ desk }) => open.get(desk)?.open) ?? above[0];
  }

  private async sendTo(tx: Tx, handover: HandoverRecord, receiver: InstitutionId | null) {
    if (receiver === handover.fromInstitution) throw invalid('institution', 'is the sender');
    const place = receiver ? await this.institutions.find(tx, receiver) : undefined;
    if (receiver && place?.country !== handover.toCountry) throw invalid('institution', 'is not in that country');
    return this.addressees.check(tx, handover, await this.addressees.sending(tx, handover, receiver));
  }
}

const fresh: Change<HandoverRecord> = {
  status: 'proposed',
  proposedAt: NOW,
  openedAt: null,
  openedBy: null,
  halfRemindedAt: null,
  clockStoppedAt: null,
  quietUntil: null,
  phoneYesWho: null,
  phoneYesAt: null,
  claimedBy: null,
  declineReason: null,
  otherPlace: null,
  escalationPosition: null,
};
