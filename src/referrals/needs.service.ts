import { Injectable } from '@nestjs/common';
import { newReference, PreviewsStore, whyNotPreview } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { InstitutionsService, type Institution } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  invalid,
  PAGE_SIZE,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type AskId,
  type CaseId,
  type Country,
  type InstitutionId,
  type NeedId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { COURSE, isEnded, MOVES, whyNotNobodyCan, type EndReason } from './ask.js';
import type { AskView } from './asks.api.js';
import { AskViews } from './ask-views.service.js';
import { AsksService, toReceiver } from './asks.service.js';
import { AsksStore, type AskRow } from './asks.store.js';
import { allowedForNeed, whyNotAskThere, whyNotAskFor, whyNotNeed } from './need.js';
import type { CreateNeedBody, NeedPageView, NeedView } from './needs.api.js';
import { NeedsStore, type NeedRow } from './needs.store.js';
import { Places } from './places.service.js';

interface Request {
  readonly needId: NeedId;
  readonly service: string;
  readonly urgency: AskRow['urgency'];
}

/** What the lead needs for the person, the places it asks at once, and how a need ends when none of them can. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly work: Work,
    private readonly needs: NeedsStore,
    private readonly asks: AsksStore,
    private readonly previews: PreviewsStore,
    private readonly views: AskViews,
    private readonly one: AsksService,
    private readonly cases: CasesService,
    private readonly places: Places,
    private readonly institutions: InstitutionsService,
  ) {}

  create(actor: Actor, caseId: CaseId, body: CreateNeedBody): Promise<NeedView> {
    return this.work.write(actor, 'need.create', { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const brief = found(await this.cases.brief(tx, caseId));
      refuseIf(whyNotAskFor(actor, lead(brief)) ?? whyNotPreview({ ...body.preview }));
      const places = await this.places.forNeed(tx, actor, brief, body.places, { ...body, person: body.preview });
      const needId = newId<NeedId>();
      tx.about({ need: needId });
      tx.touchedFields('preview');
      await this.needs.insert(tx, {
        id: needId,
        caseId,
        fromInstitution: actor.institutionId,
        service: body.service,
        urgency: body.urgency,
        createdBy: actor.accountId,
      });
      const answers = { services: [body.service], ...body.preview };
      await this.previews.insert(tx, {
        requestId: needId,
        requestKind: 'need',
        caseId,
        fromInstitution: actor.institutionId,
        answers,
      });
      await this.send(tx, actor, caseId, { needId, ...body }, places);
      return this.view(tx, actor, found(await this.needs.find(tx, needId)));
    });
  }

  list(actor: Actor, caseId: CaseId, after?: string): Promise<NeedPageView> {
    return this.work.read(actor, 'need.list', { case: caseId }, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const brief = found(await this.cases.brief(tx, caseId));
      found(brief.lead?.institutionId === actor.institutionId ? brief : undefined);
      const rows = await this.needs.page(tx, caseId, before, PAGE_SIZE);
      const shown = rows.slice(0, PAGE_SIZE);
      const asks = await this.asks.ofNeeds(
        tx,
        shown.map(({ id }) => id),
      );
      const asked = await this.views.asked(tx, asks);
      return toPage(
        rows,
        (need) =>
          toNeedView(
            need,
            asked.filter(({ needId }) => needId === need.id),
            asks,
          ),
        ({ id }) => [id],
      );
    });
  }

  /** One more place for a need that is open: after a no, a silence, or a name from the escalation desk. */
  askAlso(actor: Actor, needId: NeedId, place: InstitutionId): Promise<AskView> {
    return this.work.write(actor, 'need.ask-also', { need: needId }, async (tx) => {
      const need = await this.lock(tx, needId);
      refuseIf(whyNotNeed(need));
      return this.askOneMore(tx, actor, need, place);
    });
  }

  /** The time of one place is over: its ask ends, and another is asked. Answers the new ask. */
  readdress(actor: Actor, askId: AskId, place: InstitutionId): Promise<AskView> {
    return this.work.write(actor, 'ask.re-address', { ask: askId }, async (tx) => {
      const ask = await this.one.lockFor(tx, actor, askId, 're-address');
      const need = found(await this.needs.lock(tx, ask.needId));
      await this.asks.move(tx, ask, MOVES['re-address'].to);
      tx.emit('ask.ended', toReceiver(ask));
      if (ask.escalatedTo) tx.emit('ask.ended', { to: ask.escalatedTo, ask: ask.id });
      return this.askOneMore(tx, actor, need, place);
    });
  }

  withdraw(actor: Actor, needId: NeedId, reason: EndReason): Promise<NeedView> {
    return this.work.write(actor, 'need.withdraw', { need: needId }, async (tx) => {
      const need = await this.lock(tx, needId);
      const asks = await this.asks.lockOfNeed(tx, needId);
      refuseIf(whyNotNeed(need, asks));
      for (const ask of asks.filter(({ status }) => !isEnded(status))) {
        await this.asks.move(tx, ask, MOVES.withdraw.to, { endReason: reason });
        tx.emit('ask.withdrawn', toReceiver(ask));
      }
      await this.needs.end(tx, needId, 'withdrawn');
      await this.cases.note(tx, actor, need.caseId, 'need.withdrawn', { service: need.service });
      return this.view(tx, actor, found(await this.needs.find(tx, needId)));
    });
  }

  /** A state and not a sigh: the duty passes to the focal point, with a day on which people meet about it (flows.md 2.17). */
  nobodyCan(actor: Actor, needId: NeedId, conferenceOn: string): Promise<NeedView> {
    return this.work.write(actor, 'need.nobody-can', { need: needId }, async (tx) => {
      const need = await this.lock(tx, needId);
      const asks = await this.asks.lockOfNeed(tx, needId);
      refuseIf(whyNotNeed(need) ?? whyNotNobodyCan(asks));
      const dueIn = await this.needs.until(tx, conferenceOn, actor.timeZone);
      if (!dueIn) throw invalid('conferenceOn', 'must be today or later');
      for (const ask of asks.filter(({ status }) => !isEnded(status))) {
        await this.asks.move(tx, ask, COURSE['give-up'].to);
        tx.emit('ask.ended', toReceiver(ask));
      }
      await this.needs.holdConference(tx, needId, conferenceOn);
      await this.needs.end(tx, needId, 'nobody_can');
      const duty =
        (await this.institutions.focalPoints(tx, actor.country))[0]?.id ??
        (await this.institutions.fallback(tx, actor.country));
      await this.cases.addTask(tx, need.caseId, duty, 'nobody_can', dueIn);
      await this.cases.note(tx, actor, need.caseId, 'need.nobody-can', { service: need.service, conferenceOn });
      tx.emit('need.nobody-can', { to: duty, need: needId });
      return this.view(tx, actor, found(await this.needs.find(tx, needId)));
    });
  }

  /** Case first, then the need; what the actor may not see does not exist. */
  private async lock(tx: Tx, needId: NeedId): Promise<NeedRow> {
    const { caseId } = found(await this.needs.find(tx, needId));
    tx.about({ case: caseId });
    await this.cases.lock(tx, caseId);
    return found(await this.needs.lock(tx, needId));
  }

  private async askOneMore(tx: Tx, actor: Actor, need: NeedRow, place: InstitutionId): Promise<AskView> {
    const brief = found(await this.cases.brief(tx, need.caseId));
    refuseIf(whyNotAskFor(actor, lead(brief)));
    const person = (await this.previews.read(tx, need.id)) ?? {};
    const places = await this.places.forNeed(tx, actor, brief, [place], { ...need, person }, 'place');
    const [askId] = await this.send(
      tx,
      actor,
      need.caseId,
      { needId: need.id, service: need.service, urgency: need.urgency },
      places,
    );
    tx.about({ need: need.id });
    return this.views.of(tx, actor, found(await this.asks.find(tx, askId!)));
  }

  private async send(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    need: Request,
    places: readonly Institution[],
  ): Promise<AskId[]> {
    const times = await Promise.all(
      places.map(({ id, country }) => this.institutions.answerBy(tx, { institutionId: id, country }, need.urgency)),
    );
    const asks = places.map((place, at) => ({
      id: newId<AskId>(),
      needId: need.needId,
      caseId,
      fromInstitution: actor.institutionId,
      toInstitution: place.id,
      reference: newReference(),
      service: need.service,
      askedBy: actor.accountId,
      status: 'sent' as const,
      urgency: need.urgency,
      dueAt: times[at]!.dueAt as unknown as Date,
      halfDueAt: times[at]!.halfDueAt as unknown as Date,
    }));
    await this.asks.insert(tx, ...asks);
    asks.forEach((ask, at) => tx.emit('ask.sent', { to: ask.toInstitution, ask: ask.id, due: times[at]!.dueAt }));
    await this.cases.note(tx, actor, caseId, 'need.asked', { service: need.service, places: asks.length });
    return asks.map(({ id }) => id);
  }

  private async view(tx: Tx, actor: Actor, need: NeedRow): Promise<NeedView> {
    const asks = await this.asks.ofNeed(tx, need.id);
    return toNeedView(need, await this.views.asked(tx, asks), asks);
  }
}

const lead = (brief: CaseBrief) => ({
  open: brief.open,
  lead: brief.lead ? { institutionId: brief.lead.institutionId, name: brief.lead.name } : null,
});

const toNeedView = (need: NeedRow, asked: NeedView['asks'], asks: readonly AskRow[]): NeedView => ({
  id: need.id,
  service: need.service,
  urgency: need.urgency,
  createdAt: need.createdAt,
  endedAt: need.endedAt,
  outcome: need.outcome,
  conferenceOn: need.conferenceOn,
  asks: asked,
  allowed: allowedForNeed(
    need,
    asks.filter(({ needId }) => needId === need.id),
  ),
});
