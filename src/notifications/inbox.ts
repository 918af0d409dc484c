import { holds, type AccountId, type Actor } from '../kernel/index.js';

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

export type InboxVerb = 'open' | 'claim' | 'release';

export function allowedIn(wait: Wait, claimedBy: AccountId | null, actor: Actor): InboxVerb[] {
  if (!ONE_PERSONS.includes(wait) || !holds(actor, 'caseworker', 'lead_coordinator')) return ['open'];
  if (claimedBy === null) return ['open', 'claim'];
  return claimedBy === actor.accountId ? ['open', 'release'] : ['open'];
}
