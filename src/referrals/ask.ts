import { mayMove, type InstitutionId, type Transitions, type WhyNot } from '../kernel/index.js';

/**
 * A request without identity to one place, one of several of the same need; once it is confirmed it is the referral. The
 * lead does not move. States of design.md 7; the first confirmed yes of a need wins and ends the other asks.
 */
export const ASK_STATUSES = [
  'sent',
  'opened',
  'info_requested',
  'accepted',
  'accepted_with_conditions',
  'confirmed',
  'in_service',
  'completed',
  'declined',
  'withdrawn',
  'not_chosen',
  'expired',
  'escalated',
  're_addressed',
  'answered_elsewhere',
  'nobody_can',
] as const;
export type AskStatus = (typeof ASK_STATUSES)[number];

const UNREAD_OR_READ = ['sent', 'opened'] as const;
export const WAITING = [...UNREAD_OR_READ, 'info_requested'] as const satisfies readonly AskStatus[];
const PROMISED = ['accepted', 'accepted_with_conditions'] as const;
const UNANSWERED = ['expired', 'escalated'] as const;
/** Whoever was asked has not said yes or no, in its time or after it. */
export const NOT_ANSWERED: readonly AskStatus[] = [...WAITING, ...UNANSWERED];
/** As what the place gets its sections, when the lead confirms and at a look ahead of it. */
export const OPENED_BY_YES = { relation: 'participant', cause: 'ask.confirmed' } as const;
export const CONFIRMED = ['confirmed', 'in_service'] as const satisfies readonly AskStatus[];

/** Nothing follows any more, and every right that the ask gave is gone. `expired` is none: the sender has to act. */
export const ENDED: readonly AskStatus[] = [
  'completed',
  'declined',
  'withdrawn',
  'not_chosen',
  're_addressed',
  'answered_elsewhere',
  'nobody_can',
];
export const isEnded = (status: AskStatus): boolean => ENDED.includes(status);

/** While the receiver may see the preview: until the request ends for it, or its time is over. */
export const SHOWN: readonly AskStatus[] = [...WAITING, ...PROMISED, ...CONFIRMED];

/** An offer may be taken back until the service has begun, also after the confirmation: beds do burn down. It counts as declined. */
export const MOVES = {
  question: { from: [...UNREAD_OR_READ], to: 'info_requested' },
  accept: { from: [...WAITING], to: 'accepted' },
  'accept-with-conditions': { from: [...WAITING], to: 'accepted_with_conditions' },
  decline: { from: [...WAITING], to: 'declined' },
  'take-back': { from: [...PROMISED, 'confirmed'], to: 'declined' },
  start: { from: ['confirmed'], to: 'in_service' },
  complete: { from: ['in_service'], to: 'completed' },
  'answer-questions': { from: ['info_requested'], to: 'opened' },
  withdraw: { from: [...WAITING, ...PROMISED, ...UNANSWERED], to: 'withdrawn' },
  confirm: { from: [...PROMISED], to: 'confirmed' },
  end: { from: [...CONFIRMED], to: 'withdrawn' },
  're-address': { from: [...UNANSWERED], to: 're_addressed' },
  'name-place': { from: ['escalated'], to: 'answered_elsewhere' },
} as const satisfies Transitions<AskStatus, string>;

/** What happens to an ask without anybody pressing a button on it. */
export const COURSE = {
  open: { from: ['sent'], to: 'opened' },
  expire: { from: [...UNREAD_OR_READ], to: 'expired' },
  escalate: { from: [...UNREAD_OR_READ, ...UNANSWERED], to: 'escalated' },
  'not-choose': { from: [...WAITING, ...PROMISED, ...UNANSWERED], to: 'not_chosen' },
  'give-up': { from: [...UNANSWERED], to: 'nobody_can' },
} as const satisfies Transitions<AskStatus, string>;

/** What may be done in a state without leaving it. */
export const ACTS = {
  'note-phone-yes': [...WAITING],
  claim: [...WAITING, 'escalated'],
  release: [...WAITING, 'escalated'],
} as const satisfies Record<string, readonly AskStatus[]>;

