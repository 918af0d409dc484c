import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';

export interface DueTask {
  case: string;
  need: string | null;
  handover: string | null;
  institutionId: string;
  dueAt: Date;
}

export interface Left {
  caseId: CaseId;
  institutionId: InstitutionId;
}

export interface Held extends Left {
  country: Country;
  fallback: InstitutionId | null;
}

const AT_ONCE = 200;

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

/** Under the worker's role: what of cases has fallen due, nothing of a person. */
@Injectable()
export class DueCasesStore {
  async tasks(tx: Tx): Promise<string[]> {
    const due = await tx.rows<{ id: string }>(
      `select id from case_task where done_at is null and told_at is null and due_at <= clock_timestamp()
        order by due_at limit ${AT_ONCE}`,
    );
    return due.map(({ id }) => id);
  }

  /** Nothing where another process told it, or it was done meanwhile. */
  taskTold(tx: Tx, id: string): Promise<DueTask | undefined> {
    return tx.row<DueTask>(
      `update case_task set told_at = clock_timestamp() where id = $1 and done_at is null and told_at is null
       returning case_id as "case", need_id as need, handover_id as handover, institution_id as "institutionId", due_at as "dueAt"`,
      [id],
    );
  }

  left(tx: Tx): Promise<Left[]> {
    return tx.rows<Left>(`${LEFT} limit ${AT_ONCE}`);
  }

  /** How many assignments ended: none where the worker came back, or opened it, meanwhile. */
  giveBack(tx: Tx, { caseId, institutionId }: Left): Promise<number> {
    return tx.touched(
      `update assignment a set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
        where a.case_id = $1 and a.institution_id = $2 and upper_inf(a.during)
          and exists (${LEFT} and a.case_id = $1 and a.institution_id = $2)`,
      [caseId, institutionId],
    );
  }

  held(tx: Tx): Promise<Held[]> {
    return tx.rows<Held>(
      `select t.case_id as "caseId", t.institution_id as "institutionId", i.country,
              (select e.institution_id from escalation_step e join mandate m on m.institution_id = e.institution_id
                where e.country = i.country and m.kind = 'fallback_lead' and m.during @> now() order by e.position desc limit 1) as fallback
         from lead_tenure t join institution i on i.id = t.institution_id
        where upper_inf(t.during) and t.holding_until <= clock_timestamp() order by t.holding_until limit ${AT_ONCE}`,
    );
  }

  /** False where the holding lead no longer leads: it was taken over in time. */
  async fallBack(tx: Tx, { caseId, institutionId }: Left, fallback: InstitutionId): Promise<boolean> {
    return (await tx.rows('select let_leads_fall_back($1, $2, $3)', [institutionId, fallback, caseId])).length > 0;
  }
}
