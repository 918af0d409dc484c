import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type AccountId, type Actor, type Country } from '../kernel/index.js';
import type { Wait } from './inbox.js';

export interface InboxRow {
  readonly wait: Wait;
  readonly key: string;
  readonly what: 'ask' | 'handover' | 'need' | 'case' | 'task' | 'break_glass' | 'alert' | 'draft';
  readonly id: string;
  readonly reference: string | null;
  readonly urgency: 'emergency' | 'urgent' | 'normal';
  readonly dueAt: Date;
  /** The same to the microsecond: a Date would skip or repeat rows of one millisecond. */
  readonly dueText: string;
  readonly otherZone: string | null;
  readonly claimedBy: AccountId | null;
  readonly claimedByName: string | null;
  readonly task: string | null;
  /** Of a handover. */
  readonly toCountry: Country | null;
}

interface Claimed {
  readonly claimedBy: AccountId | null;
  readonly name: string | null;
  readonly toCountry: Country;
  readonly wait: Wait;
}

interface Branch {
  readonly wait: Wait;
  /** Select list after the wait: key, what, id, reference, urgency, due_at, other, claimed_by, task, to_country. */
  readonly columns: string;
  readonly from: string;
  readonly due: string;
  readonly key?: string;
}

const PAGE = PAGE_SIZE + 1;
const ask = (key = 't.id', other = 't.from_institution') =>
  `${key}, 'ask', t.id, t.reference, t.urgency, DUE, ${other}, t.claimed_by, null::text, null::text`;
const handover = (key = 't.id', other = 't.from_institution') =>
  `${key}, 'handover', t.id, t.reference, t.urgency, DUE, ${other}, t.claimed_by, null::text, t.to_country`;
const alert = (urgency: string, other = 'null::uuid') =>
  `t.id, 'alert', t.id, null::text, '${urgency}', DUE, ${other}, null::uuid, null::text, null::text`;
const other = `case when t.from_institution = $1 then t.to_institution else t.from_institution end`;

// The newest leads by their grants, since only that index is both the institution's own and ordered; 200 are far more than
// anyone leaves unread.
const LEADS = `(
  select g.case_id, g.since, g.relation from case_grant g
   where g.institution_id = $1 and upper_inf(g.during) and g.relation in ('lead','holding_lead')
   order by g.since desc limit 200) g
  join case_file t on t.id = g.case_id join lead_tenure l on l.case_id = g.case_id and l.institution_id = $1 and upper_inf(l.during)`;

