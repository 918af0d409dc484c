import type { WhyNot } from '../kernel/index.js';

/** What is asked about, in codes: enough for the other side to see at once whether it can help. */
export const CONSULTED_TOPICS = [
  'signs_of_trafficking',
  'safety',
  'accommodation',
  'status_and_residence',
  'health',
  'child',
  'work_and_wages',
  'compensation',
  'criminal_proceedings',
  'return',
  'how_to_ask_for_consent',
  'other',
] as const;
export const CONSULTED_AGES = ['adult', 'minor', 'not_known'] as const;

export const CONSULTATION_STATUSES = ['asked', 'answered', 'closed', 'declined', 'became_case'] as const;
export type ConsultationStatus = (typeof CONSULTATION_STATUSES)[number];
export const CONSULTATION_VERBS = ['write', 'decline', 'close', 'become_case'] as const;
export type ConsultationVerb = (typeof CONSULTATION_VERBS)[number];
export const CONSULTATION_OUTCOMES = ['advice_used', 'not_needed', 'no_answer'] as const;
export type ConsultationOutcome = (typeof CONSULTATION_OUTCOMES)[number];

/** What the reader's institution is to it; a lead that came later reads and no more. */
export interface ConsultationSide {
  readonly asker: boolean;
  readonly adviser: boolean;
}

const FROM: Readonly<Record<ConsultationVerb, readonly ConsultationStatus[]>> = {
  write: ['asked', 'answered'],
  decline: ['asked'],
  close: ['asked', 'answered'],
  become_case: ['asked', 'answered', 'closed', 'declined'],
};

/** Only whoever asked knows whom it is about, and whether that person has agreed. */
export const mayConsult = (verb: ConsultationVerb, { asker, adviser }: ConsultationSide): boolean =>
  verb === 'write' ? asker || adviser : verb === 'decline' ? adviser : asker;

export const whyNotConsult = (verb: ConsultationVerb, status: ConsultationStatus): WhyNot =>
  FROM[verb].includes(status)
    ? undefined
    : { problem: 'not-possible-now', detail: WHY[status], hints: { state: status } };

const WHY: Readonly<Record<ConsultationStatus, string>> = {
  asked: 'It has not been answered yet.',
  answered: 'It has been answered already.',
  closed: 'It is closed; ask anew.',
  declined: 'It was declined; ask somebody else.',
  became_case: 'The person has agreed to a case: it goes on there.',
};

/** The adviser's first word answers it; the asker's own words do not. */
export const afterWord = (status: ConsultationStatus, { adviser }: ConsultationSide): ConsultationStatus =>
  status === 'asked' && adviser ? 'answered' : status;

export const allowedOnConsultation = (status: ConsultationStatus, side: ConsultationSide): ConsultationVerb[] =>
  CONSULTATION_VERBS.filter((verb) => mayConsult(verb, side) && !whyNotConsult(verb, status));
