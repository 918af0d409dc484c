import { Injectable } from '@nestjs/common';
import { GrantsService, WRITTEN_SECTIONS, type Relation } from '../access/index.js';
import { settled, type Tx } from '../audit/index.js';
import type { Institution } from '../institutions/index.js';
import { decodeCursor, found, type Actor, type CaseId } from '../kernel/index.js';
import type { HowAsked } from './consent.js';
import { ConsentsService } from './consents.service.js';
import type { LookAheadView } from './section.api.js';
import { SectionsService, toCrossings, toView } from './sections.service.js';

/** What a person's yes to one request would open. */
export interface Opening {
  readonly caseId: CaseId;
  readonly requestId: string;
  readonly receiver: Institution;
  readonly relation: Relation;
  readonly cause: string;
}

// Only for as long as it is looked at: the strongest yes there is, so that nothing is hidden from who decides.
const IF_ASKED_WELL: HowAsked = {
  mode: 'written',
  language: 'en',
  interpreter: 'none_needed',
  readBack: true,
  othersPresent: [],
  condition: [],
};

/**
 * The sender sees beforehand exactly what the receiver will see: the yes is given, the grant opens, the section is read
 * with the receiver's rights by the statement that will serve the receiver, and all of it is undone. So the two cannot
 * differ. What the sender itself may not read is counted and not shown.
 */
@Injectable()
export class Foresight {
  constructor(
    private readonly sections: SectionsService,
    private readonly consents: ConsentsService,
    private readonly grants: GrantsService,
  ) {}

  /** `after`: cursor of the page before. Refused like the yes itself where the person's other answers do not carry it. */
  async look(tx: Tx, actor: Actor, opening: Opening, name: string, after?: string): Promise<LookAheadView> {
    const section = found(WRITTEN_SECTIONS.find((known) => known === name));
    const [before] = decodeCursor(after, 1) ?? [];
    const { caseId, requestId, receiver, relation, cause } = opening;
    const own = await this.sections.page(tx, actor, caseId, section, before);
    const reader = asReceiver(actor, receiver);
    const theirs = await tx.asIf(
      reader,
      () =>
        settled([
          this.consents.recordForReceiver(tx, actor, {
            caseId,
            requestId,
            answer: 'yes',
            sections: [section],
            howAsked: IF_ASKED_WELL,
          }),
          this.grants.open(tx, {
            caseId,
            institutionId: receiver.id,
            kind: receiver.kind,
            relation,
            cause,
            requestId,
            only: ['lead', section],
          }),
        ]),
      async () => ({
        rights: await this.sections.rights(tx, reader, caseId),
        page: await this.sections.page(tx, reader, caseId, section, before),
      }),
    );
    const { rights, page } = theirs;
    const entries = page.shown.flatMap((entry) => {
      const mine = own.shown.find(({ id }) => id === entry.id);
      return mine && Object.keys(entry.content).every((field) => field in mine.content) ? [toView(entry)] : [];
    });
    return {
      section,
      opens: rights.reads.includes(section),
      entries,
      beyond: page.shown.length - entries.length,
      crossings: toCrossings(page.crossed),
      ...(page.next ? { next: page.next } : {}),
    };
  }
}

const asReceiver = (actor: Actor, { id, kind, country }: Institution): Actor => ({
  ...actor,
  institutionId: id,
  institutionKind: kind,
  country,
  roles: ['caseworker', 'lead_coordinator'],
});
