import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService, inZones } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  holds,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type InstitutionId,
} from '../kernel/index.js';
import {
  agreedOn,
  allowedVerbs,
  leadsByDefault,
  mayUndo,
  speaksFor,
  whyNot,
  whyNotChoose,
  type Choice,
  type Sides,
  type Speaker,
  type UndoReason,
} from './conflict.js';
import type { ConflictListView, ConflictView } from './conflicts.api.js';
import { ConflictsStore, type Conflict, type Facts } from './conflicts.store.js';

const WHO_SETTLES = ['national_focal_point'];

/** Settling which of two leads stays. Order: both cases, the conflict, then what it moves. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly store: ConflictsStore,
  ) {}

  /** Inside the act that confirms a match. Where one of the cases is closed by now, a scan does it when that one opens again. */
  async openFor(tx: Tx, actor: Actor, matchId: string): Promise<void> {
    const facts = await this.store.facts(tx, matchId);
    if (facts) await this.open(tx, matchId, facts, actor);
  }

  async open(tx: Tx, matchId: string, facts: Facts, by?: Actor): Promise<void> {
    const opened = await this.store.open(
      tx,
      matchId,
      leadsByDefault(
        { lastContact: facts.firstContact, since: facts.firstSince },
        { lastContact: facts.secondContact, since: facts.secondSince },
      ),
    );
    if (!opened) return;
    tx.about({ conflict: opened.conflict });
    const due = opened.due ? { due: opened.due.toISOString() } : {};
    const leads = [opened.firstLead, opened.secondLead];
    for (const to of await this.told(tx, leads, by))
      tx.emit('conflict.opened', { to, conflict: opened.conflict, ...due });
  }

  list(actor: Actor, after?: string): Promise<ConflictListView> {
    return this.work.read(actor, 'conflict.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const [rows, focalPoint] = await Promise.all([this.store.page(tx, before), this.isFocalPoint(tx, actor)]);
      return toPage(
        rows,
        (conflict) => toView(actor, conflict, focalPoint),
        ({ id }) => [id],
      );
    });
  }

  view(actor: Actor, id: string): Promise<ConflictView> {
    return this.work.read(actor, 'conflict.view', { conflict: id }, (tx) => this.seen(tx, actor, id));
  }

  settle(actor: Actor, id: string, choice: Choice): Promise<ConflictView> {
    return this.work.write(actor, 'conflict.settle', { conflict: id }, async (tx) => {
      const { conflict, sides, speaker } = await this.locked(tx, actor, id);
      const speaks = speaksFor(speaker, sides);
      permit(speaks.length > 0, WHO_SETTLES);
      refuseIf(whyNot('say', conflict.status) ?? whyNotChoose(choice, sides));
      const says = Object.fromEntries(speaks.map((side) => [side, choice]));
      if ((await this.store.say(tx, id, says)) !== 1)
        throw new Refusal('not-possible-now', 'This was settled in the meantime.');
      const both = { first: conflict.firstSays, second: conflict.secondSays, ...says };
      const agreed = agreedOn(both.first, both.second);
      if (agreed === 'apart') await this.store.part(tx, actor, id);
      else if (agreed) await this.join(tx, id);
      const leads = [conflict.firstLead, conflict.secondLead];
      for (const to of await this.told(tx, leads, actor))
        if (agreed) tx.emit('conflict.settled', { to, conflict: id });
        else tx.emit('conflict.word-given', { to, conflict: id });
      return this.seen(tx, actor, id);
    });
  }

  /** What ends with the join is told to whoever was asked; each hears of its own request only. */
  private async join(tx: Tx, id: string): Promise<void> {
    for (const { kind, id: request, recipient: to } of await this.store.merge(tx, id)) TELL[kind](tx, to, request);
  }

  /** Both cases as they were; what was written since stays in the case that it was written to. */
  undo(actor: Actor, id: string, why: UndoReason): Promise<ConflictView> {
    return this.work.write(actor, 'conflict.undo', { conflict: id }, async (tx) => {
      const { conflict, sides, speaker } = await this.locked(tx, actor, id);
      permit(
        mayUndo(
          speaker,
          conflict.sides.some(({ leads }) => leads),
          sides,
        ),
        ['lead_coordinator', ...WHO_SETTLES],
      );
      refuseIf(whyNot('undo', conflict.status));
      const lead = await this.store.undo(tx, id, why);
      for (const to of await this.told(tx, [conflict.firstLead, conflict.secondLead, ...lead], actor))
        tx.emit('conflict.undone', { to, conflict: id });
      return this.seen(tx, actor, id);
    });
  }

  private async locked(tx: Tx, actor: Actor, id: string) {
    const before = found(await this.store.find(tx, id));
    for (const caseId of [before.firstCase, before.secondCase].sort()) await this.cases.lock(tx, caseId);
    const [conflict, focalPoint] = await Promise.all([this.store.find(tx, id), this.isFocalPoint(tx, actor)]);
    const known = found(conflict);
    return { conflict: known, sides: sidesOf(known), speaker: speakerOf(actor, known, focalPoint) };
  }

  private async seen(tx: Tx, actor: Actor, id: string): Promise<ConflictView> {
    const [conflict, focalPoint] = await Promise.all([this.store.find(tx, id), this.isFocalPoint(tx, actor)]);
    return toView(actor, found(conflict), focalPoint);
  }

  private isFocalPoint(tx: Tx, actor: Actor): Promise<boolean> {
    return holds(actor, 'national_focal_point')
      ? this.institutions.holds(tx, actor.institutionId, 'focal_point')
      : Promise.resolve(false);
  }

  /** Both leads and those who speak for their countries; whoever acted knows. */
  private async told(tx: Tx, leads: readonly InstitutionId[], by?: Actor): Promise<ReadonlySet<InstitutionId>> {
    const places = await this.institutions.findMany(tx, [...leads]);
    const countries = [...new Set([...places.values()].map(({ country }) => country))];
    const focal = await Promise.all(countries.map((country) => this.institutions.focalPoints(tx, country)));
    const all = new Set([...leads, ...focal.flat().map(({ id }) => id)]);
    if (by) all.delete(by.institutionId);
    return all;
  }
}

