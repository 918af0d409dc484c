import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  permit,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
  type InstitutionId,
} from '../kernel/index.js';
import { mayEnd, mayRecord, whyNotEnd, type Recorder } from './complaint.js';
import type { ComplaintsView, ComplaintView, RecordMandateBody } from './complaints.api.js';
import { ComplaintsStore, type Complaint } from './complaints.store.js';

/** Who looks into a case on the person's mandate: recorded for them, seen by the lead, over by itself or when they say so. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly store: ComplaintsStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId, after?: string): Promise<ComplaintsView> {
    return this.work.read(actor, 'complaint.list', { case: caseId }, async (tx) => {
      const who = await this.who(tx, actor, found(await this.cases.brief(tx, caseId)));
      const [before] = decodeCursor(after, 1) ?? [];
      const rows = await this.store.page(tx, actor, caseId, before);
      return { ...toComplaints(rows, who), allowed: mayRecord(who) ? ['record'] : [] };
    });
  }

  /** Where the caller's institution reads, or read, on somebody's mandate. */
  ofOwn(actor: Actor, after?: string): Promise<ComplaintsView> {
    return this.work.read(actor, 'complaint.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const rows = await this.store.page(tx, actor, null, before);
      return { ...toComplaints(rows, { ...actor, leads: false, supports: false }), allowed: [] };
    });
  }

  record(actor: Actor, caseId: CaseId, body: RecordMandateBody): Promise<ComplaintView> {
    return this.work.write(actor, 'complaint.record', { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const brief = found(await this.cases.brief(tx, caseId));
      const who = await this.who(tx, actor, brief);
      permit(mayRecord(who));
      const institutionId = body.institution as InstitutionId;
      const lasts = await this.institutions.lasts(tx, actor.country, 'complaint_read');
      const of = { caseId, victimId: brief.victimId, institutionId, mandate: body.mandate };
      const id = await this.store.add(tx, actor, of, lasts);
      tx.about({ complaint: id });
      tx.emit('complaint.opened', { to: institutionId, case: caseId });
      if (brief.lead && brief.lead.institutionId !== actor.institutionId)
        tx.emit('complaint.recorded', { to: brief.lead.institutionId, case: caseId });
      return toView(found(await this.store.find(tx, caseId, id)), who, 'act');
    });
  }

  end(actor: Actor, caseId: CaseId, id: string): Promise<ComplaintView> {
    return this.work.write(actor, 'complaint.end', { case: caseId, complaint: id }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const complaint = found(await this.store.find(tx, caseId, id));
      const brief = await this.cases.brief(tx, caseId);
      const who = brief ? await this.who(tx, actor, brief) : { ...actor, leads: false, supports: false };
      permit(mayEnd(who, complaint));
      refuseIf(whyNotEnd(complaint));
      await this.store.end(tx, actor, id);
      tx.emit('complaint.ended', { to: complaint.institutionId, case: caseId });
      return toView(found(await this.store.find(tx, caseId, id)), who, 'act');
    });
  }

  private async who(tx: Tx, { institutionId }: Actor, brief: CaseBrief): Promise<Recorder> {
    const leads = brief.lead?.institutionId === institutionId;
    return { institutionId, leads, supports: await this.store.supports(tx, brief.id, institutionId) };
  }
}

const toComplaints = (rows: readonly Complaint[], who: Recorder) =>
  toPage(
    rows,
    (row) => toView(row, who, 'look'),
    ({ id }) => [id],
  );

/** The answer to an act is kept for its repetition, in clear: the mandate's number is in the list alone. */
const toView = (complaint: Complaint, who: Recorder, answers: 'look' | 'act'): ComplaintView => ({
  id: complaint.id,
  caseId: complaint.caseId,
  institution: complaint.institution,
  recordedBy: complaint.recorder,
  recordedAt: complaint.recordedAt,
  until: complaint.until,
  over: complaint.over,
  ...(answers === 'look' ? { mandate: complaint.mandate } : {}),
  allowed: mayEnd(who, complaint) && !whyNotEnd(complaint) ? ['end'] : [],
});
