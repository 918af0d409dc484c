import { BESIDE } from './access-rows-beside.js';
import {
  ALL_ROLES,
  ANYONE,
  BEFORE,
  DESK,
  each,
  HOUSE,
  INSTANT,
  LEAD_ADDS,
  LEAD_CHANGES,
  LEADS,
  NOW,
  TEAM,
  to,
  until,
  WHO_LEADS,
  WORKERS_ADD,
  type Guarded,
} from './access-row-words.js';
import { SECTIONS_READ } from './access-sections.js';

/** One condition per section, from the table of sections. */
const sections = (relation: string, role: string): string =>
  Object.entries(SECTIONS_READ[relation]?.find(({ roles }) => roles.split(' ').includes(role))?.reads ?? {})
    .map(
      ([section, rights]) =>
        `(t.section = '${section}'${rights.includes('own') ? ' and t.institution_id = :me' : ''}${rights.includes('before') ? ' and t.recorded_at < :T' : ''})`,
    )
    .join(' or ') || 'false';
const SECTION_WORDS = Object.fromEntries(
  Object.keys(SECTIONS_READ).flatMap((relation) =>
    ALL_ROLES.map((role) => [`${relation}.${role}`, sections(relation, role)]),
  ),
);
const SECTION_SEES = Object.fromEntries(
  Object.keys(SECTIONS_READ).map((relation) => [
    relation,
    ALL_ROLES.map((role) => `${role}:${relation}.${role}`).join(' '),
  ]),
);

const HELD =
  'lead,identity,safe_contact,communication,status,indicators,consent,account,exploitation,interviews,immigration,family,risk,wishes,travel';
const READ_BY: Readonly<Record<string, string>> = {
  lead: `${HELD},address,health,plan,claims,obligations`,
  new_lead: `${HELD},address,health,plan,claims,obligations,proceedings`,
  holding_lead: `${HELD},proceedings,perpetrator`,
};
const LOOKED = `t.authors <> '{}' and t.verb = 'consult' and t.outcome = 'done'`;

/**
 * The same people with SQL in their hands, as the application's role: which rows row-level security shows them, lets them
 * change without naming them (an UPDATE without WHERE reads nothing, so only its own policy stands), and lets them add.
 * By hand, per table and relation: `CW:all` means that CW gets all rows of this story's case; `own`, `before` and other
 * words are conditions spelled out in `words`. A relation or a role that is not named gets nothing.
 */
