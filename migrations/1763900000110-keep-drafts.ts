import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A first record that is not sent yet (flows.md 2.2): one account's own, sealed with a key of its own, for the days of the rule
 * table. No colleague, administrator or auditor reads it. Of one that says danger and lies unsent, the desk of the same
 * institution learns that it is there and who has it, and nothing that stands in it.
 */
export class KeepDrafts1763900000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy told_of_drafts on notification;
      drop function unsent_danger(); drop table identification_draft; drop function time_draft();`);
  }
}

const ROLES = '((select actor_roles())::text[])';
const OWN = `(account_id = (select actor_account()) and institution_id = (select actor_institution())
  and ${ROLES} && '{first_responder,caseworker,lead_coordinator}')`;

const TABLE = `
  create table identification_draft (
    id uuid not null default uuidv7() constraint identification_draft_pkey primary key,
    account_id uuid not null constraint identification_draft_account references account,
    institution_id uuid not null constraint identification_draft_institution references institution,
    content bytea not null,
    danger boolean not null,
    danger_due_at timestamptz,
    danger_told_at timestamptz,
    begun_at timestamptz not null default clock_timestamp(),
    saved_at timestamptz not null default clock_timestamp(),
    ends_at timestamptz not null,
    version integer not null default 1,
    constraint identification_draft_danger check (danger or danger_due_at is null)
  );
  create index identification_draft_own on identification_draft (account_id, id desc);
  create index identification_draft_danger_due on identification_draft (danger_due_at) where danger_told_at is null;
  create index identification_draft_ends on identification_draft (ends_at);
  create index identification_draft_told on identification_draft (institution_id) where danger_told_at is not null;
  alter table identification_draft enable row level security;
  alter table identification_draft force row level security;
  create policy owner_identification_draft on identification_draft to hof_owner using (true) with check (true);
`;

const lasting = (what: string) => `(select l.lasts from time_limit l join institution i on i.id = new.institution_id
  where l.what = '${what}' and l.country in (i.country, '*') and l.during @> now() order by l.country = '*' limit 1)`;

const FUNCTIONS = `
  -- How long it is kept counts from its beginning, and the time to send it from when danger was ticked; nobody's choice.
  create function time_draft() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    new.saved_at := clock_timestamp();
    if tg_op = 'INSERT' then
      new.begun_at := new.saved_at; new.version := 1; new.danger_told_at := null; new.danger_due_at := null;
      new.ends_at := new.begun_at + ${lasting('draft_kept')};
    end if;
    if not new.danger then new.danger_due_at := null;
    elsif new.danger_due_at is null then new.danger_due_at := new.saved_at + ${lasting('draft_danger')};
    end if;
    return new;
  end $$;
  create trigger draft_has_time before insert or update of content on identification_draft for each row execute function time_draft();
  -- For the desk of the institution: that there is one, since when, and whom to call. Over as soon as it is sent or says no danger.
  create function unsent_danger() returns table (id uuid, account_id uuid, due_at timestamptz) language sql stable security definer
    set search_path = pg_catalog, public as $$
    select d.id, d.account_id, d.danger_due_at from identification_draft d
     where d.institution_id = actor_institution() and d.danger and d.danger_told_at is not null and d.ends_at > clock_timestamp()
       and actor_roles() && '{first_responder,caseworker,lead_coordinator,national_focal_point}' $$;
  revoke all on function time_draft(), unsent_danger() from public;
  grant execute on function unsent_danger() to hof_app;
`;

const POLICIES = `
  create policy own_draft on identification_draft to hof_app using (${OWN} and ends_at > clock_timestamp()) with check (${OWN});
  grant select, delete on identification_draft to hof_app;
  grant insert (id, account_id, institution_id, content, danger) on identification_draft to hof_app;
  grant update (content, danger, version) on identification_draft to hof_app;

  create policy scan_draft on identification_draft to hof_worker using (true) with check (true);
  grant select (id, account_id, institution_id, danger_due_at, danger_told_at, ends_at) on identification_draft to hof_worker;
  grant update (danger_told_at) on identification_draft to hof_worker;
  grant delete on identification_draft to hof_worker;

  -- At a border post the desk is first responders; of cases they are told only what they logged.
  create policy told_of_drafts on notification for select to hof_app using (institution_id = (select actor_institution())
    and kind like 'draft.%' and 'first_responder' = any(${ROLES}));
`;
