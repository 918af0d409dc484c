import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { found, type Actor, type CaseId, type Country } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { REMINDERS, type ReflectionEndReason } from './reflection.js';

whenBroken({
  one_reflection_at_a_time: ['already-open', 'A reflection period is running: extend it, or end it first.'],
});

export interface Period {
  id: string;
  country: Country;
  beganOn: string;
  endsOn: string;
  byRuleOn: string;
  institution: string;
  recordedAt: Date;
  endedAt: Date | null;
  endReason: ReflectionEndReason | null;
}
export interface Rule {
  country: Country;
  days: number;
  source: string | null;
  verifiedOn: string | null;
}

const IN_FORCE = `l.what = $2 and l.country in ($1, '*') and l.during @> clock_timestamp() order by l.country = '*' limit 1`;

/** All SQL of reflection periods: days, of the country that gives them. */
@Injectable()
export class ReflectionsStore {
  /** Newest first. */
  ofCase(tx: Tx, caseId: CaseId): Promise<Period[]> {
    return tx.rows<Period>(
      `select r.id, r.country, r.began_on::text as "beganOn", r.ends_on::text as "endsOn", r.by_rule_on::text as "byRuleOn",
              i.name as institution, r.recorded_at as "recordedAt", r.ended_at as "endedAt", r.end_reason as "endReason"
         from reflection_period r join institution i on i.id = r.institution_id
        where r.case_id = $1 order by r.id desc limit 50`,
      [caseId],
    );
  }

  /** The day it is in a country. */
  async today(tx: Tx, country: Country): Promise<string> {
    const row = await tx.row<{ today: string }>(
      'select (clock_timestamp() at time zone time_zone)::date::text as today from country where code = $1',
      [country],
    );
    return found(row).today;
  }

  async rule(tx: Tx, country: Country, what: string): Promise<Rule> {
    const row = await tx.row<Omit<Rule, 'country'>>(
      `select (extract(epoch from l.lasts) / 86400)::integer as days, l.source, l.verified_on::text as "verifiedOn" from time_limit l where ${IN_FORCE}`,
      [country, what],
    );
    return { country, ...found(row) };
  }

  /** `endsOn` absent: as long as the rule gives. */
  async add(
    tx: Tx,
    actor: Actor,
    period: { caseId: CaseId; country: Country; what: string; beganOn: string; endsOn: string | undefined },
  ): Promise<{ id: string; endsOn: string }> {
    const row = await tx.row<{ id: string; endsOn: string }>(
      `insert into reflection_period (case_id, country, began_on, ends_on, by_rule_on, institution_id, account_id)
       select $3, $1, $4::date, coalesce($5::date, ($4::date + l.lasts)::date), ($4::date + l.lasts)::date, $6, $7
         from time_limit l where ${IN_FORCE} returning id, ends_on::text as "endsOn"`,
      [
        period.country,
        period.what,
        period.caseId,
        period.beganOn,
        period.endsOn ?? null,
        actor.institutionId,
        actor.accountId,
      ],
    );
    return found(row);
  }

  end(tx: Tx, id: string, reason: ReflectionEndReason): Promise<number> {
    return tx.touched(
      `update reflection_period set ended_at = clock_timestamp(), end_reason = $2 where id = $1 and ended_at is null`,
      [id, reason],
    );
  }

  /** Reminders whose time has not passed; each from now, as interval text. The last day ends at midnight where it was given. */
  reminders(tx: Tx, id: string): Promise<{ kind: string; dueIn: string }[]> {
    return tx.rows(
      `select l.what as kind, (e.at - l.lasts - clock_timestamp())::text as "dueIn"
         from reflection_period r join country c on c.code = r.country
         cross join lateral (select (r.ends_on + 1)::timestamp at time zone c.time_zone as at) e
         cross join lateral (select distinct on (t.what) t.what, t.lasts from time_limit t
           where t.what = any($2) and t.country in (r.country, '*') and t.during @> clock_timestamp()
           order by t.what, t.country = '*') l
        where r.id = $1 and e.at - l.lasts > clock_timestamp() order by 2`,
      [id, [...REMINDERS]],
    );
  }
}
