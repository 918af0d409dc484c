import { HEARS } from './access-left-out.js';
import { idOf } from './access-subjects.js';
import {
  ALL_ROLES,
  ANYONE,
  BEFORE,
  DESK,
  each,
  HOUSE,
  LEADS,
  TEAM,
  to,
  WORKERS_ADD,
  type Guarded,
} from './access-row-words.js';

/** The registers beside the case: what was asked before, and who may be the same person. */
// prettier-ignore
export const BESIDE: Readonly<Record<string, Guarded>> = {
  interview: {
    of: 't.case_id = :case', words: { before: 't.recorded_at < :T', own: 't.institution_id = :me' },
    sees: { ...each(LEADS, TEAM), former_lead: BEFORE },
    add: {
      row: `(case_id, kind, topics, counselling, held_on, interpreter, recording, account_id, institution_id) values (:case, 'interview', '{needs}', false, current_date, 'none', 'none', :account, :me)`,
      forged: `(case_id, kind, topics, counselling, held_on, interpreter, recording, account_id, institution_id) values (:case, 'interview', '{needs}', false, current_date, 'none', 'none', :somebody, :me)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  topic_wanted: {
    of: 't.case_id = :case', words: { before: 't.at < :T' }, sees: { ...each(LEADS, TEAM), former_lead: BEFORE },
    add: {
      row: `(case_id, interview_id, topic, reused, from_country, to_country, account_id, institution_id) select :case, i.id, 'journey', true, 'SE', 'SE', :account, :me from interview i where i.case_id = :case limit 1`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  // A child: whole, for whoever reads `family`; who looks back sees what was so in their own time.
  age_statement: {
    of: 't.case_id = :case', words: { before: 't.at < :T' }, sees: { ...each(LEADS, TEAM), former_lead: BEFORE },
    add: {
      row: `(case_id, country, source, says, institution_id, account_id) values (:case, 'SE', 'stated', 'unsure', :me, :account)`,
      forged: `(case_id, country, source, says, institution_id, account_id) values (:case, 'SE', 'stated', 'unsure', :me, :somebody)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  guardianship: {
    of: 't.case_id = :case', words: { before: 't.since < :T' }, sees: { ...each(LEADS, TEAM), former_lead: BEFORE },
    change: { set: `ended_at = now(), end_reason = 'by_mistake'`, who: each(LEADS, TEAM) },
    add: {
      first: `update guardianship set ended_at = now(), end_reason = 'by_mistake' where case_id = :case and ended_at is null`,
      row: `(case_id, who, appointed_by, conflict, institution_id, account_id) values (:case, 'public_body', 'court', 'none_found', :me, :account)`,
      forged: `(case_id, who, appointed_by, conflict, institution_id, account_id) values (:case, 'public_body', 'court', 'none_found', :me, :somebody)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  best_interests: { of: 't.case_id = :case', words: { before: 't.at < :T' }, sees: { ...each(LEADS, TEAM), former_lead: BEFORE } },
  // That the person was given their sheet: the lead's.
  sheet_hand_out: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM),
    add: {
      row: `(case_id, how, language, institution_id, account_id) values (:case, 'on_paper', 'en', :me, :account)`,
      forged: `(case_id, how, language, institution_id, account_id) values (:case, 'on_paper', 'en', :me, :somebody)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  // Until when somebody may recover and decide: the lead's clock.
  reflection_period: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM),
    change: { set: `ended_at = now(), end_reason = 'by_mistake'`, who: each(LEADS, TEAM) },
    add: {
      first: `update reflection_period set ended_at = now(), end_reason = 'by_mistake' where case_id = :case and ended_at is null`,
      row: `(case_id, country, began_on, ends_on, by_rule_on, institution_id, account_id) values (:case, 'SE', '2026-01-01', '2026-02-01', '2026-02-01', :me, :account)`,
      forged: `(case_id, country, began_on, ends_on, by_rule_on, institution_id, account_id) values (:case, 'SE', '2026-01-01', '2026-02-01', '2026-02-01', :me, :somebody)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  // Persons who belong together: each side its own row, with what the person there said.
  case_link: { of: 't.id = :link', sees: each(LEADS, TEAM) },
  linked_case: {
    of: 't.link_id = :link and t.case_id = :case', sees: each(LEADS, TEAM),
    change: { set: `wish = 'apart', wished_at = now(), account_id = :account`, who: each(LEADS, TEAM) },
  },
  // One section to one person: they, the lead, and who reviews it.
  broken_glass: {
    of: 't.case_id = :case', at: 'glass',
    sees: { lead: TEAM, first_responder: to('all', 'FR', 'CW', 'LC'), focal_from: DESK },
    change: { set: 'ended_by = null', who: { lead: TEAM, first_responder: to('all', 'FR', 'CW', 'LC'), focal_from: DESK } },
    add: {
      row: `(case_id, victim_id, section, account_id, institution_id, reason) values (:case, :victim, 'risk', :account, :me, '')`,
      forged: `(case_id, victim_id, section, account_id, institution_id, reason) values (:case, :victim, 'risk', :somebody, :me, '')`,
      who: { ...each([...LEADS, 'participant', 'agreed_receiver'], to('yes', 'CW', 'LC')), ...each(['holding_lead', 'first_responder'], to('yes', 'FR', 'CW', 'LC')) },
    },
  },
  'section_entry through the glass': {
    table: 'section_entry', of: `t.case_id = :case and t.section = 'risk'`, at: 'glass',
    words: { before: 't.recorded_at < :T', own: 't.institution_id = :me' },
    sees: {
      ...each([...LEADS, 'participant'], TEAM), holding_lead: `FR:own ${TEAM}`, former_lead: BEFORE,
      first_responder: 'FR:all CW:own LC:own',
    },
  },
  'case_grant to one person': {
    table: 'case_grant', of: 't.case_id = :case and t.account_id is not null', at: 'glass',
    sees: { lead: HOUSE, first_responder: 'FR:all' },
  },
  // No case in it: whoever sent it, whom it went to, and who reviews it (in codes; what it says is sealed).
  danger_alert: {
    of: 't.id = :alert', at: 'alert',
    sees: { lead: DESK, danger_desk: `FR:all ${DESK}`, focal_from: DESK },
    change: { set: 'outcome = null', who: { lead: DESK, danger_desk: `FR:all ${DESK}`, focal_from: DESK } },
    add: {
      row: `(from_institution, account_id, country, to_institution, kind, place, call_back) values (:me, :account, 'LV', :desk, 'other', '', '')`,
      forged: `(from_institution, account_id, country, to_institution, kind, place, call_back) values (:me, :somebody, 'LV', :desk, 'other', '', '')`,
      who: {}, otherwise: to('yes', 'FR', 'FX', 'CW', 'CX', 'LC', 'FP'),
    },
  },
  alert_recipient: { of: 't.alert_id = :alert', at: 'alert', sees: { lead: `FR:all ${DESK}`, danger_desk: `FR:all ${DESK}` } },
  identification_draft: {
    of: 't.id = :draft', sees: each(['first_responder', 'holding_lead'], 'FR:all'),
    change: { set: 'danger = false', who: each(['first_responder', 'holding_lead'], 'FR:all') },
    add: {
      row: `(account_id, institution_id, content, danger) values (:account, :me, '', false)`,
      forged: `(account_id, institution_id, content, danger) values (:somebody, :me, '', false)`,
      who: {}, otherwise: to('yes', 'FR', 'FX', 'CW', 'CX', 'LC'),
    },
  },
  // No case in it until the person agrees; then whoever leads reads it, and the adviser never sees which case it is.
  consultation: {
    of: 't.id = :consultation', at: 'consultation', sees: { first_responder: `FR:all ${DESK}`, adviser: DESK },
    change: { set: 'outcome = null', who: { first_responder: `FR:all ${DESK}`, adviser: DESK } },
    add: {
      row: `(from_institution, account_id, to_institution, topics, age_group, due_at) values (:me, :account, :other, '{safety}', 'adult', now())`,
      forged: `(from_institution, account_id, to_institution, topics, age_group, due_at) values (:me, :somebody, :other, '{safety}', 'adult', now())`,
      who: {}, otherwise: to('yes', 'FR', 'FX', 'CW', 'CX', 'LC', 'FP'),
    },
  },
  'consultation of a case': {
    table: 'consultation', of: 't.id = :consulted', at: 'consultation',
    sees: { first_responder: `FR:all ${DESK}`, adviser: DESK, lead: TEAM, former_lead: TEAM },
  },
  consultation_word: {
    of: 't.consultation_id = :consultation', at: 'consultation', sees: { first_responder: `FR:all ${DESK}`, adviser: DESK },
    add: {
      row: `(consultation_id, institution_id, account_id, words) values (:consultation, :me, :account, '')`,
      forged: `(consultation_id, institution_id, account_id, words) values (:consultation, :me, :somebody, '')`,
      who: { first_responder: to('yes', 'FR', 'CW', 'CX', 'LC', 'FP'), adviser: to('yes', 'CW', 'CX', 'LC', 'FP') },
    },
  },
  consulted_case: {
    of: 't.consultation_id = :consulted', at: 'consultation',
    sees: { first_responder: 'FR:all CW:all LC:all', lead: TEAM, former_lead: TEAM },
  },
  // A look for somebody is anybody's, and answered to all alike; what came of it is its holder's.
  person_search: {
    of: 'true', // No row whole: the application may read four columns of it, and of a match's search only.
    add: {
      row: `(reason, account_id, institution_id) values ('', :account, :me)`,
      forged: `(reason, account_id, institution_id) values ('', :somebody, :me)`,
      who: {}, otherwise: ANYONE,
    },
  },
  possible_match: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM), change: { set: 'decided_by = null', who: each(LEADS, 'LC:all') },
  },
  // One person, two leads: their coordinators', and the focal points' of both countries; never a helper's.
  lead_conflict: {
    of: 't.first_case = :case', sees: { ...each(LEADS, 'LC:all'), former_lead: 'LC:all', focal_from: 'FP:all' },
  },
  // How many places a house has free: for those who ask places, and for everybody of the house itself.
  capacity: {
    of: `t.institution_id = '${idOf('SOCIAL')}'`, sees: each(['lead', 'former_lead'], to('all', ...ALL_ROLES)), otherwise: DESK,
    change: { set: `state = 'some', said_by = :account`, who: each(['lead', 'former_lead'], `${HOUSE} AD:all`) },
    add: {
      row: `(institution_id, service, state, said_by) values (:me, 'proof', 'full', :account)`,
      forged: `(institution_id, service, state, said_by) values (:other, 'proof', 'full', :account)`,
      who: {}, otherwise: `${WORKERS_ADD} AD:yes`,
    },
  },
  // Asked by a caseworker of an institution that has no part in the case: theirs, their coordinator's and the lead's.
  disclosure_request: {
    of: 't.id in (:disclosure, :given)', sees: { ...each(LEADS, TEAM), same_country: to('all', 'CW', 'LC') },
    change: { set: 'kept_back = null', who: { ...each(LEADS, TEAM), same_country: to('all', 'CW', 'LC') } },
    add: {
      row: `(reference, asked_by, account_id, asker_kind, to_institution, ground, purpose, sections, words, due_at) values (gen_random_uuid()::text, :me, :account, 'ngo', :other, 'proof', 'proof', '{risk}', '', now())`,
      forged: `(reference, asked_by, account_id, asker_kind, to_institution, ground, purpose, sections, words, due_at) values (gen_random_uuid()::text, :other, :account, 'ngo', :me, 'proof', 'proof', '{risk}', '', now())`,
      who: {}, otherwise: WORKERS_ADD,
    },
  },
  disclosure_binding: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM), change: { set: 'not_told = null', who: each(LEADS, TEAM) },
    add: {
      first: `insert into disclosure_request (id, reference, asked_by, account_id, asker_kind, to_institution, ground, purpose, sections, words, due_at) values ('00000000-0000-7000-8000-0000000d15c1', 'proof', :me, :account, 'ngo', :other, 'proof', 'proof', '{risk}', '', now())`,
      row: `(request_id, case_id, bound_by) values ('00000000-0000-7000-8000-0000000d15c1', :case, :me)`,
      who: { ...each([...LEADS, 'participant', 'agreed_receiver', 'former_lead', 'first_responder'], to('yes', 'CW', 'LC')) },
    },
  },
  // The person's mandate: seen and ended by the lead and by whoever recorded it.
  complaint_mandate: {
    of: 't.case_id = :case', sees: each([...LEADS, 'former_lead'], TEAM), change: { set: 'ended_by = null', who: each([...LEADS, 'former_lead'], TEAM) },
    add: {
      row: `(case_id, victim_id, institution_id, reference, recorded_by, account_id, during) values (:case, :victim, '${HEARS}', '', :me, :account, tstzrange(now(), now() + interval '1 day'))`,
      forged: `(case_id, victim_id, institution_id, reference, recorded_by, account_id, during) values (:case, :victim, '${HEARS}', '', :other, :account, tstzrange(now(), now() + interval '1 day'))`,
      who: each([...LEADS, 'participant'], to('yes', 'CW', 'LC')),
    },
  },
  // The copy: the asker's while it may be read, and the lead's.
  released_entry: {
    of: 't.request_id = :given', sees: { ...each(LEADS, TEAM), same_country: to('all', 'CW', 'LC') },
    add: {
      row: `(request_id, case_id, victim_id, entry_id, author, section, content, statement, regime, author_kind, recorded_on) select :disclosure, :case, :victim, e.id, :other, 'risk', '', 'observed', 'gdpr', 'ngo', current_date from section_entry e where e.case_id = :case limit 1`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
};
