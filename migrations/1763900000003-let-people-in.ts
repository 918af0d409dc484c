import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of people who log in, their roles, and their sessions (the token itself is never stored). */
export class LetPeopleIn1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid not null default uuidv7() constraint account_pkey primary key,
        institution_id uuid not null constraint account_institution references institution,
        login text not null constraint account_login_once unique
          constraint account_login_plain check (login ~ '^[a-z0-9][a-z0-9._-]{2,59}$'),
        name text not null,
        email text,
        password_hash text not null,
        must_change_password boolean not null default false,
        password_set_at timestamptz not null default clock_timestamp(),
        roles text[] not null constraint account_roles check (roles <@ '{first_responder,caseworker,lead_coordinator,
          national_focal_point,institution_administrator,auditor,analyst}'::text[]),
        language text not null default 'en' constraint account_language check (language in ('en','lv')),
        on_duty boolean not null default false,
        away_until timestamptz,
        covered_by uuid constraint account_covered_by references account,
        disabled_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default clock_timestamp(),
        version integer not null default 1,
        constraint account_covered_by_another check (covered_by <> id)
      );
      create index account_of_institution on account (institution_id, name, id);

      create table session (
        id uuid not null default uuidv7() constraint session_pkey primary key,
        token_hash bytea not null constraint session_token_once unique,
        account_id uuid not null constraint session_account references account,
        factors jsonb not null,
        created_at timestamptz not null default clock_timestamp(),
        seen_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_of_account on session (account_id) where ended_at is null;

      -- Failed tries per login and address: a growing delay, never a lock that would keep a duty officer out. The login
      -- is kept as a hash: people type their password into the wrong field.
      create table login_try (
        login_hash bytea not null,
        address text not null,
        failures integer not null default 0,
        last_at timestamptz not null default clock_timestamp(),
        constraint login_try_pkey primary key (login_hash, address)
      );
      create index login_try_old on login_try (last_at);

      grant select, insert on account to hof_app;
      grant update (name, email, password_hash, must_change_password, password_set_at, roles, language, on_duty, away_until, covered_by,
        disabled_at, version) on account to hof_app;
      grant select (id, institution_id, name, email, roles, language, on_duty, away_until, covered_by, disabled_at)
        on account to hof_worker;
      grant select, insert, update on session, login_try to hof_app;
      grant delete on login_try to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table login_try; drop table session; drop table account;');
  }
}
