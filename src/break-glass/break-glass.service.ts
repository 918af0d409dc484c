import { Injectable } from '@nestjs/common';
import { ExclusionsStore, GlassStore } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { inZones, InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  holds,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
  type InstitutionId,
} from '../kernel/index.js';
import { SectionsService } from '../victims/index.js';
import type {
  BreakGlassBody,
  BrokenGlassListView,
  BrokenGlassView,
  CallView,
  GlassCountsView,
  GlassOfCaseView,
  ReviewGlassBody,
} from './break-glass.api.js';
import { BreakGlassStore, type BrokenGlass } from './break-glass.store.js';
import { allowedOnGlass, mayGlass, statusOf, whyNotBreak, whyNotGlass, type Side } from './broken-glass.js';

const REVIEWERS = ['caseworker', 'lead_coordinator', 'national_focal_point'] as const;

/** Past the matrix: one section, for hours, seen by the lead at once and by a second person within the day. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly work: Work,
    private readonly store: BreakGlassStore,
    private readonly glass: GlassStore,
    private readonly exclusions: ExclusionsStore,
    private readonly cases: CasesService,
    private readonly sections: SectionsService,
    private readonly institutions: InstitutionsService,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<GlassOfCaseView> {
    return this.work.read(actor, 'break-glass.list', { case: caseId }, async (tx) => {
      const brief = found(await this.cases.brief(tx, caseId));
      const [may, call, broken] = await Promise.all([
        this.glass.sections(tx, caseId, actor.institutionId),
        this.whomToCall(tx, brief),
        this.store.ofCase(tx, caseId),
      ]);
      const sections = brief.open ? may : [];
      return {
        sections,
        call,
        broken: broken.map((one) => toView(actor, one)),
        allowed: sections.length > 0 ? ['break_glass'] : [],
      };
    });
  }

  /** Whoever has no place in the case gets 404, as for a case that does not exist; who may not open this gets a number. */
  break(actor: Actor, caseId: CaseId, { section, reason }: BreakGlassBody): Promise<BrokenGlassView> {
    return this.work.write(actor, 'break-glass.open', { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const brief = found(await this.cases.brief(tx, caseId));
      const [may, rights, call, broken] = await Promise.all([
        this.glass.sections(tx, caseId, actor.institutionId),
        this.sections.rights(tx, actor, caseId),
        this.whomToCall(tx, brief),
        this.store.ofCase(tx, caseId),
      ]);
      const mine = broken.filter((one) => one.accountId === actor.accountId && one.section === section);
      const asked = {
        section,
        open: brief.open,
        may,
        reads: rights.reads.includes(section) && !may.some((known) => known === section),
        live: mine.some(({ over }) => !over),
        unreviewed: mine.some(({ finding }) => finding === null),
      };
      refuseIf(whyNotBreak(asked, call));
      const reviewerId = await this.reviewerOf(tx, actor, caseId);
      const id = await this.store.add(tx, actor, { caseId, victimId: brief.victimId, section, reason, reviewerId });
      tx.about({ glass: id });
      tx.touchedFields(`glass(${section})`);
      // Whoever reads this section reads that it was opened.
      const readBy = found(may.find((known) => known === section));
      await this.cases.note(tx, actor, caseId, 'break-glass.open', { section }, readBy);
      const opened = found(await this.store.find(tx, id));
      if (brief.lead) tx.emit('break-glass.opened', { to: brief.lead.institutionId, glass: id, case: caseId });
      const due = opened.reviewDueAt.toISOString();
      tx.emit('break-glass.to-review', { to: actor.institutionId, glass: id, case: caseId, due });
      return toView(actor, opened);
    });
  }

  list(actor: Actor, waiting: boolean, after?: string): Promise<BrokenGlassListView> {
    return this.work.read(actor, 'break-glass.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      return toPage(
        await this.store.page(tx, waiting, before),
        (one) => toView(actor, one),
        ({ id }) => [id],
      );
    });
  }

  view(actor: Actor, id: string): Promise<BrokenGlassView> {
    return this.work.read(actor, 'break-glass.view', { glass: id }, async (tx) => {
      const one = found(await this.store.find(tx, id));
      tx.about({ case: one.fileId });
      tx.touchedFields('reason');
      return toView(actor, one, await this.store.reasonOf(one));
    });
  }

  review(actor: Actor, id: string, { finding }: ReviewGlassBody): Promise<BrokenGlassView> {
    return this.work.write(actor, 'break-glass.review', { glass: id }, async (tx) => {
      const one = await this.locked(tx, id);
      permit(mayGlass('review', sideOf(actor, one)), ['a second person', 'focal point', 'fallback']);
      refuseIf(whyNotGlass('review', statusIn(one)));
      if ((await this.store.review(tx, actor, id, finding)) !== 1)
        throw new Refusal('not-possible-now', 'Somebody else reviewed it in the meantime.');
      if (finding === 'not_justified') await this.store.end(tx, actor, id);
      for (const to of new Set([one.leadId, one.institutionId])) {
        if (!to || to === actor.institutionId) continue;
        if (finding === 'justified') tx.emit('break-glass.reviewed', { to, glass: id });
        else tx.emit('break-glass.not-justified', { to, glass: id });
      }
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }

  end(actor: Actor, id: string): Promise<BrokenGlassView> {
    return this.work.write(actor, 'break-glass.end', { glass: id }, async (tx) => {
      const one = await this.locked(tx, id);
      permit(mayGlass('end', sideOf(actor, one)), ['whoever opened it', 'lead']);
      refuseIf(whyNotGlass('end', statusIn(one)));
      await this.store.end(tx, actor, id);
      if (one.accountId !== actor.accountId) tx.emit('break-glass.ended', { to: one.institutionId, glass: id });
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }

  counts(actor: Actor): Promise<GlassCountsView> {
    return this.work.read(actor, 'break-glass.count', {}, async (tx) => ({
      counts: await this.store.counts(tx, actor.country),
    }));
  }

  private async locked(tx: Tx, id: string): Promise<BrokenGlass> {
    const { fileId } = found(await this.store.find(tx, id));
    tx.about({ case: fileId });
    await this.cases.lock(tx, fileId);
    return found(await this.store.find(tx, id));
  }

  /**
   * The duty line of whoever leads; where a shelter leads, that is the shelter's. A house that only takes part is not named
   * by its number: the directory lists both. Without a tried number, the country's night desk.
   */
  private async whomToCall(tx: Tx, { lead }: CaseBrief): Promise<CallView> {
    if (!lead) return { institution: null, dutyLine: null };
    if (lead.dutyLine) return { institution: lead.name, dutyLine: lead.dutyLine };
    const desks = await this.institutions.escalation(tx, lead.country);
    const known = await this.institutions.findMany(tx, desks);
    const desk = desks
      .map((id) => known.get(id))
      .reverse()
      .find((one) => one?.dutyLine);
    return { institution: desk?.name ?? lead.name, dutyLine: desk?.dutyLine ?? null };
  }

  /** The focal point of the asker's country, or else the fallback; never the asker's own institution, nor one left out. */
  private async reviewerOf(tx: Tx, actor: Actor, caseId: CaseId): Promise<InstitutionId | null> {
    const [focal, desks, leftOut] = await Promise.all([
      this.institutions.focalPoints(tx, actor.country),
      this.institutions.escalation(tx, actor.country),
      this.exclusions.institutions(tx, caseId),
    ]);
    const inOrder = [...focal.map(({ id }) => id), ...[...desks].reverse()];
    return inOrder.find((id) => id !== actor.institutionId && !leftOut.has(id)) ?? null;
  }
}

const statusIn = (one: BrokenGlass) => statusOf({ ...one, reviewed: one.finding !== null });

const sideOf = (actor: Actor, one: BrokenGlass): Side => ({
  self: one.accountId === actor.accountId,
  second: [one.institutionId, one.reviewerId].includes(actor.institutionId) && holds(actor, ...REVIEWERS),
  leads: one.leads && holds(actor, 'caseworker', 'lead_coordinator'),
});

const toView = (actor: Actor, one: BrokenGlass, reason: string | null = null): BrokenGlassView => ({
  id: one.id,
  caseId: one.caseId,
  section: one.section,
  by: one.by,
  institution: one.institution,
  at: one.at,
  ends: inZones(one.endsAt, one.timeZone, actor.timeZone),
  endedAt: one.endedAt,
  status: statusIn(one),
  reviewDue: inZones(one.reviewDueAt, one.timeZone, actor.timeZone),
  finding: one.finding,
  reviewedBy: one.reviewedBy,
  reason,
  allowed: allowedOnGlass(statusIn(one), sideOf(actor, one)),
});
