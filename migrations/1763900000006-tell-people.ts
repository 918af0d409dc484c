import type { MigrationInterface, QueryRunner } from 'typeorm';

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';

/** What institutions are told, who has read it, and the mails that say only how many items wait and by when. */
export class TellPeople1763900000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification (
        id uuid not null default uuidv7() constraint notification_pkey primary key,
        outbox_id uuid not null,
        institution_id uuid not null constraint notification_institution references institution,
        account_id uuid constraint notification_account references account,
        class text not null constraint notification_class check (class in ('needs_you','for_information')),
        kind text not null,
        subjects jsonb not null,
        case_id uuid,
        due_at timestamptz,
        created_at timestamptz not null default clock_timestamp(),
        mailed_at timestamptz,
        constraint told_once unique nulls not distinct (outbox_id, institution_id, account_id)
      );
      create index notification_list on notification (institution_id, id desc);
      create index notification_unmailed on notification (class, created_at) where mailed_at is null;

      create table notification_read (
        notification_id uuid not null constraint notification_read_of references notification,
        account_id uuid not null constraint notification_read_by references account,
        read_at timestamptz not null default clock_timestamp(),
        constraint notification_read_pkey primary key (notification_id, account_id)
      );

      -- Addresses of people who work here only: there is no column anywhere for an address of the person.
      create table mail (
        id uuid not null default uuidv7() constraint mail_pkey primary key,
        account_id uuid constraint mail_account references account,
        institution_id uuid not null constraint mail_institution references institution,
        to_address text not null,
        language text not null,
        class text not null constraint mail_class check (class in ('needs_you','for_information')),
        items integer not null,
        due_at timestamptz,
        cause text not null,
        created_at timestamptz not null default clock_timestamp(),
        available_at timestamptz not null default clock_timestamp(),
        attempts integer not null default 0,
        sent_at timestamptz,
        parked_at timestamptz,
        failure text,
        constraint mail_once unique (cause, to_address)
      );
      create index mail_waiting on mail (available_at) where sent_at is null and parked_at is null;

      alter table notification enable row level security;
      alter table notification force row level security;
      create policy owner_notification on notification to hof_owner using (true) with check (true);
      -- As inside the institution (design.md 7): a caseworker what is not another one's case, a first responder what they logged.
      create policy own_notification on notification for select to hof_app using (
        institution_id = ${ME} and (account_id is null or account_id = (select actor_account())) and (
          ${ROLES} && '{lead_coordinator,national_focal_point}'
          or ('caseworker' = any(${ROLES}) and not exists (
            select 1 from assignment a where a.case_id = notification.case_id and a.institution_id = ${ME}
              and upper_inf(a.during) and a.account_id <> (select actor_account())))
          or ('first_responder' = any(${ROLES}) and exists (
            select 1 from identification i where i.case_id = notification.case_id and i.logged_by = (select actor_account())))));
      create policy worker_notification on notification to hof_worker using (true) with check (true);
      alter table notification_read enable row level security;
      alter table notification_read force row level security;
      create policy owner_notification_read on notification_read to hof_owner using (true) with check (true);
      create policy own_read on notification_read to hof_app using (account_id = (select actor_account()))
        with check (account_id = (select actor_account()));
      create policy worker_read on notification_read for select to hof_worker using (true);
      grant select on notification to hof_app;
      grant select, insert on notification_read to hof_app;
      grant select, insert on notification to hof_worker;
      grant update (mailed_at) on notification to hof_worker;
      grant select on notification_read to hof_worker;
      grant select, insert, update on mail to hof_worker;

      -- The inbox starts from the institution's own rows, whatever else there is (performance.md).
      create index ask_to_confirm on ask (from_institution, due_at, id) where status in ('accepted','accepted_with_conditions','expired');
      create index ask_at_desk on ask (escalated_to, due_at, id) where status = 'escalated';
      create index handover_at_desk on handover (escalated_to, due_at, id) where status = 'escalated';
      create index question_waiting on question (asked_of, asked_at, id) where answered_at is null;
      create index feedback_waiting on feedback (to_institution, due_at, id) where given_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index feedback_waiting; drop index question_waiting; drop index handover_at_desk; drop index ask_at_desk; drop index ask_to_confirm;
      drop table mail; drop table notification_read; drop table notification;`);
  }
}
