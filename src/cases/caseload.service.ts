import { Injectable } from '@nestjs/common';
import { GlassStore, GrantsService } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService, inZones, nameOnPaper } from '../institutions/index.js';
import { decodeCursor, holds, Refusal, toPage, type Actor, type CaseId } from '../kernel/index.js';
import {
  ConsentsService,
  SectionsService,
  VictimsStore,
  whereQuestionsStand,
  type ConsentAnswer,
} from '../victims/index.js';
import type { CaseListItem, CaseListQuery, CaseListView, CaseView, TimelineView } from './case.api.js';
import { allowedOnCase, type CaseState, type Reader } from './case.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CaseloadStore, type ListedCase } from './caseload.store.js';
import { CasesService } from './cases.service.js';
import { CasesStore, type CaseBrief } from './cases.store.js';
import { idsIn, inNames } from './in-names.js';
import { asItWas } from './look-back.js';
import { toTask } from './tasks.service.js';
import { TasksStore } from './tasks.store.js';
import { toWhoLeads } from './who-leads.js';

type StillOpen = Awaited<ReturnType<CasesService['stillOpen']>>;
type Seen = CaseBrief & {
  relations: string[];
  /** Only what was recorded until a moment that has passed. */
  past: boolean;
};

const ending = ({ open, closedAt, closeReason }: CaseBrief) => ({ open, closedAt, closeReason });

/** What an institution's people read of their cases. */
@Injectable()
export class CaseloadService {
  constructor(
    private readonly work: Work,
    private readonly store: CaseloadStore,
    private readonly casesStore: CasesStore,
    private readonly cases: CasesService,
    private readonly notes: CaseNotesStore,
    private readonly tasks: TasksStore,
    private readonly grants: GrantsService,
    private readonly glass: GlassStore,
    private readonly sections: SectionsService,
    private readonly consents: ConsentsService,
    private readonly victims: VictimsStore,
    private readonly institutions: InstitutionsService,
  ) {}

  list(actor: Actor, query: CaseListQuery): Promise<CaseListView> {
    return this.work.read(actor, 'case.list', {}, async (tx) => {
      const after = decodeCursor(query.after, 2);
      const rows = await this.store.list(tx, actor, {
        relation: query.relation,
        led: query.led === 'yes',
        mine: query.mine === 'yes',
        after,
      });
      const led = rows.filter(({ lead }) => lead === actor.institutionId).map(({ caseId }) => caseId);
      const past = rows.filter(({ relation, lead }) => relation === 'former_lead' && !lead).map(({ caseId }) => caseId);
      const [called, stillOpen, reopen, glass] = await Promise.all([
        this.casesStore.readCalled(rows),
        this.cases.stillOpen(tx, led),
        this.cases.reopenable(tx, actor, past),
        this.glass.sectionsOf(
          tx,
          rows.map(({ caseId }) => caseId),
          actor.institutionId,
        ),
      ]);
      tx.touchedFields('lead');
      return toPage(
        rows,
        (row) => toListed(row, actor, { called, stillOpen, reopen, glass }),
        ({ sinceText, caseId }) => [sinceText, caseId],
      );
    });
  }

  view(actor: Actor, caseId: CaseId): Promise<CaseView> {
    return this.work.read(actor, 'case.view', { case: caseId }, async (tx) =>
      this.toView(tx, actor, await this.visible(tx, actor, caseId)),
    );
  }

  timeline(actor: Actor, caseId: CaseId, after?: string): Promise<TimelineView> {
    return this.work.read(actor, 'case.timeline', { case: caseId }, async (tx) => {
      await this.visible(tx, actor, caseId);
      const [before] = decodeCursor(after, 1) ?? [];
      tx.touchedFields('timeline');
      const events = await this.store.timeline(tx, caseId, before);
      const named = await this.institutions.findMany(
        tx,
        events.flatMap(({ details }) => idsIn(details)),
      );
      return toPage(
        events,
        (event) => ({ ...event, details: inNames(event.details, named) }),
        ({ id }) => [id],
      );
    });
  }

  /** First responders have a card of their own (identifications); a case opens to those who work on it. */
  async visible(tx: Tx, actor: Actor, caseId: CaseId): Promise<Seen> {
    const [brief, grants] = await Promise.all([
      this.cases.brief(tx, caseId),
      this.store.relations(tx, caseId, actor.institutionId),
    ]);
    const working = grants.filter(({ relation }) => relation !== 'first_responder' && relation !== 'break_glass');
    if (!brief || working.length === 0) throw new Refusal('not-found');
    const relations = grants.map(({ relation }) => relation);
    const untils = working.map(({ rowsUntil }) => rowsUntil);
    const shown = { ...brief, called: working.some(({ identity }) => identity) ? brief.called : null, relations };
    if (untils.includes(null)) return { ...shown, past: false };
    const until = new Date(Math.max(...untils.map(Number)));
    const tenures = await this.casesStore.tenures(tx, caseId);
    return { ...asItWas(shown, tenures, actor.institutionId, until), past: true };
  }

