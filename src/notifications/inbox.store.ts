import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type AccountId, type Actor, type Country } from '../kernel/index.js';
import { BRANCHES, type Branch } from './inbox-waits.store.js';
import type { InboxOpensView } from './inbox.api.js';
import type { Wait } from './inbox.js';

export interface InboxRow {
  readonly wait: Wait;
  readonly key: string;
  readonly what: InboxOpensView['what'];
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

const PAGE = PAGE_SIZE + 1;
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

/** One part's page: what stands beside its rows is looked up once the page is cut. */
const partOf = ({ wait, columns, from, beside, due, key = 't.id' }: Branch): string => {
  const page = `${from} and ${after(due, key)} order by ${due}, ${key} limit ${PAGE}`;
  const rows = beside ? `(select * from ${page}) k ${beside}` : page;
  return `(select '${wait}', ${columns.replace('DUE', due)} from ${rows})`;
};

/** Zones and names are looked up for the page's few: joined, every institution would be read for them. */
const listOf = (branches: readonly Branch[]) => `
  with waits (wait, key, what, id, reference, urgency, due_at, other, claimed_by, task, to_country) as (
    ${branches.map(partOf).join('\n union all ')}
  ), page as (select * from waits order by due_at, key, wait limit ${PAGE})
  select p.wait, p.key, p.what, p.id, p.reference, p.urgency, p.due_at as "dueAt", p.due_at::text as "dueText",
         (select i.time_zone from institution i where i.id = p.other) as "otherZone", p.claimed_by as "claimedBy",
         (select a.name from account a where a.id = p.claimed_by and a.institution_id = $1) as "claimedByName", p.task, p.to_country as "toCountry"
    from page p
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
