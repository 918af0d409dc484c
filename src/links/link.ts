import type { WhyNot } from '../kernel/index.js';

export const LINK_KINDS = ['siblings', 'partners', 'parent_and_child', 'same_group'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export const WISHES = ['together', 'apart', 'must_not_learn'] as const;
export type Wish = (typeof WISHES)[number];
/** What holds for all of them: the most careful word that one of them has said; together only when each has said it. */
export const STANDINGS = ['not_confirmed', 'together', 'apart', 'must_not_learn'] as const;
export type Standing = (typeof STANDINGS)[number];
export const LINK_END_REASONS = ['not_so', 'they_wish_it', 'by_mistake'] as const;
export type LinkEndReason = (typeof LINK_END_REASONS)[number];

/** A partner may be the one who controls the other: until each was asked alone, nothing is taken as agreed (flows.md 2.9). */
export function stands(wishes: readonly (Wish | null)[]): Standing {
  if (wishes.includes('must_not_learn')) return 'must_not_learn';
  if (wishes.includes('apart')) return 'apart';
  return wishes.length > 1 && wishes.every((wish) => wish === 'together') ? 'together' : 'not_confirmed';
}

/** As many as one incident brings; whoever has more makes a second group. */
export const MOST_IN_A_LINK = 100;

export interface LinkState {
  readonly ended: boolean;
  readonly persons: number;
  readonly kind: LinkKind;
}

export const LINK_VERBS = ['add', 'wish', 'end'] as const;
export type LinkVerb = (typeof LINK_VERBS)[number];

const PAIRS: readonly LinkKind[] = ['partners'];

export function whyNotOnLink(verb: LinkVerb, { ended, persons, kind }: LinkState): WhyNot {
  const no = (detail: string): WhyNot => ({ problem: 'not-possible-now', detail });
  if (ended) return no('This link has ended.');
  if (verb === 'add' && PAIRS.includes(kind)) return no('Partners are two persons: make another link.');
  if (verb === 'add' && persons >= MOST_IN_A_LINK) return no(`A link joins at most ${MOST_IN_A_LINK} persons.`);
  return undefined;
}

export const allowedOnLink = (state: LinkState): LinkVerb[] => LINK_VERBS.filter((verb) => !whyNotOnLink(verb, state));
