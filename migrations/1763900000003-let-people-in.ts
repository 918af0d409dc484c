import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of people who log in, their roles, and their sessions (the token itself is never stored). */
export class LetPeopleIn1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid not null default uuidv7() constraint account_pkey primary key,
        institution_id uuid not null constraint account_institution references institution,
        login text not null constraint account_login_once unique,
        name text not null,
        email text,
        password_hash text not null,
        must_change_password boolean not null default false,
        roles text[] not null,
        language text not null default 'en',
        on_duty boolean not null default false,
        away_until timestamptz,
        covered_by uuid constraint account_covered_by references account,
        disabled_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default clock_timestamp(),
        version integer not null default 1
      );
      create index account_of_institution on account (institution_id);

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

      -- Failed tries per login and address: a growing delay, never a lock that would keep a duty officer out.
      create table login_try (
        login text not null,
        address text not null,
        failures integer not null default 0,
        last_at timestamptz not null default clock_timestamp(),
        constraint login_try_pkey primary key (login, address)
      );

      grant select, insert on account to hof_app;
      grant update (name, email, password_hash, must_change_password, roles, language, on_duty, away_until, covered_by,
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
