import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { inZones, InstitutionsService, type Institution } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  holds,
  invalid,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type Country,
  type InstitutionId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import type { AlertDesksView, AlertListView, DangerAlertView, SendAlertBody } from './alerts.api.js';
import { AlertsStore, type Alert } from './alerts.store.js';
import {
  allowedOnAlert,
  mayAlert,
  nextDesk,
  whyNotAlert,
  type AlertVerb,
  type Finding,
  type Outcome,
} from './danger-alert.js';

type Opened = Awaited<ReturnType<AlertsStore['opened']>>;
const ACTS = {
  acknowledge: 'alert.acknowledge',
  note_phone: 'alert.note-phone',
  close: 'alert.close',
  tell_person: 'alert.tell-person',
  review: 'alert.review',
} as const satisfies Record<AlertVerb, string>;

/** Somebody is in danger: sent to the body that the country names, acknowledged by a named human, reviewed by a second one. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly work: Work,
    private readonly store: AlertsStore,
    private readonly institutions: InstitutionsService,
    private readonly keyring: Keyring,
  ) {}

  desks(actor: Actor, country: Country): Promise<AlertDesksView> {
    return this.work.read(actor, 'alert.desks', {}, async (tx) => {
      const [desks, emergencyNumber] = await Promise.all([
        this.desksOf(tx, country),
        this.store.emergencyNumber(tx, country),
      ]);
      return { emergencyNumber, desks: desks.map(toDesk) };
    });
  }

  async send(actor: Actor, body: SendAlertBody): Promise<DangerAlertView> {
    const id = newId<never>() as string;
    const key = await this.keyring.create(id);
    return this.work.write(actor, 'alert.send', { alert: id }, async (tx) => {
      const desks = await this.desksOf(tx, body.country);
      const ids = desks.map((desk) => desk.id);
      const others = ids.filter((desk) => desk !== actor.institutionId);
      const isOpen = (desk: InstitutionId) => desks.find((one) => one.id === desk)?.open ?? false;
      const to =
        body.institution === undefined
          ? nextDesk(others, [], [], isOpen)
          : ids.find((desk) => desk === body.institution);
      if (!to && body.institution) throw invalid('institution', 'is not a desk for danger of this country');
      if (!to) throw new Refusal('not-possible-now', 'This country names nobody for it. Call the emergency number.');
      const { country, kind, place, callBack, identity } = body;
      const reviewerId = await this.reviewerOf(tx, actor);
      await this.store.add(tx, actor, key, { id, country, to, kind, place, callBack, identity, reviewerId });
      tx.touchedFields('place', ...(identity === undefined ? [] : ['identity']));
      const alert = found(await this.store.find(tx, actor, id));
      tx.emit('alert.sent', { to, alert: id, ...(alert.dueAt ? { due: alert.dueAt.toISOString() } : {}) });
      tx.emit('alert.to-review', { to: actor.institutionId, alert: id, due: alert.reviewDueAt.toISOString() });
      return this.toView(tx, actor, alert);
    });
  }

  list(actor: Actor, after?: string): Promise<AlertListView> {
    return this.work.read(actor, 'alert.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      return toPage(
        await this.store.page(tx, actor, before),
        (alert) => ({
          id: alert.id,
          kind: alert.kind,
          country: alert.country,
          status: alert.status,
          at: alert.at,
          from: alert.from,
          due: alert.dueAt && inZones(alert.dueAt, alert.timeZone, actor.timeZone),
          allowed: allowedOnAlert(stateOf(alert), sideOf(actor, alert)),
        }),
        ({ id }) => [id],
      );
    });
  }

  /** What it says is for its sender and for those it went to; a reviewer of another institution judges by the codes. */
  view(actor: Actor, id: string): Promise<DangerAlertView> {
    return this.work.read(actor, 'alert.view', { alert: id }, async (tx) => {
      const alert = found(await this.store.find(tx, actor, id));
      const { sender, addressed } = sideOf(actor, alert);
      if (!sender && !addressed) return this.toView(tx, actor, alert);
      tx.touchedFields('place', ...(alert.sealed.identity ? ['identity'] : []));
      return this.toView(tx, actor, alert, await this.store.opened(alert));
    });
  }

  /** The other desks that it went to are told by the database, since each is shown itself only (migration 153); so with the end. */
  acknowledge(actor: Actor, id: string): Promise<DangerAlertView> {
    return this.act(actor, id, 'acknowledge', async (tx, { fromId }) => {
      await this.store.acknowledge(tx, actor, id);
      tx.emit('alert.acknowledged', { to: fromId, alert: id });
    });
  }

  /** A desk that says on the phone that it has it: the sender notes with whom they spoke. */
  notePhone(actor: Actor, id: string, spokeWith: string): Promise<DangerAlertView> {
    return this.act(actor, id, 'note_phone', (tx) => this.store.acknowledge(tx, actor, id, spokeWith));
  }

  close(actor: Actor, id: string, outcome: Outcome): Promise<DangerAlertView> {
    return this.act(actor, id, 'close', async (tx, { fromId }) => {
      await this.store.close(tx, id, outcome);
      if (fromId !== actor.institutionId) tx.emit('alert.closed', { to: fromId, alert: id });
    });
  }

  toldPerson(actor: Actor, id: string): Promise<DangerAlertView> {
    return this.act(actor, id, 'tell_person', (tx) => this.store.toldPerson(tx, id));
  }

  review(actor: Actor, id: string, finding: Finding): Promise<DangerAlertView> {
    return this.act(actor, id, 'review', async (tx, { fromId }) => {
      await this.store.review(tx, actor, id, finding);
      if (fromId !== actor.institutionId) tx.emit('alert.reviewed', { to: fromId, alert: id });
    });
  }

  private act(
    actor: Actor,
    id: string,
    verb: AlertVerb,
    change: (tx: Tx, alert: Alert) => Promise<void>,
  ): Promise<DangerAlertView> {
    return this.work.write(actor, ACTS[verb], { alert: id }, async (tx) => {
      const alert = found(await this.store.locked(tx, actor, id));
      permit(mayAlert(verb, sideOf(actor, alert)));
      refuseIf(whyNotAlert(verb, stateOf(alert)));
      await change(tx, alert);
      return this.toView(tx, actor, found(await this.store.find(tx, actor, id)));
    });
  }

  /** The bodies that the country named; where it named none, the desks that its unanswered requests climb to. */
  private async desksOf(tx: Tx, country: Country): Promise<(Institution & { open: boolean })[]> {
    const named = await this.institutions.dangerDesks(tx, country);
    const list = await this.institutions.escalation(tx, country);
    const [known, open] = await Promise.all([
      this.institutions.findMany(tx, list),
      this.institutions.openNow(tx, list),
    ]);
    const climbs = list.flatMap((id) => {
      const desk = known.get(id);
      return desk && !named.some((one) => one.id === id) ? [{ ...desk, open: open.get(id)?.open ?? false }] : [];
    });
    return named.length > 0 ? [...named, ...climbs] : climbs;
  }

  /** The focal point of the sender's country, or else the fallback; never the sender's own institution. */
  private async reviewerOf(tx: Tx, actor: Actor): Promise<InstitutionId | null> {
    const [focal, desks] = await Promise.all([
      this.institutions.focalPoints(tx, actor.country),
      this.institutions.escalation(tx, actor.country),
    ]);
    const inOrder = [...focal.map(({ id }) => id), ...[...desks].reverse()];
    return inOrder.find((id) => id !== actor.institutionId) ?? null;
  }

  private async toView(tx: Tx, actor: Actor, alert: Alert, opened?: Opened): Promise<DangerAlertView> {
    const side = sideOf(actor, alert);
    const zones = (at: Date) => inZones(at, alert.timeZone, actor.timeZone);
    const [to, desks] = await Promise.all([
      this.store.receivers(tx, alert.id),
      side.sender && alert.status === 'sent' ? this.desksOf(tx, alert.country) : [],
    ]);
    const how = alert.sealed.spokeWith ? ('phone' as const) : ('system' as const);
    return {
      id: alert.id,
      kind: alert.kind,
      country: alert.country,
      status: alert.status,
      at: alert.at,
      from: { institution: alert.from, dutyLine: alert.fromLine, at: alert.at },
      to: to.map(({ institution, dutyLine, at }) => ({ institution, dutyLine, at })),
      acknowledged: alert.acknowledgedAt && { at: alert.acknowledgedAt, by: alert.acknowledgedBy ?? '', how },
      due: alert.dueAt && zones(alert.dueAt),
      outcome: alert.outcome,
      reviewDue: zones(alert.reviewDueAt),
      finding: alert.finding,
      tellPersonDue: zones(alert.tellDueAt),
      toldPersonAt: alert.toldPersonAt,
      call: [...desks].sort((a, b) => Number(b.dutyLine !== null) - Number(a.dutyLine !== null)).map(toDesk),
      emergencyNumber: alert.emergencyNumber,
      place: opened?.place ?? null,
      callBack: opened?.callBack ?? null,
      identity: opened?.identity ?? null,
      spokeWith: opened?.spokeWith ?? null,
      allowed: allowedOnAlert(stateOf(alert), side),
    };
  }
}

const toDesk = ({ id, name, dutyLine, open }: Institution & { open: boolean }) => ({
  id,
  institution: name,
  dutyLine,
  open,
});

const stateOf = ({ status, toldPersonAt, finding }: Alert) => ({
  status,
  toldPerson: toldPersonAt !== null,
  reviewed: finding !== null,
});

const sideOf = (actor: Actor, alert: Alert) => ({
  sender: alert.fromId === actor.institutionId,
  addressed: alert.addressed,
  reviewer: alert.reviewerId === actor.institutionId,
  self: alert.accountId === actor.accountId,
  desk: holds(actor, 'caseworker', 'lead_coordinator', 'national_focal_point'),
});