const TELL = {
  ask: (tx: Tx, to: string, ask: string) => tx.emit('ask.withdrawn', { to, ask }),
  withdrawn: (tx: Tx, to: string, handover: string) => tx.emit('handover.withdrawn', { to, handover }),
  cancelled: (tx: Tx, to: string, handover: string) => tx.emit('handover.cancelled', { to, handover }),
  together: (tx: Tx, to: string, handover: string) => tx.emit('handover.ended-together', { to, handover }),
};

const speakerOf = (actor: Actor, conflict: Conflict, focalPoint: boolean): Speaker => ({
  institution: actor.institutionId,
  country: actor.country,
  focalPoint,
  coordinator: holds(actor, 'lead_coordinator'),
  desk: conflict.escalatedTo === actor.institutionId && holds(actor, 'lead_coordinator', 'national_focal_point'),
});

function sidesOf({ sides }: Conflict): Sides {
  const of = (wanted: string) => found(sides.find(({ side }) => side === wanted));
  return { first: of('first'), second: of('second') };
}

function toView(actor: Actor, conflict: Conflict, focalPoint: boolean): ConflictView {
  const sides = sidesOf(conflict);
  const speaker = speakerOf(actor, conflict, focalPoint);
  const undoes = mayUndo(
    speaker,
    conflict.sides.some(({ leads }) => leads),
    sides,
  );
  const zone = conflict.sides.find(({ side }) => side === conflict.defaultSide)?.timeZone ?? actor.timeZone;
  return {
    id: conflict.id,
    status: conflict.status,
    openedAt: conflict.openedAt,
    due: conflict.dueAt && inZones(conflict.dueAt, zone, actor.timeZone),
    sides: conflict.sides.map((one) => ({
      side: one.side,
      institution: one.name,
      country: one.country,
      dutyLine: one.dutyLine,
      since: one.since,
      lastContact: one.lastContact,
      contactLost: one.contactLost,
      inTransit: one.inTransit,
      requestsEnd: one.requestsEnd,
      handoverEnds: one.handoverEnds,
      referralsOpen: one.referralsOpen,
      says: one.side === 'first' ? conflict.firstSays : conflict.secondSays,
      caseId: one.leads && speaker.coordinator ? one.caseId : null,
    })),
    byDefault: conflict.defaultSide,
    byDefaultWhy: conflict.defaultWhy,
    escalatedTo: conflict.escalatedName,
    settledAt: conflict.settledAt,
    goesOn: conflict.goesOn,
    undoneAt: conflict.undoneAt,
    undoneWhy: conflict.undoneWhy,
    allowed: allowedVerbs(conflict.status, speaksFor(speaker, sides), undoes),
  };
}
