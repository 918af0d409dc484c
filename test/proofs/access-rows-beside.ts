import { ANYONE, BEFORE, each, LEADS, TEAM, to, type Guarded } from './access-row-words.js';

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
};
