import { mayMove, type Country, type InstitutionId, type Transitions, type WhyNot } from '../kernel/index.js';
import type { Travel } from './handover-codes.js';

/**
 * The states of design.md 7. The lead moves at `taken_over` and at no other state; an acceptance is a promise and gives no
 * power over the case. `overdue` is an alarm on a travelling handover and no state.
 */
export const STATUSES = [
  'prepared',
  'proposed',
  'info_requested',
  'accepted',
  'accepted_with_conditions',
  'agreed',
  'in_transit',
  'taken_over',
  'settled',
  'declined',
  'withdrawn',
  'expired',
  'escalated',
  'offer_withdrawn',
  'cancelled',
  'failed',
  'nobody_can',
] as const;
export type Status = (typeof STATUSES)[number];

const WAITING = ['proposed', 'info_requested'] as const;
const PROMISED = ['accepted', 'accepted_with_conditions'] as const;

/** At most one handover of a case is in one of these. */
export const OPEN: readonly Status[] = ['prepared', ...WAITING, ...PROMISED, 'agreed', 'in_transit', 'escalated'];

/** Every end but the takeover closes, in the same transaction, whatever the handover opened. */
export const ENDED_WITHOUT_LEAD: readonly Status[] = [
  'declined',
  'withdrawn',
  'expired',
  'offer_withdrawn',
  'cancelled',
  'failed',
  'nobody_can',
];

/** What moves a handover from one state to the next. */
export const MOVES = {
  propose: { from: ['prepared'], to: 'proposed' },
  ask: { from: ['proposed'], to: 'info_requested' },
  answer: { from: ['info_requested'], to: 'proposed' },
  accept: { from: [...WAITING], to: 'accepted' },
  'accept-with-conditions': { from: [...WAITING], to: 'accepted_with_conditions' },
  'accept-and-take-over': { from: [...WAITING], to: 'taken_over' },
  decline: { from: [...WAITING], to: 'declined' },
  withdraw: { from: ['prepared', ...WAITING, ...PROMISED, 'escalated'], to: 'withdrawn' },
  'person-said-no': { from: [...WAITING, ...PROMISED, 'agreed', 'escalated'], to: 'withdrawn' },
  'offer-withdraw': { from: [...PROMISED, 'agreed'], to: 'offer_withdrawn' },
  agree: { from: [...PROMISED], to: 'agreed' },
  depart: { from: ['agreed'], to: 'in_transit' },
  'take-over': { from: ['agreed', 'in_transit'], to: 'taken_over' },
  cancel: { from: ['agreed', 'in_transit'], to: 'cancelled' },
  fail: { from: ['in_transit'], to: 'failed' },
  'go-up': { from: [...WAITING, 'escalated'], to: 'escalated' },
  're-address': { from: ['escalated'], to: 'proposed' },
  'nobody-can': { from: ['escalated'], to: 'nobody_can' },
  settle: { from: ['taken_over'], to: 'settled' },
} as const satisfies Transitions<Status, string>;
export type Move = keyof typeof MOVES;

/** What may be done in a state without leaving it. */
export const ACTS = {
  'ask-together': ['prepared', ...WAITING],
  'name-receiver': [...WAITING, 'escalated'],
  claim: [...WAITING, 'escalated'],
  'suggest-place': [...WAITING, 'escalated'],
  remind: [...WAITING],
  'note-phone-yes': [...WAITING],
  'plan-reception': ['agreed', 'in_transit'],
  'report-overdue': ['in_transit'],
  'report-found': ['in_transit'],
  'report-arrival': ['agreed', 'in_transit'],
  'give-feedback': ['taken_over'],
  'decline-feedback': ['taken_over'],
} as const satisfies Record<string, readonly Status[]>;
export type Act = keyof typeof ACTS;

export type Verb = Move | Act;
export const VERBS = [...Object.keys(MOVES), ...Object.keys(ACTS)] as Verb[];
const isMove = (verb: Verb): verb is Move => Object.hasOwn(MOVES, verb);

export const startsFrom = (verb: Verb, status: Status): boolean =>
  isMove(verb) ? mayMove(MOVES, verb, status) : (ACTS[verb] as readonly Status[]).includes(status);

/** As what the receiver gets its sections, at the person's yes and at a look ahead of it. */
export const OPENED_BY_YES = { relation: 'receiver', cause: 'handover.agree' } as const;

export type Word = 'asked' | 'agreed' | 'on the way' | 'arrived' | 'settled' | 'ended';

/** The five words that a person reads on the screen; a handover that came to nothing has `ended`. */
export const WORD: Readonly<Record<Status, Word>> = {
  prepared: 'asked',
  proposed: 'asked',
  info_requested: 'asked',
  escalated: 'asked',
  accepted: 'asked',
  accepted_with_conditions: 'asked',
  agreed: 'agreed',
  in_transit: 'on the way',
  taken_over: 'arrived',
  settled: 'settled',
  declined: 'ended',
  withdrawn: 'ended',
  expired: 'ended',
  offer_withdrawn: 'ended',
  cancelled: 'ended',
  failed: 'ended',
  nobody_can: 'ended',
};

/** Whoever was asked has not said yes or no. */
export const NOT_ANSWERED: readonly Status[] = ['proposed', 'info_requested', 'escalated'];

