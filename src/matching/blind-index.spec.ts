import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compositesOf, type Described } from './blind-index.js';

const who = (name: string, born?: string, ...documents: string[]): Described => ({
  names: [name],
  born: born ? [born] : [],
  documents,
});
/** Whoever is kept is found by whoever is sought, when one composite is in both. */
const found = (kept: Described, sought: Described): boolean => {
  const known = new Set(compositesOf(kept).kept);
  return compositesOf(sought).sought.some((composite) => known.has(composite));
};

const KEPT = who('Olena Kovalska', '1994-05-07');

describe('Two descriptions', () => {
  it.each([
    ['the same words in another order', who('Kovalska Olena', '1994-05-07')],
    ['Cyrillic letters', who('Олена Ковальська', '1994-05-07')],
    ['day and month swapped', who('Olena Kovalska', '1994-07-05')],
    ['a year too late', who('Olena Kovalska', '1995-05-07')],
    ['a year too early', who('Olena Kovalska', '1993-05-07')],
    ['one digit of the day misread', who('Olena Kovalska', '1994-05-17')],
    ['a patronymic as well', who('Olena Ivanivna Kovalska', '1994-05-07')],
    ['no more than the year known', who('Olena Kovalska', '1994')],
    ['a span of years', who('Olena Kovalska', '1990/1996')],
    ['no date known', who('Olena Kovalska')],
  ])('meet with %s', (_, sought) => {
    expect(found(KEPT, sought)).toBe(true);
  });

  it.each([
    ['another surname', who('Olena Petrova', '1994-05-07')],
    ['two years between', who('Olena Kovalska', '1996-05-07')],
    ['another month and day', who('Olena Kovalska', '1994-11-23')],
    ['the given name alone', who('Olena', '1994-05-07')],
  ])('do not meet with %s', (_, sought) => {
    expect(found(KEPT, sought)).toBe(false);
  });

  it('meet by the number of a document, however it is written', () => {
    const kept = who('Anna', undefined, 'Passport LV 1234567');
    expect(found(kept, who('Somebody Else', undefined, 'LV1234567'))).toBe(true);
    expect(found(kept, who('Somebody Else', undefined, '1234567'))).toBe(true);
    expect(found(kept, who('Somebody Else', undefined, 'LV7654321'))).toBe(false);
  });

  it('never meet by a number too short to be one person’s', () => {
    expect(found(who('Anna', undefined, '12345'), who('Else', undefined, '12345'))).toBe(false);
  });

  const word = fc.constantFrom('Olena', 'Anna', 'Jānis', 'Иван', 'Nguyen', 'Björk', 'Kowalska', 'Ozola', 'Dmytrenko');
  const date = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const person = fc
    .tuple(word, word, fc.option(date, { nil: undefined }))
    .map(([given, surname, born]) => who(`${given} ${surname}`, born));

  it('that are one and the same always meet', () => {
    fc.assert(fc.property(person, (one) => expect(found(one, one)).toBe(true)));
  });

  it('meet in both directions or in neither', () => {
    fc.assert(fc.property(person, person, (one, two) => expect(found(one, two)).toBe(found(two, one))));
  });
});
