import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A desk that acknowledges an alert is shown itself only; that it is at it the database tells the other desks, so that no two set out unknowing. */
export class TellAllWhoWereAlerted1763900000153 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_other_desks() returns trigger language plpgsql security definer
        set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into outbox (kind, subjects)
          select 'alert.' || new.status, jsonb_build_object('to', r.institution_id, 'alert', new.id)
            from alert_recipient r where r.alert_id = new.id
             and r.institution_id <> all (array[new.from_institution, (select actor_institution())]);
        return null;
      end $$;
      revoke all on function tell_other_desks() from public;
      create trigger other_desks_are_told after update of status on danger_alert for each row
        when (new.status <> old.status and new.status in ('acknowledged','closed')) execute function tell_other_desks();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger other_desks_are_told on danger_alert; drop function tell_other_desks()');
  }
}
