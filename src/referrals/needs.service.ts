import { Injectable } from '@nestjs/common';
import { newReference, PreviewsStore, whyNotPreview, type PreviewAnswers } from '../access/index.js';
import { settled, Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  invalid,
  PAGE_SIZE,
  refuseIf,
  toPage,
  type Actor,
  type AskId,
  type CaseId,
  type InstitutionId,
  type NeedId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { COURSE, isEnded, MOVES, whyNotNobodyCan, type EndReason } from './ask.js';
import type { AskView } from './asks.api.js';
import { AskTurns, toReceiver } from './ask-turns.service.js';
import { AskViews } from './ask-views.service.js';
import { AsksStore, type AskRow } from './asks.store.js';
import { allowedForNeed, whyNotAskFor, whyNotNeed } from './need.js';
import type { CreateNeedBody, NeedPageView, NeedView } from './needs.api.js';
import { NeedsStore, type NeedRow } from './needs.store.js';
import { Places, type ChosenPlace } from './places.service.js';

interface Request {
  readonly caseId: CaseId;
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
    private readonly turns: AskTurns,
    private readonly cases: CasesService,
    private readonly places: Places,
    private readonly institutions: InstitutionsService,
  ) {}

  create(actor: Actor, caseId: CaseId, body: CreateNeedBody): Promise<NeedView> {
    return this.work.write(actor, 'need.create', { case: caseId }, async (tx) => {
      const { service, urgency, places } = body;
      const person: PreviewAnswers = body.preview;
      const locked = this.cases.lock(tx, caseId);
      const [brief, looked] = [this.cases.brief(tx, caseId), this.places.look(tx, caseId, places)];
      await settled([locked, brief, looked]);
      const { lead, open, path } = found(await brief);
      refuseIf(whyNotAskFor(actor, { lead, open }) ?? whyNotPreview(person));
      const chosen = await this.places.choose(tx, actor, { caseId, path }, await looked, { service, urgency, person });
      const needId = newId<NeedId>();
      tx.about({ need: needId });
      tx.touchedFields('preview');
      const fromInstitution = actor.institutionId;
      const answers = { services: [service], ...person };
      await settled([
        this.needs.insert(tx, { id: needId, caseId, fromInstitution, service, urgency, createdBy: actor.accountId }),
        this.previews.insert(tx, { requestId: needId, requestKind: 'need', caseId, fromInstitution, answers }),
        this.send(tx, actor, { caseId, needId, service, urgency }, chosen),
      ]);
      return this.view(tx, needId);
    });
  }

  /** To the lead with who was asked; to whom the duty has passed since nobody could, the codes alone. */
  one(actor: Actor, needId: NeedId): Promise<NeedView> {
    return this.work.read(actor, 'need.view', { need: needId }, async (tx) => {
      const need = found(await this.needs.find(tx, needId));
      tx.about({ case: need.caseId });
      return need.fromInstitution === actor.institutionId ? this.view(tx, needId) : toNeedView(need, [], [], []);
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
      const ask = await this.turns.lockFor(tx, actor, askId, 're-address');
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
      return this.view(tx, needId);
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
      await this.cases.addTask(tx, need.caseId, duty, 'nobody_can', dueIn, { need: needId });
      await this.cases.note(tx, actor, need.caseId, 'need.nobody-can', { service: need.service, conferenceOn });
      tx.emit('need.nobody-can', { to: duty, need: needId });
      return this.view(tx, needId);
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
    const { id: needId, caseId, service, urgency } = need;
    tx.about({ need: needId });
    const brief = this.cases.brief(tx, caseId);
    const [preview, looked] = [this.previews.read(tx, needId), this.places.look(tx, caseId, [place])];
    await settled([brief, preview, looked]);
    const { lead, open, path } = found(await brief);
    refuseIf(whyNotAskFor(actor, { lead, open }));
    const wanted = { service, urgency, person: (await preview) ?? {} };
    const chosen = await this.places.choose(tx, actor, { caseId, path }, await looked, wanted, 'place');
    const [askId] = await this.send(tx, actor, { caseId, needId, service, urgency }, chosen);
    return this.views.of(tx, actor, found(askId && (await this.asks.find(tx, askId))));
  }

  private async send(tx: Tx, actor: Actor, need: Request, places: readonly ChosenPlace[]): Promise<AskId[]> {
    const asks = places.map(({ place, dueAt, halfDueAt }) => ({
      ...need,
      id: newId<AskId>(),
      fromInstitution: actor.institutionId,
      toInstitution: place.id,
      reference: newReference(),
      askedBy: actor.accountId,
      status: 'sent' as const,
      dueAt: new Date(dueAt),
      halfDueAt: new Date(halfDueAt),
    }));
    for (const { id, toInstitution: to, dueAt } of asks) tx.emit('ask.sent', { to, ask: id, due: dueAt.toISOString() });
    await settled([
      this.asks.insert(tx, ...asks),
      this.cases.note(tx, actor, need.caseId, 'need.asked', { service: need.service, places: asks.length }),
    ]);
    return asks.map(({ id }) => id);
  }

  private async view(tx: Tx, id: NeedId): Promise<NeedView> {
    const [need, asks] = await Promise.all([this.needs.find(tx, id), this.asks.ofNeed(tx, id)]);
    return toNeedView(found(need), await this.views.asked(tx, asks), asks);
  }
}

type Asked = NeedView['asks'][number] & { needId: string };

const toNeedView = (
  need: NeedRow,
  asked: readonly Asked[],
  asks: readonly AskRow[],
  allowed = allowedForNeed(
    need,
    asks.filter(({ needId }) => needId === need.id),
  ),
): NeedView => ({
  id: need.id,
  service: need.service,
  urgency: need.urgency,
  createdAt: need.createdAt,
  endedAt: need.endedAt,
  outcome: need.outcome,
  conferenceOn: need.conferenceOn,
  asks: asked.map(({ needId: _, ...place }) => place),
  allowed,
});
