import type { Client } from 'pg';
import { whenBroken } from '../../src/platform/database/index.js';

export const UNDONE = 'Undone by the proof.';
whenBroken({ proof_undone: ['not-possible-now', UNDONE] });

/**
 * While it is switched on, every act of a person that would succeed is taken back at its commit, after all rules,
 * policies and constraints have said yes: tries do not disturb each other, and "would be done" is told from "refused by
 * a rule".
 */
const UNDO = `
  create table proof_undo (is_on boolean not null);
  insert into proof_undo values (false);
  create function proof_undo() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if (select is_on from proof_undo) then
      raise exception 'undone' using errcode = '23514', constraint = 'proof_undone';
    end if;
    return null;
  end $$;
  create constraint trigger proof_undo after insert on audit_entry deferrable initially deferred
    for each row when (new.outcome = 'done' and new.account_id is not null) execute function proof_undo();`;

export async function canUndo(behind: Client): Promise<void> {
  await behind.query(UNDO);
}

export async function undoing(behind: Client, isOn: boolean): Promise<void> {
  await behind.query('update proof_undo set is_on = $1', [isOn]);
}
