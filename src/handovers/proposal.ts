import type { Country, InstitutionId, WhyNot } from '../kernel/index.js';
import { cancelNeedsBoth, whyNot, type Handover, type Verb } from './handover.js';
import type { Travel } from './handover-codes.js';
import { othersAgreed, othersPromised, whyNotAlone, type AskableBy, type Other } from './together.js';

/** What is known of the case and the receiver when a handover is prepared or sent. */
export interface Sender {
  readonly institutionId: InstitutionId;
  readonly country: Country;
  /** Leads only for the night, on a clock. */
  readonly holding: boolean;
}
export interface Person {
  readonly path: 'adult' | 'child';
  /** By the preview, where the case is not on the child path. */
  readonly mayBeChild: boolean;
  /** For a child: what is not there yet before that country is asked (crossing_condition). */
  readonly missing: readonly string[];
}
export interface Destination {
  readonly country: Country;
  readonly institutionId?: InstitutionId;
  /** Absent where only a country is addressed. */
  readonly mayLead?: boolean;
}

export function whyNotPrepare(sender: Sender, person: Person, to: Destination, travel: Travel): WhyNot {
  if (to.institutionId === sender.institutionId)
    return { problem: 'invalid-input', detail: 'A handover goes to another institution.' };
  if ((travel === 'cross_border') !== (to.country !== sender.country) && travel !== 'none')
    return { problem: 'invalid-input', detail: 'The way of travelling does not fit the country of the receiver.' };
  return whyNotAcross(sender, person, to.country) ?? whyNotLead(to);
}

const childPathMissing = (missing?: readonly string[]): WhyNot => ({
  problem: 'child-path-missing',
  detail:
    'The person is a child or may be one. First a guardian, and what the child-protection body finds to be in their interest.',
  hints: { next: 'child', ...(missing ? { missing } : {}) },
});
const isTreatedAsChild = ({ path, mayBeChild }: Person): boolean => path === 'child' || mayBeChild;
const noYesTo = (country: Country): WhyNot => ({
  problem: 'person-has-not-agreed',
  detail: 'The person has not said yes to being asked for in that country.',
  hints: { next: 'ask the person', question: 'another_country', country },
});

/** Across a border: a child under conditions only, and never by somebody who leads for the night only. */
export function whyNotAcross(sender: Sender, person: Person, to: Country): WhyNot {
  if (to === sender.country) return undefined;
  if (isTreatedAsChild(person) && person.missing.length > 0) return childPathMissing(person.missing);
  return sender.holding
    ? {
        problem: 'not-possible-now',
        detail: 'You lead for the night only. The institution that takes the lead next decides about another country.',
        hints: { next: 'hand over inside the country first' },
      }
    : undefined;
}

export const whyNotLead = (to: Destination): WhyNot =>
  to.mayLead === false
    ? {
        problem: 'not-able-to-lead',
        detail: 'This institution has no mandate to lead. You may ask it for a service instead.',
        hints: { next: 'ask' },
      }
    : undefined;

/** To ask in another country needs a yes to that country, recorded by the present lead (flows.md 2.6). */
export function whyNotPropose(handover: Handover, person: Person, sender: Sender, saidYesToCountry: boolean): WhyNot {
  return (
    whyNot('propose', handover) ??
    whyNotAcross(sender, person, handover.toCountry) ??
    (handover.toCountry === handover.fromCountry || saidYesToCountry ? undefined : noYesTo(handover.toCountry))
  );
}

/** What stands between the person and the border by now: a yes that was taken back or has run out, or their age. */
export type Obstacle = 'child' | 'consent' | 'lead_conflict';
const ONWARD: readonly Verb[] = [
  'agree',
  'depart',
  'name-receiver',
  'claim',
  're-address',
  'accept-and-take-over',
  'take-over',
];

/** While it is being settled who leads, nothing that moves the lead goes on; whoever is on the way arrives (flows.md 2.12). */
const HELD: readonly Verb[] = ['propose', ...ONWARD];
const isHeld = (verb: Verb, handover: Handover): boolean => HELD.includes(verb) && handover.status !== 'in_transit';
export const whyNotInConflict = (verb: Verb, handover: Handover, obstacle: Obstacle | null | undefined): WhyNot =>
  obstacle === 'lead_conflict' && isHeld(verb, handover)
    ? {
        problem: 'not-possible-now',
        detail: 'Who leads this case is being settled; nothing new starts until then. Whoever is on the way arrives.',
      }
    : undefined;

/** Once the person is on the way, whoever is with them takes over; nobody is left at a station for a missing answer. */
export const isOnward = (verb: Verb, handover: Handover): boolean =>
  ONWARD.includes(verb) && handover.status !== 'in_transit' && handover.toCountry !== handover.fromCountry;

