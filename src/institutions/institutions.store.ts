import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Country, InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import type { Institution, MandateKind } from './institution.js';

whenBroken({
  institution_name: ['already-open', 'There is an institution of this name in this country already.'],
  institution_part_of: ['invalid-input', 'The institution it is part of does not exist.'],
  one_mandate_at_a_time: ['already-open', 'The institution holds this mandate already.'],
  mandate_some_time: ['invalid-input', 'A mandate must end after it begins.'],
  one_first_lead_rule: ['changed-meanwhile', 'This rule was changed a moment ago.'],
  one_time_limit: ['changed-meanwhile', 'This time was changed a moment ago.'],
  escalation_step_institution: ['invalid-input', 'An institution on the list does not exist.'],
});

/** Everything of an institution that may be shown: a number that nobody has tried stays in the table. */
export const SHOWN = `i.id, i.kind, i.country, i.level, i.name, i.local_name as "localName", i.part_of as "partOf",
  i.role_note as "roleNote", i.languages, i.time_zone as "timeZone", i.round_the_clock as "roundTheClock", i.hours,
  case when i.duty_line_verified_on is not null then i.duty_line end as "dutyLine",
  (i.duty_line is not null and i.duty_line_verified_on is null) as "dutyLineUnverified",
  i.verified_on::text as "verifiedOn", i.source, i.ended_at as "endedAt", i.version`;

/** Open at this statement's instant, by the desk's own clock and its country's holidays. */
export const OPEN_NOW = `desk_is_open(i.round_the_clock, i.hours, i.time_zone, i.country, statement_timestamp())`;
/** Verified half a year ago or longer, or never. */
const AGEING = `(i.verified_on is null or i.verified_on < current_date - 180)`;
export const HOLDS_NOW = `m.during @> statement_timestamp()`;

export interface Openness extends Institution {
  readonly open: boolean;
  readonly ageing: boolean;
  readonly now: Date;
  /** The country's holidays of the next weeks. */
  readonly holidays: string[];
}

export interface Filter {
  readonly country?: Country;
  readonly kind?: string;
  readonly service?: string;
  readonly mandate?: string;
  readonly openNow?: boolean;
  readonly name?: string;
  readonly ageing?: boolean;
}

export interface Paging {
  readonly after?: { country: string; name: string };
  readonly size: number;
}

export type ListedInstitution = Institution & { open: boolean; ageing: boolean };

@Injectable()
export class InstitutionsStore {
  find(tx: Tx, id: InstitutionId): Promise<Institution | undefined> {
    return tx.row<Institution>(`select ${SHOWN} from institution i where i.id = $1`, [id]);
  }

  findMany(tx: Tx, ids: readonly InstitutionId[]): Promise<Institution[]> {
    return tx.rows<Institution>(`select ${SHOWN} from institution i where i.id = any($1::uuid[])`, [ids]);
  }

  lock(tx: Tx, id: InstitutionId): Promise<Institution | undefined> {
    return tx.row<Institution>(`select ${SHOWN} from institution i where i.id = $1 for no key update`, [id]);
  }

