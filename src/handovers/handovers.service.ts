import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService, inZones } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  holds,
  permit,
  toPage,
  type Actor,
  type CaseId,
  type HandoverId,
} from '../kernel/index.js';
import { Foresight, type LookAheadView } from '../victims/index.js';
import type { HandoverPageView, HandoverView } from './handover-views.api.js';
import { HandoverViews } from './handover-views.service.js';
import { allowed, standingsOf } from './handover.policy.js';
import { NOT_ANSWERED, OPENED_BY_YES, WORD } from './handover.js';
import type { Direction } from './handover-codes.js';
import { HandoversStore, type Line } from './handovers.store.js';
import { Moves, tellAll } from './moves.service.js';

/** Looking: one handover with what one may know of it, and the lists of what came, what was sent, what comes to a country. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: HandoversStore,
    private readonly moves: Moves,
    private readonly views: HandoverViews,
    private readonly institutions: InstitutionsService,
    private readonly foresight: Foresight,
  ) {}

  /** The first reading by the receiver is kept: nobody has to press "received". */
  view(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.work.read(actor, 'handover.view', { handover: id }, async (tx) => {
      const turn = found(await this.moves.look(tx, actor, id));
      const { handover, standings } = turn;
      tx.about({ case: handover.caseId });
      const firstReading =
        standings.includes('receiver') && handover.openedAt === null && holds(actor, 'lead_coordinator', 'caseworker');
      if (firstReading && (await this.store.markOpened(tx, id, actor.accountId)))
        tellAll(tx, handover, [{ kind: 'opened', to: handover.fromInstitution }]);
      return this.views.whole(
        tx,
        actor,
        firstReading ? found(await this.store.find(tx, id)) : handover,
        standings,
        turn,
      );
    });
  }

  /** Before the person is asked for the yes: one section, as the receiver will see it from that yes on. */
  lookAhead(actor: Actor, id: HandoverId, section: string, after?: string): Promise<LookAheadView> {
    return this.work.read(actor, 'handover.look-ahead', { handover: id }, async (tx) => {
      const { handover } = await this.moves.turn(tx, actor, 'agree', id);
      const receiver = found(await this.institutions.find(tx, found(handover.toInstitution)));
      const opening = { caseId: handover.caseId, requestId: id, receiver, ...OPENED_BY_YES };
      return this.foresight.look(tx, actor, opening, section, after);
    });
  }

  /** Also those that came to nothing: who was asked and when belongs to whoever leads. */
  ofCase(actor: Actor, caseId: CaseId): Promise<HandoverPageView> {
    return this.work.read(actor, 'handover.list', { case: caseId }, async (tx) => {
      const [file, rows, focalPoint] = await Promise.all([
        this.cases.brief(tx, caseId),
        this.store.ofCase(tx, caseId),
        this.moves.isFocalPoint(tx, actor),
      ]);
      found(file);
      return { items: rows.map((row) => toLine(row, actor, focalPoint)) };
    });
  }

  list(actor: Actor, direction: Direction, after?: string): Promise<HandoverPageView> {
    return this.work.read(actor, 'handover.list', {}, async (tx) => {
      permit(direction !== 'country' || holds(actor, 'national_focal_point'), ['national_focal_point']);
      const [due, id] = decodeCursor(after, 2) ?? [];
      const of = direction === 'country' ? actor.country : actor.institutionId;
      const [rows, focalPoint] = await Promise.all([
        this.store.list(tx, direction, of, due && id ? { due, id } : undefined),
        this.moves.isFocalPoint(tx, actor),
      ]);
      return toPage(
        rows,
        (row) => ({
          ...toLine(row, actor, focalPoint),
          ...(direction === 'out' ? { caseId: row.caseId } : {}),
        }),
        (row) => [row.cursor, row.id],
      );
    });
  }
}

const toLine = (row: Line, actor: Actor, focalPoint: boolean) => ({
  id: row.id,
  reference: row.reference,
  status: row.status,
  word: WORD[row.status],
  urgency: row.urgency,
  travel: row.travel,
  from: row.from,
  to: row.to,
  toCountry: row.toCountry,
  due: row.dueAt && inZones(row.dueAt, row.toZone ?? row.fromZone, row.fromZone),
  overdueSince: row.overdueSince,
  unanswered: row.dueAt !== null && NOT_ANSWERED.includes(row.status),
  allowed: allowed(actor, standingsOf(actor, row, { candidate: row.candidate, focalPoint }), row, row),
});
