import type { Hints, WhyNot } from '../kernel/index.js';

/** Why a case ends (domain.md 9.7). */
export const CLOSE_REASONS = [
  'goals_met',
  'moved_to_other_provider',
  'transferred_outside_the_network',
  'person_withdrew',
  'lost_contact',
  'not_a_victim',
  'refused_service',
  'deceased',
  'duplicate_merged',
  'service_limit_reached',
  'opened_in_error',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export interface CaseState {
  open: boolean;
  /** Does the institution that asks lead it now? */
  leads: boolean;
  /** Only what was recorded until a moment that has passed: a former lead. */
  looksBack: boolean;
  leadName: string | null;
  basis: string | null;
  contactLostSince: Date | null;
  /** Until when a person who is out of contact is waited for, by the country's rule (flows.md 2.13). */
  lostUntil: Date | null;
  /** Open asks, referrals or a handover. */
  requestsOpen: boolean;
  /** One at a time. */
  handoverOpen: boolean;
  /** One person, two leads: who leads is being settled, and nothing that moves a lead starts (flows.md C9). */
  inConflict: boolean;
}

const whoLeads = (state: CaseState): Hints => ({ leads: state.leadName, open: state.open });

export function whyNotLead(state: CaseState): WhyNot {
  if (!state.open) return { problem: 'not-possible-now', detail: 'This case is closed.', hints: whoLeads(state) };
  if (!state.leads)
    return {
      problem: 'already-led',
      detail: 'Only the institution that leads this case may do this.',
      hints: whoLeads(state),
    };
  return undefined;
}

/** The lead closes; whoever only holds it for the night closes nothing but its own mistake; nothing open is left behind. */
export function whyNotClose(state: CaseState, reason: CloseReason, now: Date): WhyNot {
  const lead = whyNotLead(state);
  if (lead) return lead;
  if (state.basis === 'holding' && reason !== 'opened_in_error')
    return { problem: 'not-possible-now', detail: 'A holding lead may only close a case that was opened in error.' };
  if (state.requestsOpen)
    return { problem: 'still-open', detail: 'An ask, a referral or a handover of this case is still open.' };
  if (state.inConflict)
    return {
      problem: 'still-open',
      detail: 'Who leads for this person is being settled. Say there that they are two persons, or whose case goes on.',
      hints: { next: 'settle' },
    };
  if (reason === 'lost_contact' && (!state.lostUntil || now < state.lostUntil))
    return {
      problem: 'not-possible-now',
      detail: 'A case is closed as lost contact when the last search is due, not before.',
      hints: { from: state.lostUntil },
    };
  return undefined;
}

/** Who works on it inside an institution is decided while there is work. */
export function whyNotAssign(state: Pick<CaseState, 'open' | 'looksBack'>): WhyNot {
  if (!state.open) return { problem: 'not-possible-now', detail: 'This case is closed.' };
  return state.looksBack
    ? { problem: 'not-possible-now', detail: 'You look back on this case; another institution works on it now.' }
    : undefined;
}

/** Who else was told that the person is missing, and on what ground. */
export const MISSING_TOLD = ['police', 'child_protection', 'emergency_services', 'person_they_named'] as const;
export const MISSING_GROUNDS = ['danger', 'own_earlier_wish', 'child'] as const;
export type MissingGround = (typeof MISSING_GROUNDS)[number];

/** An adult is reported missing only for danger or by their own earlier wish; a child always, and at once. */
export function whyNotTellMissing(path: 'adult' | 'child', grounds: readonly MissingGround[]): WhyNot {
  if (path === 'child' && grounds.length === 0)
    return {
      problem: 'invalid-input',
      detail: 'A child is missing: call child protection and the police now, and say whom you told.',
      hints: { next: 'told' },
    };
  return path === 'adult' && grounds.includes('child')
    ? {
        problem: 'invalid-input',
        detail: 'This person is an adult: the grounds are danger, or their own earlier wish.',
      }
    : undefined;
}

export function whyNotLoseContact(state: CaseState): WhyNot {
  const lead = whyNotLead(state);
  if (lead) return lead;
  return state.contactLostSince ? { problem: 'already-open', detail: 'Contact is marked as lost already.' } : undefined;
}

export function whyNotRegainContact(state: CaseState): WhyNot {
  const lead = whyNotLead(state);
  if (lead) return lead;
  return state.contactLostSince ? undefined : { problem: 'not-possible-now', detail: 'Contact is not marked as lost.' };
}

/** Only what was closed by mistake, by whoever closed it, within the days of the rule table; a return is something else. */
export function whyNotReopen(state: { open: boolean; closedByUs: boolean; until: Date | null }, now: Date): WhyNot {
  if (state.open) return { problem: 'already-open', detail: 'This case is open.' };
  if (!state.closedByUs)
    return { problem: 'not-possible-now', detail: 'Only the institution that closed it may reopen it.' };
  if (!state.until || now > state.until)
    return {
      problem: 'not-possible-now',
      detail: 'The time to undo a mistake is over; a person who comes back opens a new period.',
      hints: { next: 'identify' },
    };
  return undefined;
}

const STEPS = [
  'write',
  'ask',
  'hand_over',
  'assign',
  'ask_consent',
  'withdraw_consent',
  'give_sheet',
  'lose_contact',
  'regain_contact',
  'close',
] as const;

/** A coordinator closes; who leads for the night only may have no coordinator, and undoes its own mistake. */
export const mayClose = (state: Pick<CaseState, 'basis'>, coordinator: boolean): boolean =>
  coordinator || state.basis === 'holding';

/** What the lead's people may do now, for the buttons of the page. */
export function allowedToLead(state: CaseState, coordinator: boolean, now: Date): string[] {
  if (whyNotLead(state)) return [];
  const refused: Partial<Record<(typeof STEPS)[number], boolean>> = {
    lose_contact: whyNotLoseContact(state) !== undefined,
    regain_contact: whyNotRegainContact(state) !== undefined,
    close:
      !mayClose(state, coordinator) || CLOSE_REASONS.every((reason) => whyNotClose(state, reason, now) !== undefined),
    hand_over: !coordinator || state.handoverOpen || state.inConflict,
    assign: !coordinator,
  };
  return STEPS.filter((step) => !refused[step]);
}

/** The reader at their institution, as far as the buttons depend on it. */
export interface Reader {
  readonly coordinator: boolean;
  readonly caseworker: boolean;
  /** Who works on the case there. */
  readonly assigned: 'nobody' | 'reader' | 'colleague';
}

/** Everything that a reader may do with a case: of the lead's, of their own institution's, and undoing a mistake. */
export function allowedOnCase(state: CaseState, reader: Reader, reopenUntil: Date | null, now: Date): string[] {
  const { coordinator, caseworker, assigned } = reader;
  const assignable = !whyNotAssign(state);
  // Of a closed case only its last lead still sees that it is closed.
  const reopen = coordinator && !whyNotReopen({ open: state.open, closedByUs: !state.open, until: reopenUntil }, now);
  return [
    ...allowedToLead(state, coordinator, now),
    ...(coordinator && !state.leads && assignable ? ['assign'] : []),
    ...(assigned === 'nobody' && caseworker && assignable ? ['take'] : []),
    ...(assigned === 'reader' || (assigned === 'colleague' && coordinator) ? ['give_back'] : []),
    ...(reopen ? ['reopen'] : []),
  ];
}
