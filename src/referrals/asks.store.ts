import { Injectable } from '@nestjs/common';
import { settled, type Tx } from '../audit/index.js';
import { Refusal, type AskId, type CaseId, type InstitutionId, type NeedId } from '../kernel/index.js';
import { whenBroken, type Value } from '../platform/database/index.js';
import { isEnded, NOT_ANSWERED, type Ask, type AskStatus } from './ask.js';
import { AskRecord } from './ask.record.js';

whenBroken({
  one_confirmed_ask: ['already-answered', 'Another place has been confirmed for this need.'],
  one_open_ask_per_place: ['already-open', 'This place is asked for this need already.'],
  ask_reference_once: ['unavailable', 'Please send it again.'],
});

export type AskRow = Omit<AskRecord, keyof Ids> & Ids;
interface Ids extends Omit<Ask, 'status' | 'claimedBy'> {
  id: AskId;
  needId: NeedId;
  caseId: CaseId;
  otherPlace: InstitutionId | null;
}

/** The database's clock, where a change writes an instant. */
export const NOW: unique symbol = Symbol('clock_timestamp()');
export type Change = Readonly<Partial<Record<keyof AskRecord, Value | typeof NOW>>>;

const column = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
// Whoever takes the lead over is whom the places reach from now on; a job is nobody.
const INHERIT = `update ask set from_institution = $2, version = version + 1,
  asked_by = coalesce(nullif(current_setting('app.account', true), '')::uuid, asked_by) where id = any($1)`;
interface Listing {
  readonly of: InstitutionId;
  readonly direction: 'in' | 'out' | 'desk';
  readonly openOnly: boolean;
  /** The last ask of the page before. */
  readonly before?: string | undefined;
  readonly size: number;
}
const MINE = { in: 'to_institution', out: 'from_institution', desk: 'escalated_to' } as const;
/** The words of a partial index (migration 151). */
const UNANSWERED = `t.status in (${NOT_ANSWERED.map((status) => `'${status}'`).join(',')}) and t.ended_at is null`;
const WAITS = `status in ('sent','opened','info_requested') and ended_at is null`;

/** All SQL of asks. Status and deadlines change by guarded updates only; the row is locked before it is judged. */
@Injectable()
export class AsksStore {
  insert(tx: Tx, ...asks: Partial<AskRecord>[]): Promise<void> {
    return tx.insert(AskRecord, ...asks);
  }

  find(tx: Tx, id: AskId): Promise<AskRow | undefined> {
    return tx.selectOne(AskRecord, 'where t.id = $1', [id]) as Promise<AskRow | undefined>;
  }

  /** The case and then the ask, in one trip; nothing is locked of what the actor may not see. */
  async lockWithCase(tx: Tx, id: AskId): Promise<AskRow | undefined> {
    const first = tx.run('select lock_case(t.case_id) from ask t where t.id = $1', [id]);
    const row = tx.selectOne(AskRecord, 'where t.id = $1 for update', [id]) as Promise<AskRow | undefined>;
    await settled([first, row]);
    return row;
  }

  ofNeed(tx: Tx, needId: NeedId): Promise<AskRow[]> {
    return tx.select(AskRecord, 'where t.need_id = $1 order by t.id', [needId]) as unknown as Promise<AskRow[]>;
  }

  ofNeeds(tx: Tx, needs: readonly string[]): Promise<AskRow[]> {
    return tx.select(AskRecord, 'where t.need_id = any($1) order by t.id', [needs]) as unknown as Promise<AskRow[]>;
  }

  /** In one order everywhere, so that two who do the same wait for each other and do not meet head-on. */
  lockOfNeed(tx: Tx, needId: NeedId): Promise<AskRow[]> {
    return tx.select(AskRecord, 'where t.need_id = $1 order by t.id for update', [needId]) as unknown as Promise<
      AskRow[]
    >;
  }

