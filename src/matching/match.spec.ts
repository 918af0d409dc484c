import { describe, expect, it } from '@jest/globals';
import { allowedVerbs, whyNotDecide, type MatchStatus, type MatchVerb } from './match.js';

const VERBS: readonly MatchVerb[] = ['make_contact', 'not_same', 'confirm'];
const POSSIBLE: Readonly<Record<MatchStatus, readonly MatchVerb[]>> = {
  waiting: ['make_contact', 'not_same'],
  contact: ['not_same', 'confirm'],
  same: [],
  not_same: [],
};
const STATUSES = Object.keys(POSSIBLE) as MatchStatus[];

describe('A possible match', () => {
  describe.each(STATUSES)('that is "%s"', (status) => {
    it.each(VERBS)('answers "%s" as its table says', (verb) => {
      expect(whyNotDecide(status, verb) === undefined).toBe(POSSIBLE[status].includes(verb));
    });

    it('offers what it would take, to who holds the record', () => {
      expect(allowedVerbs(status, true, true)).toEqual(POSSIBLE[status]);
    });

    it('offers nothing to who only asked', () => {
      expect(allowedVerbs(status, false, true)).toEqual([]);
    });

    it('is never confirmed where there is no second record', () => {
      expect(allowedVerbs(status, true, false)).not.toContain('confirm');
    });
  });

  it('is confirmed after contact only, and says so', () => {
    expect(whyNotDecide('waiting', 'confirm')?.detail).toContain('Make contact first');
    expect(whyNotDecide('same', 'confirm')?.detail).toContain('decided already');
  });
});
