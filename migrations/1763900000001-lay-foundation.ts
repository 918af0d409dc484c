import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts (set per transaction), the audit, the outbox, repeated calls.
 * Runs as hof_owner, which is no superuser: row-level security binds it too, and `migrate` made the roles.
 */
export class LayFoundation1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- After a transaction the setting is '' and not null (security.md 1.6). Without a context every policy raises.
      create function app_setting(setting text) returns text language plpgsql stable parallel safe as $$
      declare found text := nullif(current_setting('app.' || setting, true), '');
      begin
        if found is null then raise exception 'no context: app.% is not set', setting using errcode = '42501'; end if;
        return found;
      end $$;
      create function actor_account() returns uuid language sql stable parallel safe as $$ select app_setting('account')::uuid $$;
      create function actor_institution() returns uuid language sql stable parallel safe as $$ select app_setting('institution')::uuid $$;
      create function actor_country() returns text language sql stable parallel safe as $$ select app_setting('country') $$;
      create function actor_roles() returns text[] language sql stable parallel safe as $$ select app_setting('roles')::text[] $$;

      create table audit_entry (
        id uuid not null default uuidv7() constraint audit_entry_pkey primary key,
        at timestamptz not null default clock_timestamp(),
        action text not null,
        verb text not null constraint audit_entry_verb check (verb in ('collect','alter','consult','disclose','transfer','combine','erase')),
        purpose text not null,
        account_id uuid,
        institution_id uuid,
        job text,
        subjects jsonb not null default '{}'::jsonb,
        case_id uuid,
        fields text[] not null default '{}'::text[],
        outcome text not null constraint audit_entry_outcome check (outcome in ('done','refused')),
        problem text,
        request_id text not null,
        constraint audit_entry_who check ((account_id is null) <> (job is null))
      );
      create index audit_entry_institution on audit_entry (institution_id, id);
      create index audit_entry_case on audit_entry (case_id, id) where case_id is not null;
      create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$;
      create trigger audit_entry_append_only before update or delete or truncate on audit_entry
        for each statement execute function refuse_change();
      grant select, insert on audit_entry to hof_app;
      grant insert on audit_entry to hof_worker;

      create table outbox (
        id uuid not null default uuidv7() constraint outbox_pkey primary key,
        kind text not null,
        subjects jsonb not null,
        created_at timestamptz not null default clock_timestamp(),
        available_at timestamptz not null default clock_timestamp(),
        handed integer not null default 0,
        attempts integer not null default 0,
        sent_at timestamptz,
        parked_at timestamptz,
        failure text
      );
      create index outbox_waiting on outbox (available_at) where sent_at is null and parked_at is null;
      create index outbox_parked on outbox (parked_at) where parked_at is not null;
      create index outbox_told on outbox (sent_at) where sent_at is not null;
      grant insert on outbox to hof_app;
      grant select, insert, update, delete on outbox to hof_worker;

      create table idempotency_key (
        account_id uuid not null,
        key text not null,
        route text not null,
        body_hash text not null,
        response jsonb not null,
        at timestamptz not null default clock_timestamp(),
        constraint one_answer_per_key primary key (account_id, key, route)
      );
      alter table idempotency_key enable row level security;
      alter table idempotency_key force row level security;
      create policy own_calls on idempotency_key to hof_app
        using (account_id = (select actor_account())) with check (account_id = (select actor_account()));
      create policy old_calls on idempotency_key to hof_worker using (at < clock_timestamp() - interval '1 day');
      grant select, insert on idempotency_key to hof_app;
      grant select, delete on idempotency_key to hof_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_key; drop table outbox; drop table audit_entry; drop function refuse_change();
      drop function actor_roles(); drop function actor_country(); drop function actor_institution();
      drop function actor_account(); drop function app_setting(text);
    `);
  }
}