const BRANCHES: readonly Branch[] = [
  {
    wait: 'ask.answer',
    columns: ask(),
    from: `ask t where t.to_institution = $1 and t.ended_at is null and t.status in ('sent','opened')`,
    due: 't.due_at',
  },
  {
    wait: 'ask.answer-as-desk',
    columns: ask(),
    from: `ask t where t.escalated_to = $1 and t.status = 'escalated'`,
    due: 't.due_at',
  },
  {
    wait: 'ask.confirm',
    columns: ask('t.id', 't.to_institution'),
    from: `ask t where t.from_institution = $1 and t.status in ('accepted','accepted_with_conditions')`,
    due: 't.due_at',
  },
  {
    wait: 'ask.unanswered',
    columns: ask('t.id', 't.to_institution'),
    from: `ask t where t.from_institution = $1 and t.status = 'expired'`,
    due: 't.due_at',
  },
  {
    wait: 'handover.answer',
    columns: handover(),
    from: `handover t where t.to_institution = $1 and t.ended_at is null and t.status = 'proposed'`,
    due: 't.due_at',
  },
  {
    wait: 'handover.answer-as-desk',
    columns: handover(),
    from: `handover t where t.escalated_to = $1 and t.status = 'escalated'`,
    due: 'coalesce(t.due_at, t.proposed_at)',
  },
  {
    wait: 'handover.claim-as-candidate',
    columns: handover(),
    from: `handover_candidate c join handover t on t.id = c.handover_id
           where c.institution_id = $1 and c.ended_at is null and t.to_institution is null and t.ended_at is null and t.status in ('proposed','info_requested')`,
    due: 't.due_at',
  },
  {
    wait: 'handover.name-receiver',
    columns: handover(),
    from: `handover t where 'national_focal_point' = any($2::text[]) and t.to_country = $3 and t.ended_at is null
           and t.to_institution is null and t.status in ('proposed','info_requested')`,
    due: 't.due_at',
  },
  {
    wait: 'handover.ask-the-person',
    columns: handover('t.id', 't.to_institution'),
    from: `handover t where t.from_institution = $1 and t.ended_at is null and t.status in ('accepted','accepted_with_conditions')`,
    due: 't.due_at',
  },
  {
    wait: 'handover.overdue',
    columns: handover('t.id', other),
    from: `handover t where (t.from_institution = $1 or t.to_institution = $1) and t.ended_at is null and t.status = 'in_transit' and t.overdue_since is not null`,
    due: 't.overdue_since',
  },
  {
    wait: 'handover.take-over',
    columns: handover(),
    from: `handover t where t.to_institution = $1 and t.ended_at is null and t.status in ('agreed','in_transit') and t.takeover_due_at is not null`,
    due: 't.takeover_due_at',
  },
  {
    wait: 'question.answer',
    columns: `q.id, q.request_kind, q.request_id, coalesce(a.reference, t.reference), coalesce(a.urgency, t.urgency), DUE, q.asked_by, null::uuid, null::text, t.to_country`,
    from: `question q left join ask a on q.request_kind = 'ask' and a.id = q.request_id and a.ended_at is null
           left join handover t on q.request_kind = 'handover' and t.id = q.request_id and t.status = 'info_requested'
           where q.asked_of = $1 and q.answered_at is null and coalesce(a.id, t.id) is not null`,
    due: 'coalesce(q.due_at, q.asked_at)',
    key: 'q.id',
  },
  {
    wait: 'case.read',
    columns: `t.id, 'case', t.id, t.number, t.urgency, DUE, null::uuid, null::uuid, null::text, null::text`,
    from: `${LEADS} where not exists (select 1 from acknowledgement k where k.case_id = t.id and k.how = 'read'
           and k.institution_id = $1 and k.at >= lower(l.during))`,
    due: 'lower(l.during)',
  },
  {
    wait: 'case.hand-on',
    columns: `t.id, 'case', t.id, t.number, t.urgency, DUE, null::uuid, null::uuid, null::text, null::text`,
    from: `${LEADS} where l.holding_until is not null`,
    due: 'l.holding_until',
  },
  {
    wait: 'task.do',
    // Of a need or a handover its holder is shown that and not the case, also where it sees the case.
    columns: `k.id, case when k.need_id is not null then 'need' when k.handover_id is not null then 'handover' when t.id is not null then 'case' else 'task' end,
      coalesce(k.need_id, k.handover_id, t.id, k.id), coalesce(h.reference, t.number), coalesce(n.urgency, h.urgency, t.urgency, 'normal'), DUE, null::uuid, null::uuid, k.kind, h.to_country`,
    from: `case_task k left join need n on n.id = k.need_id left join handover h on h.id = k.handover_id
           left join case_file t on t.id = k.case_id and k.need_id is null and k.handover_id is null
           where k.institution_id = $1 and k.done_at is null`,
    due: 'k.due_at',
    key: 'k.id',
  },
  {
    wait: 'feedback.give',
    columns: `f.id, 'handover', f.handover_id, t.reference, 'normal', DUE, f.from_institution, null::uuid, null::text, t.to_country`,
    from: `feedback f join handover t on t.id = f.handover_id where f.to_institution = $1 and f.given_at is null
           and f.due_at < clock_timestamp() + interval '7 days'`,
    due: 'f.due_at',
    key: 'f.id',
  },
  {
    // A second person's; who stands in for the institution is asked when it is late.
    wait: 'break-glass.review',
    columns: `t.id, 'break_glass', t.id, null::text, 'urgent', DUE, null::uuid, null::uuid, null::text, null::text`,
    from: `broken_glass t where (t.institution_id = $1 or (t.reviewer_id = $1 and t.overdue_told_at is not null))
           and t.reviewed_at is null and t.account_id <> (select actor_account())`,
    due: 't.review_due_at',
  },
  {
    wait: 'alert.acknowledge',
    columns: alert('emergency', 't.from_institution'),
    from: `alert_recipient r join danger_alert t on t.id = r.alert_id where r.institution_id = $1 and t.status = 'sent'`,
    due: 'coalesce(t.due_at, t.at)',
  },
  {
    wait: 'alert.review',
    columns: alert('urgent'),
    from: `danger_alert t where (t.from_institution = $1 or (t.reviewer_id = $1 and t.review_told_at is not null))
           and t.reviewed_at is null and t.account_id <> (select actor_account())`,
    due: 't.review_due_at',
  },
  {
    wait: 'alert.tell-the-person',
    columns: alert('normal'),
    from: `danger_alert t where t.from_institution = $1 and t.status <> 'sent' and t.told_person_at is null`,
    due: 't.tell_due_at',
  },
  {
    // Nobody opens it: whose it is stands where a claim would, as the one colleague who has it.
    wait: 'draft.call-the-writer',
    columns: `t.id, 'draft', t.id, null::text, 'emergency', DUE, null::uuid, t.account_id, null::text, null::text`,
    from: 'unsent_danger() t where true',
    due: 't.due_at',
  },
];

