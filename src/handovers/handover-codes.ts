/** Why and how, as codes that can be counted and translated (domain.md 12); nothing here is free text. */

export const TRAVELS = ['none', 'within_country', 'cross_border'] as const;
export type Travel = (typeof TRAVELS)[number];

export const HANDOVER_REASONS = [
  'return_to_origin',
  'moves_to_third_country',
  'services_not_available',
  'safety',
  'family',
  'proceedings_elsewhere',
  'competence_by_law',
  'provider_contract_ended',
  'persons_wish',
] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];

export const FAILED_REASONS = [
  'refused_by_person',
  'refused_at_the_door',
  'cannot_deliver',
  'turned_back',
  'not_found',
] as const;
export type FailedReason = (typeof FAILED_REASONS)[number];

export const WITHDRAW_REASONS = [
  'person_said_no',
  'other_place_found',
  'risk_changed',
  'prepared_in_error',
  'no_answer',
] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

export const OFFER_WITHDRAW_REASONS = ['place_gone', 'funding_refused', 'risk_changed', 'cannot_meet_needs'] as const;
export type OfferWithdrawReason = (typeof OFFER_WITHDRAW_REASONS)[number];

export const CANCEL_REASONS = [
  'person_changed_mind',
  'risk_changed',
  'documents_missing',
  'health',
  'proceedings',
  'other_place_found',
  'receiver_cannot',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** What the sender may still owe the person after the takeover; never a reason to see where they live. */
export const OBLIGATIONS = ['court_date', 'compensation', 'belongings', 'wages', 'documents'] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

export const FEEDBACK = [
  'arrived',
  'in_support',
  'left_support_voluntarily',
  'lost_contact',
  'retrafficking_concern',
  'closed',
] as const;
export type Feedback = (typeof FEEDBACK)[number];

export const REPORTERS = ['sender', 'escort', 'receiver'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** When nobody travels there is no arrival: somebody has spoken with the person, or with those who are with them. */
export const SPOKEN_WITH = ['person', 'those_with_them'] as const;
export type SpokenWith = (typeof SPOKEN_WITH)[number];

/** Stands for a name where an institution with two people cannot name two people every time. */
export const DUTY_LINE = 'duty_line';

/** Came to my institution; was sent by it; goes to my country, for its focal point. */
export const DIRECTIONS = ['in', 'out', 'country'] as const;
export type Direction = (typeof DIRECTIONS)[number];
