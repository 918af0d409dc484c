import type { WhyNot } from '../kernel/index.js';

/** Why it ended before its last day, or on it (domain.md 9.6). `extended`: another one goes on in its place. */
export const REFLECTION_END_REASONS = [
  'extended',
  'time_over',
  'person_co_operates',
  'revoked',
  'person_left',
  'by_mistake',
] as const;
export type ReflectionEndReason = (typeof REFLECTION_END_REASONS)[number];
/** What somebody can say; that it was extended is said by extending it. */
export type SaidReason = Exclude<ReflectionEndReason, 'extended'>;
export const SAID_REASONS = REFLECTION_END_REASONS.filter((reason): reason is SaidReason => reason !== 'extended');

/** Before its end the lead is reminded three times: time_limit, by country. */
export const REMINDERS = ['reflection_ends_1', 'reflection_ends_2', 'reflection_ends_3'] as const;

/** How long the person has: children may have longer. */
export const ruleFor = (path: 'adult' | 'child'): 'reflection' | 'reflection_child' =>
  path === 'child' ? 'reflection_child' : 'reflection';

export const REFLECTION_VERBS = ['record', 'extend', 'end'] as const;
export type ReflectionVerb = (typeof REFLECTION_VERBS)[number];

/** Days as YYYY-MM-DD: they compare as text. */
export interface Running {
  readonly beganOn: string;
  /** The last day. */
  readonly endsOn: string;
}

export const isOver = (period: Running, today: string): boolean => period.endsOn < today;

export function whyNotReflect(verb: ReflectionVerb, running: Running | undefined, today: string): WhyNot {
  if (verb === 'record')
    return running && !isOver(running, today)
      ? { problem: 'already-open', detail: 'A reflection period is running: extend it, or end it first.' }
      : undefined;
  if (!running) return { problem: 'not-possible-now', detail: 'No reflection period is running.' };
  return verb === 'extend' && isOver(running, today)
    ? { problem: 'not-possible-now', detail: 'This reflection period is over: record a new one.' }
    : undefined;
}

export const allowedOnReflection = (running: Running | undefined, today: string): ReflectionVerb[] =>
  REFLECTION_VERBS.filter((verb) => !whyNotReflect(verb, running, today));

export function whyNotDays({ beganOn, endsOn }: Running, today: string): WhyNot {
  if (beganOn > today)
    return { problem: 'invalid-input', detail: 'It begins on the day on which it began, not ahead.' };
  return endsOn <= beganOn
    ? { problem: 'invalid-input', detail: 'It ends after the day on which it began.' }
    : undefined;
}

export const whyNotExtendTo = ({ endsOn }: Running, until: string): WhyNot =>
  until > endsOn ? undefined : { problem: 'invalid-input', detail: 'Extended means longer than before.' };

/** Shorter than the country's rule gives: said to the lead, who may object for the person. */
export const isShort = ({ endsOn }: Pick<Running, 'endsOn'>, byRule: string): boolean => endsOn < byRule;
