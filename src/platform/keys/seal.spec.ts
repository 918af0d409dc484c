import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seal, unseal, versionOf, type Place } from './seal.js';

const key = createSecretKey(randomBytes(32));
const place: Place = { table: 'section_entry', column: 'content', row: '01890000-0000-7000-8000-000000000001' };
const sealed = seal(key, 1, place, { text: 'Example words' });

describe('what is sealed', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        expect(JSON.stringify(unseal(key, place, seal(key, 1, place, value)))).toBe(before);
      }),
    );
  });

  it.each<[string, Place]>([
    ['row', { ...place, row: '01890000-0000-7000-8000-000000000002' }],
    ['column', { ...place, column: 'called' }],
    ['table', { ...place, table: 'case_file' }],
    ['division of the names', { table: 'section_', column: 'entrycontent', row: place.row }],
  ])('does not open in another %s', (_what, other) => {
    expect(() => unseal(key, other, sealed)).toThrow();
  });

  it('does not open with the key of somebody else', () => {
    expect(() => unseal(createSecretKey(randomBytes(32)), place, sealed)).toThrow();
  });

  it('does not open when a single bit of it was changed, wherever', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(key, place, altered)).toThrow();
    }
  });

  it('does not open when it was cut short', () => {
    for (const length of [0, 1, 13, 28, 29, sealed.length - 1])
      expect(() => unseal(key, place, sealed.subarray(0, length))).toThrow();
  });

  it('names the version of its key in the first byte, and the version is bound in', () => {
    const second = seal(key, 2, place, 'Example');
    expect(versionOf(second)).toBe(2);
    second[0] = 1;
    expect(() => unseal(key, place, second)).toThrow();
  });

  it('is another each time: no nonce of 100,000 comes twice', () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 100_000; time += 1) nonces.add(seal(key, 1, place, 'Example').toString('latin1', 1, 13));
    expect(nonces.size).toBe(100_000);
  });

  it('does not show in its length how long a name is', () => {
    expect(seal(key, 1, place, 'Bo').length).toBe(seal(key, 1, place, 'A much longer Examplename').length);
  });
});
