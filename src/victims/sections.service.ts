import { Injectable } from '@nestjs/common';
import { WRITTEN_SECTIONS, type WrittenSection } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import {
  decodeCursor,
  found,
  holds,
  invalid,
  PAGE_SIZE,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
} from '../kernel/index.js';
import type { SectionEntryView, SectionView, WriteSectionBody, WrittenView } from './section.api.js';
import { contentOf, shownOf } from './section.js';
import { SectionsStore, type Entry, type NewEntry, type Rights } from './sections.store.js';
import { VictimsStore } from './victims.store.js';

/** Reading and writing what is known about a person, section by section, as the grants allow. */
@Injectable()
export class SectionsService {
  constructor(
    private readonly work: Work,
    private readonly store: SectionsStore,
    private readonly victims: VictimsStore,
  ) {}

  read(actor: Actor, caseId: CaseId, name: string, after?: string): Promise<SectionView> {
    return this.work.read(actor, 'section.read', { case: caseId }, async (tx) => {
      const section = found(WRITTEN_SECTIONS.find((known) => known === name));
      const [before] = decodeCursor(after, 1) ?? [];
      const [rights, page, seenBy] = await Promise.all([
        this.rights(tx, actor, caseId),
        this.page(tx, actor, caseId, section, before),
        this.store.readers(tx, section),
      ]);
      found(rights.reads.includes(section) || rights.readsOwn.includes(section) ? true : page.first);
      const { shown, crossed } = page;
      await this.store.cross(tx, actor, caseId, section, crossed);
      return {
        section,
        entries: shown.map(toView),
        ...(page.next ? { next: page.next } : {}),
        crossings: toCrossings(crossed),
        seenBy,
        allowed: rights.writes.includes(section) ? ['write'] : [],
      };
    });
  }

  /** What the reader's grants leave of a page of entries, and what of it passes from one law to the other. */
  async page(tx: Tx, actor: Actor, caseId: CaseId, section: WrittenSection, before?: string) {
    const entries = await this.store.page(tx, actor, caseId, section, before, PAGE_SIZE);
    const page = toPage(
      entries,
      (entry) => entry,
      ({ id }) => [id],
    );
    const shown = page.items.flatMap((entry) => {
      const content = passes(entry) ? shownOf(entry.content, entry.fields) : undefined;
      return content ? [{ ...entry, content }] : [];
    });
    tx.showedWordsOf(...shown.map(({ institutionId }) => institutionId));
    const crossed = shown.filter(({ regime, readUnder }) => regime !== readUnder);
    return { first: entries[0], shown, crossed, next: page.next };
  }

  write(actor: Actor, caseId: CaseId, name: string, body: WriteSectionBody): Promise<WrittenView> {
    return this.work.write(actor, 'section.write', { case: caseId }, async (tx) => {
      const section = found(WRITTEN_SECTIONS.find((known) => known === name));
      const victimId = found(await this.victims.ofCase(tx, caseId));
      const rights = await this.rights(tx, actor, caseId);
      if (!rights.writes.includes(section))
        refuseIf({ problem: 'not-your-role', detail: 'Your institution does not write in this section of this case.' });
      const { statement, language, observedAt, ...given } = body;
      const content = contentOf(section, given);
      if (!content) throw invalid(section, 'must be filled in as this section wants it, and nothing else');
      await this.add(tx, actor, {
        caseId,
        victimId,
        section,
        statement,
        language,
        content: { ...content, ...(observedAt ? { observedAt } : {}) },
      });
      return { section, written: true };
    });
  }

  /** For use cases that record something on the way, in their own transaction. */
  add(tx: Tx, actor: Actor, ...entries: NewEntry[]): Promise<void> {
    return this.store.add(tx, actor, ...entries);
  }

  /** The sections in which the actor's institution may write. */
  async writes(tx: Tx, actor: Actor, caseId: CaseId): Promise<readonly string[]> {
    return (await this.rights(tx, actor, caseId)).writes;
  }

  /**
   * Of the institution's rights, what the actor's role and assignment leave: nothing in a case that they do not see, and to
   * a first responder only what they wrote, and what they broke the glass on.
   */
  async rights(tx: Tx, actor: Actor, caseId: CaseId): Promise<Rights> {
    const [rights, victimId] = await Promise.all([
      this.store.rights(tx, caseId, actor.institutionId),
      this.victims.ofCase(tx, caseId),
    ]);
    if (!victimId) return { reads: [], readsOwn: [], writes: [], opened: [] };
    return holds(actor, 'caseworker', 'lead_coordinator') ? rights : { ...rights, reads: rights.opened, writes: [] };
  }

  /** What may be read and written here, and where something is. For the view of a case. */
  async overview(tx: Tx, actor: Actor, caseId: CaseId) {
    const [rights, latest] = await Promise.all([this.rights(tx, actor, caseId), this.store.latest(tx, caseId)]);
    return WRITTEN_SECTIONS.filter((section) =>
      [...rights.reads, ...rights.readsOwn, ...rights.writes].includes(section),
    ).map((section) => {
      const here = latest.find((entry) => entry.section === section);
      return {
        section,
        entries: here?.entries ?? 0,
        latest: here?.recordedAt ?? null,
        reads: rights.reads.includes(section) ? ('all' as const) : ('own' as const),
        mayWrite: rights.writes.includes(section),
      };
    });
  }
}

/** From one law to the other only on a ground. */
const passes = ({ regime, readUnder, ground }: Entry): boolean => regime === readUnder || ground !== null;

export const toCrossings = (crossed: readonly Entry[]) =>
  crossed.slice(0, 1).map(({ regime, readUnder, ground }) => ({ from: regime, to: readUnder, ground: ground ?? '' }));

export const toView = (entry: Entry): SectionEntryView => ({
  id: entry.id,
  section: entry.section,
  content: entry.content,
  statement: entry.statement,
  language: entry.language,
  regime: entry.regime,
  recordedAt: entry.recordedAt,
  recordedBy: entry.recordedBy,
  institution: entry.institution,
});
