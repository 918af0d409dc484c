import { mayMove, type Transitions, type WhyNot } from '../kernel/index.js';

export const STATUSES = ['open', 'escalated', 'merged', 'apart', 'undone'] as const;
export type ConflictStatus = (typeof STATUSES)[number];
export type Side = 'first' | 'second';
/** Whose case goes on; or two persons after all. */
export const CHOICES = ['first', 'second', 'apart'] as const;
export type Choice = (typeof CHOICES)[number];
export const UNDO_REASONS = ['two_persons', 'joined_by_mistake'] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

/** Saying whose case goes on settles it only with the second word; until then the state stays. */
export const MOVES = {
  say: { from: ['open', 'escalated'], to: 'open' },
  merge: { from: ['open', 'escalated'], to: 'merged' },
  part: { from: ['open', 'escalated'], to: 'apart' },
  escalate: { from: ['open', 'escalated'], to: 'escalated' },
  undo: { from: ['merged'], to: 'undone' },
} as const satisfies Transitions<ConflictStatus, string>;
export type ConflictVerb = keyof typeof MOVES;

const IS: Readonly<Record<ConflictStatus, string>> = {
  open: 'It is open who leads.',
  escalated: 'It is open who leads, and the next desk decides.',
  merged: 'It is settled: one case goes on, the other is joined to it.',
  apart: 'It is settled: they are two persons.',
  undone: 'The two cases were parted again.',
};

export const whyNot = (verb: ConflictVerb, status: ConflictStatus): WhyNot =>
  mayMove(MOVES, verb, status)
    ? undefined
    : { problem: 'not-possible-now', detail: IS[status], hints: { state: status } };

export interface Contact {
  /** When somebody was last with the person or spoke to them. */
  readonly lastContact: Date | null;
  /** Since when this case has been open. */
  readonly since: Date;
}

/** Who was last with the person leads; the earlier lead only where that is not known of either (flows.md C9). */
export function leadsByDefault(first: Contact, second: Contact): { side: Side; why: 'last_contact' | 'earlier_lead' } {
  const [one, two] = [first.lastContact?.getTime(), second.lastContact?.getTime()];
  if (one !== undefined || two !== undefined)
    if (one !== two) return { side: (one ?? -Infinity) > (two ?? -Infinity) ? 'first' : 'second', why: 'last_contact' };
  return { side: first.since <= second.since ? 'first' : 'second', why: 'earlier_lead' };
}

/** What those who settle it know of one side. */
export interface SideFacts {
  readonly side: Side;
  readonly lead: string;
  readonly country: string;
  /** The country names somebody who speaks for it. */
  readonly hasFocalPoint: boolean;
  readonly open: boolean;
  /** Services that a place gives, or has promised with the person's yes. */
  readonly referralsOpen: number;
  /** Somebody of this case is on the way to a new lead. */
  readonly inTransit: boolean;
  /** The person keeps the other side's lead out of this case. */
  readonly keepsOut: boolean;
}
export interface Sides {
  readonly first: SideFacts;
  readonly second: SideFacts;
}

export interface Speaker {
  readonly institution: string;
  readonly country: string;
  /** Speaks for the country: a mandate, and the role at the institution that holds it. */
  readonly focalPoint: boolean;
  readonly coordinator: boolean;
  /** At the desk that it went up to. */
  readonly desk: boolean;
}

/**
 * For which sides somebody's word counts: their country's focal point; where it names none, the lead itself; where one
 * institution leads both, that one; and for both, the desk that it went up to.
 */
export function speaksFor(speaker: Speaker, { first, second }: Sides): Side[] {
  if (speaker.desk) return ['first', 'second'];
  const leadsBoth = first.lead === second.lead && first.lead === speaker.institution && speaker.coordinator;
  return [first, second]
    .filter(
      ({ lead, country, hasFocalPoint }) =>
        leadsBoth ||
        (hasFocalPoint
          ? speaker.focalPoint && speaker.country === country
          : speaker.coordinator && speaker.institution === lead),
    )
    .map(({ side }) => side);
}

/** Both words, and the same: what they say; otherwise nothing yet. */
export const agreedOn = (first: Choice | null, second: Choice | null): Choice | undefined =>
  first !== null && first === second ? first : undefined;

/**
 * One case is joined to the other as a case is closed, and nobody leads who was kept out. What nobody has begun ends with the
 * join; where a place helps already, or the person is on the way, somebody is with them, and that comes first.
 */
export function whyNotChoose(choice: Choice, { first, second }: Sides): WhyNot {
  if (choice === 'apart') return undefined;
  const joined = choice === 'first' ? second : first;
  if (!first.open || !second.open)
    return { problem: 'not-possible-now', detail: 'One of the two cases was closed in the meantime.' };
  if (joined.keepsOut)
    return {
      problem: 'not-able-to-lead',
      detail: 'This institution cannot lead both cases; their leads know why.',
      hints: { next: 'the other side' },
    };
  if (joined.inTransit)
    return {
      problem: 'still-open',
      detail: 'The person of the case that would be joined is on the way: wait until they have arrived.',
      hints: { next: 'wait' },
    };
  return joined.referralsOpen > 0
    ? {
        problem: 'still-open',
        detail:
          'A place still helps in the case that would be joined: its lead, or the place, ends or completes that first.',
        hints: { next: 'end or complete the referral', referrals: joined.referralsOpen },
      }
    : undefined;
}

/** Parting again: the lead of the case that goes on, or the focal point of either country; one word is enough. */
export const mayUndo = (speaker: Speaker, leadsNow: boolean, { first, second }: Sides): boolean =>
  (leadsNow && speaker.coordinator) ||
  (speaker.focalPoint && [first.country, second.country].includes(speaker.country));

export function allowedVerbs(status: ConflictStatus, sides: readonly Side[], undoes: boolean): string[] {
  return [
    ...(sides.length > 0 && !whyNot('say', status) ? ['settle'] : []),
    ...(undoes && !whyNot('undo', status) ? ['undo'] : []),
  ];
}
