import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';

interface Held {
  caseId: CaseId;
  institutionId: InstitutionId;
  country: Country;
  fallback: InstitutionId | null;
}

/** A holding lead's hours are over: the country's fallback leads from now on, by its mandate (flows.md 2.1). */
@Injectable()
export class HoldingLeadsScan extends Scan {
  readonly name = 'holding-leads';
  readonly everySeconds = 30;

  constructor(private readonly work: Work) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.work.system(this.system(), 'case.fall-back', {}, (tx) => this.due(tx));
    await oneByOne(
      this.name,
      due,
      ({ caseId }) => ({ case: caseId }),
      async ({ fallback, ...held }) => {
        if (!fallback || fallback === held.institutionId) return;
        await this.work.system(this.system(), 'case.fall-back', { case: held.caseId }, (tx) =>
          this.fallBack(tx, held, fallback),
        );
      },
    );
  }

  private async due(tx: Tx): Promise<Held[]> {
    const rows = await tx.rows<Held>(
      `select t.case_id as "caseId", t.institution_id as "institutionId", i.country,
              (select e.institution_id from escalation_step e join mandate m on m.institution_id = e.institution_id
                where e.country = i.country and m.kind = 'fallback_lead' and m.during @> now() order by e.position desc limit 1) as fallback
         from lead_tenure t join institution i on i.id = t.institution_id
        where upper_inf(t.during) and t.holding_until <= clock_timestamp() order by t.holding_until limit 100`,
    );
    if (rows.length === 0) tx.nothingDue();
    return rows;
  }

  private async fallBack(tx: Tx, held: Omit<Held, 'fallback'>, fallback: InstitutionId): Promise<void> {
    const moved = await tx.rows('select let_leads_fall_back($1, $2, $3)', [held.institutionId, fallback, held.caseId]);
    if (moved.length === 0) return;
    tx.emit('case.fell-back', { to: fallback, case: held.caseId });
    tx.emit('case.lead-left', { to: held.institutionId, case: held.caseId });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
