import type { Actor, FieldError, InstitutionId } from '../kernel/index.js';

export const DANGER = ['yes', 'no', 'not_known'] as const;
export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const AGE_GROUPS = ['adult', 'minor', 'unsure'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];
export const OUTCOMES = ['case', 'case_without_name', 'provisional_case', 'child_case', 'notice', 'added'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Answer = 'yes' | 'no' | 'undecided' | 'not_asked' | 'could_not_be_asked';

export interface Answers {
  danger: (typeof DANGER)[number];
  urgency: Urgency;
  ageGroup: AgeGroup;
  support: Answer;
  shareName: Answer;
  anyAnswerGiven: boolean;
  howAskedGiven: boolean;
  namesGiven: boolean;
  identityGiven: boolean;
  noticeGiven: boolean;
  toCase: boolean;
}

/** What an identification leaves behind, by its answers (flows.md 2.7). A child, or one who may be, is helped without consent. */
export function whatItCreates(answers: Answers): Outcome {
  if (answers.toCase) return 'added';
  if (answers.ageGroup !== 'adult') return 'child_case';
  if (answers.support === 'no') return 'notice';
  if (answers.support !== 'yes') return 'provisional_case';
  return answers.shareName === 'yes' ? 'case' : 'case_without_name';
}

export const leavesACase = (outcome: Outcome): boolean => outcome !== 'notice' && outcome !== 'added';

/** Immediate danger makes it an emergency, whatever was ticked below. */
export const urgencyOf = (answers: Pick<Answers, 'danger' | 'urgency'>): Urgency =>
  answers.danger === 'yes' ? 'emergency' : answers.urgency;

/** Which answers do not fit together, by field. A name that was not agreed to is not kept, so it must not be sent. */
export function contradictions(answers: Answers): FieldError[] {
  const outcome = whatItCreates(answers);
  const errors: FieldError[] = [];
  const adult = answers.ageGroup === 'adult';
  if (adult && answers.namesGiven && answers.shareName !== 'yes')
    errors.push({ path: 'identity.names', message: 'must be left out: the person has not said yes to sharing a name' });
  if (outcome === 'notice' && !answers.noticeGiven)
    errors.push({ path: 'notice', message: 'is needed when the person refuses support: reason, gender, nationality' });
  if (outcome === 'notice' && answers.identityGiven)
    errors.push({ path: 'identity', message: 'must be left out: nothing is kept of a person who refuses support' });
  if (outcome !== 'notice' && answers.noticeGiven)
    errors.push({ path: 'notice', message: 'is only for a person who refuses support' });
  if (answers.anyAnswerGiven && !answers.howAskedGiven)
    errors.push({ path: 'howAsked', message: 'is needed as soon as one of the four questions was asked' });
  return errors;
}

/** Whoever logged it may say that they rang the lead, where another institution leads. */
export const mayTellByPhone = (
  actor: Pick<Actor, 'accountId' | 'institutionId'>,
  logged: { loggedBy: string; lead: InstitutionId | null },
): boolean => logged.loggedBy === actor.accountId && logged.lead !== null && logged.lead !== actor.institutionId;
