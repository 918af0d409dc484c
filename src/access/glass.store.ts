import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import type { Section } from './sections.js';

/** On which sections an institution may break the glass, by its kind and its places in the case; the matrix holds the answer. */
@Injectable()
export class GlassStore {
  /** Nothing of what it reads whole already; asked once, also where several reasons would open the same. */
  async sections(tx: Tx, caseId: CaseId, institutionId: InstitutionId): Promise<Section[]> {
    const rows = await tx.rows<{ section: Section }>(
      `with g as (select relation, reads, fields, rows_until from case_grant
                   where case_id = $1 and institution_id = $2 and (upper_inf(during) or upper(during) > clock_timestamp()))
       select distinct n.section from g join institution i on i.id = $2
         join need_to_know n on n.kind = i.kind and n.relation = g.relation and n.break_glass and n.during @> now()
        where 'lead' = any(g.reads)
          and not exists (select 1 from g r where n.section = any(r.reads) and not r.fields ? n.section and r.rows_until is null)
        order by 1`,
      [caseId, institutionId],
    );
    return rows.map(({ section }) => section);
  }
}
