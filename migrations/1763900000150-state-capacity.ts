import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many places are free now, per service, as the institution itself says it. The last word replaces the one before: a row of
 * numbers over days would say when somebody came to a house and when they left. For those who ask places, and for the house itself.
 */
export class StateCapacity1763900000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table capacity (
        institution_id uuid not null constraint capacity_institution references institution,
        service text not null,
        state text not null constraint capacity_state check (state in ('places','some','full','unknown')),
        places integer,
        said_by uuid not null constraint capacity_said_by references account,
        said_at timestamptz not null default clock_timestamp(),
        constraint capacity_pkey primary key (institution_id, service),
        constraint capacity_places check ((state = 'places') = (places is not null) and places between 1 and 999)
      );
      alter table capacity enable row level security;
      alter table capacity force row level security;
      create policy owner_capacity on capacity to hof_owner using (true) with check (true);
      create policy seen_capacity on capacity for select to hof_app using (
        institution_id = (select actor_institution())
        or ((select actor_roles())::text[]) && '{caseworker,lead_coordinator,national_focal_point}');
      create policy first_capacity on capacity for insert to hof_app with check (${OWN});
      create policy next_capacity on capacity for update to hof_app using (${HOUSE}) with check (${OWN});
      grant select, insert (institution_id, service, state, places, said_by), update (state, places, said_by, said_at)
        on capacity to hof_app;
      -- When it was said is the database's word.
      create function stamp_capacity() returns trigger language plpgsql set search_path = pg_catalog, public as $$
      begin
        new.said_at := clock_timestamp();
        return new;
      end $$;
      create trigger stamp_capacity before insert or update on capacity for each row execute function stamp_capacity();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table capacity; drop function stamp_capacity();`);
  }
}

const HOUSE = `institution_id = (select actor_institution())
        and ((select actor_roles())::text[]) && '{caseworker,lead_coordinator,institution_administrator}'`;
const OWN = `${HOUSE} and said_by = (select actor_account())`;
