import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';

/** A request that something was shared with, or would be. */
export interface Sharing {
  readonly what: 'ask' | 'handover';
  readonly id: string;
  readonly from: InstitutionId;
  readonly to: InstitutionId;
  readonly country: Country;
  readonly inTransit: boolean;
}

/** What an answer of the person has stopped: the database ends the grants, and here it is said with whom that was. */
@Injectable()
export class ConsentEffectsStore {
  async now(tx: Tx): Promise<string> {
    return (await tx.row<{ now: string }>('select clock_timestamp()::text as now'))?.now ?? '';
  }

  /** Whose grants, resting on a yes, have ended since. */
  closed(tx: Tx, caseId: CaseId, since: string): Promise<Sharing[]> {
    return tx.rows<Sharing>(
      `select distinct case when h.id is null then 'ask' else 'handover' end as what, g.request_id as id,
              coalesce(h.from_institution, a.from_institution) as "from", g.institution_id as "to", i.country,
              coalesce(h.status = 'in_transit', false) as "inTransit"
         from case_grant g join disclosure d on d.grant_id = g.id join legal_basis b on b.code = d.basis and b.needs_consent
         join institution i on i.id = g.institution_id
         left join handover h on h.id = g.request_id left join ask a on a.id = g.request_id
        where g.case_id = $1 and upper(g.during) between $2::timestamptz and clock_timestamp() and coalesce(h.id, a.id) is not null`,
      [caseId, since],
    );
  }

  /** Requests in another country that are open: what they show rests on the yes to that country. */
  abroad(tx: Tx, caseId: CaseId, home: Country): Promise<Sharing[]> {
    return tx.rows<Sharing>(
      `select 'handover' as what, h.id, h.from_institution as "from", h.to_institution as "to", h.to_country as country, h.status = 'in_transit' as "inTransit"
         from handover h where h.case_id = $1 and h.ended_at is null and h.to_institution is not null and h.status <> 'prepared' and h.to_country <> $2
       union all
       select 'ask', a.id, a.from_institution, a.to_institution, i.country, false
         from ask a join institution i on i.id = a.to_institution where a.case_id = $1 and a.ended_at is null and i.country <> $2`,
      [caseId, home],
    );
  }
}
