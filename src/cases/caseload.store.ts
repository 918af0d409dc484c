import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  holds,
  PAGE_SIZE,
  type AccountId,
  type Actor,
  type CaseId,
  type InstitutionId,
  type VictimId,
} from '../kernel/index.js';
import { LAST_SEARCH } from './cases.service.js';

export interface ListedCase {
  caseId: CaseId;
  victimId: VictimId;
  number: string;
  /** Still sealed. */
  called: Buffer | null;
  urgency: string;
  path: string;
  provisional: boolean;
  contactLostSince: Date | null;
  relation: string;
  since: Date;
  /** Text with microseconds, for the next page. */
  sinceText: string;
  leadName: string | null;
  lead: InstitutionId | null;
  basis: string | null;
  lostUntil: Date | null;
  assignedTo: string | null;
  assignee: AccountId | null;
  now: Date;
}

export interface TimelineEvent {
  id: string;
  number: string;
  kind: string;
  section: string;
  details: Record<string, unknown>;
  at: Date;
  by: string | null;
  institution: string | null;
}

const LED = ['lead', 'holding_lead'];
const IN_WORK = [...LED, 'participant', 'receiver'];

/** What a caseload and its pages read. */
@Injectable()
export class CaseloadStore {
  /** Starts from the institution's own grants, newest first; cases are looked up by key (performance.md). */
  list(
    tx: Tx,
    actor: Actor,
    filter: { relation: string | undefined; led: boolean; mine: boolean; after: string[] | undefined },
  ): Promise<ListedCase[]> {
    // A look back has an end from the start; everything else is live until something ends it.
    const relations = filter.led ? LED : filter.relation ? [filter.relation] : IN_WORK;
    const live = relations.includes('former_lead') ? 'upper(g.during) > clock_timestamp()' : 'upper_inf(g.during)';
    const everyCase = holds(actor, 'lead_coordinator') && !filter.mine;
    return tx.rows<ListedCase>(
      `select g.case_id as "caseId", c.victim_id as "victimId", c.number, case when g.identity then c.called end as called, c.urgency,
              case when c.child_since > g.rows_until then 'adult' when c.adult_since > g.rows_until then 'child' else c.path end as path,
              c.provisional or coalesce(c.confirmed_at > g.rows_until, false) as provisional,
              case when g.rows_until is null then c.contact_lost_since end as "contactLostSince", g.relation, g.since, g.since::text as "sinceText", i.name as "leadName", t.institution_id as lead, t.basis,
              case when g.rows_until is null then c.contact_lost_since + (select l.lasts from time_limit l where l.what = $8 and l.country in ($9, '*')
                and l.during @> clock_timestamp() order by l.country = '*' limit 1) end as "lostUntil",
              w.name as "assignedTo", a.account_id as assignee, clock_timestamp() as now
         from (select g.case_id, g.relation, g.since, g.rows_until, 'identity' = any(g.reads) as identity from case_grant g
                where g.institution_id = $1 and ${live} and g.relation = any($2)
                  and ($3::timestamptz is null or (g.since, g.case_id) < ($3::timestamptz, $4::uuid))
                  and ($5 or not exists (select 1 from assignment a where a.case_id = g.case_id and a.institution_id = $1
                                            and upper_inf(a.during) and a.account_id <> $6))
                  and (not $7 or exists (select 1 from assignment a where a.case_id = g.case_id and a.institution_id = $1
                                            and upper_inf(a.during) and a.account_id = $6))
                order by g.since desc, g.case_id desc limit ${PAGE_SIZE + 1}) g
         join case_file c on c.id = g.case_id
         left join lateral (select t.institution_id, t.during, t.basis from lead_tenure t where t.case_id = g.case_id order by lower(t.during) desc limit 1) t
           on upper_inf(t.during) or (g.rows_until is not null and t.institution_id <> $1)
         left join institution i on i.id = t.institution_id
         left join assignment a on a.case_id = g.case_id and a.institution_id = $1 and upper_inf(a.during)
         left join account w on w.id = a.account_id
        order by g.since desc, g.case_id desc`,
      [
        actor.institutionId,
        relations,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        everyCase,
        actor.accountId,
        filter.mine,
        LAST_SEARCH,
        actor.country,
      ],
    );
  }

  /** To whoever leads, with what happened in the cases that were joined to this one: one person, one history. */
  timeline(tx: Tx, caseId: CaseId, before: string | undefined): Promise<TimelineEvent[]> {
    return tx.rows<TimelineEvent>(
      `select e.id, c.number, e.kind, e.section, e.details, e.at, a.name as by, i.name as institution
         from case_event e join case_file c on c.id = e.case_id
         left join account a on a.id = e.account_id left join institution i on i.id = e.institution_id
        where e.case_id = any(array[$1::uuid] || array(select j.other_case from joins_of(array[$1::uuid]) j where not j.goes_on)) and ($2::uuid is null or e.id < $2) order by e.id desc limit $3`,
      [caseId, before ?? null, PAGE_SIZE + 1],
    );
  }

  /** In which ways the actor's institution is in the case now. */
  relations(
    tx: Tx,
    caseId: CaseId,
    institutionId: InstitutionId,
  ): Promise<{ relation: string; rowsUntil: Date | null; identity: boolean }[]> {
    return tx.rows(
      `select relation, rows_until as "rowsUntil", 'identity' = any(reads) as identity from case_grant where case_id = $1 and institution_id = $2
          and (upper_inf(during) or upper(during) > clock_timestamp())`,
      [caseId, institutionId],
    );
  }

  async assigned(
    tx: Tx,
    caseId: CaseId,
    institutionId: InstitutionId,
  ): Promise<{ accountId: string; name: string; longAgo: boolean } | undefined> {
    return tx.row(
      `select a.account_id as "accountId", w.name, a.opened_at < clock_timestamp() - interval '1 hour' as "longAgo" from assignment a join account w on w.id = a.account_id
        where a.case_id = $1 and a.institution_id = $2 and upper_inf(a.during)`,
      [caseId, institutionId],
    );
  }

  async assign(tx: Tx, caseId: CaseId, institutionId: InstitutionId, accountId: string | null): Promise<void> {
    await tx.run(
      `update assignment set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
        where case_id = $1 and institution_id = $2 and upper_inf(during)`,
      [caseId, institutionId],
    );
    if (accountId)
      await tx.run(
        `insert into assignment (case_id, institution_id, account_id, during)
         select $1, $2, $3, tstzrange(greatest(clock_timestamp(), coalesce(max(upper(during)), '-infinity')), null)
           from assignment where case_id = $1 and institution_id = $2`,
        [caseId, institutionId, accountId],
      );
  }

  /** Whoever the case is assigned to has it open. */
  async opened(tx: Tx, actor: Actor, caseId: CaseId): Promise<void> {
    await tx.run(
      `update assignment set opened_at = clock_timestamp()
        where case_id = $1 and institution_id = $2 and account_id = $3 and upper_inf(during)`,
      [caseId, actor.institutionId, actor.accountId],
    );
  }

  async mayBeAssigned(tx: Tx, institutionId: InstitutionId, accountId: string): Promise<boolean> {
    const row = await tx.row(
      `select 1 from account where id = $1 and institution_id = $2 and disabled_at is null
          and roles && '{caseworker,lead_coordinator}' and (away_until is null or away_until < clock_timestamp())`,
      [accountId, institutionId],
    );
    return row !== undefined;
  }
}
