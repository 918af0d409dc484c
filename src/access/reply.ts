import type { WhyNot } from '../kernel/index.js';

/** What a receiver may answer, for asks and handovers alike: coded, so that a refusal helps the next attempt. */

export const DECLINE_REASONS = [
  'out_of_scope_age',
  'out_of_scope_gender',
  'out_of_scope_form',
  'out_of_scope_residence',
  'no_capacity',
  'no_funding',
  'unsafe_location',
  'no_consent',
  'wrong_country',
  'duplicate',
  'insufficient_information',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Code of a condition → what its value is. */
export const CONDITIONS = {
  from_date: 'day',
  bed_from: 'instant',
  until_date: 'day',
  most_nights: 'number',
  women_only: 'none',
  men_only: 'none',
  no_children: 'none',
  no_pets: 'none',
  shared_room: 'none',
  funding_first: 'none',
  documents_first: 'none',
  medical_check_first: 'none',
  phone_call_with_person_first: 'none',
  interpreter_comes_along: 'none',
  escort_comes_along: 'none',
  sender_stays_in_touch: 'none',
} as const satisfies Record<string, 'day' | 'instant' | 'number' | 'none'>;
export type ConditionCode = keyof typeof CONDITIONS;
export const CONDITION_CODES = Object.keys(CONDITIONS) as ConditionCode[];

export interface Condition {
  readonly code: ConditionCode;
  readonly value?: string | number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const fits = ({ code, value }: Condition): boolean => {
  switch (CONDITIONS[code]) {
    case 'none':
      return value === undefined;
    case 'number':
      return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1000;
    case 'day':
      return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  }
};

/** A yes with conditions names at least one of the list, each once, with the value that belongs to it. */
export function whyNotConditions(conditions: readonly Condition[]): WhyNot {
  const once = new Set(conditions.map(({ code }) => code)).size === conditions.length;
  if (conditions.length === 0 || !once)
    return { problem: 'invalid-input', detail: 'Name each condition once, at least one.' };
  const wrong = conditions.find((condition) => !fits(condition));
  return wrong
    ? { problem: 'invalid-input', detail: `The value of ${wrong.code} must be: ${CONDITIONS[wrong.code]}.` }
    : undefined;
}
