import { seededId } from '../../src/institutions/index.js';
import { done } from '../support/handovers.js';
import { WRITTEN } from './access-sections.js';
import { idOf, type Place } from './access-subjects.js';
import type { World } from './access-world.js';

/** What stands beside every case of the proof: registers, requests and somebody who is kept out. */
export const plant = async (world: World, caseId: string, lead: Place) => ({
  interview: await askedBefore(world, caseId),
  link: await linked(world, caseId, lead),
  guardian: await aChild(world, caseId, lead),
  ...(await disclosed(world, caseId, lead)),
  complaint: await complained(world, caseId, lead),
  draft: await unsent(world, lead === 'NO_POLICE' ? lead : 'POLICE'),
  exclusion: await leaveOut(world, caseId, lead),
});

/**
 * The crisis house takes part with every right there is, and then the person wants it kept out; and somebody has read
 * across from one law to the other. Answers the exclusion.
 */
async function leaveOut(world: World, caseId: string, lead: Place): Promise<string> {
  const everything = `{lead,status,indicators,consent,interviews,${WRITTEN.join(',')}}`;
  // Past every trigger, so that the exclusion is all that stands between.
  await world.rows(`set session_replication_role = replica`);
  await world.rows(
    `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause, purpose)
     values ($1, $2, 'participant', $3, $3, $3, tstzrange(clock_timestamp(), null), 'Proof', 'support')`,
    caseId,
    idOf('CRISIS'),
    everything,
  );
  await world.rows(`set session_replication_role = origin`);
  await world.rows(
    `insert into regime_crossing (case_id, section, entries, from_regime, to_regime, ground, institution_id, account_id)
     values ($1, 'risk', '{}', 'led', 'gdpr', 'proof', $2, $3)`,
    caseId,
    idOf(lead),
    world.who(lead, 'LC').account,
  );
  const out = { institution: idOf('CRISIS'), reason: 'canary:exclusion' };
  const { items } = done(await world.who(lead, 'LC').http.post(`/api/cases/${caseId}/exclusions`, out));
  await world.rows(
    `update case_grant set during = tstzrange(lower(during), null) where case_id = $1 and institution_id = $2`,
    caseId,
    idOf('CRISIS'),
  );
  return items[0].id;
}

/** The officer who met the person opens the dangers to themselves, for hours. */
export async function breakGlass<Stage extends { readonly case: string }>(world: World, stage: Stage) {
  const breaks = { section: 'risk', reason: 'canary:glass-reason' };
  const { http } = world.who('POLICE', 'FR');
  const { id } = done(await http.post(`/api/cases/${stage.case}/break-glass`, breaks));
  return { ...stage, glass: id as string };
}

/** Whoever leads that case has sent an alert to the night desk of Latvia, and nobody has acknowledged it. */
export async function alerted<Stage extends object>(world: World, stage: Stage) {
  const what = {
    country: 'LV',
    institution: idOf('LV_DESK'),
    kind: 'pursued',
    place: 'canary:alert',
    callBack: 'canary:alert',
  };
  const { id } = done(await world.who('SOCIAL', 'LC').http.post('/api/alerts', { ...what, identity: 'canary:alert' }));
  return { ...stage, alert: id as string };
}

/** The officer asks a counselling centre in Germany twice, without a name; the second time the person agrees to the case. */
export async function consulted<Stage extends { readonly case: string }>(world: World, stage: Stage) {
  const { http } = world.who('POLICE', 'FR');
  const asks = {
    institution: idOf('LABOUR'),
    topics: ['safety'],
    ageGroup: 'adult',
    words: 'canary:consultation',
  };
  const { id } = done(await http.post('/api/consultations', asks));
  const second = done(await http.post('/api/consultations', asks)).id as string;
  const [row] = await world.rows(`select number from case_file where id = $1`, stage.case);
  done(await http.post(`/api/consultations/${second}/become-case`, { number: row!['number'] }));
  return { ...stage, consultation: id as string, consulted: second };
}

/** Another institution has asked about the journey. */
async function askedBefore(world: World, caseId: string): Promise<string> {
  const [row] = await world.rows(
    `insert into interview (case_id, kind, topics, counselling, held_on, interpreter, recording, account_id, institution_id)
     values ($1, 'interview', '{journey}', false, current_date, 'none_needed', 'none', uuidv7(), $2) returning id`,
    caseId,
    idOf('AGENCY'),
  );
  const interview = row!['id']!;
  await world.rows(
    `insert into topic_wanted (case_id, interview_id, topic, reused, from_country, to_country, account_id, institution_id)
     values ($1, $2, 'journey', true, 'SE', 'SE', uuidv7(), $3)`,
    caseId,
    interview,
    idOf('AGENCY'),
  );
  // Somebody has read what the police wrote down, and what a house and an agency did.
  await world.rows(
    `insert into audit_entry (action, verb, purpose, account_id, institution_id, case_id, fields, authors, outcome, request_id)
     select 'section.read', 'consult', 'protection', $2, $3, $1, f.fields, f.authors, 'done', 'proof'
       from (values ('{identity}'::text[], $4::uuid[]), ('{address}', $4), ('{perpetrator}', $4)) f(fields, authors)`,
    caseId,
    world.who('MEN', 'LC').account,
    idOf('MEN'),
    `{${['POLICE', 'NO_POLICE', 'MEN', 'AGENCY', 'CRISIS'].map(idOf).join(',')}}`,
  );
  await lookedFor(world, caseId);
  return interview;
}

