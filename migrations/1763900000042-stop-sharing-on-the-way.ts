import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the person takes the yes back after it was agreed, the handover keeps when that was: on the way the receiver still
 * learns that somebody arrives, when and where, and nothing that names them. And a preview is not shown in a country that
 * the person does not, or no longer, want to be asked for in; on the way it is, since somebody has to be at the station.
 */
export class StopSharingOnTheWay1763900000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table handover add column sharing_stopped_at timestamptz;
      create function stop_sharing_of_handover() returns trigger language plpgsql security definer
        set search_path = pg_catalog, public as $$
      begin
        update handover h set sharing_stopped_at = clock_timestamp()
         where h.case_id in (select a.case_id from answered a where a.answer in ('yes','no','undecided'))
           and h.status in ('agreed','in_transit') and h.sharing_stopped_at is null
           and not exists (select 1 from unnest(h.agreed_sections) s
             where covering_consent(h.case_id, h.id, h.to_institution, s, '-infinity') is not null);
        return null;
      end $$;
      revoke all on function stop_sharing_of_handover() from public;
      create trigger consent_stops_sharing after insert on consent_answer referencing new table as answered
        for each statement execute function stop_sharing_of_handover();

      create function may_be_shown_to_actor(the_case uuid, from_institution uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, public as $$
        select (select i.country from institution i where i.id = from_institution) = actor_country()
          or agrees_to_country(the_case, actor_country(), clock_timestamp()) $$;
      revoke all on function may_be_shown_to_actor(uuid, uuid) from public;
      grant execute on function may_be_shown_to_actor(uuid, uuid) to hof_app;
      drop policy seen_preview on preview;
      ${seenPreview('may_be_shown_to_actor(preview.case_id, preview.from_institution)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen_preview on preview;
      ${seenPreview()}
      drop function may_be_shown_to_actor(uuid, uuid);
      drop trigger consent_stops_sharing on consent_answer; drop function stop_sharing_of_handover();
      alter table handover drop column sharing_stopped_at;`);
  }
}

const ME = '(select actor_institution())';
const ROLES = '((select actor_roles())::text[])';
const WORKERS = `${ROLES} && '{lead_coordinator,caseworker}'`;
const LEADS = `(actor_leads(preview.case_id) and ${WORKERS})`;
const WITHIN = `(
  'lead_coordinator' = any(${ROLES})
  or ('caseworker' = any(${ROLES}) and not exists (
    select 1 from assignment a where a.case_id = preview.case_id and a.institution_id = ${ME}
      and upper_inf(a.during) and a.account_id <> (select actor_account()))))`;
const ASK_SHOWN = `('sent','opened','info_requested','accepted','accepted_with_conditions','confirmed','in_service')`;
const HANDOVER_SHOWN = `('proposed','info_requested','accepted','accepted_with_conditions','agreed','in_transit','taken_over','settled')`;
const ON_THE_WAY = `h.status in ('in_transit','taken_over','settled')`;

/** As before, and with the person's word on the reader's country where it is given. */
const seenPreview = (agreed?: string): string => `
  create policy seen_preview on preview for select to hof_app using (
    ((from_institution = ${ME} or ${LEADS}) and ${WITHIN})
    or exists (select 1 from ask a where a.need_id = preview.request_id and (
      (a.to_institution = ${ME} and ${WORKERS} and a.status in ${ASK_SHOWN})
      or (a.escalated_to = ${ME} and a.status = 'escalated'))${agreed ? ` and ${agreed}` : ''})
    or exists (select 1 from handover h where h.id = preview.request_id and h.from_institution <> ${ME}
      and (h.status in ${HANDOVER_SHOWN} or (h.status = 'escalated' and h.escalated_to = ${ME}))${agreed ? ` and (${ON_THE_WAY} or ${agreed})` : ''}));`;
