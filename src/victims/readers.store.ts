import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';

export interface Reader {
  section: string;
  institution: string;
  kind: string;
  country: Country;
  relation: string;
  whole: boolean;
}

// Of the grants the database shows the lead all and others their own; who leads everybody in the case knows, and the matrix
// says what a lead of that kind reads.
const NOW = `
  select s.section, i.name as institution, i.kind, i.country, g.relation, not g.fields ? s.section as whole
    from case_grant g join institution i on i.id = g.institution_id cross join lateral unnest(g.reads) s(section)
   where g.case_id = $1 and g.relation <> 'former_lead' and (upper_inf(g.during) or upper(g.during) > clock_timestamp())
  union
  select n.section, i.name, i.kind, i.country, n.relation, n.fields is null
    from lead_tenure t join institution i on i.id = t.institution_id
    join need_to_know n on n.kind = i.kind and n.relation = case t.basis when 'holding' then 'holding_lead' else 'lead' end
     and n.reads = 'all' and n.during @> now()
   where t.case_id = $1 and upper_inf(t.during) and t.institution_id <> $2
  order by relation, institution`;

/** Who reads what is written in a case, now and by the matrix. */
@Injectable()
export class ReadersStore {
  now(tx: Tx, caseId: CaseId, me: InstitutionId): Promise<Reader[]> {
    return tx.rows<Reader>(NOW, [caseId, me]);
  }

  byMatrix(tx: Tx): Promise<{ section: string; relation: 'participant' | 'receiver'; kind: string; whole: boolean }[]> {
    return tx.rows(
      `select section, relation, kind, fields is null as whole from need_to_know
        where relation in ('participant','receiver') and reads = 'all' and during @> now() order by kind`,
    );
  }
}
