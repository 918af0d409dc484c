import { Injectable } from '@nestjs/common';
import { ExclusionsStore, type Exclusion } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, invalid, Refusal, refuseIf, type Actor, type CaseId, type InstitutionId } from '../kernel/index.js';
import { whyNotLead } from './case.js';
import { CasesService } from './cases.service.js';
import { whyNotKeepOut } from './exclusion.js';
import type { ExclusionListView, KeepOutBody } from './exclusions.api.js';

/** Whom the person wants kept out of their case: set, seen and ended by the lead, and by nobody else (flows.md 2.20). */
@Injectable()
export class ExclusionsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: ExclusionsStore,
    private readonly institutions: InstitutionsService,
  ) {}

  list(actor: Actor, caseId: CaseId): Promise<ExclusionListView> {
    return this.work.read(actor, 'exclusion.list', { case: caseId }, async (tx) => {
      const { lead } = found(await this.cases.brief(tx, caseId));
      found(lead?.institutionId === actor.institutionId ? lead : undefined);
      tx.touchedFields('exclusion');
      return { items: (await this.store.list(tx, caseId)).map(toItem), allowed: ['keep_out'] };
    });
  }

  keepOut(actor: Actor, caseId: CaseId, body: KeepOutBody): Promise<ExclusionListView> {
    return this.work.write(actor, 'exclusion.set', { case: caseId }, async (tx) => {
      const { victimId, lead } = await this.ledBy(tx, actor, caseId);
      const institutionId = body.institution as InstitutionId;
      const place = await this.institutions.find(tx, institutionId);
      if (!place) throw invalid('institution', 'is not an institution of the directory');
      const accounts = body.person === undefined ? [null] : await this.store.named(tx, institutionId, body.person);
      if (accounts.length === 0) throw invalid('person', 'must be the name of somebody there, as they write it');
      const self = accounts.some((account) => account === actor.accountId);
      refuseIf(whyNotKeepOut({ lead, institutionId, one: body.person !== undefined, self }));
      await this.store.add(tx, actor, { caseId, victimId, institutionId, reason: body.reason }, accounts);
      return toView(await this.store.list(tx, caseId));
    });
  }

  letIn(actor: Actor, caseId: CaseId, id: string): Promise<ExclusionListView> {
    return this.work.write(actor, 'exclusion.end', { case: caseId, exclusion: id }, async (tx) => {
      await this.ledBy(tx, actor, caseId);
      if ((await this.store.end(tx, actor, caseId, id)) !== 1) throw new Refusal('not-found');
      return toView(await this.store.list(tx, caseId));
    });
  }

  private async ledBy(tx: Tx, actor: Actor, caseId: CaseId) {
    await this.cases.lock(tx, caseId);
    const brief = found(await this.cases.brief(tx, caseId));
    refuseIf(whyNotLead(await this.cases.state(tx, actor, { ...brief, past: false })));
    return { victimId: brief.victimId, lead: actor.institutionId };
  }
}

const toItem = ({ institutionId: _, ...row }: Exclusion) => ({ ...row, allowed: row.endedAt ? [] : ['end'] });

/** Without the reasons: what answers a change is kept in clear until it can no longer be repeated. */
const toView = (rows: readonly Exclusion[]): ExclusionListView => ({
  items: rows.map(toItem).map(({ reason: _, ...item }) => item),
  allowed: ['keep_out'],
});
