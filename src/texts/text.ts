import type { WhyNot } from '../kernel/index.js';

/** One for each question that a person is asked, under the question's own word. */
export const CONSENT_TEXTS = [
  'contact_support',
  'share_name',
  'contact_police',
  'another_country',
  'share_with_receiver',
  'share_sections',
  'tell_first_responder',
] as const;
export const TEXTS = [...CONSENT_TEXTS, 'sheet', 'card'] as const;
export type TextName = (typeof TEXTS)[number];

/** The language that all others are drafted from. */
export const SOURCE = 'en';

/** `locked`: drafted by machine, and nobody who speaks it has signed this version for the reader's country. */
export type Standing = 'source' | 'signed' | 'locked';

export interface Stand {
  readonly language: string;
  readonly version: string;
  readonly standing: Standing;
}

export const standingOf = (language: string, signed: boolean): Standing =>
  language === SOURCE ? 'source' : signed ? 'signed' : 'locked';

export const mayBeUsed = ({ standing }: Pick<Stand, 'standing'>): boolean => standing !== 'locked';

export function whyNotSign(text: Stand, version: string): WhyNot {
  if (text.standing === 'source')
    return { problem: 'not-possible-now', detail: 'English is the source of the others; it is not signed.' };
  if (text.version !== version)
    return { problem: 'changed-meanwhile', detail: 'This text has changed. Let it be read again as it is now.' };
  return text.standing === 'signed'
    ? { problem: 'not-possible-now', detail: 'This version is signed already for your country.' }
    : undefined;
}

export const whyNotTakeBack = ({ standing }: Pick<Stand, 'standing'>): WhyNot =>
  standing === 'signed'
    ? undefined
    : { problem: 'not-possible-now', detail: 'No signature of your country stands on this text as it is now.' };
