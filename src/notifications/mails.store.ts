import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { AccountId } from '../kernel/index.js';
import type { NotificationClass } from './kind.js';
import { MAIL_ATTEMPTS, mailPause, type Told } from './mail.js';

export interface NewMail {
  readonly accountId: AccountId;
  readonly institutionId: string;
  readonly toAddress: string;
  readonly language: string;
  readonly class: NotificationClass;
  readonly items: number;
  readonly dueAt: Date | null;
  readonly cause: string;
}

export interface MailToSend {
  readonly id: string;
  readonly toAddress: string;
  readonly language: string;
  readonly class: NotificationClass;
  readonly items: number;
  readonly dueAt: Date | null;
  readonly timeZone: string;
  readonly attempts: number;
}

/** Seven in the morning of the institution: then the mail of the day goes out. */
const THIS_MORNING = `(date_trunc('day', clock_timestamp() at time zone i.time_zone) + interval '7 hours') at time zone i.time_zone`;

/** What came before this morning and is for information; what came since waits for tomorrow's. */
const OF_YESTERDAY = `n.mailed_at is null and n.class = 'for_information'
  and n.created_at < ${THIS_MORNING} and clock_timestamp() >= ${THIS_MORNING}`;

@Injectable()
export class MailsStore {
  /** Who has something that is to be mailed now. */
  async places(tx: Tx, kind: NotificationClass): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      kind === 'needs_you'
        ? `select distinct institution_id as id from notification where mailed_at is null and class = 'needs_you'`
        : `select distinct n.institution_id as id from notification n join institution i on i.id = n.institution_id
            where ${OF_YESTERDAY}`,
    );
    return rows.map(({ id }) => id);
  }

  urgent(tx: Tx, institutionId: string): Promise<Told[]> {
    return tx.rows(
      `select id, institution_id as "institutionId", due_at as "dueAt" from notification
        where mailed_at is null and class = 'needs_you' and institution_id = $1
        order by created_at limit 500 for update skip locked`,
      [institutionId],
    );
  }

  ofYesterday(tx: Tx, institutionId: string): Promise<(Told & { day: string })[]> {
    return tx.rows(
      `select n.id, n.institution_id as "institutionId", n.due_at as "dueAt",
              to_char(clock_timestamp() at time zone i.time_zone, 'YYYY-MM-DD') as day
         from notification n join institution i on i.id = n.institution_id
        where ${OF_YESTERDAY} and n.institution_id = $1
        order by n.created_at limit 2000 for update of n skip locked`,
      [institutionId],
    );
  }

  async mailed(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.run(`update notification set mailed_at = clock_timestamp() where id = any($1)`, [ids]);
  }

  /** For each reader, how many of these they have not read yet. */
  async unreadBy(tx: Tx, ids: readonly string[], accounts: readonly AccountId[]): Promise<Map<string, number>> {
    const rows = await tx.rows<{ account: string; items: number }>(
      `select a.id as account, count(*) filter (where r.read_at is null)::int as items
         from unnest($2::uuid[]) a (id) cross join unnest($1::uuid[]) n (id)
         left join notification_read r on r.notification_id = n.id and r.account_id = a.id
        where not exists (select 1 from notification k join excluded_recipient x on x.case_id = k.case_id
                           where k.id = n.id and x.account_id = a.id and x.ended_at is null)
        group by a.id`,
      [ids, accounts],
    );
    return new Map(rows.map(({ account, items }) => [account, items]));
  }

  /** The mail of one cause is written to an address once, whoever writes it. */
  async write(tx: Tx, mails: readonly NewMail[]): Promise<void> {
    if (mails.length === 0) return;
    await tx.run(
      `insert into mail (account_id, institution_id, to_address, language, class, items, due_at, cause)
       select * from jsonb_to_recordset($1::jsonb) as given("accountId" uuid, "institutionId" uuid, "toAddress" text,
         language text, class text, items integer, "dueAt" timestamptz, cause text)
       on conflict on constraint mail_once do nothing`,
      [JSON.stringify(mails)],
    );
  }

  /** Counts the try before it is made and keeps others away while it lasts. */
  claim(tx: Tx, limit: number): Promise<MailToSend[]> {
    return tx.rows(
      `update mail m set attempts = m.attempts + 1,
              available_at = clock_timestamp() + interval '2 minutes'
         from (select id from mail where sent_at is null and parked_at is null and available_at <= clock_timestamp()
                order by available_at limit $1 for update skip locked) due, institution i
        where m.id = due.id and i.id = m.institution_id
       returning m.id, m.to_address as "toAddress", m.language, m.class, m.items, m.due_at as "dueAt",
                 i.time_zone as "timeZone", m.attempts`,
      [limit],
    );
  }

  sent(tx: Tx, id: string): Promise<number> {
    return tx.touched(`update mail set sent_at = clock_timestamp(), failure = null where id = $1 and sent_at is null`, [
      id,
    ]);
  }

  failed(tx: Tx, mail: Pick<MailToSend, 'id' | 'attempts'>, failure: string): Promise<number> {
    return tx.touched(
      `update mail set failure = $2, available_at = clock_timestamp() + make_interval(secs => $3::float8),
              parked_at = case when attempts >= ${MAIL_ATTEMPTS} then clock_timestamp() end
        where id = $1 and sent_at is null`,
      [mail.id, failure, mailPause(mail.attempts)],
    );
  }
}
