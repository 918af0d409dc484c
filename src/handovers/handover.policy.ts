import { holds, type Actor, type Country, type InstitutionId } from '../kernel/index.js';
import { VERBS, whyNot, whyNotCancel, type Handover, type Verb } from './handover.js';
import { isHeldUp, type Facts } from './proposal.js';

/** What somebody's institution is to a handover; one can be several at once. */
export const STANDINGS = ['sender', 'receiver', 'candidate', 'focal_from', 'focal_to', 'desk'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the database knows about the actor beside the handover itself. */
export interface Known {
  /** Asked because its country has no focal point, and no receiver is named yet. */
  readonly candidate: boolean;
  /** Holds the focal-point mandate now. */
  readonly focalPoint: boolean;
}

type Who = Pick<Actor, 'roles'> & { readonly institutionId: InstitutionId; readonly country: Country };

export function standingsOf(actor: Who, handover: Handover, known: Known): Standing[] {
  const me = actor.institutionId;
  const focal = known.focalPoint && holds(actor, 'national_focal_point');
  const is: Readonly<Record<Standing, boolean>> = {
    sender: handover.fromInstitution === me,
    receiver: handover.toInstitution === me,
    candidate: known.candidate && handover.toInstitution === null,
    focal_from: focal && handover.fromCountry === actor.country,
    focal_to: focal && handover.toCountry === actor.country,
    desk: handover.escalatedTo === me,
  };
  return STANDINGS.filter((standing) => is[standing]);
}

type Allowed = Readonly<Partial<Record<Standing, 'coordinator' | 'worker' | 'focal' | 'anyone at work'>>>;

const SENDER: Allowed = { sender: 'coordinator' };
const RECEIVER: Allowed = { receiver: 'worker' };
const BOTH: Allowed = { sender: 'coordinator', receiver: 'worker' };
const FOCAL: Allowed = { focal_from: 'focal', focal_to: 'focal' };

/** Focal points see, remind, suggest and name a receiver; they never answer for one (design.md 7). */
export const MAY: Readonly<Record<Verb, Allowed>> = {
  'ask-together': SENDER,
  propose: SENDER,
  answer: SENDER,
  withdraw: SENDER,
  'person-said-no': SENDER,
  'note-phone-yes': SENDER,
  agree: SENDER,
  depart: SENDER,
  ask: RECEIVER,
  accept: RECEIVER,
  'accept-with-conditions': RECEIVER,
  'accept-and-take-over': RECEIVER,
  decline: RECEIVER,
  'offer-withdraw': RECEIVER,
  'take-over': RECEIVER,
  'give-feedback': RECEIVER,
  'decline-feedback': RECEIVER,
  'report-overdue': RECEIVER,
  'report-found': BOTH,
  'report-arrival': BOTH,
  'plan-reception': BOTH,
  fail: BOTH,
  cancel: { ...BOTH, ...FOCAL },
  claim: { candidate: 'worker' },
  'name-receiver': { focal_to: 'focal' },
  'suggest-place': { ...FOCAL, desk: 'anyone at work' },
  remind: { ...FOCAL, sender: 'coordinator' },
  're-address': { sender: 'coordinator', focal_to: 'focal', desk: 'anyone at work' },
  'nobody-can': { focal_to: 'focal', desk: 'anyone at work' },
  'go-up': {},
  settle: {},
};

const ROLES = {
  coordinator: ['lead_coordinator'],
  worker: ['lead_coordinator', 'caseworker'],
  focal: ['national_focal_point'],
  'anyone at work': ['lead_coordinator', 'caseworker', 'national_focal_point'],
} as const;

export const may = (actor: Pick<Actor, 'roles'>, standings: readonly Standing[], verb: Verb): boolean =>
  standings.some((standing) => {
    const who = MAY[verb][standing];
    return who !== undefined && holds(actor, ...ROLES[who]);
  });

/** For a refusal: `receiver: lead coordinator, caseworker`. */
export const whoMay = (verb: Verb): string[] =>
  Object.entries(MAY[verb]).map(([standing, who]) => {
    const roles = ROLES[who].join(', ').replaceAll('_', ' ');
    return `${standing.replace('_', ' ')}: ${roles}`;
  });

/** Before departure the receiver takes its offer back instead, and a focal point may cancel; on the way only the two may. */
export function mayCancel(actor: Pick<Actor, 'roles'>, standings: readonly Standing[], handover: Handover): boolean {
  const travelling = handover.status === 'in_transit';
  const counted = standings.filter((standing) =>
    travelling ? ['sender', 'receiver'].includes(standing) : standing !== 'receiver',
  );
  return may(actor, counted, 'cancel');
}

/** What the actor may do now: the buttons of the page. */
export function allowed(actor: Who, standings: readonly Standing[], handover: Handover, facts: Facts): Verb[] {
  return VERBS.filter((verb) => {
    if (verb === 'cancel') return mayCancel(actor, standings, handover) && !whyNotCancel(handover, actor.institutionId);
    if (isHeldUp(verb, handover, facts)) return false;
    return may(actor, standings, verb) && !whyNot(verb, handover);
  });
}

/** How much of a handover its reader is shown. */
export type Sight = 'sender' | 'agreed receiver' | 'safety notice' | 'asked' | 'former lead' | 'own answer';

const SEES_PERSON: readonly string[] = ['agreed', 'in_transit', 'taken_over', 'settled'];
const PREVIEWED: readonly string[] = [
  'proposed',
  'info_requested',
  'accepted',
  'accepted_with_conditions',
  'escalated',
];

/** A receiver knows no case before the person's yes, and after another end keeps only its own answer. */
export function sightOf(actor: Pick<Actor, 'roles'>, standings: readonly Standing[], handover: Handover): Sight {
  const led = handover.status === 'taken_over' || handover.status === 'settled';
  if (standings.includes('sender') && !led) return 'sender';
  if (
    standings.includes('receiver') &&
    holds(actor, 'lead_coordinator', 'caseworker') &&
    SEES_PERSON.includes(handover.status)
  )
    return !led && handover.sharingStoppedAt ? 'safety notice' : 'agreed receiver';
  if (standings.includes('sender')) return 'former lead';
  if (PREVIEWED.includes(handover.status) || (SEES_PERSON.includes(handover.status) && !led)) return 'asked';
  return 'own answer';
}
