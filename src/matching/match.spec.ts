import { describe, expect, it } from '@jest/globals';
import {
  allowedVerbs,
  becomes,
  mayDecide,
  STATUSES,
  whyNotBy,
  whyNotDecide,
  type Deciding,
  type MatchStatus,
  type MatchVerb,
} from './match.js';

const VERBS: readonly MatchVerb[] = ['make_contact', 'no_contact', 'not_same', 'confirm'];
const POSSIBLE: Readonly<Record<MatchStatus, readonly MatchVerb[]>> = {
  waiting: ['make_contact', 'no_contact', 'not_same'],
  no_contact: ['make_contact', 'not_same'],
  contact: ['not_same', 'confirm'],
  one_says_same: ['not_same', 'confirm'],
  same: [],
  not_same: [],
};
const by = (changes: Partial<Deciding> = {}): Deciding => ({
  holds: true,
  meets: false,
  onRecord: true,
  otherLed: true,
  saidSame: false,
  keptFrom: null,
  ...changes,
});

describe('A possible match', () => {
  describe.each(STATUSES)('that is "%s"', (status) => {
    it.each(VERBS)('answers "%s" as its table says', (verb) => {
      expect(whyNotDecide(status, verb) === undefined).toBe(POSSIBLE[status].includes(verb));
    });

    it('offers what it would take, to who holds the person', () => {
      expect(allowedVerbs(status, by())).toEqual(POSSIBLE[status]);
    });

    it('offers after contact what both know, to who leads for the other record', () => {
      const both = POSSIBLE[status].filter((verb) => verb === 'confirm' || verb === 'not_same');
      expect(allowedVerbs(status, by({ holds: false, meets: true }))).toEqual(both);
    });

    it('offers nothing to who only asked', () => {
      expect(allowedVerbs(status, by({ holds: false }))).toEqual([]);
    });

    it('is never confirmed where there is no second record', () => {
      expect(allowedVerbs(status, by({ onRecord: false }))).not.toContain('confirm');
    });
  });

  it('is confirmed after contact only, and says so', () => {
    expect(whyNotDecide('waiting', 'confirm')?.detail).toContain('Make contact first');
    expect(whyNotDecide('same', 'confirm')?.detail).toContain('decided already');
  });

  it('is one person when both sides have said so, and not before', () => {
    expect(becomes('contact', 'confirm', by())).toBe('one_says_same');
    expect(whyNotBy('confirm', by({ saidSame: true }))?.detail).toContain('the other side has not');
    expect(becomes('one_says_same', 'confirm', by({ holds: false, meets: true }))).toBe('same');
  });

  it('needs one word where one institution is both sides, or nobody leads the other record', () => {
    expect(becomes('contact', 'confirm', by({ meets: true }))).toBe('same');
    expect(becomes('contact', 'confirm', by({ otherLed: false }))).toBe('same');
  });

  it.each([
    ['an institution that was kept out and met somebody', { keptFrom: 'institution', onRecord: true }, false],
    ['an institution that was kept out and asked by name', { keptFrom: 'institution', onRecord: false }, false],
    ['a user who was kept out and asked by name', { keptFrom: 'user', onRecord: false }, false],
    ['the institution of a user who was kept out and met somebody', { keptFrom: 'user', onRecord: true }, true],
  ] as const)('lets contact be made with %s only where that tells nobody who is kept out', (_, changes, may) => {
    expect(whyNotBy('make_contact', by(changes)) === undefined).toBe(may);
    expect(allowedVerbs('waiting', by(changes)).includes('no_contact')).toBe(true);
  });

  it('leaves contact to the holder alone', () => {
    for (const verb of ['make_contact', 'no_contact'] as const)
      expect(mayDecide(verb, { holds: false, meets: true })).toBe(false);
  });
});
