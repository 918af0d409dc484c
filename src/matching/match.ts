import type { WhyNot } from '../kernel/index.js';

export type MatchStatus = 'waiting' | 'contact' | 'same' | 'not_same';
export type MatchVerb = 'make_contact' | 'not_same' | 'confirm';

const FROM: Readonly<Record<MatchVerb, readonly MatchStatus[]>> = {
  make_contact: ['waiting'],
  not_same: ['waiting', 'contact'],
  confirm: ['contact'],
};
export const BECOMES = { make_contact: 'contact', not_same: 'not_same', confirm: 'same' } as const satisfies Record<
  MatchVerb,
  MatchStatus
>;

export const whyNotDecide = (status: MatchStatus, verb: MatchVerb): WhyNot =>
  FROM[verb].includes(status)
    ? undefined
    : {
        problem: 'not-possible-now',
        detail:
          verb === 'confirm' && status === 'waiting'
            ? 'Make contact first: two institutions say together that it is one person.'
            : 'This was decided already.',
        hints: { state: status },
      };

/** Two persons on record can be the same; somebody who was only asked for by name has no record. */
export const allowedVerbs = (status: MatchStatus, decides: boolean, onRecord: boolean): MatchVerb[] =>
  decides
    ? (Object.keys(FROM) as MatchVerb[]).filter(
        (verb) => !whyNotDecide(status, verb) && (verb !== 'confirm' || onRecord),
      )
    : [];