  lockOpenOfCase(tx: Tx, caseId: CaseId): Promise<AskRow[]> {
    return tx.select(AskRecord, 'where t.case_id = $1 and t.ended_at is null order by t.id for update', [
      caseId,
    ]) as unknown as Promise<AskRow[]>;
  }

  /** Newest first; each list starts from an index of its own. */
  page(tx: Tx, list: Listing): Promise<AskRow[]> {
    const open = list.openOnly ? 'and t.ended_at is null' : '';
    const before = list.before ? 'and t.id < $3' : '';
    const values = [list.of, list.size + 1, ...(list.before ? [list.before] : [])];
    return tx.select(
      AskRecord,
      `where t.${MINE[list.direction]} = $1 ${open} ${before} order by t.id desc limit $2`,
      values,
    ) as unknown as Promise<AskRow[]>;
  }

  /** The soonest due first, from an index of its own; the cursor is an ask, since a Date would skip those of one millisecond. */
  unanswered(tx: Tx, list: Omit<Listing, 'openOnly'>): Promise<AskRow[]> {
    return tx.select(
      AskRecord,
      `where t.${MINE[list.direction]} = $1 and ${UNANSWERED} and ($3::uuid is null
          or (t.due_at, t.id) > (select b.due_at, b.id from ask b where b.id = $3)) order by t.due_at, t.id limit $2`,
      [list.of, list.size + 1, list.before ?? null],
    ) as unknown as Promise<AskRow[]>;
  }

  /** From the state that was judged under its lock, to the next; an end is dated by the database. */
  async move(tx: Tx, ask: Pick<AskRow, 'id' | 'status'>, to: AskStatus, change: Change = {}): Promise<void> {
    const moved = await this.update(tx, ask, { status: to, ...(isEnded(to) ? { endedAt: NOW } : {}), ...change });
    if (!moved) throw new Refusal('not-possible-now', 'Somebody else was faster.', { state: ask.status });
  }

  /** Reading is no decision: it waits for nobody, and the second reader changes nothing. */
  async open(tx: Tx, id: AskId, by: string): Promise<boolean> {
    const opened = await tx.touched(
      `update ask set status = 'opened', opened_at = clock_timestamp(), opened_by = $2, version = version + 1 where id = $1 and status = 'sent'`,
      [id, by],
    );
    return opened === 1;
  }

  async update(tx: Tx, ask: Pick<AskRow, 'id' | 'status'>, change: Change): Promise<boolean> {
    const values: Value[] = [ask.id, ask.status];
    const set = Object.entries(change).map(([property, value]) =>
      value === NOW ? `${column(property)} = clock_timestamp()` : `${column(property)} = $${values.push(value)}`,
    );
    return (
      (await tx.touched(
        `update ask set version = version + 1, ${set.join(', ')} where id = $1 and status = $2`,
        values,
      )) === 1
    );
  }

  /** The receiver's clock goes on where it stopped. */
  async resumeClock(tx: Tx, id: AskId): Promise<void> {
    await tx.run(
      `update ask set due_at = due_at + (clock_timestamp() - clock_stopped_at), half_due_at = half_due_at + (clock_timestamp() - clock_stopped_at),
          clock_stopped_at = null where id = $1 and clock_stopped_at is not null`,
      [id],
    );
  }

  async notePhoneYes(tx: Tx, id: AskId, who: string, quietFor: string): Promise<void> {
    await tx.run(
      `update ask set phone_yes_who = $2, phone_yes_at = clock_timestamp(), quiet_until = clock_timestamp() + $3::interval,
          version = version + 1 where id = $1 and ${WAITS}`,
      [id, who, quietFor],
    );
  }

  async inherit(tx: Tx, asks: readonly string[], needs: readonly string[], lead: InstitutionId): Promise<void> {
    await tx.run(INHERIT, [asks, lead]);
    await tx.run('update need set from_institution = $2 where id = any($1)', [needs, lead]);
    await tx.run('update preview set from_institution = $2 where request_id = any($1)', [needs, lead]);
    await tx.run('update question set asked_of = $2 where request_id = any($1) and answered_at is null', [asks, lead]);
  }
}