const WENT_UP: Readonly<Partial<Record<Wait, string>>> = {
  'ask.answer-as-desk': '',
  'handover.answer-as-desk': '',
  'handover.name-receiver': '',
  'task.do': ` and k.kind = 'nobody_can'`,
};

const after = (due: string, key: string) =>
  `($4::timestamptz is null or (${due}, ${key}) > ($4::timestamptz, $5::uuid))`;

/** What went up to a desk, and the duty that is left where nobody can. */
const ESCALATED = BRANCHES.filter(({ wait }) => wait in WENT_UP).map((branch) => ({
  ...branch,
  from: branch.from + (WENT_UP[branch.wait] ?? ''),
}));

const listOf = (branches: readonly Branch[]) => `
  with waits (wait, key, what, id, reference, urgency, due_at, other, claimed_by, task, to_country) as (
    ${branches
      .map(
        ({ wait, columns, from, due, key = 't.id' }) => `(select '${wait}', ${columns.replace('DUE', due)} from ${from}
       and ${after(due, key)} order by ${due}, ${key} limit ${PAGE})`,
      )
      .join('\n union all ')}
  ), page as (select * from waits order by due_at, key, wait limit ${PAGE})
  select p.wait, p.key, p.what, p.id, p.reference, p.urgency, p.due_at as "dueAt", p.due_at::text as "dueText",
         i.time_zone as "otherZone", p.claimed_by as "claimedBy", a.name as "claimedByName", p.task, p.to_country as "toCountry"
    from page p left join institution i on i.id = p.other left join account a on a.id = p.claimed_by and a.institution_id = $1
   order by p.due_at, p.key, p.wait`;

const LISTS = { all: listOf(BRANCHES), escalated: listOf(ESCALATED) };

const CLAIM = (whose: string, set: string) => `
  update handover set claimed_by = ${set} where id = $1 and ended_at is null and ${whose}
     and (to_institution = $3 or escalated_to = $3)`;

@Injectable()
export class InboxStore {
  /** One statement, as the actor may see it; each part starts from an index of the institution's own. */
  list(tx: Tx, actor: Actor, from: readonly string[] | undefined, escalated: boolean): Promise<InboxRow[]> {
    return tx.rows(LISTS[escalated ? 'escalated' : 'all'], [
      actor.institutionId,
      actor.roles,
      actor.country,
      from?.[0] ?? null,
      from?.[1] ?? null,
    ]);
  }

  /** Who is at it, and as what the actor's institution has it: the receiver, or the desk that it went up to. */
  claimant(tx: Tx, actor: Actor, handover: string): Promise<Claimed | undefined> {
    return tx.row<Claimed>(
      `select t.claimed_by as "claimedBy", a.name, t.to_country as "toCountry",
              case when t.escalated_to = $2 and t.status = 'escalated' then 'handover.answer-as-desk' else 'handover.answer' end as wait
         from handover t left join account a on a.id = t.claimed_by and a.institution_id = $2
        where t.id = $1 and t.ended_at is null and (t.to_institution = $2 or t.escalated_to = $2)`,
      [handover, actor.institutionId],
    );
  }

  claim(tx: Tx, actor: Actor, handover: string): Promise<number> {
    return tx.touched(CLAIM('(claimed_by is null or claimed_by = $2)', '$2'), [
      handover,
      actor.accountId,
      actor.institutionId,
    ]);
  }

  release(tx: Tx, actor: Actor, handover: string): Promise<number> {
    return tx.touched(CLAIM('claimed_by = $2', 'null'), [handover, actor.accountId, actor.institutionId]);
  }
}