/** What the rules need to know of a handover. */
export interface Handover {
  readonly status: Status;
  readonly travel: Travel;
  readonly addressedTo: 'institution' | 'country';
  readonly fromInstitution: InstitutionId;
  readonly toInstitution: InstitutionId | null;
  readonly fromCountry: Country;
  readonly toCountry: Country;
  readonly escalatedTo: InstitutionId | null;
  readonly overdueSince: Date | null;
  readonly cancelAskedBy: InstitutionId | null;
  readonly feedbackWanted: boolean;
  readonly sharingStoppedAt?: Date | null;
}

const IS: Readonly<Record<Status, string>> = {
  prepared: 'It is prepared and has not been sent.',
  proposed: 'It waits for an answer.',
  info_requested: 'It waits for the answer to a question.',
  accepted: 'The receiver has said yes; the person has not been asked yet.',
  accepted_with_conditions: 'The receiver has said yes with conditions; the person has not been asked yet.',
  agreed: 'The person has agreed.',
  in_transit: 'The person is on the way.',
  taken_over: 'The lead has been taken over.',
  settled: 'The lead has been taken over, and nothing is left to do.',
  declined: 'The receiver has said no.',
  withdrawn: 'The sender has withdrawn it.',
  expired: 'Nobody answered in time.',
  escalated: 'It was not answered in time and has gone up; the sender still leads.',
  offer_withdrawn: 'The receiver has taken its yes back.',
  cancelled: 'It has been cancelled.',
  failed: 'The journey failed; the sender still leads.',
  nobody_can: 'Nobody could take it; the sender still leads.',
};

const ANSWERS: readonly Verb[] = [
  'ask',
  'accept',
  'accept-with-conditions',
  'accept-and-take-over',
  'decline',
  'claim',
  'name-receiver',
];
const TAKING: readonly Verb[] = ['take-over', 'accept-and-take-over'];

/** Why this cannot be done to a handover in its present state; the same rule makes the list of allowed acts. */
export function whyNot(verb: Verb, handover: Handover): WhyNot {
  const { status } = handover;
  if (!startsFrom(verb, status)) return { ...wrongState(verb, status), hints: { state: status } };
  return SPECIAL[verb]?.(handover);
}

const wrongState = (verb: Verb, status: Status) => {
  if (TAKING.includes(verb) && (status === 'taken_over' || status === 'settled'))
    return { problem: 'already-led', detail: 'Somebody has taken over already.' } as const;
  if (ANSWERS.includes(verb) && status !== 'prepared')
    return {
      problem: 'already-answered',
      detail: `This request no longer waits for an answer. ${IS[status]}`,
    } as const;
  return { problem: 'not-possible-now', detail: IS[status] } as const;
};

const no = (detail: string, next?: string): WhyNot => ({
  problem: 'not-possible-now',
  detail,
  ...(next ? { hints: { next } } : {}),
});

const whyNotHere = (handover: Handover): WhyNot =>
  handover.toInstitution ? undefined : no('No receiver has been named yet.', 'name-receiver');
const whyNotOpenToClaim = (handover: Handover): WhyNot =>
  handover.toInstitution
    ? { problem: 'already-answered', detail: 'A receiver has been found already.', hints: { state: handover.status } }
    : undefined;

const SPECIAL: Readonly<Partial<Record<Verb, (handover: Handover) => WhyNot>>> = {
  ask: whyNotHere,
  'ask-together': whyNotHere,
  accept: whyNotHere,
  'accept-with-conditions': whyNotHere,
  decline: whyNotHere,
  'name-receiver': (handover) => whyNotOpenToClaim(handover) ?? whyNotToCountry(handover),
  claim: (handover) => whyNotOpenToClaim(handover) ?? whyNotToCountry(handover),
  'accept-and-take-over': (handover) =>
    handover.travel === 'none'
      ? whyNotHere(handover)
      : no('The person travels: the lead moves when they have been met, not when you say yes.', 'accept'),
  depart: (handover) =>
    handover.travel === 'none'
      ? no('Nobody travels in this handover; the receiver takes over when it has spoken with the person.')
      : undefined,
  'report-arrival': (handover) => (handover.travel === 'none' ? no('Nobody travels in this handover.') : undefined),
  'report-overdue': (handover) => (handover.overdueSince ? no('The alarm has been raised already.') : undefined),
  'report-found': (handover) => (handover.overdueSince ? undefined : no('Nobody is missing the person.')),
  'give-feedback': (handover) =>
    handover.feedbackWanted ? undefined : no('The person does not want news to be given.'),
  'decline-feedback': (handover) =>
    handover.feedbackWanted ? undefined : no('The person does not want news to be given.'),
};

const whyNotToCountry = (handover: Handover): WhyNot =>
  handover.addressedTo === 'country'
    ? undefined
    : no('This request was sent to one institution, and only that one may answer.');

/** Both must want it once the person is on the way: neither side may leave them alone at a station. */
export const cancelNeedsBoth = (handover: Handover): boolean => handover.status === 'in_transit';

export function whyNotCancel(handover: Handover, by: InstitutionId): WhyNot {
  return (
    whyNot('cancel', handover) ??
    (cancelNeedsBoth(handover) && handover.cancelAskedBy === by
      ? no('You have asked to cancel; the other side has to agree, since the person is on the way.')
      : undefined)
  );
}
