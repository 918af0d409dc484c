import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { found, type AccountId, type Actor, type Role, type SessionId } from '../kernel/index.js';
import { Connections, Transaction, withClient } from '../platform/database/index.js';
import { ABSOLUTE_LIMIT, IDLE_LIMIT, STARTING_PASSWORD_LASTS, type FactorGiven } from './session.js';

/** Account and institution as an actor needs them. */
export type ActorRow = Omit<Actor, 'sessionId' | 'requestId' | 'once'>;

export type SessionRow = ActorRow & {
  sessionId: SessionId;
  factors: FactorGiven[];
  startedAt: Date;
  endsAt: Date;
  lastsUntil: Date;
  mustChangePassword: boolean;
};

export interface DoorRow {
  account: ActorRow | null;
  passwordHash: string | null;
  mustChangePassword: boolean;
  failures: number;
  secondsSince: number;
}

const ACTOR = `a.id as "accountId", a.name, a.roles, a.language, i.id as "institutionId", i.name as "institutionName",
  i.kind as "institutionKind", i.country, i.time_zone as "timeZone"`;
const MAY_ENTER = `a.disabled_at is null and (i.ended_at is null or i.ended_at > clock_timestamp())`;

const GOES_ON = `s.ended_at is null and s.expires_at > clock_timestamp()
       and s.seen_at > clock_timestamp() - interval '${IDLE_LIMIT}' and ${MAY_ENTER}`;

// One round trip per request: disabling, logout and a changed role all count from the next one. What a page asks by itself
// ($2 false) keeps nobody signed in: an open screen that nobody looks at ends like a closed one.
const SEEN = `case when $2::boolean and s.seen_at < clock_timestamp() - interval '1 minute' then clock_timestamp() else s.seen_at end`;
const LIVE = `
  with live as (
    select s.id as "sessionId", s.factors, s.created_at as "startedAt", s.expires_at as "lastsUntil",
           least(s.expires_at, ${SEEN} + interval '${IDLE_LIMIT}') as "endsAt",
           a.must_change_password as "mustChangePassword", ${ACTOR}
      from session s join account a on a.id = s.account_id join institution i on i.id = a.institution_id
     where s.token_hash = $1 and ${GOES_ON}),
  seen as (
    update session s set seen_at = clock_timestamp() from live
     where s.id = live."sessionId" and $2::boolean and s.seen_at < clock_timestamp() - interval '1 minute')
  select * from live`;

const STILL_IN = `
  select s.id, a.roles from session s join account a on a.id = s.account_id join institution i on i.id = a.institution_id
   where s.id = any($1) and ${GOES_ON}`;

const DOOR = `
  select (select to_jsonb(known) from (select ${ACTOR} where a.id is not null) known) as account,
         a.password_hash as "passwordHash", coalesce(a.must_change_password, false) as "mustChangePassword",
         coalesce(t.failures, 0) as failures,
         coalesce(extract(epoch from clock_timestamp() - t.last_at), 0)::float8 as "secondsSince"
    from (select 1) as always
    left join (account a join institution i on i.id = a.institution_id and ${MAY_ENTER}) on a.login = $1
      and (not a.must_change_password or a.password_set_at > clock_timestamp() - interval '${STARTING_PASSWORD_LASTS}')
    left join login_try t on t.login_hash = $2 and t.address = $3`;

const FAILED = `
  insert into login_try as t (login_hash, address, failures) values ($1, $2, 1)
  on conflict on constraint login_try_pkey do update set last_at = clock_timestamp(),
    failures = case when t.last_at < clock_timestamp() - interval '1 day' then 1 else t.failures + 1 end`;

/** Sessions are looked up before there is an actor: the one place outside the unit of work that takes a connection. */
@Injectable()
export class SessionsStore {
  constructor(private readonly connections: Connections) {}

  live(tokenHash: Buffer, attended: boolean): Promise<SessionRow | undefined> {
    return this.alone((database) => database.row<SessionRow>(LIVE, [tokenHash, attended]));
  }

  stillIn(sessions: readonly SessionId[]): Promise<{ id: SessionId; roles: Role[] }[]> {
    return this.alone((database) => database.rows<{ id: SessionId; roles: Role[] }>(STILL_IN, [sessions]));
  }

  /** Who knocks, and how often they failed from there. */
  async door(login: string, loginHash: Buffer, address: string): Promise<DoorRow> {
    return found(await this.alone((database) => database.row<DoorRow>(DOOR, [login, loginHash, address])));
  }

  async loginOf(accountId: AccountId): Promise<{ login: string; name: string }> {
    const sql = 'select login, name from account where id = $1';
    return found(await this.alone((database) => database.row<{ login: string; name: string }>(sql, [accountId])));
  }

  async countFailure(loginHash: Buffer, address: string): Promise<void> {
    await this.alone((database) => database.run(FAILED, [loginHash, address]));
  }

  async forgetFailures(tx: Tx, loginHash: Buffer, address: string): Promise<void> {
    await tx.run(
      `delete from login_try where (login_hash = $1 and address = $2) or last_at < clock_timestamp() - interval '1 day'`,
      [loginHash, address],
    );
  }

  async start(tx: Tx, session: { id: SessionId; tokenHash: Buffer; accountId: AccountId }): Promise<void> {
    await tx.run(
      `insert into session (id, token_hash, account_id, factors, expires_at) values ($1, $2, $3,
         jsonb_build_array(jsonb_build_object('factor', 'password', 'at', clock_timestamp())),
         clock_timestamp() + interval '${ABSOLUTE_LIMIT}')`,
      [session.id, session.tokenHash, session.accountId],
    );
  }

  end(tx: Tx, id: SessionId): Promise<number> {
    return tx.touched('update session set ended_at = clock_timestamp() where id = $1 and ended_at is null', [id]);
  }

  endByToken(tx: Tx, tokenHash: Buffer): Promise<number> {
    return tx.touched('update session set ended_at = clock_timestamp() where token_hash = $1 and ended_at is null', [
      tokenHash,
    ]);
  }

  /** Every session of an account, but for the one that may stay. */
  endAll(tx: Tx, accountId: AccountId, except?: SessionId): Promise<number> {
    return tx.touched(
      'update session set ended_at = clock_timestamp() where account_id = $1 and ended_at is null and id is distinct from $2::uuid',
      [accountId, except ?? null],
    );
  }

  async demoAccounts(): Promise<number> {
    const row = await this.alone((database) =>
      database.row<{ count: number }>('select count(*)::int as count from account where demo'),
    );
    return found(row).count;
  }

  private async alone<T>(use: (database: Transaction) => Promise<T>): Promise<T> {
    const { app } = this.connections;
    return withClient(app, (client) => use(new Transaction(client, app)));
  }
}
