import type { WhyNot } from '../kernel/index.js';

export const STATUSES = ['waiting', 'contact', 'one_says_same', 'same', 'not_same', 'no_contact'] as const;
export type MatchStatus = (typeof STATUSES)[number];
export type MatchVerb = 'make_contact' | 'no_contact' | 'not_same' | 'confirm';

const FROM: Readonly<Record<MatchVerb, readonly MatchStatus[]>> = {
  make_contact: ['waiting', 'no_contact'],
  no_contact: ['waiting'],
  not_same: ['waiting', 'no_contact', 'contact', 'one_says_same'],
  confirm: ['contact', 'one_says_same'],
};
const BECOMES = { make_contact: 'contact', no_contact: 'no_contact', not_same: 'not_same' } as const;

/** Who decides: whoever holds the person, and after contact also whoever leads for the other record of them. */
export interface Deciding {
  readonly holds: boolean;
  readonly meets: boolean;
  /** Two persons on record; somebody who was only asked for by name has none. */
  readonly onRecord: boolean;
  /** Somebody leads for the other record now; a closed case has nobody to say so. */
  readonly otherLed: boolean;
  /** This side has said already that it is one person. */
  readonly saidSame: boolean;
  /** Contact would tell somebody whom the person keeps out. */
  readonly keptFrom: 'institution' | 'user' | null;
}

/** It is one person when both sides say so; one word is enough where both are one institution, or nobody leads the other. */
export function becomes(status: MatchStatus, verb: MatchVerb, by: Deciding): MatchStatus {
  if (verb !== 'confirm') return BECOMES[verb];
  return status === 'one_says_same' || (by.holds && by.meets) || !by.otherLed ? 'same' : 'one_says_same';
}

/** What stands against this decision by this side, whatever the state. */
export function whyNotBy(verb: MatchVerb, by: Deciding): WhyNot {
  if (verb === 'confirm' && !by.onRecord)
    return { problem: 'not-possible-now', detail: 'Somebody asked for this person; there is no second record.' };
  if (verb === 'confirm' && by.saidSame)
    return { problem: 'not-possible-now', detail: 'You have said so; the other side has not yet.' };
  return verb === 'make_contact' && (by.keptFrom === 'institution' || (by.keptFrom === 'user' && !by.onRecord))
    ? {
        problem: 'not-possible-now',
        detail: 'The person wants whoever asks kept out. Contact would tell them that you know this person.',
        hints: { next: 'no-contact' },
      }
    : undefined;
}

/** Contact or none is the holder's to decide, alone; what both know after it, both may say. */
export const mayDecide = (verb: MatchVerb, by: Pick<Deciding, 'holds' | 'meets'>): boolean =>
  by.holds || (by.meets && (verb === 'confirm' || verb === 'not_same'));

export const whyNotDecide = (status: MatchStatus, verb: MatchVerb): WhyNot =>
  FROM[verb].includes(status)
    ? undefined
    : {
        problem: 'not-possible-now',
        detail:
          verb === 'confirm' && (status === 'waiting' || status === 'no_contact')
            ? 'Make contact first: two institutions say together that it is one person.'
            : 'This was decided already.',
        hints: { state: status },
      };

export const allowedVerbs = (status: MatchStatus, by: Deciding): MatchVerb[] =>
  (Object.keys(FROM) as MatchVerb[]).filter(
    (verb) => mayDecide(verb, by) && !whyNotDecide(status, verb) && !whyNotBy(verb, by),
  );
