import { Injectable } from '@nestjs/common';
import { Connections, Transaction, withClient } from '../database/index.js';
import type { OutboxEvent } from './consumer.js';

// Two workers never take the same rows; a longer lease each time, so that an overloaded queue is not buried in repetitions.
const CLAIM = `
  update outbox o set handed = o.handed + 1, available_at = clock_timestamp() + make_interval(secs => $2::float8 * least(o.handed + 1, 15))
    from (select id from outbox where sent_at is null and parked_at is null and available_at <= clock_timestamp()
           order by available_at limit $1 for update skip locked) due
   where o.id = due.id returning o.id, o.handed`;
const PUT_BACK = `
  update outbox set available_at = clock_timestamp() + make_interval(secs => $2::float8) where id = any($1) and sent_at is null`;
const BEGIN = `
  update outbox set attempts = attempts + 1 where id = $1 and sent_at is null and parked_at is null
  returning id, kind, subjects, attempts`;
const TOLD = `update outbox set sent_at = clock_timestamp(), failure = null where id = $1 and sent_at is null`;
const FAILED = `
  update outbox set failure = $2, available_at = clock_timestamp() + make_interval(secs => $3::float8),
         parked_at = case when $4 then clock_timestamp() end
   where id = $1 and sent_at is null and parked_at is null`;
const COUNTS = `
  select (select count(*) from outbox where parked_at is not null)::int
           + (select count(*) from mail where parked_at is not null)::int as parked,
         (select count(*) from outbox where sent_at is null and parked_at is null
             and created_at < clock_timestamp() - make_interval(secs => $1::float8))::int as late`;
const FORGET = `
  delete from outbox where id in (
    select id from outbox where sent_at < clock_timestamp() - interval '30 days' order by sent_at limit 1000 for update skip locked)`;

export type Begun = OutboxEvent & { attempts: number };

/** Ids and kinds only, no case data: so the outbox needs neither a person as its actor nor an audit row. */
@Injectable()
export class OutboxStore {
  constructor(private readonly connections: Connections) {}

  claim(limit: number, leaseSeconds: number): Promise<{ id: string; handed: number }[]> {
    return this.on((sql) => sql.rows(CLAIM, [limit, leaseSeconds]));
  }

  putBack(ids: readonly string[], seconds: number): Promise<number> {
    return this.on((sql) => sql.touched(PUT_BACK, [ids, seconds]));
  }

  /** Counts the attempt before it is made: an event whose handling ends the process is parked one day, too. */
  begin(id: string): Promise<Begun | undefined> {
    return this.on((sql) => sql.row<Begun>(BEGIN, [id]));
  }

  told(id: string): Promise<number> {
    return this.on((sql) => sql.touched(TOLD, [id]));
  }

  failed(id: string, failure: string, pauseSeconds: number, park: boolean): Promise<number> {
    return this.on((sql) => sql.touched(FAILED, [id, failure, pauseSeconds, park]));
  }

  async counts(lateAfterSeconds: number): Promise<{ parked: number; late: number }> {
    return (
      (await this.on((sql) => sql.row<{ parked: number; late: number }>(COUNTS, [lateAfterSeconds]))) ?? {
        parked: 0,
        late: 0,
      }
    );
  }

  forgetOld(): Promise<number> {
    return this.on((sql) => sql.touched(FORGET));
  }

  private on<T>(use: (sql: Transaction) => Promise<T>): Promise<T> {
    const { worker } = this.connections;
    return withClient(worker, (client) => use(new Transaction(client, worker)));
  }
}
