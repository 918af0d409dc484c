import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';
import type { Mandate, MandateKind } from './institution.js';
import { HOLDS_NOW } from './institutions.store.js';

const SHOWN = `m.id, m.institution_id as "institutionId", m.kind, m.service, m.genders, m.ages, m.regions,
  lower(m.during) as "from", upper(m.during) as until, m.source, m.verified_on::text as "verifiedOn", i.country`;
const NOT_OVER = `(upper(m.during) is null or upper(m.during) > statement_timestamp())`;
const AT_ONCE = `tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))`;

export type MandateRow = Mandate & { country: Country };

export interface MandateFilter {
  readonly country?: Country;
  readonly kind?: string;
  readonly institution?: string;
}

export interface NewMandate {
  institution: string;
  kind: MandateKind;
  service?: string;
  genders?: string[];
  ages?: string[];
  regions?: string[];
  from?: string;
  until?: string;
  source: string;
}

@Injectable()
export class MandatesStore {
  /** Those that hold now or will; one row more than the page when there is a next page. */
  list(tx: Tx, filter: MandateFilter, after: string | undefined, size: number): Promise<MandateRow[]> {
    return tx.rows<MandateRow>(
      `select ${SHOWN} from mandate m join institution i on i.id = m.institution_id
        where ($1::text is null or i.country = $1) and ($2::text is null or m.kind = $2)
          and ($3::uuid is null or m.institution_id = $3) and ($4::uuid is null or m.id > $4) and ${NOT_OVER}
        order by m.id limit $5`,
      [filter.country, filter.kind, filter.institution, after, size + 1],
    );
  }

  ofInstitution(tx: Tx, id: InstitutionId): Promise<MandateRow[]> {
    return tx.rows<MandateRow>(
      `select ${SHOWN} from mandate m join institution i on i.id = m.institution_id
        where m.institution_id = $1 and ${NOT_OVER} order by m.kind, m.service limit 100`,
      [id],
    );
  }

  find(tx: Tx, id: string): Promise<MandateRow | undefined> {
    return tx.row<MandateRow>(
      `select ${SHOWN} from mandate m join institution i on i.id = m.institution_id where m.id = $1`,
      [id],
    );
  }

  /** Whoever gives it has the word of the institution: the row is verified that day. */
  async give(tx: Tx, id: string, row: NewMandate): Promise<void> {
    await tx.run(
      `insert into mandate (id, institution_id, kind, service, genders, ages, regions, during, source, verified_on)
       values ($1, $2, $3, $4, $5, $6, $7, tstzrange(coalesce($8::timestamptz, clock_timestamp()), $9::timestamptz), $10, current_date)`,
      [id, row.institution, row.kind, row.service, row.genders, row.ages, row.regions, row.from, row.until, row.source],
    );
  }

  end(tx: Tx, id: string): Promise<number> {
    return tx.touched(`update mandate m set during = ${AT_ONCE} where m.id = $1 and ${NOT_OVER}`, [id]);
  }

  endAll(tx: Tx, institution: InstitutionId): Promise<number> {
    return tx.touched(`update mandate m set during = ${AT_ONCE} where m.institution_id = $1 and ${NOT_OVER}`, [
      institution,
    ]);
  }

  /** Whether it holds a mandate that can bring leads with it, seen after the changes of this transaction. */
  async stillLeads(tx: Tx, institution: InstitutionId, kinds: readonly MandateKind[]): Promise<boolean> {
    const row = await tx.row(
      `select 1 from mandate m where m.institution_id = $1 and m.kind = any($2) and ${HOLDS_NOW}`,
      [institution, kinds],
    );
    return row !== undefined;
  }

  /** Gives every lead that the institution holds to the fallback, by a function that checks who asks. Answers the cases. */
  async letLeadsFallBack(tx: Tx, from: InstitutionId, to: InstitutionId): Promise<CaseId[]> {
    const rows = await tx.rows<{ id: CaseId }>(`select let_leads_fall_back($1, $2) as id`, [from, to]);
    return rows.map(({ id }) => id);
  }

  /** Focal point, or escalation desk where there is none: it answers for its country's directory. */
  async keepsCountry(tx: Tx, institution: InstitutionId): Promise<boolean> {
    const row = await tx.row(
      `select 1 from mandate m join institution i on i.id = m.institution_id
        where m.institution_id = $1 and ${HOLDS_NOW} and i.ended_at is null and (m.kind = 'focal_point'
          or (m.kind = 'escalation_desk' and not exists (
            select 1 from mandate f join institution c on c.id = f.institution_id
             where f.kind = 'focal_point' and f.during @> now() and c.country = i.country and c.ended_at is null))) limit 1`,
      [institution],
    );
    return row !== undefined;
  }
}
