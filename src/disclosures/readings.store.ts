import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type CaseId, type Country, type InstitutionId, type InstitutionKind } from '../kernel/index.js';
import type { Looker } from './reading.js';

export interface Reading extends Looker {
  id: string;
  at: Date;
  caseId: CaseId;
  action: string;
  fields: string[];
  kind: InstitutionKind;
  country: Country;
  relation: string | null;
  purpose: string | null;
  basis: string | null;
}

// Which of them one sees is the database's rule (migration 75); on what they stood is looked up for the page in one go.
const READINGS = `
  select p.id, p.at, p.case_id as "caseId", p.action, p.fields, p.institution_id as "institutionId", i.name as institution, i.kind, i.country,
         w.name as person, s.relation, s.purpose, s.basis
    from page p join institution i on i.id = p.institution_id join account w on w.id = p.account_id
    left join lateral (select * from reading_stood_on(p.id) where p.action <> 'disclosure.read'
      union all select * from release_stood_on(p.id) where p.action = 'disclosure.read') s on true order by p.id desc`;
const COLUMNS = 'e.id, e.at, e.case_id, e.action, e.fields, e.institution_id, e.account_id';
const READ = `e.authors <> '{}'::uuid[] and e.verb = 'consult' and e.outcome = 'done' and ($2::uuid is null or e.id < $2)`;

/** Newest first. */
@Injectable()
export class ReadingsStore {
  ofCase(tx: Tx, caseId: CaseId, before: string | undefined): Promise<Reading[]> {
    return tx.rows<Reading>(
      `with page as materialized (
         select ${COLUMNS} from audit_entry e where e.case_id = $1 and ${READ} order by e.id desc limit $3)
       ${READINGS}`,
      [caseId, before ?? null, PAGE_SIZE + 1],
    );
  }

  ofAuthor(tx: Tx, author: InstitutionId, before: string | undefined): Promise<Reading[]> {
    return tx.rows<Reading>(
      `with page as materialized (
         select ${COLUMNS} from audit_entry e where e.authors @> array[$1]::uuid[] and e.case_id is not null and ${READ}
          order by e.id desc limit $3)
       ${READINGS}`,
      [author, before ?? null, PAGE_SIZE + 1],
    );
  }
}