  openness(tx: Tx, ids: readonly InstitutionId[]): Promise<Openness[]> {
    return tx.rows<Openness>(
      `select ${SHOWN}, ${OPEN_NOW} as open, ${AGEING} as ageing, statement_timestamp() as now,
              array(select h.day::text from holiday h where h.country = i.country
                     and h.day between current_date - 2 and current_date + 40) as holidays
         from institution i where i.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** One row more than the page when there is a next page. */
  list(tx: Tx, filter: Filter, page: Paging): Promise<ListedInstitution[]> {
    return tx.rows<ListedInstitution>(
      `select ${SHOWN}, ${OPEN_NOW} as open, ${AGEING} as ageing from institution i
        where i.ended_at is null
          and ($1::text is null or i.country = $1)
          and ($2::text is null or i.kind = $2)
          and ($3::text is null or exists (select 1 from mandate m
                where m.institution_id = i.id and m.kind = 'service' and m.service = $3 and ${HOLDS_NOW}))
          and ($4::text is null or exists (select 1 from mandate m
                where m.institution_id = i.id and m.kind = $4 and ${HOLDS_NOW}))
          and (not $5::boolean or ${OPEN_NOW})
          and ($6::text is null or position(lower($6) in lower(i.name || ' ' || i.local_name)) > 0)
          and (not $10::boolean or ${AGEING})
          and ($7::text is null or (i.country, i.name) > ($7, $8))
        order by i.country, i.name limit $9`,
      [
        filter.country,
        filter.kind,
        filter.service,
        filter.mandate,
        filter.openNow ?? false,
        filter.name,
        page.after?.country,
        page.after?.name,
        page.size + 1,
        filter.ageing ?? false,
      ],
    );
  }

  async holds(tx: Tx, id: InstitutionId, kinds: readonly MandateKind[], service?: string): Promise<boolean> {
    const row = await tx.row(
      `select 1 from mandate m join institution i on i.id = m.institution_id
        where m.institution_id = $1 and m.kind = any($2) and ($3::text is null or m.service = $3)
          and ${HOLDS_NOW} and i.ended_at is null limit 1`,
      [id, kinds, service],
    );
    return row !== undefined;
  }

  /** Institutions of a country that hold a mandate now, with what the mandate is limited to. */
  holders(tx: Tx, country: Country, kind: MandateKind, service?: string): Promise<Holder[]> {
    return tx.rows<Holder>(
      `select ${SHOWN}, ${OPEN_NOW} as open, m.genders, m.ages, m.regions
         from mandate m join institution i on i.id = m.institution_id
        where i.country = $1 and m.kind = $2 and ($3::text is null or m.service = $3) and ${HOLDS_NOW} and i.ended_at is null
        order by i.name`,
      [country, kind, service],
    );
  }

  async create(tx: Tx, id: InstitutionId, row: NewInstitution): Promise<void> {
    await tx.run(
      `insert into institution (id, part_of, kind, country, level, name, local_name, role_note, languages, time_zone,
         round_the_clock, hours, source)
       select $1, $2, $3, $4, $5, $6, coalesce($7, $6), $8, coalesce($9::text[], '{}'), coalesce($10, c.time_zone),
         coalesce($11::boolean, false), coalesce($12::jsonb, '[]'), $13 from country c where c.code = $4`,
      [
        id,
        row.partOf,
        row.kind,
        row.country,
        row.level,
        row.name,
        row.localName,
        row.roleNote,
        row.languages,
        row.timeZone,
        row.roundTheClock,
        row.hours && JSON.stringify(row.hours),
        row.source,
      ],
    );
  }

  change(tx: Tx, id: InstitutionId, version: number, changes: Changes): Promise<number> {
    return tx.touched(
      `update institution set name = coalesce($3, name), local_name = coalesce($4, local_name),
         role_note = coalesce($5, role_note), languages = coalesce($6, languages), time_zone = coalesce($7, time_zone),
         round_the_clock = coalesce($8, round_the_clock), hours = coalesce($9::jsonb, hours), kind = coalesce($10, kind),
         level = coalesce($11, level), verified_on = null, verified_by = null, version = version + 1
       where id = $1 and version = $2`,
      [
        id,
        version,
        changes.name,
        changes.localName,
        changes.roleNote,
        changes.languages,
        changes.timeZone,
        changes.roundTheClock,
        changes.hours && JSON.stringify(changes.hours),
        changes.kind,
        changes.level,
      ],
    );
  }

  /** Somebody has looked at the entry today and, when a number is given, has called it. */
  verify(tx: Tx, id: InstitutionId, version: number, by: string, dutyLine: string | undefined): Promise<number> {
    return tx.touched(
      `update institution set verified_on = current_date, verified_by = $3, duty_line = coalesce($4, duty_line),
         duty_line_verified_on = case when $4::text is null then duty_line_verified_on else current_date end, version = version + 1
       where id = $1 and version = $2`,
      [id, version, by, dutyLine],
    );
  }

  end(tx: Tx, id: InstitutionId): Promise<number> {
    return tx.touched(
      `update institution set ended_at = clock_timestamp(), version = version + 1 where id = $1 and ended_at is null`,
      [id],
    );
  }
}

export interface Holder extends Institution {
  readonly open: boolean;
  readonly genders: string[] | null;
  readonly ages: string[] | null;
  readonly regions: string[] | null;
}

export type Changes = Partial<
  Pick<
    Institution,
    'name' | 'localName' | 'roleNote' | 'languages' | 'timeZone' | 'roundTheClock' | 'hours' | 'kind' | 'level'
  >
>;

export interface NewInstitution {
  partOf?: string;
  kind: string;
  country: string;
  level: string;
  name: string;
  localName?: string;
  roleNote?: string;
  languages?: string[];
  timeZone?: string;
  roundTheClock?: boolean;
  hours?: Institution['hours'];
  source: string;
}
