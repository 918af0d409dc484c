import { Injectable } from '@nestjs/common';
import { settled, Work, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  found,
  holds,
  permit,
  refuseIf,
  type Actor,
  type HandoverId,
  type InstitutionId,
  type Reason,
  type WhyNot,
} from '../kernel/index.js';
import type { Change } from './change.js';
import { OPEN, whyNot, whyNotCancel, type Verb } from './handover.js';
import type { HandoverView } from './handover-views.api.js';
import { HandoverViews, type Named } from './handover-views.service.js';
import { may, mayCancel, standingsOf, whoMay, type Known, type Standing } from './handover.policy.js';
import type { HandoverRecord } from './handover.record.js';
import { HandoversStore } from './handovers.store.js';
import { isOnward, whyNotInConflict, whyNotOnward, whyNotWithoutYes, type Facts } from './proposal.js';
import { endsWith, whyNotAlone, type Other } from './together.js';

/** A handover under its locks, and what the actor is to it. */
export interface Turn extends Facts {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly handover: HandoverRecord;
  readonly standings: readonly Standing[];
}

export interface Outcome {
  readonly change?: Change<HandoverRecord>;
  /** A line of the case's timeline, which only those who may read the case see. */
  readonly note?: object;
  readonly tell?: readonly Told[];
  /** Statements that have to be sent before the state changes, and after it; they travel together with it. */
  readonly before?: () => readonly Promise<unknown>[];
  readonly afterwards?: () => readonly Promise<unknown>[];
  /** What others are to it has changed as well: the answer looks again. */
  readonly lookAgain?: boolean;
}

export interface Told {
  readonly kind: string;
  readonly to: InstitutionId | null;
  readonly due?: string;
  /** Only to whom may see the case. */
  readonly case?: boolean;
}

/**
 * Every move of a handover goes this way: lock case and handover, permit, decide, store, tell; four trips to the
 * database, of which one is the commit with its audit row.
 */
@Injectable()
export class Moves {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly store: HandoversStore,
    private readonly views: HandoverViews,
  ) {}

  make(
    actor: Actor,
    verb: Verb,
    id: HandoverId,
    decide: (turn: Turn) => Outcome | Promise<Outcome>,
    lockFirst?: (tx: Tx) => Promise<unknown>,
  ): Promise<HandoverView> {
    return this.work.write(actor, `handover.${verb}`, { handover: id }, async (tx) => {
      await lockFirst?.(tx);
      const turn = await this.turn(tx, actor, verb, id);
      const outcome = await decide(turn);
      tellAll(tx, turn.handover, outcome.tell ?? []);
      tellOthers(tx, turn.others ?? [], outcome.change?.status, actor.institutionId);
      return this.keep(turn, verb, outcome);
    });
  }

  /** Locked, permitted and possible in the present state; or refused. */
  async turn(tx: Tx, actor: Actor, verb: Verb, id: HandoverId): Promise<Turn> {
    const turn = found(await this.lock(tx, actor, id));
    const { handover, standings } = turn;
    tx.about({ case: handover.caseId });
    permit(verb === 'cancel' ? mayCancel(actor, standings, handover) : may(actor, standings, verb), whoMay(verb));
    await this.refuse(
      tx,
      handover,
      verb === 'cancel' ? whyNotCancel(handover, actor.institutionId) : whyNot(verb, handover),
    );
    await this.refuse(tx, handover, whyNotWithoutYes(verb, handover));
    await this.refuse(tx, handover, whyNotInConflict(verb, handover, turn.obstacle));
    await this.refuse(tx, handover, whyNotAlone(verb, handover, turn.others ?? []));
    if (isOnward(verb, handover)) await this.refuse(tx, handover, whyNotOnward(turn.obstacle, handover.toCountry));
    return turn;
  }

  /** What the actor may see of it now, without a lock. */
  async look(tx: Tx, actor: Actor, id: HandoverId): Promise<Turn | undefined> {
    const [row, known] = await Promise.all([this.store.find(tx, id), this.known(tx, actor, id)]);
    return row && { tx, actor, handover: row, standings: standingsOf(actor, row, known), ...known };
  }

  private async lock(tx: Tx, actor: Actor, id: HandoverId): Promise<Turn | undefined> {
    const locked = this.store.lock(tx, id);
    const known = this.known(tx, actor, id);
    await settled([locked, known]);
    const handover = await locked;
    return handover && { tx, actor, handover, standings: standingsOf(actor, handover, await known), ...(await known) };
  }

  private async known(tx: Tx, actor: Actor, id: HandoverId): Promise<Known & Facts> {
    const beside = this.store.beside(tx, id);
    const focalPoint = this.isFocalPoint(tx, actor);
    await settled([beside, focalPoint]);
    return { ...(await beside), focalPoint: await focalPoint };
  }

  isFocalPoint(tx: Tx, actor: Actor): Promise<boolean> {
    return holds(actor, 'national_focal_point')
      ? this.institutions.holds(tx, actor.institutionId, 'focal_point')
      : Promise.resolve(false);
  }

  private async keep(turn: Turn, verb: Verb, outcome: Outcome): Promise<HandoverView> {
    const { tx, actor, handover, standings } = turn;
    const names = this.views.names(tx, namedAfter(handover, outcome.change));
    const done = [
      ...(outcome.before?.() ?? []),
      ...(outcome.change ? [this.store.change(tx, handover, outcome.change)] : []),
      ...(outcome.afterwards?.() ?? []),
      ...(outcome.note
        ? [this.cases.note(tx, actor, handover.caseId, `handover.${verb}`, { handover: handover.id, ...outcome.note })]
        : []),
    ];
    const after = this.store.find(tx, handover.id);
    await settled([names, ...done, after]);
    const now = (await after) ?? handover;
    const facts = outcome.lookAgain ? await this.store.beside(tx, handover.id) : turn;
    return this.views.view(actor, now, standings, facts, await names);
  }

  /** Refusals name the present state and, where the reader may know it, who leads. */
  private async refuse(tx: Tx, handover: HandoverRecord, reason: WhyNot): Promise<void> {
    if (!reason) return;
    refuseIf({
      ...reason,
      hints: { ...reason.hints, state: handover.status, ...(await this.whoLeads(tx, handover)) },
    } satisfies Reason);
  }

  private async whoLeads(tx: Tx, handover: HandoverRecord): Promise<{ leads?: string }> {
    const taken = handover.status === 'taken_over' || handover.status === 'settled';
    const id = taken
      ? handover.toInstitution
      : OPEN.includes(handover.status) || handover.status === 'expired'
        ? handover.fromInstitution
        : null;
    const leader = id ? await this.institutions.find(tx, id) : undefined;
    return leader ? { leads: leader.name } : {};
  }
}

