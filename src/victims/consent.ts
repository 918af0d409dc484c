export const QUESTIONS = ['contact_support', 'share_name', 'contact_police', 'another_country'] as const;
/** What the lead may ask besides, later: may whoever met the person first hear one word, that they are in support or that it has ended. */
export const LATER_QUESTIONS = [...QUESTIONS, 'tell_first_responder'] as const;

/** 'Not asked' is not 'no', and neither is 'yes' (flows.md 2.6). */
export const ANSWERS = ['yes', 'no', 'undecided', 'not_asked', 'could_not_be_asked'] as const;
export type Answer = (typeof ANSWERS)[number];

export const WHY_NOT_ASKED = [
  'asleep',
  'unconscious',
  'no_interpreter',
  'intoxicated',
  'too_distressed',
  'not_alone',
  'other',
] as const;
export const MODES = ['oral', 'written', 'signed'] as const;
export const INTERPRETERS = [
  'professional_present',
  'professional_by_phone',
  'none_needed',
  'none',
  'companion',
] as const;
export const CONDITIONS = ['exhausted', 'injured', 'intoxicated', 'in_custody', 'none_seen'] as const;
export const OTHERS_PRESENT = ['nobody', 'colleague', 'interpreter', 'companion', 'child', 'other'] as const;

export interface HowAsked {
  mode: (typeof MODES)[number];
  language: string;
  interpreter: (typeof INTERPRETERS)[number];
  interpreterReference?: string;
  readBack: boolean;
  othersPresent: string[];
  condition: string[];
}

/**
 * Oral consent of the first contact, or in custody, carries urgent help in this country and asking elsewhere without
 * identity; someone who is not police asks again (flows.md 2.6).
 */
export const isProvisional = (how: HowAsked | undefined, firstContact: boolean): boolean =>
  !how || (how.mode === 'oral' && firstContact) || how.condition.includes('in_custody');

export interface Given {
  question: string;
  answer: Answer;
  country: string | null;
  recordedAt: Date;
  validUntil: Date | null;
}

/** A yes to asking in that country, or in any, that nothing newer took back and that has not run out. Newest first. */
export function saidYesToCountry(answers: readonly Given[], country: string, now: Date): boolean {
  const latest = answers.find(
    (answer) => answer.question === 'another_country' && (answer.country === null || answer.country === country),
  );
  return latest?.answer === 'yes' && (latest.validUntil === null || latest.validUntil > now);
}
