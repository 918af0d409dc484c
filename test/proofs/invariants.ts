import type { Pool } from 'pg';

/** Each answers the rows that break a promise; none may ever answer any (security.md 9.1). */
export const INVARIANTS: Readonly<Record<string, string>> = {
  'an open case without exactly one lead': `
    select p.case_id from case_period p where upper_inf(p.during)
       and (select count(*) from lead_tenure t where t.case_id = p.case_id and upper_inf(t.during)) <> 1`,
  'a time in which a case was open and nobody led': `
    select p.case_id from (select case_id, range_agg(during) as time from case_period group by case_id) p
      left join (select case_id, range_agg(during) as time from lead_tenure group by case_id) t using (case_id)
     where t.time is null or p.time <> t.time`,
  'two leads at one time': `
    select a.case_id from lead_tenure a join lead_tenure b on a.case_id = b.case_id and a.ctid < b.ctid and a.during && b.during`,
  'a person with two open cases': `
    select victim_id from case_period where upper_inf(during) group by victim_id having count(*) > 1`,
  'two open handovers of one case': `
    select case_id from handover where status in ('prepared','proposed','info_requested','accepted','accepted_with_conditions',
      'agreed','in_transit','escalated') group by case_id having count(*) > 1`,
  'a takeover without its tenure': `
    select h.id from handover h where h.taken_over_at is not null and not exists (
      select 1 from lead_tenure t where t.case_id = h.case_id and t.institution_id = h.to_institution and t.cause = 'taken_over')`,
  'a tenure taken over without a handover': `
    select t.case_id from lead_tenure t where t.cause = 'taken_over' and not exists (
      select 1 from handover h where h.case_id = t.case_id and h.to_institution = t.institution_id and h.taken_over_at is not null)`,
  'a grant that outlives its handover': `
    select g.id from case_grant g join handover h on h.id = g.request_id
     where h.status in ('declined','withdrawn','expired','offer_withdrawn','cancelled','nobody_can')
       and (upper_inf(g.during) or upper(g.during) > clock_timestamp())`,
  'an open lead without its grant': `
    select t.case_id from lead_tenure t where upper_inf(t.during) and not exists (
      select 1 from case_grant g where g.case_id = t.case_id and g.institution_id = t.institution_id
         and g.relation in ('lead','holding_lead') and upper_inf(g.during))`,
  'a lead grant of an institution that does not lead': `
    select g.case_id from case_grant g where g.relation in ('lead','holding_lead') and upper_inf(g.during) and not exists (
      select 1 from lead_tenure t where t.case_id = kept_case_of(g.case_id) and t.institution_id = g.institution_id and upper_inf(t.during))`,
  'a case that was joined to another and led beside it': `
    select c.id from lead_conflict c join lead_tenure t on t.case_id = c.joined_case
     where c.status in ('merged','undone') and t.during && tstzrange(c.settled_at + interval '1 microsecond', c.undone_at)`,
  'a case that was parted again and not led from that instant on': `
    select c.id from lead_conflict c where c.status = 'undone' and not exists (
      select 1 from lead_tenure t where t.case_id = c.joined_case and t.during @> c.undone_at)`,
  'a lead that writes in a joined case': `
    select g.id from case_grant g join lead_conflict c on c.joined_case = g.case_id and c.status = 'merged'
     where g.relation = 'lead' and g.writes <> '{}' and upper_inf(g.during)`,
  'a tenure by merge without its conflict': `
    select t.case_id from lead_tenure t where t.cause = 'merged' and not exists (select 1 from lead_conflict c
      where c.joined_case = t.case_id and lower(t.during) in (c.settled_at, c.undone_at))`,
  'a lead whom the person keeps out': `
    select t.case_id from lead_tenure t join excluded_recipient x on x.case_id = t.case_id and x.institution_id = t.institution_id
     where upper_inf(t.during) and x.account_id is null and x.ended_at is null`,
  'something broken open without a record, or beyond its end': `
    select g.id from case_grant g left join broken_glass b on b.id = g.request_id where g.relation = 'break_glass'
       and (b.id is null or (b.ended_at is not null and upper(g.during) > clock_timestamp()))`,
  'something given on request that the ledger does not know': `
    select e.id from released_entry e where not exists (select 1 from disclosure d where d.request_id = e.request_id)`,
  'a guardian of somebody who came of age': `
    select g.id from guardianship g join case_file c on c.id = g.case_id
     where g.ended_at is null and c.adult_since is not null and g.since < c.adult_since`,
  'two guardians of one child': `
    select case_id from guardianship where ended_at is null group by case_id having count(*) > 1`,
  'an open handover whose sender does not lead': `
    select h.id from handover h where h.status in ('prepared','proposed','info_requested','accepted','accepted_with_conditions',
      'agreed','in_transit','escalated') and not exists (
      select 1 from lead_tenure t where t.case_id = h.case_id and t.institution_id = h.from_institution and upper_inf(t.during))`,
  'persons asked for together who do not wish it, or no longer': `
    select h.id from handover h join case_link l on l.id = h.together where l.ended_at is not null or not exists (
      select 1 from linked_case c where c.link_id = l.id and c.case_id = h.case_id and c.wish = 'together')`,
  'a handover that is asked together with nobody, or goes on after another came to nothing': `
    select h.together from handover h where h.together is not null group by h.together having count(*) < 2`,
  'one of those asked together that left before each had agreed': `
    select h.id from handover h where h.together is not null and h.status not in ('prepared','proposed','info_requested',
      'accepted','accepted_with_conditions','agreed','escalated')`,
  'somebody agreed before there was a yes for each of those asked together': `
    select h.id from handover h join handover o on o.together = h.together
     where h.status = 'agreed' and o.status not in ('accepted','accepted_with_conditions','agreed')`,
  'an open request on a closed case': `
    select a.id from ask a where a.ended_at is null and not exists (
      select 1 from case_period p where p.case_id = a.case_id and upper_inf(p.during))`,
};

/** The broken promises, with how often. */
export async function broken(client: Pool): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [promise, sql] of Object.entries(INVARIANTS)) {
    const { rowCount } = await client.query(sql);
    if (rowCount) found[promise] = rowCount;
  }
  return found;
}