/** A focal point is asked to name somebody; a receiver, or a candidate for it, to take the lead over. */
export const asked = (
  to: InstitutionId,
  receiver: InstitutionId | null,
  candidates: readonly InstitutionId[],
  due: string,
): Told => (receiver || candidates.length > 0 ? { kind: 'proposed', to, due } : { kind: 'receiver-wanted', to, due });

/** One event for each institution; the case is named only to the one that knows it. */
export function tellAll(
  tx: Tx,
  handover: Pick<HandoverRecord, 'id' | 'caseId' | 'fromInstitution'>,
  told: readonly Told[],
): void {
  for (const { kind, to, due, case: known } of told)
    if (to)
      tx.emit(`handover.${kind}`, {
        to,
        handover: handover.id,
        ...(known || to === handover.fromInstitution ? { case: handover.caseId } : {}),
        ...(due ? { due } : {}),
      });
}

/** What ends with the one that ended: the database ends it, here both sides of each hear of it; whoever acted knows. */
export function tellOthers(
  tx: Tx,
  others: readonly Other[],
  ending: Change<HandoverRecord>['status'],
  by?: InstitutionId,
): void {
  for (const other of typeof ending === 'string' ? endsWith(ending, others) : [])
    tellAll(
      tx,
      other,
      [other.fromInstitution, other.toInstitution, other.status === 'escalated' ? other.escalatedTo : null]
        .filter((to) => to !== by)
        .map((to) => ({ kind: 'ended-together', to })),
    );
}

/** Whose names the view needs, as they will be after the change. */
function namedAfter(handover: HandoverRecord, change: Change<HandoverRecord> | undefined): Named {
  const id = (field: 'toInstitution' | 'escalatedTo' | 'otherPlace' | 'localHolder'): InstitutionId | null => {
    const value = change?.[field];
    return value === undefined || typeof value === 'function' ? handover[field] : value;
  };
  return {
    fromInstitution: handover.fromInstitution,
    toInstitution: id('toInstitution'),
    escalatedTo: id('escalatedTo'),
    otherPlace: id('otherPlace'),
    localHolder: id('localHolder'),
  };
}
