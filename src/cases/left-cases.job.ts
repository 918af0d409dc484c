import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { Connections, newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';

interface Left {
  caseId: string;
  institutionId: string;
}

// A country's own days, or those that hold for all; a case that nobody works on any more waits for nobody.
const LEFT = `
  with days as materialized (
    select c.code, (select l.lasts from time_limit l where l.what = 'unopened_case' and l.country in (c.code, '*')
      and l.during @> clock_timestamp() order by l.country = '*' limit 1) as lasts from country c)
  select a.case_id as "caseId", a.institution_id as "institutionId" from assignment a
    join account w on w.id = a.account_id join institution i on i.id = w.institution_id join days on days.code = i.country
   where upper_inf(a.during) and (w.disabled_at is not null or w.away_until > clock_timestamp()
     or (a.opened_at + days.lasts <= clock_timestamp() and exists (
       select 1 from case_grant g where g.case_id = a.case_id and g.institution_id = a.institution_id and upper_inf(g.during)
          and g.relation in ('lead','holding_lead','participant','receiver'))))`;

/**
 * A case whose worker is away, disabled, or has not opened it for days goes back to the unclaimed list, so that it never
 * waits for one person (flows.md 2.16).
 */
@Injectable()
export class LeftCasesScan extends Scan {
  readonly name = 'left-cases';
  readonly everySeconds = 60;

  constructor(
    private readonly work: Work,
    private readonly connections: Connections,
  ) {
    super();
  }

  async run(): Promise<void> {
    const left = await this.connections.worker.query<Left[]>(`${LEFT} limit 200`);
    await oneByOne(
      this.name,
      left,
      ({ caseId, institutionId }) => ({ case: caseId, institution: institutionId }),
      (one) => this.giveBack(one),
    );
  }

  private giveBack({ caseId, institutionId }: Left): Promise<void> {
    const system = { job: this.name, requestId: newId<never>() as string };
    return this.work.system(system, 'case.give-back', { case: caseId }, async (tx) => {
      const ended = await tx.touched(
        `update assignment a set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
          where a.case_id = $1 and a.institution_id = $2 and upper_inf(a.during)
            and exists (${LEFT} and a.case_id = $1 and a.institution_id = $2)`,
        [caseId, institutionId],
      );
      if (ended === 0) return tx.nothingDue();
      tx.emit('case.unassigned', { to: institutionId, case: caseId });
    });
  }
}
