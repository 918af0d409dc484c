import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The consent ledger by recipient, purpose and section, and the one rule of what the newest answer leaves of the earlier
 * ones. `src/victims/consent-cover.ts` says the same in TypeScript; a test compares the two on random ledgers.
 */
export class AskForConsentByRecipient1763900000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent_answer drop constraint consent_answer_question;
      alter table consent_answer add constraint consent_answer_question check (question in
        ('contact_support','share_name','contact_police','another_country','share_with_receiver','share_sections','tell_first_responder'));
      alter table consent_answer
        add column purpose text not null default 'referral' constraint consent_answer_purpose check (purpose in
          ('assistance','referral','identity','health','police','cross_border','research','media')),
        add column recipient_institution uuid constraint consent_answer_recipient references institution,
        add column recipient_kinds text[] not null default '{}'::text[],
        add column withdrawal boolean not null default false,
        add column evidence bytea;
      update consent_answer set purpose = case question when 'contact_support' then 'assistance' when 'share_name' then 'identity'
        when 'contact_police' then 'police' when 'another_country' then 'cross_border' else 'referral' end;
      ${AGREES_TO_COUNTRY}
      ${COVERS}
      revoke all on function agrees_to_country(uuid, text, timestamptz), covering_consent(uuid, uuid, uuid, text, timestamptz) from public;
      ${whyNotAcross('agrees_to_country(h.case_id, h.to_country, clock_timestamp())')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${whyNotAcross(`coalesce((select a.answer = 'yes' and (a.valid_until is null or a.valid_until > clock_timestamp())
            from consent_answer a where a.case_id = h.case_id and a.question = 'another_country'
             and (a.country is null or a.country = h.to_country) order by a.id desc limit 1), false)`)}
      drop function covering_consent(uuid, uuid, uuid, text, timestamptz); drop function agrees_to_country(uuid, text, timestamptz);
      alter table consent_answer drop column evidence, drop column withdrawal, drop column recipient_kinds,
        drop column recipient_institution, drop column purpose;
      delete from consent_answer where question = 'share_sections';
      alter table consent_answer drop constraint consent_answer_question;
      alter table consent_answer add constraint consent_answer_question check (question in
        ('contact_support','share_name','contact_police','another_country','share_with_receiver','tell_first_responder'));`);
  }
}

// The newest answer that speaks of the country decides; a yes to any country is narrowed by a newer yes to certain ones.
// "Not asked" and "could not be asked" are no answers and replace none.
const AGREES_TO_COUNTRY = `
  create function agrees_to_country(the_case uuid, the_country text, at timestamptz) returns boolean language sql stable
    security definer set search_path = pg_catalog, public as $$
    select coalesce((select g.answer = 'yes' and (g.valid_until is null or g.valid_until > at)
        and not (g.country is null and exists (select 1 from consent_answer n where n.case_id = the_case
          and n.question = 'another_country' and n.answer = 'yes' and n.country is not null
          and (n.recorded_at, n.id) > (g.recorded_at, g.id)))
      from consent_answer g where g.case_id = the_case and g.question = 'another_country' and g.answer in ('yes','no','undecided')
       and (g.country is null or g.country = the_country) order by g.recorded_at desc, g.id desc limit 1), false) $$;`;

// The answer that covers a section for an institution, or nothing. What was said about the request decides, as a whole: a
// narrower yes narrows the earlier one. What was said of recipients in general takes away with a no, and gives with a yes of
// its own kind only ("you may tell them my name" names no receiver). Across a border the yes is heard after the first night
// and outside custody, and the country is agreed to.
const COVERS = `
  create function covering_consent(the_case uuid, the_request uuid, the_institution uuid, the_section text, at timestamptz)
    returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select d.id from institution p, lateral (
      select c.id, c.answer, c.sections, c.valid_until, c.provisional, asked.country as asked_in
        from consent_answer c join institution asked on asked.id = c.institution_id
       where c.case_id = the_case and (
         (c.request_id = the_request and c.question = 'share_with_receiver' and c.answer in ('yes','no','undecided')
           and (c.answer = 'yes' or c.sections = '{}' or the_section = any(c.sections)))
         or (c.request_id is null and c.question in ('share_name','contact_police','share_sections')
           and (c.recipient_institution is null or c.recipient_institution = p.id)
           and (c.country is null or c.country = p.country)
           and (c.recipient_kinds = '{}' or p.kind = any(c.recipient_kinds))
           and (c.sections = '{}' or the_section = any(c.sections))
           and (c.answer = 'no' or (c.answer = 'yes' and c.question = 'share_sections' and not exists (
             select 1 from consent_answer n where n.case_id = the_case and n.question = 'share_sections' and n.answer = 'yes'
               and n.request_id is null and n.purpose = c.purpose and n.country is not distinct from c.country
               and n.recipient_institution is not distinct from c.recipient_institution and n.recipient_kinds = c.recipient_kinds
               and (n.recorded_at, n.id) > (c.recorded_at, c.id))))))
       order by c.recorded_at desc, c.id desc limit 1) d
     where p.id = the_institution and d.answer = 'yes' and the_section = any(d.sections) and (d.valid_until is null or d.valid_until > at)
       and (d.asked_in = p.country or (not d.provisional and agrees_to_country(the_case, p.country, at))) $$;`;

const whyNotAcross = (agrees: string): string => `
      create or replace function why_not_across(the_handover uuid) returns text language sql stable security definer
        set search_path = pg_catalog, public as $$
        select case
          when h.to_country = h.from_country then null
          when c.path = 'child' or p.content ->> 'ageGroup' in ('minor','unsure') or p.content ->> 'ageBand' in ('0-8','9-17') then 'child'
          when not ${agrees} then 'consent' end
          from handover h join case_file c on c.id = h.case_id left join preview p on p.request_id = h.id
         where h.id = the_handover $$;`;
