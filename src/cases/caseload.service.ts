import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import { decodeCursor, holds, Refusal, toPage, type Actor, type CaseId } from '../kernel/index.js';
import { ConsentsService, SectionsService, VictimsStore, type ConsentAnswer } from '../victims/index.js';
import type { CaseListQuery, CaseListView, CaseView, TimelineView } from './case.api.js';
import { allowedToLead, whyNotAssign, whyNotReopen } from './case.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CaseloadStore } from './caseload.store.js';
import { CasesService } from './cases.service.js';
import { CasesStore, type CaseBrief } from './cases.store.js';
import { asItWas } from './look-back.js';
import { toWhoLeads } from './who-leads.js';

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
    private readonly grants: GrantsService,
    private readonly sections: SectionsService,
    private readonly consents: ConsentsService,
    private readonly victims: VictimsStore,
  ) {}

  list(actor: Actor, query: CaseListQuery): Promise<CaseListView> {
    return this.work.read(actor, 'case.list', {}, async (tx) => {
      const after = decodeCursor(query.after, 2);
      const rows = await this.store.list(tx, actor, { relation: query.relation, mine: query.mine === 'yes', after });
      const called = await this.casesStore.readCalled(rows);
      tx.touchedFields('lead');
      return toPage(
        rows,
        ({ caseId, leadName, sinceText: _, victimId: __, ...row }) => ({
          id: caseId,
          leads: leadName,
          ...row,
          called: called.get(caseId) ?? null,
        }),
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
      return toPage(
        await this.store.timeline(tx, caseId, before),
        (event) => event,
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
    const working = grants.filter(({ relation }) => relation !== 'first_responder');
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
    const [acknowledged, tenures, statuses, sections, consents, tasks, grants, assigned, state, until, called] =
      await Promise.all([
        this.notes.acknowledged(tx, id),
        this.casesStore.tenures(tx, id),
        this.victims.statuses(tx, id),
        this.sections.overview(tx, actor, id),
        this.consents.latest(tx, id),
        this.notes.tasks(tx, id),
        leads ? this.grants.history(tx, id) : [],
        this.store.assigned(tx, id, actor.institutionId),
        this.cases.state(tx, actor, brief),
        brief.open ? null : this.cases.reopenUntil(tx, actor, id),
        this.casesStore.readCalled([{ caseId: id, ...brief }]),
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
    tx.touchedFields('lead', ...sections.map(({ section }) => section));
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
      leads: brief.lead ? toWhoLeads(brief.lead, acknowledged, (at, zone) => inZones(at, zone, actor.timeZone)) : null,
      tenures: tenures.map(({ name, country, since, until, cause, basis }, at) => ({
        institution: name,
        country,
        since,
        until: wentOn && at === tenures.length - 1 ? null : until,
        cause,
        basis,
      })),
      statuses,
      sections,
      consents: consents.map(toConsentView),
      tasks: tasks.map((task) => ({
        id: task.id,
        kind: task.kind,
        due: inZones(task.dueAt, task.timeZone, actor.timeZone),
        doneAt: task.doneAt,
        allowed: task.doneAt === null && (task.institutionId === actor.institutionId || leads) ? ['do'] : [],
      })),
      grants: grants.map(({ name, institutionId: _, requestId: __, ...grant }) => ({ institution: name, ...grant })),
      assignedTo: assigned?.name ?? null,
      allowed: this.allowed(actor, brief, state, { assignedTo: assigned?.accountId, until }),
    };
  }

  private allowed(
    actor: Actor,
    brief: CaseBrief,
    state: Parameters<typeof allowedToLead>[0],
    { assignedTo, until }: { assignedTo: string | undefined; until: Date | null },
  ): string[] {
    const coordinator = holds(actor, 'lead_coordinator');
    // Of a closed case only its last lead still sees that it is closed.
    const reopen = coordinator && !whyNotReopen({ open: brief.open, closedByUs: !brief.open, until }, brief.now);
    return [
      ...allowedToLead(state, coordinator, brief.now),
      ...(coordinator && !state.leads && !whyNotAssign(state) ? ['assign'] : []),
      ...(!assignedTo && holds(actor, 'caseworker') && !whyNotAssign(state) ? ['take'] : []),
      ...(assignedTo && (coordinator || assignedTo === actor.accountId) ? ['give_back'] : []),
      ...(reopen ? ['reopen'] : []),
    ];
  }
}

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
});
