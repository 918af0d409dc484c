import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  found,
  PAGE_SIZE,
  Refusal,
  type AccountId,
  type InstitutionId,
  type InstitutionKind,
} from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { AccountRecord } from './account.record.js';
import type { Colleague, Employer } from './account.js';

whenBroken({
  account_login_once: ['already-open', 'This login is in use; please choose another.'],
});

/** The columns as a plain object. */
export type Account = Pick<AccountRecord, keyof AccountRecord>;
export type AccountRow = Account & { administrators: number };

// Only columns that the worker's role may read: notifications ask who is on duty under that role.
const COLLEAGUE = `select t.id, t.institution_id as "institutionId", t.name, t.email, t.language, t.roles, t.on_duty as "onDuty",
    coalesce(t.away_until > clock_timestamp(), false) as "isAway", t.disabled_at is not null as "isDisabled",
    t.covered_by as "coveredBy"
  from account t`;

/** Every change names the institution: an account of another one does not exist here. */
@Injectable()
export class AccountsStore {
  page(tx: Tx, institutionId: InstitutionId, after: readonly string[] | undefined): Promise<Account[]> {
    return tx.select(
      AccountRecord,
      `where t.institution_id = $1 and ($2::text is null or (t.name, t.id) > ($2, $3::uuid)) order by t.name, t.id limit $4`,
      [institutionId, after?.[0] ?? null, after?.[1] ?? null, PAGE_SIZE + 1],
    );
  }

  async administrators(tx: Tx, institutionId: InstitutionId): Promise<number> {
    return (await this.lockedAdministrators(tx, institutionId, '')).length;
  }

  find(tx: Tx, institutionId: InstitutionId, id: AccountId): Promise<Account | undefined> {
    return tx.selectOne(AccountRecord, 'where t.institution_id = $1 and t.id = $2', [institutionId, id]);
  }

  /** With its institution's administrators, so that two of them cannot remove each other at once. */
  async lock(tx: Tx, institutionId: InstitutionId, id: AccountId): Promise<AccountRow | undefined> {
    const administrators = await this.lockedAdministrators(tx, institutionId, 'for update');
    const account: Account | undefined = await tx.selectOne(
      AccountRecord,
      'where t.institution_id = $1 and t.id = $2 for update',
      [institutionId, id],
    );
    return account && { ...account, administrators: administrators.length };
  }

  async employer(tx: Tx, institutionId: InstitutionId): Promise<Employer> {
    const row = await tx.row<{ kind: InstitutionKind; isFocalPoint: boolean }>(
      `select i.kind, exists (select 1 from mandate m where m.institution_id = i.id and m.kind = 'focal_point'
         and m.during @> clock_timestamp()) as "isFocalPoint" from institution i where i.id = $1`,
      [institutionId],
    );
    return found(row);
  }

  async add(tx: Tx, account: Partial<Account>): Promise<void> {
    await tx.insert(AccountRecord, account);
  }

  async change(tx: Tx, account: Account, version: number): Promise<void> {
    const touched = await tx.touched(
      `update account set name = $3, email = $4, roles = $5, language = $6, on_duty = $7, version = version + 1
        where id = $1 and version = $2`,
      [account.id, version, account.name, account.email, account.roles, account.language, account.onDuty],
    );
    if (touched !== 1) throw new Refusal('changed-meanwhile');
  }

  async disable(tx: Tx, id: AccountId): Promise<void> {
    await tx.run(
      'update account set disabled_at = clock_timestamp(), on_duty = false, version = version + 1 where id = $1',
      [id],
    );
  }

  async enable(tx: Tx, id: AccountId): Promise<void> {
    await tx.run('update account set disabled_at = null, version = version + 1 where id = $1', [id]);
  }

  async setPassword(tx: Tx, id: AccountId, passwordHash: string, mustChange: boolean): Promise<void> {
    await tx.run(
      `update account set password_hash = $2, must_change_password = $3, password_set_at = clock_timestamp(),
         version = version + 1 where id = $1`,
      [id, passwordHash, mustChange],
    );
  }

  async setLanguage(tx: Tx, id: AccountId, language: string): Promise<void> {
    await tx.run('update account set language = $2, version = version + 1 where id = $1', [id, language]);
  }

  /** False when that moment has passed already, or is more than a year ahead. */
  async setAway(tx: Tx, id: AccountId, until: string | null, coveredBy: AccountId | null): Promise<boolean> {
    const touched = await tx.touched(
      `update account set away_until = $2::timestamptz, covered_by = $3, version = version + 1
        where id = $1 and ($2::timestamptz is null or $2::timestamptz between clock_timestamp() and clock_timestamp() + interval '1 year')`,
      [id, until, coveredBy],
    );
    return touched === 1;
  }

  staff(tx: Tx, institutionId: InstitutionId): Promise<Colleague[]> {
    return tx.rows<Colleague>(`${COLLEAGUE} where t.institution_id = $1 order by t.name, t.id`, [institutionId]);
  }

  staffAround(tx: Tx, ids: readonly AccountId[]): Promise<Colleague[]> {
    return tx.rows<Colleague>(
      `${COLLEAGUE} where t.institution_id in (select institution_id from account where id = any($1::uuid[]))`,
      [ids],
    );
  }

  named(tx: Tx, ids: readonly AccountId[]): Promise<Colleague[]> {
    return tx.rows<Colleague>(`${COLLEAGUE} where t.id = any($1::uuid[])`, [ids]);
  }

  private lockedAdministrators(
    tx: Tx,
    institutionId: InstitutionId,
    lock: '' | 'for update',
  ): Promise<{ id: AccountId }[]> {
    return tx.rows<{ id: AccountId }>(
      `select id from account where institution_id = $1 and disabled_at is null
          and 'institution_administrator' = any(roles) order by id ${lock}`,
      [institutionId],
    );
  }
}
