import { holds, type AccountId, type Actor, type Country } from '../kernel/index.js';

/** What can wait for an institution, and for which act; a caseworker would call each by these words. */
export const WAITS = [
  'ask.answer',
  'ask.answer-as-desk',
  'ask.confirm',
  'ask.unanswered',
  'handover.answer',
  'handover.answer-as-desk',
  'handover.claim-as-candidate',
  'handover.name-receiver',
  'handover.ask-the-person',
  'handover.overdue',
  'handover.take-over',
  'question.answer',
  'case.read',
  'case.hand-on',
  'task.do',
  'feedback.give',
  'consultation.answer',
  'conflict.settle',
  'disclosure.answer',
  'break-glass.review',
  'alert.acknowledge',
  'alert.review',
  'alert.tell-the-person',
  'draft.call-the-writer',
] as const;
export type Wait = (typeof WAITS)[number];

/** Answering is one person's work: they say so, and the others see it. */
const ONE_PERSONS: readonly Wait[] = [
  'ask.answer',
  'ask.answer-as-desk',
  'handover.answer',
  'handover.answer-as-desk',
  'handover.overdue',
  'handover.take-over',
];

export type InboxVerb = 'open' | 'do' | 'claim' | 'release';

/** What went up to a desk: a focal point works on it too, on a handover where it goes to the focal point's own country. */
const AT_THE_DESK: readonly Wait[] = ['ask.answer-as-desk', 'handover.answer-as-desk'];

export const mayClaim = (wait: Wait, actor: Pick<Actor, 'roles' | 'country'>, toCountry: Country | null): boolean =>
  ONE_PERSONS.includes(wait) &&
  (holds(actor, 'caseworker', 'lead_coordinator') ||
    (AT_THE_DESK.includes(wait) &&
      holds(actor, 'national_focal_point') &&
      (toCountry === null || toCountry === actor.country)));

/** `toCountry`: of a handover. */
export function allowedIn(
  wait: Wait,
  claimedBy: AccountId | null,
  actor: Actor,
  toCountry: Country | null = null,
): InboxVerb[] {
  if (wait === 'draft.call-the-writer') return [];
  if (wait === 'task.do') return ['open', 'do'];
  if (!mayClaim(wait, actor, toCountry)) return ['open'];
  if (claimedBy === null) return ['open', 'claim'];
  return claimedBy === actor.accountId ? ['open', 'release'] : ['open'];
}
