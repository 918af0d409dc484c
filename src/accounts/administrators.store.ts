import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { hashPassword, startingPassword } from './passwords.service.js';

/** What the operator of an installation may do with the owner's connection: let a first administrator in, and back in. */
export interface Entrance {
  login: string;
  institution: string;
  /** Shown once and stored nowhere. */
  password: string;
}

const ADMINISTRATORS = `select count(*)::int as count from account where institution_id = $1 and id is distinct from $2::uuid
  and disabled_at is null and 'institution_administrator' = any(roles)`;
const KEEP = `insert into audit_entry (action, verb, purpose, institution_id, job, subjects, outcome, request_id)
  values ($1, $2, 'administration', $3, 'command line', jsonb_build_object('account', $4::text), 'done', 'command line')`;

/** Only where there is no other administrator; everyone else is made by one. Throws a sentence for the operator. */
export async function makeAdministrator(
  source: DataSource,
  wanted: { country: string; institution: string; login: string; name: string },
): Promise<Entrance> {
  if (!/^[a-z0-9][a-z0-9._-]{2,59}$/.test(wanted.login))
    throw new Error('A login has 3 to 60 small letters, digits, dots or hyphens.');
  const password = startingPassword(randomBytes(32).toString('hex'));
  const passwordHash = await hashPassword(password);
  return source.transaction(async (manager) => {
    const place = await one<{ id: string }>(
      manager,
      'select id from institution where country = $1 and name = $2 and ended_at is null for update',
      [wanted.country, wanted.institution],
    );
    if (!place) throw new Error(`There is no institution "${wanted.institution}" in ${wanted.country}.`);
    await refuseBesideAnother(manager, place.id, null, wanted.institution);
    const account = await one<{ id: string }>(
      manager,
      `insert into account (institution_id, login, name, password_hash, roles, must_change_password)
       values ($1, $2, $3, $4, '{institution_administrator}', true) on conflict do nothing returning id`,
      [place.id, wanted.login, wanted.name, passwordHash],
    );
    if (!account) throw new Error(`The login ${wanted.login} is in use.`);
    await manager.query(KEEP, ['account.create', 'collect', place.id, account.id]);
    return { login: wanted.login, institution: wanted.institution, password };
  });
}

/** A new starting password for the only administrator of an institution; their sessions end. */
export async function resetAdministrator(source: DataSource, login: string): Promise<Entrance> {
  const password = startingPassword(randomBytes(32).toString('hex'));
  const passwordHash = await hashPassword(password);
  return source.transaction(async (manager) => {
    const account = await one<{ id: string; place: string; institution: string }>(
      manager,
      `select a.id, i.id as place, i.name as institution from account a join institution i on i.id = a.institution_id
        where a.login = $1 and 'institution_administrator' = any(a.roles) for update`,
      [login],
    );
    if (!account) throw new Error(`${login} is no administrator of an institution.`);
    await refuseBesideAnother(manager, account.place, account.id, account.institution);
    await manager.query(
      `update account set password_hash = $2, must_change_password = true, password_set_at = clock_timestamp(),
         disabled_at = null, version = version + 1 where id = $1`,
      [account.id, passwordHash],
    );
    await manager.query('update session set ended_at = clock_timestamp() where account_id = $1 and ended_at is null', [
      account.id,
    ]);
    await manager.query(KEEP, ['account.reset-password', 'alter', account.place, account.id]);
    return { login, institution: account.institution, password };
  });
}

async function refuseBesideAnother(
  manager: EntityManager,
  place: string,
  but: string | null,
  institution: string,
): Promise<void> {
  const others = await one<{ count: number }>(manager, ADMINISTRATORS, [place, but]);
  if (others?.count !== 0) throw new Error(`${institution} has an administrator who can do this.`);
}

const one = async <Row>(manager: EntityManager, sql: string, values: unknown[]): Promise<Row | undefined> =>
  (await manager.query<Row[]>(sql, values))[0];