export type Move = keyof typeof MOVES;
export type Verb = Move | keyof typeof ACTS;
export const VERBS = [...Object.keys(MOVES), ...Object.keys(ACTS)] as Verb[];
const isMove = (verb: Verb): verb is Move => Object.hasOwn(MOVES, verb);

/** What the rules need to know of an ask. */
export interface Ask {
  readonly status: AskStatus;
  readonly fromInstitution: InstitutionId;
  readonly toInstitution: InstitutionId;
  readonly escalatedTo: InstitutionId | null;
  readonly claimedBy: string | null;
}

const IS: Readonly<Record<AskStatus, string>> = {
  sent: 'It waits to be read.',
  opened: 'It waits for an answer.',
  info_requested: 'A question about it is open.',
  accepted: 'The place has said yes; the lead has not confirmed yet.',
  accepted_with_conditions: 'The place has said yes with conditions; the lead has not confirmed yet.',
  confirmed: 'It is confirmed.',
  in_service: 'The service has begun.',
  completed: 'The service is completed.',
  declined: 'The place has said no.',
  withdrawn: 'It has been withdrawn.',
  not_chosen: 'Another place was chosen.',
  expired: 'The time for an answer is over.',
  escalated: 'The time for an answer is over, and the request has gone up.',
  re_addressed: 'The time for an answer was over, and another place is asked.',
  answered_elsewhere: 'Another place has been named for it.',
  nobody_can: 'No place could help.',
};

/** Why a verb cannot be done to an ask in this state. */
export function whyNot(verb: Verb, ask: Pick<Ask, 'status'>): WhyNot {
  const from: readonly AskStatus[] = isMove(verb) ? MOVES[verb].from : ACTS[verb];
  if (from.includes(ask.status)) return undefined;
  const answered =
    ask.status === 'not_chosen' ||
    ((verb === 'confirm' || verb === 'accept') && CONFIRMED.includes(ask.status as 'confirmed'));
  return {
    problem: answered ? 'already-answered' : 'not-possible-now',
    detail: IS[ask.status],
    hints: { state: ask.status },
  };
}

export const mayHappen = (what: keyof typeof COURSE, status: AskStatus): boolean => mayMove(COURSE, what, status);

/** The person's yes to this place comes first, and with it a yes to what the place asks for. */
export function whyNotConfirm(
  ask: Pick<Ask, 'status'>,
  yes: { personAgreed: boolean; conditionsAgreed: boolean },
): WhyNot {
  const reason = whyNot('confirm', ask);
  if (reason) return reason;
  if (!yes.personAgreed)
    return {
      problem: 'person-has-not-agreed',
      detail: 'The person has not said yes to this place.',
      hints: { next: 'withdraw' },
    };
  if (ask.status === 'accepted_with_conditions' && !yes.conditionsAgreed)
    return {
      problem: 'person-has-not-agreed',
      detail: 'The place has set conditions; they need the person’s yes and yours.',
    };
  return undefined;
}

/** Nobody can: every place that was asked has ended without a yes, or has let the time pass. */
export function whyNotNobodyCan(asks: readonly Pick<Ask, 'status'>[]): WhyNot {
  const open = asks.filter(({ status }) => !isEnded(status) && !mayHappen('give-up', status));
  return open.length === 0
    ? undefined
    : {
        problem: 'still-open',
        detail: 'Some places can still say yes, or have said so.',
        hints: { open: open.length },
      };
}

export const OUTCOMES = [
  'service_given',
  'partly_given',
  'person_left',
  'person_moved_on',
  'not_needed_any_more',
  'could_not_continue',
  'lost_contact',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How the need ends when its referral is completed. */
export const needOutcome = (outcome: Outcome): 'met' | 'closed' =>
  outcome === 'service_given' || outcome === 'partly_given' ? 'met' : 'closed';

/** Why the sender takes a request or a referral back. */
export const END_REASONS = [
  'person_changed_mind',
  'other_place_found',
  'not_needed_any_more',
  'risk_changed',
  'sent_in_error',
  'no_answer',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Why a place takes its yes back; kept as its reason for declining. */
export const TAKE_BACK_REASONS = ['place_gone', 'funding_refused', 'risk_changed', 'cannot_meet_needs'] as const;
export const TAKEN_BACK = 'offer_taken_back';
