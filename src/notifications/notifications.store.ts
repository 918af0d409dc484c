import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor } from '../kernel/index.js';
import type { NotificationClass } from './kind.js';
import type { Subjects } from './notification.js';

export interface NotificationRow {
  readonly id: string;
  readonly class: NotificationClass;
  readonly kind: string;
  readonly subjects: Subjects;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  /** The clock of the other side, where the reader may see the request. */
  readonly otherZone: string | null;
  readonly read: boolean;
  /** The name of a colleague whom it is about. */
  readonly writer: string | null;
}

export interface NewNotification {
  readonly outboxId: string;
  readonly institutionId: string;
  readonly class: NotificationClass;
  readonly kind: string;
  readonly subjects: Subjects;
  readonly caseId: string | undefined;
  readonly dueAt: string | undefined;
}

const ROW = `n.id, n.class, n.kind, n.subjects, n.created_at as "createdAt", n.due_at as "dueAt", r.read_at is not null as read,
  (select a.name from account a where a.id = (n.subjects ->> 'writer')::uuid and a.institution_id = $2) as writer,
  (select i.time_zone from institution i where n.due_at is not null and i.id = coalesce(
     (select case when h.from_institution = $2 then h.to_institution else h.from_institution end from handover h
       where h.id = (n.subjects ->> 'handover')::uuid),
     (select case when a.from_institution = $2 then a.to_institution else a.from_institution end from ask a
       where a.id = (n.subjects ->> 'ask')::uuid))) as "otherZone"`;
const MINE = `notification n left join notification_read r on r.notification_id = n.id and r.account_id = $1 where n.institution_id = $2`;

// Of what it is about: a request's own urgency, else the case's. Only what cannot wait is passed on when nobody reads it.
const UNREAD_DUE = `case when $3 = 'needs_you' and coalesce(
    (select h.urgency from handover h where h.id = ($5::jsonb ->> 'handover')::uuid),
    (select a.urgency from ask a where a.id = ($5::jsonb ->> 'ask')::uuid),
    (select n.urgency from need n where n.id = ($5::jsonb ->> 'need')::uuid),
    (select c.urgency from case_file c where c.id = $6)) in ('urgent','emergency')
  then (select clock_timestamp() + l.lasts from time_limit l join institution i on i.id = $2 and l.country in (i.country, '*')
         where l.what = 'unread_deputy' and l.during @> clock_timestamp() order by l.country = '*' limit 1) end`;

@Injectable()
export class NotificationsStore {
  /** The same event again changes nothing (told_once). */
  tell(tx: Tx, told: NewNotification): Promise<number> {
    return tx.touched(
      `insert into notification (outbox_id, institution_id, class, kind, subjects, case_id, due_at, unread_due_at)
       values ($1, $2, $3, $4, $5, $6, $7, ${UNREAD_DUE}) on conflict on constraint told_once do nothing`,
      [
        told.outboxId,
        told.institutionId,
        told.class,
        told.kind,
        JSON.stringify(told.subjects),
        told.caseId ?? null,
        told.dueAt ?? null,
      ],
    );
  }

  page(tx: Tx, actor: Actor, after: string | undefined): Promise<NotificationRow[]> {
    return tx.rows(
      `select ${ROW} from ${MINE} and ($3::uuid is null or n.id < $3) order by n.id desc limit ${PAGE_SIZE + 1}`,
      [actor.accountId, actor.institutionId, after ?? null],
    );
  }

  find(tx: Tx, actor: Actor, id: string): Promise<NotificationRow | undefined> {
    return tx.row(`select ${ROW} from ${MINE} and n.id = $3`, [actor.accountId, actor.institutionId, id]);
  }

  async unread(tx: Tx, actor: Actor): Promise<number> {
    const [row] = await tx.rows<{ unread: number }>(
      `select count(*)::int as unread from (select 1 from ${MINE} and r.read_at is null order by n.id desc limit 100) newest`,
      [actor.accountId, actor.institutionId],
    );
    return row?.unread ?? 0;
  }

  async read(tx: Tx, actor: Actor, id: string): Promise<void> {
    await tx.run(`insert into notification_read (notification_id, account_id) values ($1, $2) on conflict do nothing`, [
      id,
      actor.accountId,
    ]);
  }

  /** What the actor can see, and nothing of what comes meanwhile. */
  async readAll(tx: Tx, actor: Actor): Promise<void> {
    await tx.run(
      `insert into notification_read (notification_id, account_id)
       select n.id, $1 from ${MINE} and r.read_at is null on conflict do nothing`,
      [actor.accountId, actor.institutionId],
    );
  }
}
