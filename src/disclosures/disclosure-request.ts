import { mayMove, type InstitutionId, type Transitions, type WhyNot } from '../kernel/index.js';

/** What the asker sees; whether anybody is meant by it shows in none of them. */
export const STATUSES = ['sent', 'granted', 'partly_granted', 'refused', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

export const MOVES = {
  bind: { from: ['sent'], to: 'sent' },
  grant: { from: ['sent'], to: 'granted' },
  grant_part: { from: ['sent'], to: 'partly_granted' },
  refuse: { from: ['sent'], to: 'refused' },
  withdraw: { from: ['sent'], to: 'withdrawn' },
  person_told: { from: ['granted', 'partly_granted', 'refused'], to: 'granted' },
  not_told: { from: ['granted', 'partly_granted', 'refused'], to: 'granted' },
} as const satisfies Transitions<Status, string>;
export type Verb = keyof typeof MOVES;

/** What the answer is wanted for. */
export const PURPOSES = ['investigation', 'prosecution', 'protection', 'residence'] as const;

/** Why something, or all of it, is kept back. The first is also the answer where nobody of that description is known. */
export const KEPT_BACK = [
  'neither_confirmed_nor_denied',
  'no_legal_ground',
  'not_necessary',
  'professional_secrecy',
  'danger_to_the_person',
  'rights_of_others',
] as const;

/** Why the law forbids, for now, to tell the person (GDPR 23; LED 13(3)). */
export const NOT_TOLD = ['order_of_secrecy', 'investigation_would_be_harmed', 'somebody_would_be_in_danger'] as const;

export interface RequestState {
  readonly status: Status;
  /** Bound to a case. */
  readonly bound: boolean;
  /** The actor's institution leads the case it is bound to. */
  readonly leads: boolean;
  /** The actor asked it. */
  readonly asks: boolean;
  readonly told: boolean;
}

const answered = (status: Status): WhyNot => ({
  problem: 'already-answered',
  detail: 'This request is answered or withdrawn.',
  hints: { status },
});

/** In which state; who may is `mayDo`. */
export function whyNot(verb: Verb, state: RequestState): WhyNot {
  if (!mayMove<Status, Verb>(MOVES, verb, state.status))
    return MOVES[verb].from.includes('sent' as never)
      ? answered(state.status)
      : { problem: 'not-possible-now', detail: 'First it is answered.', hints: { status: state.status } };
  if (verb === 'bind' && state.bound) return { problem: 'not-possible-now', detail: 'It belongs to a case already.' };
  if ((verb === 'grant' || verb === 'grant_part') && !state.leads)
    return { problem: 'not-possible-now', detail: 'Say first which case this is about.', hints: { next: 'bind' } };
  if ((verb === 'person_told' || verb === 'not_told') && !state.bound)
    return { problem: 'not-possible-now', detail: 'It belongs to no case: there is nobody to tell.' };
  return (verb === 'person_told' || verb === 'not_told') && state.told
    ? { problem: 'not-possible-now', detail: 'The person has been told.' }
    : undefined;
}

/** The asker takes it back; everything else is the other side's, and what leaves is a coordinator's to decide. */
export function mayDo(verb: Verb, state: Pick<RequestState, 'asks'>, coordinator: boolean): boolean {
  if (verb === 'withdraw') return state.asks;
  return !state.asks && (coordinator || verb === 'bind' || verb === 'person_told' || verb === 'not_told');
}

export const allowedVerbs = (state: RequestState, coordinator: boolean): Verb[] =>
  (Object.keys(MOVES) as Verb[]).filter((verb) => mayDo(verb, state, coordinator) && !whyNot(verb, state));

/** Whoever leads asks nobody, and no request is addressed to oneself. */
export function whyNotAsk(
  asker: InstitutionId,
  addressed: InstitutionId,
  grounds: readonly string[],
  ground: string,
): WhyNot {
  if (grounds.length === 0)
    return { problem: 'not-your-role', detail: 'Your kind of institution has no ground in law to ask in this way.' };
  if (!grounds.includes(ground))
    return { problem: 'not-possible-now', detail: 'This ground is not one of yours.', hints: { grounds } };
  return asker === addressed
    ? { problem: 'not-possible-now', detail: 'This is your own institution: read it where it stands.' }
    : undefined;
}

/** Only what was asked leaves, and something does; who is kept out by the person gets nothing, on no ground. */
export function whyNotGrant(
  asked: readonly string[],
  chosen: readonly { readonly section: string }[],
  keptOut: boolean,
): WhyNot {
  if (keptOut)
    return {
      problem: 'not-possible-now',
      detail: 'The person keeps them out. The answer is a refusal.',
      hints: { next: 'refuse' },
    };
  if (chosen.length === 0)
    return { problem: 'invalid-input', detail: 'Choose what is given; where nothing is, refuse.' };
  const beyond = chosen.filter(({ section }) => !asked.includes(section)).map(({ section }) => section);
  return beyond.length > 0
    ? { problem: 'not-possible-now', detail: 'This was not asked for.', hints: { sections: [...new Set(beyond)] } }
    : undefined;
}

/** Of an entry that is given, only these fields; absent: as the lead reads it. */
export const onlyFields = (content: Readonly<Record<string, unknown>>, fields?: readonly string[]) =>
  fields ? Object.fromEntries(Object.entries(content).filter(([name]) => fields.includes(name))) : content;