/** Agreed and not yet left: with the yes taken back, nobody goes on. On the way somebody still has to meet the person. */
export const whyNotWithoutYes = (verb: Verb, handover: Handover): WhyNot =>
  handover.status === 'agreed' && handover.sharingStoppedAt && (verb === 'depart' || verb === 'take-over')
    ? {
        problem: 'person-has-not-agreed',
        detail: 'The person has taken back the yes to this receiver.',
        hints: { next: 'cancel' },
      }
    : undefined;

export const whyNotOnward = (obstacle: Obstacle | null | undefined, to: Country): WhyNot =>
  !obstacle || obstacle === 'lead_conflict' ? undefined : obstacle === 'child' ? childPathMissing() : noYesTo(to);

/** What is known beside the handover itself when the page says what may be done. */
export interface Facts {
  /** A reception plan is written. */
  readonly planned: boolean;
  readonly obstacle?: Obstacle | null;
  /** What is asked together with it and has not ended; absent where it stands by itself. */
  readonly others?: readonly Other[] | null;
  /** For the sender: with what it could be asked together. */
  readonly askableBy?: readonly AskableBy[] | null;
}

/** What the database or the plan still stands against, whoever presses the button. */
export const isHeldUp = (verb: Verb, handover: Handover, { planned, obstacle, others, askableBy }: Facts): boolean =>
  (verb === 'depart' && !planned) ||
  (verb === 'ask-together' && !askableBy?.length) ||
  whyNotAlone(verb, handover, others ?? []) !== undefined ||
  whyNotInConflict(verb, handover, obstacle) !== undefined ||
  (Boolean(obstacle) && obstacle !== 'lead_conflict' && (verb === 'propose' || isOnward(verb, handover)));

export type Missing =
  'yes_to_country' | 'child_path' | 'settled_lead' | 'others_accepted' | 'others_agreed' | 'reception_plan';
const BEFORE_DEPARTURE: readonly string[] = [
  'prepared',
  'proposed',
  'info_requested',
  'escalated',
  'accepted',
  'accepted_with_conditions',
  'agreed',
];

/** For the sender: what has to be there before it can go on. */
export function missingFor(handover: Handover, { planned, obstacle, others }: Facts): Missing[] {
  if (!BEFORE_DEPARTURE.includes(handover.status)) return [];
  const promised = handover.status.startsWith('accepted');
  return [
    ...(obstacle === 'consent' ? (['yes_to_country'] as const) : []),
    ...(obstacle === 'lead_conflict' ? (['settled_lead'] as const) : []),
    ...(obstacle === 'child' ? (['child_path'] as const) : []),
    ...(promised && !othersPromised(others ?? []) ? (['others_accepted'] as const) : []),
    ...(handover.status === 'agreed' && !othersAgreed(others ?? []) ? (['others_agreed'] as const) : []),
    ...(handover.status === 'agreed' && handover.travel !== 'none' && !planned ? (['reception_plan'] as const) : []),
  ];
}

/** The person's yes is to this receiver, these conditions and these sections; nothing opens before it. */
export function whyNotAgree(
  handover: Handover,
  answer: { personAgreed: boolean; conditionsAccepted: boolean; sections: readonly string[] },
): WhyNot {
  const reason = whyNot('agree', handover);
  if (reason) return reason;
  if (!answer.personAgreed)
    return {
      problem: 'person-has-not-agreed',
      detail: 'The person has not said yes to this receiver.',
      hints: { next: 'person-said-no' },
    };
  if (handover.status === 'accepted_with_conditions' && !answer.conditionsAccepted)
    return {
      problem: 'person-has-not-agreed',
      detail: 'The receiver has set conditions; they need the person’s yes and yours.',
    };
  return answer.sections.length === 0
    ? { problem: 'invalid-input', detail: 'Say which sections the person agreed to share, at least one.' }
    : undefined;
}

/** Traffickers meet people at stations too: nobody leaves before it is written down who meets them and how they are known. */
export const whyNotDepart = (handover: Handover, planned: boolean): WhyNot =>
  whyNot('depart', handover) ??
  (planned
    ? undefined
    : {
        problem: 'not-possible-now',
        detail: 'Write down first who meets the person, where, when, and by which words they know each other.',
        hints: { next: 'plan-reception' },
      });

export const whyNotTakeOver = (handover: Handover, arrival: { spokenWith?: string | undefined }): WhyNot =>
  whyNot('take-over', handover) ??
  (handover.travel === 'none' && !arrival.spokenWith
    ? {
        problem: 'invalid-input',
        detail: 'Say whether you have spoken with the person, or with those who are with them.',
      }
    : undefined);

export const whyNotAcceptAndTakeOver = (handover: Handover, answer: { personAgreed: boolean }): WhyNot =>
  whyNot('accept-and-take-over', handover) ??
  (answer.personAgreed
    ? undefined
    : { problem: 'person-has-not-agreed', detail: 'The person has to say yes to you before you take the lead.' });

/** Before departure one side may; afterwards the other side has to agree. */
export const cancelOutcome = (handover: Handover): 'cancelled' | 'asked' =>
  cancelNeedsBoth(handover) && !handover.cancelAskedBy ? 'asked' : 'cancelled';
