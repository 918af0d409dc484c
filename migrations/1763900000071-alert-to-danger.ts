import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A danger alert (Council of Europe convention art. 33): to the body that a country names for it, without case and without
 * consent. It has no column for a case and opens no grant. Seen by the institution that sent it, by those it went to, and
 * in codes by whoever reviews it. What it says is sealed with a key of its own.
 */
export class AlertToDanger1763900000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mandate drop constraint mandate_kind, add constraint mandate_kind check (kind in
        ('identify','lead','standing_first_lead','fallback_lead','focal_point','escalation_desk','danger_desk','service'));`);
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy told_of_danger on notification;
      drop table alert_recipient, danger_alert; drop function time_alert(); drop function address_alert();
      delete from mandate where kind = 'danger_desk';
      alter table mandate drop constraint mandate_kind, add constraint mandate_kind check (kind in
        ('identify','lead','standing_first_lead','fallback_lead','focal_point','escalation_desk','service'));`);
  }
}

const ME = '(select actor_institution())';
const ACCOUNT = '(select actor_account())';
const ROLES = '((select actor_roles())::text[])';
const AT_WORK = `${ROLES} && '{first_responder,caseworker,lead_coordinator,national_focal_point}'`;
const DESK = `${ROLES} && '{caseworker,lead_coordinator,national_focal_point}'`;

const TABLES = `
  create table danger_alert (
    id uuid not null default uuidv7() constraint danger_alert_pkey primary key,
    from_institution uuid not null constraint danger_alert_from references institution,
    account_id uuid not null constraint danger_alert_account references account,
    country text not null constraint danger_alert_country references country,
    to_institution uuid not null constraint danger_alert_to references institution,
    kind text not null,
    place bytea not null,
    call_back bytea not null,
    identity bytea,
    status text not null default 'sent' constraint danger_alert_status check (status in ('sent','acknowledged','closed')),
    at timestamptz not null default clock_timestamp(),
    due_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    told_by_phone bytea,
    closed_at timestamptz,
    outcome text constraint danger_alert_outcome check (outcome in ('person_safe','not_found','no_danger','passed_on')),
    reviewer_id uuid constraint danger_alert_reviewer references institution,
    review_due_at timestamptz not null,
    review_told_at timestamptz,
    finding text constraint danger_alert_finding check (finding in ('justified','not_justified')),
    reviewed_at timestamptz,
    reviewed_by uuid constraint danger_alert_second_person check (reviewed_by <> account_id),
    tell_due_at timestamptz not null,
    tell_told_at timestamptz,
    told_person_at timestamptz,
    constraint danger_alert_acknowledged check ((status = 'sent') = (acknowledged_at is null)
      and (acknowledged_at is null) = (acknowledged_by is null)),
    constraint danger_alert_closed check ((status = 'closed') = (closed_at is not null) and (closed_at is null) = (outcome is null))
  );
  create index danger_alert_sent on danger_alert (from_institution, id desc);
  create index danger_alert_review on danger_alert (reviewer_id, id desc);
  create index danger_alert_due on danger_alert (due_at) where status = 'sent' and due_at is not null;
  create index danger_alert_review_due on danger_alert (review_due_at) where reviewed_at is null and review_told_at is null;
  create index danger_alert_tell_due on danger_alert (tell_due_at) where told_person_at is null and tell_told_at is null;

  create table alert_recipient (
    alert_id uuid not null constraint alert_recipient_of references danger_alert,
    institution_id uuid not null constraint alert_recipient_institution references institution,
    from_institution uuid not null constraint alert_recipient_from references institution,
    at timestamptz not null default clock_timestamp(),
    constraint alert_recipient_pkey primary key (alert_id, institution_id)
  );
  create index alert_recipient_inbox on alert_recipient (institution_id, alert_id desc);
  alter table danger_alert enable row level security;
  alter table danger_alert force row level security;
  create policy owner_danger_alert on danger_alert to hof_owner using (true) with check (true);
  alter table alert_recipient enable row level security;
  alter table alert_recipient force row level security;
  create policy owner_alert_recipient on alert_recipient to hof_owner using (true) with check (true);
`;

const lasting = (what: string, country: string): string =>
  `(select l.lasts from time_limit l where l.what = '${what}' and l.country in (${country}, '*') and l.during @> now() order by l.country = '*' limit 1)`;

const FUNCTIONS = `
  -- By when is the rule of the country where the danger is, and for the review that of the sender; nobody's choice.
  create function time_alert() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  declare of_sender text := (select i.country from institution i where i.id = new.from_institution);
  begin
    new.at := clock_timestamp();
    new.due_at := new.at + ${lasting('alert_acknowledge', 'new.country')};
    new.review_due_at := new.at + ${lasting('alert_review', 'of_sender')};
    new.tell_due_at := new.at + ${lasting('alert_tell_person', 'of_sender')};
    return new;
  end $$;
  -- To whom it went, one row for each desk that it climbed to.
  create function address_alert() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    insert into alert_recipient (alert_id, institution_id, from_institution) values (new.id, new.to_institution, new.from_institution)
      on conflict do nothing;
    return null;
  end $$;
  revoke all on function time_alert(), address_alert() from public;
  create trigger alert_has_time before insert on danger_alert for each row execute function time_alert();
  create trigger alert_is_sent after insert or update of to_institution on danger_alert for each row execute function address_alert();
`;

const SEES = `(
  (from_institution = ${ME} and ((account_id = ${ACCOUNT} and ${AT_WORK}) or ${DESK}))
  or (${AT_WORK} and exists (select 1 from alert_recipient r where r.alert_id = danger_alert.id and r.institution_id = ${ME}))
  or (reviewer_id = ${ME} and ${DESK}))`;

const POLICIES = `
  create policy seen_alert on danger_alert for select to hof_app using (${SEES});
  create policy answered_alert on danger_alert for update to hof_app using (${SEES}) with check (true);
  create policy new_alert on danger_alert for insert to hof_app with check (
    from_institution = ${ME} and account_id = ${ACCOUNT} and status = 'sent' and finding is null and ${AT_WORK});
  grant select, insert on danger_alert to hof_app;
  grant update (status, acknowledged_at, acknowledged_by, told_by_phone, closed_at, outcome, finding, reviewed_at, reviewed_by,
    told_person_at) on danger_alert to hof_app;
  create policy seen_recipient on alert_recipient for select to hof_app using (${AT_WORK} and ${ME} in (institution_id, from_institution));
  grant select on alert_recipient to hof_app;

  -- A first responder is at the desk that it goes to; of cases they are told only what they logged.
  create policy told_of_danger on notification for select to hof_app using (
    institution_id = ${ME} and kind = 'alert.sent' and 'first_responder' = any(${ROLES}));

  create policy scan_alert on danger_alert to hof_worker using (true) with check (true);
  create policy scan_recipient on alert_recipient for select to hof_worker using (true);
  grant select (id, from_institution, to_institution, country, status, due_at, reviewer_id, review_due_at, review_told_at, reviewed_at,
    tell_due_at, tell_told_at, told_person_at) on danger_alert to hof_worker;
  grant update (to_institution, due_at, review_told_at, tell_told_at) on danger_alert to hof_worker;
  grant select on alert_recipient to hof_worker;
`;
