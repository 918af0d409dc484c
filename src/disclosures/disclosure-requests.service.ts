import { Injectable } from '@nestjs/common';
import { newReference } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { inZones, InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  holds,
  invalid,
  now,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
  type InstitutionId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { allowedVerbs, mayDo, whyNot, whyNotAsk, type RequestState } from './disclosure-request.js';
import type {
  AskDisclosureBody,
  DisclosureCountsView,
  DisclosureGroundsView,
  DisclosureListQuery,
  DisclosureRequestsView,
  DisclosureRequestView,
  DisclosureRequestWordsView,
  ReleasedEntriesView,
} from './disclosure-requests.api.js';
import { DisclosureRequestsStore, type DisclosureRequest } from './disclosure-requests.store.js';

/** Asking for what somebody wrote for the person's support, and reading what was given. */
@Injectable()
export class DisclosureRequestsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly store: DisclosureRequestsStore,
    private readonly keyring: Keyring,
  ) {}

  grounds(actor: Actor): Promise<DisclosureGroundsView> {
    return this.work.read(actor, 'disclosure.look-up', {}, async (tx) => ({
      grounds: await this.store.grounds(tx, actor.institutionKind),
    }));
  }

  counts(actor: Actor): Promise<DisclosureCountsView> {
    return this.work.read(actor, 'disclosure.count', {}, async (tx) => ({ counts: await this.store.counts(tx) }));
  }

  list(actor: Actor, query: DisclosureListQuery): Promise<DisclosureRequestsView> {
    return this.work.read(actor, 'disclosure.list', {}, async (tx) => {
      const [before] = decodeCursor(query.after, 1) ?? [];
      return toPage(
        await this.store.page(tx, actor, query.direction ?? 'in', before),
        (row) => toRequest(row, actor),
        ({ id }) => [id],
      );
    });
  }

  /** An institution is addressed, or the case that one works on oneself: nothing is looked up by what the asker says. */
  async ask(actor: Actor, body: AskDisclosureBody): Promise<DisclosureRequestView> {
    if ((body.to === undefined) === (body.case === undefined)) throw invalid('to', 'is wanted, or a case, not both');
    if (body.answerBy && new Date(body.answerBy) <= now()) throw invalid('answerBy', 'must lie in the future');
    const id = newId<never>() as string;
    const key = await this.keyring.create(id);
    return this.work.write(actor, 'disclosure.ask', { disclosure: id, case: body.case }, async (tx) => {
      const caseId = body.case as CaseId | undefined;
      const to = caseId ? await this.leadOf(tx, caseId) : (body.to as InstitutionId);
      const [grounds, place, lasts] = await Promise.all([
        this.store.grounds(tx, actor.institutionKind),
        this.store.countryOf(tx, to),
        this.institutions.lasts(tx, actor.country, 'disclosure_answer'),
      ]);
      if (!place) throw invalid('to', 'is not an institution of the directory');
      refuseIf(
        whyNotAsk(
          actor.institutionId,
          to,
          grounds.map(({ code }) => code),
          body.ground,
        ),
      );
      const { accountId, institutionId: askedBy, institutionKind: askerKind } = actor;
      const { ground, purpose, sections, orderReference, about } = body;
      await this.store.add(
        tx,
        { id, reference: newReference(), askedBy, accountId, askerKind, toInstitution: to, ground, purpose, sections },
        { orderReference, about },
        key,
        { by: body.answerBy, lasts },
      );
      if (caseId) await this.store.bind(tx, actor, id, caseId);
      const kept = found(await this.store.find(tx, id));
      tx.emit('disclosure.asked', { to, disclosure: id, due: kept.dueAt.toISOString() });
      return toRequest(kept, actor);
    });
  }

  view(actor: Actor, id: string): Promise<DisclosureRequestWordsView> {
    return this.work.read(actor, 'disclosure.view', { disclosure: id }, async (tx) => {
      const [request, words] = await Promise.all([this.store.find(tx, id), this.store.words(tx, id)]);
      const seen = found(request);
      if (!asks(seen, actor)) tx.about({ case: seen.caseId ?? undefined });
      return Object.assign(toRequest(seen, actor), found(words));
    });
  }

  /** What was given: to the asker while it can be read, and to the lead. Each look is shown to the lead and the authors. */
  entries(actor: Actor, id: string, after?: string): Promise<ReleasedEntriesView> {
    return this.work.read(actor, 'disclosure.read', { disclosure: id }, async (tx) => {
      const [from] = decodeCursor(after, 1) ?? [];
      const [request, rows] = await Promise.all([this.store.find(tx, id), this.store.released(tx, id, from)]);
      found(request);
      tx.touchedFields(...rows.map(({ section }) => section));
      return toPage(
        rows,
        ({ victimId: _, ...entry }) => entry,
        (entry) => [entry.id],
      );
    });
  }

  withdraw(actor: Actor, id: string): Promise<DisclosureRequestView> {
    return this.work.write(actor, 'disclosure.withdraw', { disclosure: id }, async (tx) => {
      const request = found(await this.store.lock(tx, id));
      permit(mayDo('withdraw', stateOf(request, actor), coordinates(actor)));
      refuseIf(whyNot('withdraw', stateOf(request, actor)));
      if (!(await this.store.answer(tx, id, 'withdrawn', null, null))) throw new Refusal('already-answered');
      return toRequest(found(await this.store.find(tx, id)), actor);
    });
  }

  private async leadOf(tx: Tx, caseId: CaseId): Promise<InstitutionId> {
    const { lead } = found(await this.cases.brief(tx, caseId));
    if (!lead) throw new Refusal('not-possible-now', 'This case is closed: address the institution that led it.');
    return lead.institutionId;
  }
}

export const coordinates = (actor: Actor): boolean => holds(actor, 'lead_coordinator');
const asks = (request: DisclosureRequest, actor: Actor): boolean => request.askedBy === actor.institutionId;

export const stateOf = (request: DisclosureRequest, actor: Actor): RequestState => ({
  status: request.status,
  bound: request.caseId !== null,
  leads: request.caseId !== null && !asks(request, actor),
  asks: asks(request, actor),
  told: request.toldAt !== null,
});

export function toRequest(request: DisclosureRequest, actor: Actor): DisclosureRequestView {
  const out = asks(request, actor);
  return {
    id: request.id,
    reference: request.reference,
    direction: out ? 'out' : 'in',
    status: request.status,
    ground: request.ground,
    law: request.law,
    purpose: request.purpose,
    sections: request.sections,
    asker: request.asker,
    askerKind: request.askerKind,
    addressed: request.addressed,
    askedAt: request.askedAt,
    due: inZones(request.dueAt, request.askerZone, request.addressedZone),
    overdue: request.overdue,
    answeredAt: request.answeredAt,
    keptBack: request.keptBack,
    readableUntil: request.endsAt,
    caseId: out ? null : request.caseId,
    ...(out || !request.caseId
      ? {}
      : { person: { at: request.toldAt, notTold: request.notTold, since: request.notToldSince } }),
    allowed: allowedVerbs(stateOf(request, actor), coordinates(actor)),
  };
}
