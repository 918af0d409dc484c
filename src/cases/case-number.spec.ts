import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseNumber, readCaseNumber } from './case-number.js';

const numbers = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(caseNumber);
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('A case number', () => {
  it('is read back as it was given, also in small letters and without dashes', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readCaseNumber(number)).toBe(number);
        expect(readCaseNumber(` ${number.toLowerCase().replace(/-/g, ' ')}`)).toBe(number);
      }),
    );
  });

  it('with one character misheard is no number', () => {
    fc.assert(
      fc.property(numbers, fc.nat(7), fc.nat(31), (number, at, letter) => {
        const plain = number.replace(/-/g, '');
        const wrong = plain.slice(0, at) + LETTERS.charAt(letter) + plain.slice(at + 1);
        fc.pre(wrong !== plain);
        expect(readCaseNumber(wrong)).toBeUndefined();
      }),
    );
  });

  it('with two neighbours swapped is no number', () => {
    fc.assert(
      fc.property(numbers, fc.nat(6), (number, at) => {
        const plain = Array.from(number.replace(/-/g, ''));
        fc.pre(plain[at] !== plain[at + 1]);
        plain.splice(at, 2, ...plain.slice(at, at + 2).reverse());
        expect(readCaseNumber(plain.join(''))).toBeUndefined();
      }),
    );
  });

  it.each(['', 'Anna', '7K3D-Q2M9', '7K3D-Q2M9-XX', '7K3D Q2M! X'])('"%s" is none', (text) => {
    expect(readCaseNumber(text)).toBeUndefined();
  });
});
