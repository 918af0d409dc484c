import type { WhyNot } from '../kernel/index.js';

/** In codes, for the desk that reads it first; what more there is to say is said on the phone. */
export const DANGERS = [
  'held_against_will',
  'threat_to_life',
  'violence',
  'pursued',
  'child_at_risk',
  'self_harm',
  'medical',
  'missing_on_the_way',
  'other',
] as const;
export const OUTCOMES = ['person_safe', 'not_found', 'no_danger', 'passed_on'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const FINDINGS = ['justified', 'not_justified'] as const;
export type Finding = (typeof FINDINGS)[number];

export const ALERT_STATUSES = ['sent', 'acknowledged', 'closed'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];
export const ALERT_VERBS = ['acknowledge', 'note_phone', 'close', 'tell_person', 'review'] as const;
export type AlertVerb = (typeof ALERT_VERBS)[number];

export interface AlertState {
  readonly status: AlertStatus;
  readonly toldPerson: boolean;
  readonly reviewed: boolean;
}

/** What the reader's institution is to an alert; one can be several at once. */
export interface AlertSide {
  readonly sender: boolean;
  readonly addressed: boolean;
  readonly reviewer: boolean;
  /** The person who sent it. */
  readonly self: boolean;
  /** Works at a desk: not a first responder alone. */
  readonly desk: boolean;
}

const FROM: Readonly<Record<AlertVerb, readonly AlertStatus[]>> = {
  acknowledge: ['sent'],
  note_phone: ['sent'],
  close: ['acknowledged'],
  tell_person: ['acknowledged', 'closed'],
  review: ['sent', 'acknowledged', 'closed'],
};

/** The desk says it has it; the sender notes that it was told by phone. Telling the person is the sender's. */
export function mayAlert(verb: AlertVerb, { sender, addressed, reviewer, self, desk }: AlertSide): boolean {
  switch (verb) {
    case 'acknowledge':
      return addressed;
    case 'close':
      return addressed || sender;
    case 'note_phone':
    case 'tell_person':
      return sender;
    case 'review':
      return desk && !self && (sender || reviewer);
  }
}

export function whyNotAlert(verb: AlertVerb, { status, toldPerson, reviewed }: AlertState): WhyNot {
  const no = (detail: string): WhyNot => ({ problem: 'not-possible-now', detail, hints: { state: status } });
  if (verb === 'review' && reviewed) return no('This has been reviewed already.');
  if (verb === 'tell_person' && toldPerson) return no('The person has been told already.');
  if (FROM[verb].includes(status)) return undefined;
  return status === 'sent'
    ? no('Nobody has acknowledged it yet: call.')
    : no(status === 'closed' ? 'This is closed.' : 'A human has acknowledged it already.');
}

export const allowedOnAlert = (state: AlertState, side: AlertSide): AlertVerb[] =>
  ALERT_VERBS.filter((verb) => mayAlert(verb, side) && !whyNotAlert(verb, state));

/**
 * Whom it goes to next: the country's desks for danger that were not asked yet, then its escalation list, open desks first
 * within each; at the end of both nobody, and the sender calls.
 */
export function nextDesk<Id extends string>(
  desks: readonly Id[],
  list: readonly Id[],
  asked: readonly Id[],
  isOpen: (desk: Id) => boolean,
): Id | undefined {
  const left = (ids: readonly Id[]) => ids.filter((id) => !asked.includes(id));
  const openFirst = (ids: readonly Id[]) => ids.find(isOpen) ?? ids[0];
  return openFirst(left(desks)) ?? openFirst(left(list));
}
