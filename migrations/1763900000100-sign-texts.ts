import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts that are read to a person, or handed to one, are drafted by machine from English. Each stays locked until somebody
 * who speaks the language has signed this very version for a country; the texts themselves are files, and only what was
 * signed, by whom and when is kept here. No case and no person.
 */
export class SignTexts1763900000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table text_signature (
        id uuid not null default uuidv7() constraint text_signature_pkey primary key,
        name text not null,
        language text not null constraint text_signature_language check (language ~ '^[a-z]{2,3}$' and language <> 'en'),
        version text not null constraint text_signature_version check (version ~ '^[0-9a-f]{64}$'),
        country text not null constraint text_signature_country references country,
        signed_by text not null,
        role text not null,
        institution_id uuid not null constraint text_signature_institution references institution,
        account_id uuid not null constraint text_signature_account references account,
        at timestamptz not null default clock_timestamp(),
        taken_back_at timestamptz,
        taken_back_by uuid,
        taken_back_reason text constraint text_signature_reason check (taken_back_reason in ('mistake_found','signed_by_mistake','reader_withdrew')),
        constraint text_signature_taken_back check (
          (taken_back_at is null) = (taken_back_by is null) and (taken_back_at is null) = (taken_back_reason is null))
      );
      create unique index one_signature on text_signature (country, name, language, version) where taken_back_at is null;

      -- A focal point, or the desk in its place, signs for its own country and for no other, whatever the application asks for.
      create function stamp_signature() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      declare mine text;
      begin
        select i.country into mine from institution i where i.id = actor_institution() and i.ended_at is null
          and exists (select 1 from mandate m where m.institution_id = i.id and m.kind in ('focal_point','escalation_desk') and m.during @> now());
        if mine is null or not actor_roles() && '{national_focal_point}'
          or (tg_op = 'UPDATE' and (old.country <> mine or old.taken_back_at is not null)) then
          raise exception 'not theirs' using errcode = '42501';
        end if;
        if tg_op = 'INSERT' then
          new.country := mine;
          new.institution_id := actor_institution();
          new.account_id := actor_account();
          new.at := clock_timestamp();
        end if;
        return new;
      end $$;
      revoke all on function stamp_signature() from public;
      create trigger stamp_signature before insert or update on text_signature for each row execute function stamp_signature();
      create trigger text_signature_is_kept before delete or truncate on text_signature for each statement execute function refuse_change();
      grant select, insert, update (taken_back_at, taken_back_by, taken_back_reason) on text_signature to hof_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table text_signature; drop function stamp_signature();`);
  }
}
