import type { InstitutionKind } from '../kernel/index.js';

export const QUESTIONS = ['contact_support', 'share_name', 'contact_police', 'another_country'] as const;
/** What the lead may ask besides, later: may whoever met the person first hear one word, that they are in support or that it has ended. */
export const LATER_QUESTIONS = [...QUESTIONS, 'tell_first_responder'] as const;
/** What the lead may ask, and a yes or no to certain recipients and sections. The yes to one request is heard with that request. */
export const ASKED = [...LATER_QUESTIONS, 'share_sections'] as const;
export type Question = (typeof ASKED)[number] | 'share_with_receiver';

/** What sharing is for (domain.md 9.5). */
export const PURPOSES = [
  'assistance',
  'referral',
  'identity',
  'health',
  'police',
  'cross_border',
  'research',
  'media',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What each question is about: "may we tell your name" is a no to identity for everybody, where it is a no. */
export const ABOUT: Readonly<
  Record<Question, { purpose: Purpose; sections?: readonly string[]; kinds?: readonly InstitutionKind[] }>
> = {
  contact_support: { purpose: 'assistance' },
  share_name: { purpose: 'identity', sections: ['identity'] },
  contact_police: { purpose: 'police', kinds: ['police', 'border_guard', 'prosecutor', 'customs'] },
  another_country: { purpose: 'cross_border' },
  share_with_receiver: { purpose: 'referral' },
  share_sections: { purpose: 'referral' },
  tell_first_responder: { purpose: 'assistance' },
};

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
/** How sure whoever asked is that the person understood what they answered. */
export const CAPACITIES = ['understood', 'in_doubt', 'not_able_now'] as const;
export const GUARDIANS = ['none_needed', 'agreed', 'did_not_agree', 'not_reached', 'conflict_of_interest'] as const;
export const OTHERS_PRESENT = ['nobody', 'colleague', 'interpreter', 'companion', 'child', 'other'] as const;

export interface HowAsked {
  mode: (typeof MODES)[number];
  language: string;
  interpreter: (typeof INTERPRETERS)[number];
  interpreterReference?: string;
  readBack: boolean;
  othersPresent: string[];
  condition: string[];
  capacity?: (typeof CAPACITIES)[number];
  guardian?: (typeof GUARDIANS)[number];
}

/**
 * Oral consent of the first contact, or in custody, carries urgent help in this country and asking elsewhere without
 * identity; someone who is not police asks again (flows.md 2.6).
 */
export const isProvisional = (how: HowAsked | undefined, firstContact: boolean): boolean =>
  !how || (how.mode === 'oral' && firstContact) || how.condition.includes('in_custody');

export interface Heard {
  readonly question: string;
  readonly answer: Answer;
  readonly provisional: boolean;
  readonly validUntil: Date | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly institution: string;
}

/** Where one of the four questions stands: so that nobody asks what has been answered, and somebody asks what is open. */
export type Standing = 'answered' | 'ask_again' | 'open';

/** Newest first; nothing where the reader may not read answers. */
export function whereQuestionsStand(heard: readonly Heard[], now: Date): (Partial<Heard> & { standing: Standing })[] {
  if (heard.length === 0) return [];
  return QUESTIONS.map((question) => {
    const asked = heard.filter((one) => one.question === question);
    const last = asked.find(({ answer }) => ['yes', 'no', 'undecided'].includes(answer)) ?? asked[0];
    return { ...last, question, standing: standingOf(last, now) };
  });
}

function standingOf(last: Heard | undefined, now: Date): Standing {
  if (!last || last.answer === 'not_asked' || last.answer === 'could_not_be_asked') return 'open';
  const ranOut = last.validUntil !== null && last.validUntil <= now;
  return last.provisional || ranOut || last.answer === 'undecided' ? 'ask_again' : 'answered';
}