// prettier-ignore
export const ROWS: Readonly<Record<string, Guarded>> = {
  case_file: {
    of: 't.id = :case', sees: WHO_LEADS, change: { set: `urgency = 'normal'`, who: LEAD_CHANGES },
    add: { row: `(id, victim_id, number, path, urgency, opened_by) values (uuidv7(), :victim, gen_random_uuid()::text, 'adult', 'normal', :me)`, forged: `(id, victim_id, number, path, urgency, opened_by) values (uuidv7(), :victim, gen_random_uuid()::text, 'adult', 'normal', :other)`, who: {}, otherwise: ANYONE },
  },
  case_period: {
    of: 't.case_id = :case', sees: WHO_LEADS, change: { set: `close_reason = null`, who: LEAD_CHANGES },
    // The temporal key stands before anything that the policy lets through: one in the past of this case.
    add: { row: `(case_id, victim_id, during, opened_by, country, close_reason) values (:case, :victim, '[2001-01-01,2001-02-01)', :me, 'SE', 'goals_met')`, forged: `(case_id, victim_id, during, opened_by, country, close_reason) values (:case, :victim, '[2001-01-01,2001-02-01)', :other, 'SE', 'goals_met')`, who: {}, otherwise: ANYONE },
  },
  lead_tenure: {
    // About to take over: the one open tenure of the sender.
    of: 't.case_id = :case', sees: { ...WHO_LEADS, agreed_receiver: HOUSE },
    change: { set: INSTANT, who: { ...LEAD_CHANGES, agreed_receiver: HOUSE } },
    add: { row: `(case_id, institution_id, during, cause, basis) values (:case, :me, '[2001-01-01,2001-02-01)', 'taken_over', 'handover')`, forged: `(case_id, institution_id, during, cause, basis) values (:case, :other, '[2001-01-01,2001-02-01)', 'taken_over', 'handover')`, who: { agreed_receiver: WORKERS_ADD } },
  },
  'lead_tenure of a new period': {
    // Whoever opens a period names its first lead in the same transaction; here a person who comes back after a closing.
    table: 'lead_tenure', of: 't.case_id = :case', at: 'closed',
    add: {
      first: `insert into case_period (case_id, victim_id, during, opened_by, country) values (:case, :victim, tstzrange(clock_timestamp(), null), :me, 'SE')`,
      row: `(case_id, institution_id, during, cause, basis) values (:case, :other, '[2001-01-01,2001-02-01)', 'opened', 'mandate')`,
      who: each(['lead', 'first_responder', 'same_country', 'other_country', 'left_out', 'focal_from', 'focal_to'], ANYONE),
    },
  },
  victim: { of: 't.id = :victim', sees: WHO_LEADS, add: { row: 'default values', who: {}, otherwise: ANYONE } },
  victim_status: {
    of: 't.case_id = :case', words: { before: 't.at < :T' },
    // A section of its own: who takes part has it by the person's yes, and here nobody asked.
    sees: { ...until(BEFORE), participant: '', agreed_receiver: '' },
    add: { row: `(case_id, victim_id, country, status, decided_by) values (:case, :victim, 'SE', 'presumed', :me)`, who: LEAD_ADDS },
  },
  case_grant: {
    // Codes only: which sections, which institution, until when. One's own institution's, and all of them for the lead.
    of: 't.case_id = :case', words: { own: 't.institution_id = :me' },
    sees: { ...each([...Object.keys(WHO_LEADS)], to('own', 'FR', 'FX', 'CW', 'CX', 'LC')), ...each(LEADS, `${to('own', 'FR', 'FX')} ${HOUSE}`) },
    change: {
      set: INSTANT,
      who: { ...LEAD_CHANGES, ...each(['participant', 'agreed_receiver', 'former_lead', 'first_responder'], to('own', 'CW', 'CX', 'LC')) },
    },
    add: {
      row: `(case_id, institution_id, relation, reads, reads_own, writes, during, cause) values (:case, :me, 'participant', '{identity}', '{}', '{}', '[2001-01-01,2001-02-01)', 'proof')`,
      who: LEAD_ADDS,
    },
  },
  'case_grant of the local holder': {
    // Who reports that the journey failed lets the country's fallback help at once, and nobody else.
    table: 'case_grant', of: 't.case_id = :case', at: 'failed',
    add: {
      row: `(case_id, institution_id, relation, reads, reads_own, writes, during, cause, request_id) values (:case, :desk, 'participant', '{lead}', '{}', '{}', '[2001-01-01,2001-02-01)', 'proof', :handover)`,
      who: { ...LEAD_ADDS, agreed_receiver: WORKERS_ADD },
    },
  },
  // On what basis a grant was given: for whoever sees the grant.
  disclosure: {
    of: 't.case_id = :case', words: { own: 't.institution_id = :me', opened: 't.grant_id is not null' },
    sees: { ...each([...Object.keys(WHO_LEADS)], to('own', 'FR', 'FX', 'CW', 'CX', 'LC')), ...each(LEADS, `${to('own', 'FR', 'FX')} CX:opened ${TEAM}`) },
  },
  assignment: {
    of: 't.case_id = :case', words: { own: 't.institution_id = :me' }, sees: { left_out: '' }, otherwise: to('own', 'CW', 'CX', 'LC'),
    change: { set: INSTANT, who: { left_out: '' }, otherwise: to('own', 'CW', 'CX', 'LC') },
    add: { row: `(case_id, institution_id, account_id, during) values (:case, :me, :account, '[2001-01-01,2001-02-01)')`, forged: `(case_id, institution_id, account_id, during) values (:case, :other, :account, '[2001-01-01,2001-02-01)')`, who: {}, otherwise: WORKERS_ADD },
  },
  acknowledgement: {
    of: 't.case_id = :case', words: { before: 't.at <= :T' }, sees: until(BEFORE),
    add: {
      row: `(case_id, institution_id, how, noted_by, noted_by_institution) values (:case, :me, 'read', :account, :me)`,
      forged: `(case_id, institution_id, how, noted_by, noted_by_institution) values (:case, :me, 'read', :somebody, :me)`,
      who: { ...each(Object.keys(WHO_LEADS), to('yes', 'CW', 'LC')), ...LEAD_ADDS, first_responder: to('yes', 'FR', 'CW', 'LC'), holding_lead: to('yes', 'FR', 'CW', 'CX', 'LC') },
    },
  },
  identification: {
    of: 't.case_id = :case', words: { before: 't.at < :T' },
    sees: { ...each(['lead', 'new_lead'], TEAM), former_lead: BEFORE, holding_lead: to('all', 'FR', 'CW', 'LC'), first_responder: 'FR:all' },
    add: {
      row: `(case_id, institution_id, logged_by, country, outcome, danger, urgency, age_group, answers) values (:case, :me, :account, 'SE', 'added', 'no', 'normal', 'adult', '{}')`,
      forged: `(case_id, institution_id, logged_by, country, outcome, danger, urgency, age_group, answers) values (:case, :me, :somebody, 'SE', 'added', 'no', 'normal', 'adult', '{}')`,
      who: {}, otherwise: ANYONE,
    },
  },
  section_entry: {
    of: 't.case_id = :case', words: SECTION_WORDS, sees: SECTION_SEES,
    add: {
      row: `(case_id, victim_id, section, content, statement, account_id, institution_id) values (:case, :victim, 'risk', '{}', 'observed', :account, :me)`,
      forged: `(case_id, victim_id, section, content, statement, account_id, institution_id) values (:case, :victim, 'risk', '{}', 'observed', :somebody, :me)`,
      who: each([...LEADS, 'participant'], to('yes', 'CW', 'LC')),
    },
  },
  regime_crossing: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM),
    add: {
      row: `(case_id, section, entries, from_regime, to_regime, ground, institution_id, account_id) values (:case, 'risk', '{}', 'led', 'gdpr', 'proof', :me, :account)`,
      forged: `(case_id, section, entries, from_regime, to_regime, ground, institution_id, account_id) values (:case, 'risk', '{}', 'led', 'gdpr', 'proof', :me, :somebody)`,
      who: {}, otherwise: ANYONE,
    },
  },
  excluded_recipient: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM), change: { set: 'ended_by = null', who: each(LEADS, TEAM) },
    add: { row: `(case_id, victim_id, institution_id, account_id, reason, set_by) values (:case, :victim, :me, :account, '', :account)`, forged: `(case_id, victim_id, institution_id, account_id, reason, set_by) values (:case, :victim, :me, :account, '', :somebody)`, who: each(LEADS, to('yes', 'CW', 'LC')) },
  },
  consent_answer: {
    of: 't.case_id = :case', words: { before: 't.recorded_at < :T', own: 't.institution_id = :me' },
    sees: { ...each(LEADS, TEAM), holding_lead: `FR:own ${TEAM}`, former_lead: BEFORE, first_responder: to('own', 'FR', 'CW', 'LC') },
    add: {
      row: `(case_id, question, answer, how_asked, provisional, account_id, institution_id) values (:case, 'contact_police', 'no', '{}', false, :account, :me)`,
      forged: `(case_id, question, answer, how_asked, provisional, account_id, institution_id) values (:case, 'contact_police', 'no', '{}', false, :somebody, :me)`,
      who: each(LEADS, to('yes', 'CW', 'LC')),
    },
  },
  case_event: {
    of: 't.case_id = :case', words: { workflow: `t.section = 'lead' and (t.kind !~ '^(need|ask|handover)[.]' or t.kind = 'handover.take-over')`, before: 't.at <= :T' },
    sees: { ...each(LEADS, TEAM), participant: to('workflow', 'CW', 'LC'), agreed_receiver: to('workflow', 'CW', 'LC'), former_lead: BEFORE },
    add: { row: `(case_id, kind, institution_id) values (:case, 'proof', :me)`, forged: `(case_id, kind, institution_id) values (:case, 'proof', :other)`, who: {}, otherwise: ANYONE },
  },
  case_task: {
    of: 't.case_id = :case', words: { own: 't.institution_id = :me' },
    // A focal point sees what was given to it (nobody can help): none in these stories, save where its role is held at the lead.
    sees: { ...each(LEADS, `${TEAM} FP:own`) },
    change: { set: `done_by = null`, who: { ...each(LEADS, `${TEAM} FP:own`) } },
    // For oneself anybody notes one; for another institution the lead.
    add: { row: `(case_id, institution_id, kind, due_at) values (:case, :other, 'proof', ${NOW})`, who: LEAD_ADDS },
  },
  need: {
    of: 't.case_id = :case', sees: each(LEADS, TEAM), change: { set: `conference_on = '2030-01-01'`, who: LEAD_CHANGES },
    add: { row: `(case_id, from_institution, service, urgency, created_by) values (:case, :me, 'legal', 'normal', :account)`, who: LEAD_ADDS },
  },
  'need of a task': {
    // Nobody could: whoever holds the duty sees what was needed.
    table: 'need', of: 't.id = :need', at: 'given_up', sees: { lead: TEAM, new_lead: TEAM, focal_from: DESK },
  },
  ask: {
    of: 't.case_id = :case', words: { asked: 't.to_institution = :me', up: 't.escalated_to = :me' },
    sees: { ...each(LEADS, TEAM), asked: to('asked', 'CW', 'CX', 'LC'), participant: to('asked', 'CW', 'CX', 'LC'), ask_desk: to('up', 'CW', 'CX', 'LC', 'FP') },
    change: { set: `phone_yes_who = 'x'`, who: { ...LEAD_CHANGES, asked: to('asked', 'CW', 'CX', 'LC'), participant: to('asked', 'CW', 'CX', 'LC'), ask_desk: to('up', 'CW', 'CX', 'LC', 'FP') } },
    add: {
      row: `(need_id, case_id, from_institution, to_institution, reference, service, asked_by, status, urgency, due_at, half_due_at, ended_at) values (:need, :case, :me, :other, gen_random_uuid()::text, 'legal', :account, 'withdrawn', 'normal', now(), now(), now())`,
      who: LEAD_ADDS,
    },
  },
  handover: {
    of: 't.case_id = :case',
    sees: {
      lead: TEAM, former_lead: TEAM, ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], HOUSE),
      desk: DESK, focal_from: 'FP:all', focal_to: 'FP:all',
    },
    change: {
      set: `quiet_until = now()`,
      who: { lead: TEAM, former_lead: TEAM, ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], HOUSE), desk: DESK, focal_from: 'FP:all', focal_to: 'FP:all' },
    },
    add: {
      row: `(case_id, from_institution, from_country, to_country, to_institution, addressed_to, travel, reason, urgency, status, reference, prepared_by) values (:case, :me, 'SE', 'LV', :other, 'institution', 'none', 'safety', 'normal', 'withdrawn', gen_random_uuid()::text, :account)`,
      who: LEAD_ADDS,
    },
  },
  handover_candidate: {
    // Ids of institutions and of a request: a focal point of any country passes, a recursive policy could not ask for more.
    of: 't.handover_id = :handover', at: 'candidates', words: { own: 't.institution_id = :me' },
    sees: { lead: HOUSE, candidate: to('own', 'CW', 'CX', 'LC'), focal_from: 'FP:all', focal_to: 'FP:all', other_country: 'FP:all' },
    change: { set: 'ended_at = now()', who: { lead: HOUSE, candidate: to('own', 'CW', 'CX', 'LC'), focal_from: 'FP:all', focal_to: 'FP:all', other_country: 'FP:all' } },
  },
  preview: {
    of: 't.case_id = :case',
    words: {
      handed: 't.request_id = :handover', asked: `t.request_id in (select need_id from ask where to_institution = :me)`,
      up: `t.request_id in (select need_id from ask where escalated_to = :me)`,
    },
    sees: {
      ...each(LEADS, TEAM), new_lead: `CX:handed ${TEAM}`, former_lead: to('handed', 'CW', 'LC'), asked: to('asked', 'CW', 'CX', 'LC'), participant: to('asked', 'CW', 'CX', 'LC'),
      ask_desk: to('up', 'CW', 'CX', 'LC', 'FP'), desk: to('handed', 'CW', 'CX', 'LC', 'FP'), focal_to: 'FP:handed', focal_from: 'FP:handed',
      ...each(['pending_receiver', 'agreed_receiver', 'candidate'], to('handed', 'CW', 'CX', 'LC')), 
    },
    change: { set: `content = '{}'`, who: { ...LEAD_CHANGES, former_lead: to('handed', 'CW', 'CX', 'LC') } },
    add: { row: `(request_id, request_kind, case_id, from_institution, content) values (uuidv7(), 'need', :case, :me, '{}')`, who: LEAD_ADDS },
  },
  question: {
    of: 't.request_id in (:handover, :ask)', at: 'info', words: { mine: 't.asked_by = :me' },
    sees: { lead: HOUSE, asked: to('mine', 'CW', 'CX', 'LC'), pending_receiver: to('mine', 'CW', 'CX', 'LC') },
    change: { set: `answered_at = now()`, who: { lead: HOUSE } },
    add: {
      row: `(request_id, request_kind, round, asked_by, asked_of, codes) values (uuidv7(), 'ask', 1, :me, :other, '{}')`,
      forged: `(request_id, request_kind, round, asked_by, asked_of, codes) values (uuidv7(), 'ask', 1, :other, :me, '{}')`,
      who: {}, otherwise: WORKERS_ADD,
    },
  },
  reception_plan: {
    of: 't.handover_id = :handover', at: 'agreed', sees: { lead: TEAM, agreed_receiver: HOUSE, escort: HOUSE },
    change: { set: 'version = 1', who: { lead: TEAM, agreed_receiver: HOUSE, escort: '' } },
  },
  feedback: {
    of: 't.handover_id = :handover', at: 'taken', sees: { former_lead: HOUSE, new_lead: HOUSE },
    change: { set: `given_by = null`, who: { former_lead: TEAM, new_lead: HOUSE } },
    add: {
      row: `(handover_id, from_institution, to_institution, due_at) values (:handover, :me, :other, now())`,
      forged: `(handover_id, from_institution, to_institution, due_at) values (:handover, :other, :other, now())`,
      who: { ...each(['lead', 'former_lead'], to('yes', 'CW', 'LC')), ...each(['new_lead', 'pending_receiver', 'agreed_receiver', 'candidate', 'desk'], WORKERS_ADD) },
    },
  },
  notification: {
    of: 'true', words: { own: 't.institution_id = :me' }, sees: {}, otherwise: to('own', 'CW', 'CX', 'LC', 'FP'),
  },
  notification_read: {
    of: 'true', words: { own: 't.account_id = :account' }, sees: {}, otherwise: to('own', ...ALL_ROLES),
    add: { row: `(notification_id, account_id) select :notification, :account where not exists (select 1 from notification_read where notification_id = :notification)`, forged: `(notification_id, account_id) values (:notification, :somebody)`, who: {}, otherwise: ANYONE },
  },
  audit_entry: {
    // Who looked: the lead in what it works on itself, an author of what they wrote, whoever looked; else auditors.
    of: 't.case_id = :case',
    words: { own: 't.institution_id = :me', mine: `:me = any(t.authors) and ${LOOKED}`, ...Object.fromEntries(['lead', 'new_lead', 'holding_lead'].map((who) => [who, `${LOOKED} and (:me = any(t.authors) or t.fields && '{${READ_BY[who]}}')`])) },
    sees: {
      ...Object.fromEntries(LEADS.map((who) => [who, `${to(who, 'CW', 'LC')} AU:all`])), left_out: 'AU:own',
      ...each(['participant', 'agreed_receiver', 'former_lead', 'first_responder'], `${to('mine', 'CW', 'LC')} AU:own`),
    },
    otherwise: `${to('mine', 'CW', 'CX', 'LC')} AU:own`,
    add: {
      row: `(action, verb, purpose, account_id, institution_id, outcome, request_id) values ('case.view', 'consult', 'proof', :account, :me, 'refused', 'proof')`,
      forged: `(action, verb, purpose, account_id, institution_id, outcome, request_id) values ('case.view', 'consult', 'proof', :somebody, :me, 'refused', 'proof')`,
      who: {}, otherwise: ANYONE,
    },
  },
  idempotency_key: {
    of: 'true', words: { own: 't.account_id = :account' }, sees: {}, otherwise: to('own', ...ALL_ROLES),
    add: {
      row: `(account_id, key, route, body_hash, response) values (:account, gen_random_uuid()::text, 'proof', '', '{}')`,
      forged: `(account_id, key, route, body_hash, response) values (:somebody, gen_random_uuid()::text, 'proof', '', '{}')`,
      who: {}, otherwise: ANYONE,
    },
  },
  ...BESIDE,
};