  async toView(tx: Tx, actor: Actor, brief: Seen): Promise<CaseView> {
    const { id } = brief;
    const leads = brief.lead?.institutionId === actor.institutionId;
    const [
      acknowledged,
      tenures,
      statuses,
      sections,
      consents,
      tasks,
      grants,
      assigned,
      state,
      until,
      called,
      glass,
      joined,
    ] = await Promise.all([
      this.notes.acknowledged(tx, id),
      this.casesStore.tenures(tx, id),
      this.victims.statuses(tx, id),
      this.sections.overview(tx, actor, id),
      this.consents.latest(tx, id),
      this.tasks.ofCase(tx, id),
      leads ? this.grants.history(tx, id) : [],
      this.store.assigned(tx, id, actor.institutionId),
      this.cases.state(tx, actor, brief),
      brief.open ? null : this.cases.reopenUntil(tx, actor, id),
      this.casesStore.readCalled([{ caseId: id, ...brief }]),
      brief.open ? this.glass.sections(tx, id, actor.institutionId) : [],
      this.notes.joins(tx, id),
    ]);
    // The first human at the lead who opens the case has read it: that is a fact of its own (flows.md 2.1).
    if (leads && holds(actor, 'caseworker', 'lead_coordinator') && !acknowledged.some(({ how }) => how === 'read')) {
      await this.notes.acknowledge(tx, actor, {
        caseId: id,
        institutionId: actor.institutionId,
        how: 'read',
        spokeWith: null,
      });
      if (brief.openedBy !== actor.institutionId) tx.emit('case.acknowledged', { to: brief.openedBy, case: id });
      acknowledged.push({ how: 'read', at: brief.now, spokeWith: null, institutionId: actor.institutionId });
    }
    tx.touchedFields('lead', ...sections.map(({ section }) => section), ...(consents.length > 0 ? ['consent'] : []));
    tx.showedWordsOf(...consents.map(({ institutionId }) => institutionId));
    if (assigned?.longAgo && assigned.accountId === actor.accountId) await this.store.opened(tx, actor, id);
    // How long the next lead led, and how it ended, is not the past of the one before.
    const wentOn = brief.past && brief.lead !== null;
    return {
      id,
      number: brief.number,
      path: brief.path,
      called: called.get(id) ?? null,
      urgency: brief.urgency,
      provisional: brief.provisional,
      contactLostSince: brief.contactLostSince,
      ...ending(brief),
      relations: brief.relations,
      leads: toLead(brief.lead, acknowledged, actor),
      tenures: tenures.map(({ name, country, since, until, cause, basis }, at) => ({
        institution: name,
        country,
        since,
        until: wentOn && at === tenures.length - 1 ? null : until,
        cause,
        basis,
      })),
      joined,
      statuses,
      sections,
      consents: consents.map(toConsentView),
      questions: whereQuestionsStand(consents, brief.now).map(toStandView),
      tasks: tasks.map((task) => toTask(task, actor)),
      grants: grants.map(({ name, requestId: _, ...grant }) => ({ institution: name, ...grant })),
      assignedTo: assigned?.name ?? null,
      allowed: [
        ...allowedOnCase(state, readerOf(actor, assigned?.accountId), until, brief.now),
        ...(glass.length > 0 ? ['break_glass'] : []),
      ],
    };
  }
}

/** A caseload's row has all that its buttons depend on; only what is open towards others is looked up, for the whole page. */
const toListed = (
  row: ListedCase,
  actor: Actor,
  page: {
    called: ReadonlyMap<CaseId, string>;
    reopen: ReadonlyMap<CaseId, Date>;
    stillOpen: StillOpen;
    glass: ReadonlyMap<CaseId, unknown>;
  },
): CaseListItem => {
  const reopenUntil = page.reopen.get(row.caseId) ?? null;
  const state: CaseState = {
    open: reopenUntil === null,
    leads: row.lead === actor.institutionId,
    looksBack: row.relation === 'former_lead',
    leadName: row.leadName,
    basis: row.basis,
    contactLostSince: row.contactLostSince,
    lostUntil: row.lostUntil,
    ...page.stillOpen(row.caseId),
  };
  return {
    id: row.caseId,
    number: row.number,
    called: page.called.get(row.caseId) ?? null,
    urgency: row.urgency,
    path: row.path,
    provisional: row.provisional,
    contactLostSince: row.contactLostSince,
    relation: row.relation,
    since: row.since,
    leads: row.leadName,
    assignedTo: row.assignedTo,
    allowed: [
      ...allowedOnCase(state, readerOf(actor, row.assignee), reopenUntil, row.now),
      ...(state.open && page.glass.has(row.caseId) ? ['break_glass'] : []),
    ],
  };
};

/** Who has it now, on the clocks of both sides, with the name that paper for the person may carry. */
export const toLead = (
  lead: CaseBrief['lead'] | undefined,
  acknowledged: Parameters<typeof toWhoLeads>[1],
  actor: Pick<Actor, 'timeZone'>,
) =>
  lead
    ? toWhoLeads({ ...lead, nameOnPaper: nameOnPaper(lead) }, acknowledged, (at, zone) =>
        inZones(at, zone, actor.timeZone),
      )
    : null;

const readerOf = (actor: Actor, assignee: string | null | undefined): Reader => ({
  coordinator: holds(actor, 'lead_coordinator'),
  caseworker: holds(actor, 'caseworker'),
  assigned: !assignee ? 'nobody' : assignee === actor.accountId ? 'reader' : 'colleague',
});

const toConsentView = (given: ConsentAnswer) => ({
  question: given.question,
  answer: given.answer,
  country: given.country,
  provisional: given.provisional,
  validUntil: given.validUntil,
  recordedAt: given.recordedAt,
  recordedBy: given.recordedBy,
  institution: given.institution,
  howAsked: { ...given.howAsked },
  purpose: given.purpose,
  sections: given.sections,
  recipient: given.recipient,
  recipientKinds: given.recipientKinds,
  withdrawal: given.withdrawal,
  evidence: given.evidence,
});

const toStandView = (stand: ReturnType<typeof whereQuestionsStand>[number]) => ({
  question: stand.question ?? '',
  standing: stand.standing,
  answer: stand.answer ?? null,
  askedAt: stand.recordedAt ?? null,
  askedBy: stand.recordedBy ?? null,
  institution: stand.institution ?? null,
  validUntil: stand.validUntil ?? null,
});
