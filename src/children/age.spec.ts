import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Country } from '../kernel/index.js';
import { AGE_SOURCES, AGES_SAID, comesOfAgeOn, isOfAge, isTreatedAsChild, treatedAs, type Said } from './age.js';

const SE = 'SE' as Country;
const FI = 'FI' as Country;
const inOrder = (...said: [Country, Said['says'], Said['source']][]): Said[] =>
  said.map(([country, says, source], minute) => ({ country, says, source, at: new Date(minute * 60_000) }));

describe('How old somebody is taken to be', () => {
  it.each<[string, Said[], boolean]>([
    ['an adult, as they say', inOrder([SE, 'adult', 'stated']), false],
    ['a child, as they say', inOrder([SE, 'child', 'stated']), true],
    ['nobody knows: a child', inOrder([SE, 'unsure', 'stated']), true],
    ['one says adult, another has doubts', inOrder([SE, 'unsure', 'stated'], [SE, 'adult', 'stated']), true],
    ['found to be an adult by that country', inOrder([SE, 'unsure', 'stated'], [SE, 'adult', 'assessment']), false],
    ['found to be an adult by another country', inOrder([SE, 'unsure', 'stated'], [FI, 'adult', 'assessment']), true],
    [
      'a passport of a child after an assessment',
      inOrder([SE, 'adult', 'assessment'], [SE, 'child', 'document']),
      true,
    ],
    ['new doubts after an assessment', inOrder([SE, 'adult', 'assessment'], [SE, 'unsure', 'stated']), true],
    ['an old doubt before an assessment', inOrder([SE, 'child', 'stated'], [SE, 'adult', 'document']), false],
  ])('%s', (_, said, child) => expect(isTreatedAsChild(treatedAs(said))).toBe(child));

  it('is never older because somebody elsewhere has said so', () => {
    const said = fc.record({
      says: fc.constantFrom(...AGES_SAID),
      source: fc.constantFrom(...AGE_SOURCES),
      at: fc.date({ noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1 }), fc.array(said), (here, elsewhere) => {
        const before = treatedAs(here.map((one) => ({ ...one, country: SE })));
        const after = treatedAs([
          ...here.map((one) => ({ ...one, country: SE })),
          ...elsewhere.map((one) => ({ ...one, country: FI })),
        ]);
        expect(after.find(({ country }) => country === SE)).toEqual(before[0]);
        if (isTreatedAsChild(before)) expect(isTreatedAsChild(after)).toBe(true);
      }),
    );
  });
});

describe('Coming of age', () => {
  it.each([
    ['2008-11-24', '2026-11-23', false],
    ['2008-11-24', '2026-11-24', true],
    ['2008-02-29', '2026-02-28', false],
    ['2008-02-29', '2026-03-01', true],
  ])('born on %s, on %s: %s', (born, today, ofAge) => expect(isOfAge([born], today)).toBe(ofAge));

  it('of two days of birth the later counts; without one nobody comes of age', () => {
    expect(isOfAge(['2007-01-01', '2009-01-01'], '2026-11-24')).toBe(false);
    expect(isOfAge([], '2026-11-24')).toBe(false);
    expect(comesOfAgeOn('2010-05-06')).toBe('2028-05-06');
  });
});