/** The body that protects children was asked how old, who stands for them, and whether Latvia would be good. */
async function aChild(world: World, caseId: string, lead: Place): Promise<true> {
  await world.rows('set session_replication_role = replica');
  await world.rows(
    `insert into sheet_hand_out (case_id, how, language, institution_id, account_id) values ($1, 'on_paper', 'en', $2, uuidv7())`,
    caseId,
    idOf(lead),
  );
  await world.rows(
    `insert into reflection_period (case_id, country, began_on, ends_on, by_rule_on, institution_id, account_id)
     values ($1, 'SE', '2026-01-01', '2038-01-01', '2026-01-31', $2, uuidv7())`,
    caseId,
    idOf(lead),
  );
  for (const row of [
    `age_statement (case_id, country, source, says, institution_id, account_id) values ($1, 'SE', 'stated', 'adult', $2, uuidv7())`,
    `guardianship (case_id, who, appointed_by, conflict, institution_id, account_id) values ($1, 'representative', 'court', 'none_found', $2, uuidv7())`,
    `best_interests (case_id, country, family, child, guardian, finding, institution_id, account_id)
       values ($1, 'LV', 'against', 'objects', 'not_asked', 'not_in_their_interest', $2, uuidv7())`,
  ])
    await world.rows(`insert into ${row}`, caseId, idOf(lead));
  await world.rows('set session_replication_role = origin');
  return true;
}

/** Somebody looked for this person, and the holder has not decided yet. */
async function lookedFor(world: World, caseId: string): Promise<void> {
  const looking = { names: [{ text: 'Nobody Knowsher' }], reason: 'proof' };
  done(await world.who('MEN', 'LC').http.post('/api/matches/searches', looking));
  await world.rows(`set session_replication_role = replica`);
  await world.rows(
    `insert into possible_match (victim_id, case_id, institution_id, search_id, asked_by, task_id, due_at)
     select c.victim_id, c.id, l.institution_id, (select id from person_search order by at desc limit 1), $2, uuidv7(),
            clock_timestamp() + interval '3 days'
       from case_file c join lead_tenure l on l.case_id = c.id and upper_inf(l.during) where c.id = $1`,
    caseId,
    idOf('MEN'),
  );
  // This world searches more often than anybody should.
  await world.rows('update search_limit set most = 100000');
  // Settled long ago as two persons, so that it freezes nothing here.
  await world.rows(
    `with other as (insert into case_file (victim_id, number, path, urgency, opened_by)
       select uuidv7(), 'OTHER-' || $1::text, 'adult', 'normal', uuidv7() returning id)
     insert into lead_conflict (match_id, first_case, second_case, first_lead, second_lead, default_side, default_why, status,
            first_says, second_says, settled_at)
     select uuidv7(), $1::uuid, o.id, l.institution_id, l.institution_id, 'first', 'last_contact', 'apart', 'apart', 'apart', clock_timestamp()
       from other o, lead_tenure l where l.case_id = $1::uuid and upper_inf(l.during)`,
    caseId,
  );
  await world.rows(`set session_replication_role = origin`);
}

/** Somebody whom nobody here knows belongs together with the person. */
async function linked(world: World, caseId: string, lead: Place): Promise<string> {
  await world.rows(`set session_replication_role = replica`);
  const [row] = await world.rows(
    `with other as (insert into case_file (victim_id, number, path, urgency, opened_by)
       select uuidv7(), 'LINKED-' || $1::text, 'adult', 'normal', uuidv7() returning id),
     link as (insert into case_link (kind, made_by) values ('siblings', $2) returning id)
     insert into linked_case (link_id, case_id) select link.id, c from link, other, unnest(array[other.id, $1::uuid]) c
       returning link_id as id`,
    caseId,
    idOf(lead),
  );
  await world.rows(`set session_replication_role = origin`);
  return row!['id']!;
}

/** The person wants somebody in Riga to look into it; an office in Stockholm would hear complaints as well. */
export const HEARS = seededId('SE', 'Parliamentary Ombudsmen');
async function complained(world: World, caseId: string, lead: Place): Promise<string> {
  const mandate = { institution: seededId('LV', "Ombudsman's Office"), mandate: 'canary:mandate' };
  return done(await world.who(lead, 'LC').http.post(`/api/cases/${caseId}/complaints`, mandate)).id;
}

/** Whoever met the person has begun another record, and not sent it. */
async function unsent(world: World, place: Place): Promise<string> {
  const answers = { danger: 'no', called: 'canary:draft' };
  return done(await world.who(place, 'FR').http.post('/api/drafts', { answers })).id;
}

/** An authority has asked for what is written: one request waits for the lead, and one has been answered with a level of risk. */
async function disclosed(
  world: World,
  caseId: string,
  lead: Place,
): Promise<{ disclosure: string; given: string; entry: string }> {
  const [asker, answers] = [world.who('PLATFORM', 'CW').http, world.who(lead, 'LC').http];
  await world.rows(
    `insert into request_ground (code, kind, law, basis, source) select distinct 'proof', kind, 'proof', 'ordered_disclosure', 'proof' from institution
      where not exists (select 1 from request_ground where code = 'proof')`,
  );
  // Columns that the application may not read keep a row from being told apart; the proof needs no more than that.
  await world.rows('grant select (ctid) on released_entry to hof_app');
  const asked = async (): Promise<string> => {
    const order = {
      to: idOf(lead),
      ground: 'proof',
      orderReference: 'proof',
      purpose: 'protection',
      sections: ['risk'],
      about: 'proof',
    };
    const { id } = done(await asker.post('/api/disclosure-requests', order));
    done(await answers.post(`/api/disclosure-requests/${id}/bind`, { case: caseId }));
    return id;
  };
  const given = await asked();
  const [{ id: entry }] = done(await answers.get(`/api/cases/${caseId}/sections/risk`)).entries;
  done(await answers.post(`/api/disclosure-requests/${given}/grant`, { entries: [{ entry, fields: ['observedAt'] }] }));
  return { disclosure: await asked(), given, entry };
}
