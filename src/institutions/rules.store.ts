import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Country, InstitutionId } from '../kernel/index.js';
import type { FirstLeadStep, Leader } from './first-lead.js';
import type { EscalationDesk } from './escalation.js';
import { HOLDS_NOW, OPEN_NOW } from './institutions.store.js';

const IN_FORCE = `during @> statement_timestamp()`;
// The country's own time before the one for all.
const OWN_FIRST = `order by country = '*' limit 1`;

export interface AnswerRule {
  now: Date;
  timeZone: string;
  milliseconds: number | null;
  workingDays: number | null;
  holidays: string[];
}

/** The dated rules of the countries, as the moment asks for them. */
@Injectable()
export class RulesStore {
  /** Before a lead is given by mandate (shared), or before an institution or mandate ends (alone). */
  async holdMandates(tx: Tx, country: Country, alone = false): Promise<void> {
    await tx.run(`select hold_mandates($1, $2)`, [country, alone]);
  }

  async holdMandatesOf(tx: Tx, id: InstitutionId): Promise<void> {
    await tx.run(`select hold_mandates(i.country, false) from institution i where i.id = $1`, [id]);
  }

  firstLead(tx: Tx, country: Country, identifier: InstitutionId): Promise<FirstLeadRow | undefined> {
    return tx.row<FirstLeadRow>(
      `select i.kind,
         (select r.steps from first_lead_rule r where r.country = $1 and r.${IN_FORCE}) as steps,
         (select l.lasts::text from time_limit l where l.what = 'holding_lead' and l.country in ($1, '*') and l.${IN_FORCE}
           order by l.country = '*' limit 1) as "holdingTime",
         (select coalesce(jsonb_agg(jsonb_build_object('institutionId', i.id, 'kind', i.kind, 'mandate', m.kind, 'name', i.name,
             'genders', m.genders, 'ages', m.ages, 'regions', m.regions, 'open', ${OPEN_NOW})), '[]'::jsonb)
            from mandate m join institution i on i.id = m.institution_id
           where i.country = $1 and i.ended_at is null and ${HOLDS_NOW}
             and (m.kind = 'standing_first_lead'
                  or (m.kind = 'lead' and (i.id = $2 or i.kind = 'child_protection')))) as leaders
       from institution i where i.id = $2`,
      [country, identifier],
    );
  }

  answerRule(
    tx: Tx,
    institution: InstitutionId | undefined,
    country: Country,
    urgency: string,
  ): Promise<AnswerRule | undefined> {
    return tx.row<AnswerRule>(
      `with receiver as (
         select coalesce(i.country, c.code) as country, coalesce(i.time_zone, c.time_zone) as zone
           from country c left join institution i on i.id = $1::uuid
          where c.code = coalesce(i.country, $2))
       select clock_timestamp() as now, r.zone as "timeZone", (extract(epoch from l.lasts) * 1000)::float8 as milliseconds,
              l.working_days as "workingDays",
              array(select h.day::text from holiday h
                     where h.country = r.country and h.day between current_date - 2 and current_date + 120) as holidays
         from receiver r
         left join lateral (select * from time_limit
           where what = 'answer' and urgency = $3 and country in (r.country, '*') and ${IN_FORCE} ${OWN_FIRST}) l on true`,
      [institution, country, urgency],
    );
  }

  async lasts(tx: Tx, country: Country, what: string): Promise<string | undefined> {
    const row = await tx.row<{ lasts: string | null }>(
      `select lasts::text from time_limit
        where what = $2 and urgency is null and country in ($1, '*') and ${IN_FORCE} ${OWN_FIRST}`,
      [country, what],
    );
    return row?.lasts ?? undefined;
  }

  async escalation(tx: Tx, country: Country): Promise<InstitutionId[]> {
    const rows = await tx.rows<{ id: InstitutionId }>(
      `select s.institution_id as id from escalation_step s join institution i on i.id = s.institution_id
        where s.country = $1 and i.ended_at is null order by s.position`,
      [country],
    );
    return rows.map(({ id }) => id);
  }

  async fallback(tx: Tx, country: Country): Promise<InstitutionId | undefined> {
    const row = await tx.row<{ id: InstitutionId }>(
      `select s.institution_id as id
         from escalation_step s join institution i on i.id = s.institution_id
         join mandate m on m.institution_id = i.id and m.kind = 'fallback_lead' and ${HOLDS_NOW}
        where s.country = $1 and i.ended_at is null order by s.position desc limit 1`,
      [country],
    );
    return row?.id;
  }

  /** Of one country or of all: what `whatIsMissing` judges, at start and before a change of the list. */
  soundness(tx: Tx, country?: Country): Promise<CountrySoundness[]> {
    return tx.rows<CountrySoundness>(
      `select c.code, c.name, r.steps,
         (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'ended', i.ended_at is not null,
             'roundTheClock', i.round_the_clock,
             'fallback', exists (select 1 from mandate m where m.institution_id = i.id and m.kind = 'fallback_lead' and ${HOLDS_NOW}))
             order by s.position), '[]'::jsonb)
            from escalation_step s join institution i on i.id = s.institution_id where s.country = c.code) as desks
       from country c left join first_lead_rule r on r.country = c.code and r.${IN_FORCE}
      where $1::text is null or c.code = $1 order by c.name`,
      [country],
    );
  }

  async limitsForAll(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ what: string }>(
      `select distinct case when urgency is null then what else what || '.' || urgency end as what
         from time_limit where country = '*' and ${IN_FORCE}`,
    );
    return rows.map(({ what }) => what);
  }
}

export interface FirstLeadRow {
  kind: Leader['kind'];
  steps: FirstLeadStep[] | null;
  holdingTime: string | null;
  leaders: Leader[];
}

export interface CountrySoundness {
  code: Country;
  name: string;
  steps: FirstLeadStep[] | null;
  desks: EscalationDesk[];
}
