import type { Wait } from './inbox.js';

/** One kind of thing that waits: where it stands, by when, and from which index of the institution's own it begins. */
export interface Branch {
  readonly wait: Wait;
  /** Select list after the wait: key, what, id, reference, urgency, due_at, other, claimed_by, task, to_country. */
  readonly columns: string;
  readonly from: string;
  /** Joined only to the rows of the page, here called `k`: what is shown beside them and takes none away. */
  readonly beside?: string;
  readonly due: string;
  readonly key?: string;
}

const ask = (key = 't.id', other = 't.from_institution') =>
  `${key}, 'ask', t.id, t.reference, t.urgency, DUE, ${other}, t.claimed_by, null::text, null::text`;
const handover = (key = 't.id', other = 't.from_institution') =>
  `${key}, 'handover', t.id, t.reference, t.urgency, DUE, ${other}, t.claimed_by, null::text, t.to_country`;
const plain = (what: string, other: string, urgency = 'normal', reference = 'null::text') =>
  `t.id, '${what}', t.id, ${reference}, '${urgency}', DUE, ${other}, null::uuid, null::text, null::text`;
const alert = (urgency: string, other = 'null::uuid') => plain('alert', other, urgency);
const other = `case when t.from_institution = $1 then t.to_institution else t.from_institution end`;

export const BRANCHES: readonly Branch[] = [
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
    from: 'unread_lead l join case_file t on t.id = l.case_id where true',
    due: 'l.since',
  },
  {
    wait: 'case.hand-on',
    columns: `t.id, 'case', t.id, t.number, t.urgency, DUE, null::uuid, null::uuid, null::text, null::text`,
    from: `lead_tenure l join case_file t on t.id = l.case_id
           where l.institution_id = $1 and upper_inf(l.during) and l.holding_until is not null`,
    due: 'l.holding_until',
  },
  {
    wait: 'task.do',
    // Of a need or a handover its holder is shown that and not the case, also where it sees the case.
    columns: `k.id, case when k.need_id is not null then 'need' when k.handover_id is not null then 'handover' when t.id is not null then 'case' else 'task' end,
      coalesce(k.need_id, k.handover_id, t.id, k.id), coalesce(h.reference, t.number), coalesce(n.urgency, h.urgency, t.urgency, 'normal'), DUE, null::uuid, null::uuid, k.kind, h.to_country`,
    from: 'case_task k where k.institution_id = $1 and k.done_at is null',
    beside: `left join need n on n.id = k.need_id left join handover h on h.id = k.handover_id
             left join case_file t on t.id = k.case_id and k.need_id is null and k.handover_id is null`,
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
    wait: 'consultation.answer',
    columns: plain('consultation', 't.from_institution'),
    from: `consultation t where t.to_institution = $1 and t.status = 'asked'`,
    due: 't.due_at',
  },
  {
    wait: 'conflict.settle',
    columns: plain('conflict', 'case when t.first_lead = $1 then t.second_lead else t.first_lead end', 'urgent'),
    from: `lead_conflict t where t.id in (select conflicts_to_settle())`,
    due: 'coalesce(t.due_at, t.opened_at)',
  },
  {
    wait: 'disclosure.answer',
    columns: plain('disclosure', 't.asked_by', 'normal', 't.reference'),
    from: `disclosure_request t where t.status = 'sent' and t.id in (select disclosures_to_answer())`,
    due: 't.due_at',
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
