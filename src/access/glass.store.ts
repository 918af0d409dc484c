import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import type { Section } from './sections.js';

/** On which sections an institution may break the glass, by its kind and its places in the case; the matrix holds the answer. */
@Injectable()
export class GlassStore {
  /** Nothing of what it reads whole already; asked once, also where several reasons would open the same. */
  async sections(tx: Tx, caseId: CaseId, institutionId: InstitutionId): Promise<Section[]> {
    return (await this.sectionsOf(tx, [caseId], institutionId)).get(caseId) ?? [];
  }

  /** The same for a page of cases; a case without any is not in it. */
  async sectionsOf(
    tx: Tx,
    caseIds: readonly CaseId[],
    institutionId: InstitutionId,
  ): Promise<ReadonlyMap<CaseId, Section[]>> {
    if (caseIds.length === 0) return new Map();
    const rows = await tx.rows<{ caseId: CaseId; sections: Section[] }>(
      // The matrix is read once and not for every case: its key is a slow one.
      `with g as (select case_id, relation, reads, fields, rows_until from case_grant
                   where case_id = any($1::uuid[]) and institution_id = $2 and (upper_inf(during) or upper(during) > clock_timestamp())),
            n as materialized (select n.relation, n.section from institution i join need_to_know n on n.kind = i.kind and n.break_glass and n.during @> now()
                   where i.id = $2)
       select g.case_id as "caseId", array_agg(distinct n.section order by n.section) as sections from g join n on n.relation = g.relation
        where 'lead' = any(g.reads)
          and not exists (select 1 from g r where r.case_id = g.case_id and n.section = any(r.reads) and not r.fields ? n.section and r.rows_until is null)
        group by 1`,
      [caseIds, institutionId],
    );
    return new Map(rows.map(({ caseId, sections }) => [caseId, sections]));
  }
}
