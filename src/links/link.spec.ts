import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allowedOnLink,
  LINK_KINDS,
  MOST_IN_A_LINK,
  stands,
  STANDINGS,
  WISHES,
  type Standing,
  type Wish,
} from './link.js';

const wishes = fc.array(fc.constantFrom<Wish | null>(...WISHES, null), { minLength: 2, maxLength: 6 });

describe('What holds for persons who belong together', () => {
  it.each<[(Wish | null)[], Standing]>([
    [[null, null], 'not_confirmed'],
    [['together', null], 'not_confirmed'],
    [['together', 'together'], 'together'],
    [['together', 'together', null], 'not_confirmed'],
    [['together', 'apart'], 'apart'],
    [[null, 'apart'], 'apart'],
    [['apart', 'must_not_learn'], 'must_not_learn'],
    [['together', 'must_not_learn'], 'must_not_learn'],
    [['together'], 'not_confirmed'],
  ])('when they say %j it is %s', (said, holds) => expect(stands(said)).toBe(holds));

  it('is never together against the silence or the word of one of them', () => {
    fc.assert(
      fc.property(wishes, (said) => (stands(said) === 'together') === said.every((wish) => wish === 'together')),
    );
  });

  it('is never less careful because one more has spoken', () => {
    const careful = (standing: Standing) => (standing === 'together' ? 0 : STANDINGS.indexOf(standing) + 1);
    fc.assert(
      fc.property(wishes, fc.constantFrom<Wish | null>('apart', 'must_not_learn', null), (said, more) =>
        expect(careful(stands([...said, more]))).toBeGreaterThanOrEqual(careful(stands(said))),
      ),
    );
  });
});

describe('What can be done with a link', () => {
  it.each(LINK_KINDS)('of %s: a wish and an end while it lasts, nothing after', (kind) => {
    const open = { ended: false, persons: 2, kind };
    expect(allowedOnLink(open)).toEqual(kind === 'partners' ? ['wish', 'end'] : ['add', 'wish', 'end']);
    expect(allowedOnLink({ ...open, ended: true })).toEqual([]);
    expect(allowedOnLink({ ...open, persons: MOST_IN_A_LINK })).toEqual(['wish', 'end']);
  });
});
