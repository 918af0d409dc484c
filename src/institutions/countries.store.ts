import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Country } from '../kernel/index.js';
import type { FirstLeadStep } from './first-lead.js';
import { HOLDS_NOW, OPEN_NOW } from './institutions.store.js';

const SHOWN = `c.code, c.name, c.time_zone as "timeZone", c.emergency_number as "emergencyNumber", c.version`;
const IN_FORCE = `during @> statement_timestamp()`;
const ENDED_NOW = `tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))`;

export interface CountryRow {
  code: Country;
  name: string;
  timeZone: string;
  emergencyNumber: string;
  version: number;
}

export interface RuleRow {
  steps: FirstLeadStep[];
  since: Date;
  source: string | null;
  verifiedOn: string | null;
}

export interface LimitRow {
  what: string;
  hours: number | null;
  workingDays: number | null;
  own: boolean;
  source: string | null;
  verifiedOn: string;
}

export interface NewLimit {
  what: string;
  urgency: string | null;
  hours: number | null;
  workingDays: number | null;
  source: string;
}

/** A country's rules as its people see and change them; what was in force before stays in the table with its dates. */
@Injectable()
export class CountriesStore {
  list(tx: Tx): Promise<CountryRow[]> {
    return tx.rows<CountryRow>(`select ${SHOWN} from country c order by c.name`);
  }

  find(tx: Tx, code: string): Promise<CountryRow | undefined> {
    return tx.row<CountryRow>(`select ${SHOWN} from country c where c.code = $1`, [code]);
  }

  touch(tx: Tx, code: Country, version: number): Promise<number> {
    return tx.touched(`update country set version = version + 1 where code = $1 and version = $2`, [code, version]);
  }

  rule(tx: Tx, code: Country): Promise<RuleRow | undefined> {
    return tx.row<RuleRow>(
      `select steps, lower(during) as since, source, verified_on::text as "verifiedOn"
         from first_lead_rule where country = $1 and ${IN_FORCE}`,
      [code],
    );
  }

  escalation(
    tx: Tx,
    code: Country,
  ): Promise<{ institution: string; name: string; open: boolean; fallback: boolean }[]> {
    return tx.rows(
      `select i.id as institution, i.name, ${OPEN_NOW} as open,
              exists (select 1 from mandate m where m.institution_id = i.id and m.kind = 'fallback_lead' and ${HOLDS_NOW}) as fallback
         from escalation_step s join institution i on i.id = s.institution_id where s.country = $1 order by s.position`,
      [code],
    );
  }

  limits(tx: Tx, code: Country): Promise<LimitRow[]> {
    return tx.rows<LimitRow>(
      `select distinct on (what, urgency) what || coalesce('.' || urgency, '') as what,
              (extract(epoch from lasts) / 3600)::float8 as hours, working_days as "workingDays", country <> '*' as own, source,
              coalesce(verified_on::text, 'unverified') as "verifiedOn"
         from time_limit where country in ($1, '*') and ${IN_FORCE} order by what, urgency, country = '*'`,
      [code],
    );
  }

  holidays(tx: Tx, code: Country): Promise<{ day: string; name: string }[]> {
    return tx.rows(
      `select h.day::text as day, h.name from holiday h
        where h.country = $1 and h.day >= date_trunc('year', current_date) order by h.day limit 200`,
      [code],
    );
  }

  /** The rule of before ends at the instant at which the new one begins. */
  async changeRule(tx: Tx, code: Country, steps: readonly string[], source: string): Promise<void> {
    await tx.run(
      `with ended as (update first_lead_rule set during = ${ENDED_NOW} where country = $1 and upper_inf(during)
                      returning upper(during) as at)
       insert into first_lead_rule (country, steps, during, source, verified_on)
       select $1, $2, tstzrange(coalesce((select at from ended), clock_timestamp()), null), $3, current_date`,
      [code, steps, source],
    );
  }

  async changeEscalation(tx: Tx, code: Country, institutions: readonly string[]): Promise<void> {
    await tx.run(`delete from escalation_step where country = $1`, [code]);
    await tx.run(
      `insert into escalation_step (country, position, institution_id)
       select $1, position, id from unnest($2::uuid[]) with ordinality as step(id, position)`,
      [code, institutions],
    );
  }

  async changeLimit(tx: Tx, code: Country, limit: NewLimit): Promise<void> {
    await tx.run(
      `with ended as (update time_limit set during = ${ENDED_NOW}
                       where country = $1 and what = $2 and urgency is not distinct from $3::text and upper_inf(during)
                      returning upper(during) as at)
       insert into time_limit (country, what, urgency, lasts, working_days, during, source, verified_on)
       select $1, $2, $3, make_interval(secs => $4::float8 * 3600), $5::integer,
              tstzrange(coalesce((select at from ended), clock_timestamp()), null), $6, current_date`,
      [code, limit.what, limit.urgency, limit.hours, limit.workingDays, limit.source],
    );
  }

  async changeHolidays(
    tx: Tx,
    code: Country,
    year: number,
    days: readonly { day: string; name: string }[],
  ): Promise<void> {
    await tx.run(`delete from holiday where country = $1 and extract(year from day) = $2::integer`, [code, year]);
    await tx.run(
      `insert into holiday (country, day, name) select $1, day, name from jsonb_to_recordset($2::jsonb) as given(day date, name text)`,
      [code, JSON.stringify(days)],
    );
  }
}
