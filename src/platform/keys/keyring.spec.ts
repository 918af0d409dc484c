import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Keyring } from './keyring.js';
import type { DataKey, KeysStore } from './keys.store.js';

const place = { table: 'section_entry', column: 'content', row: 'r' };

/** Wraps nothing: this is about which look-ups are made, and what happens when one fails. */
function aKeyring(limits?: { keepMs: number; keepMost: number }) {
  const kept: DataKey[] = [];
  const asked: string[][] = [];
  const store = {
    add: (key: DataKey) => Promise.resolve(void kept.push(key)),
    of: (persons: string[]) => {
      asked.push([...persons]);
      return Promise.resolve(kept.filter(({ person }) => persons.includes(person)));
    },
  } as unknown as KeysStore;
  const provider = {
    wrap: (key: Buffer) => Promise.resolve(key.toString('hex')),
    unwrap: (wrapped: readonly string[]) => Promise.resolve(wrapped.map((text) => Buffer.from(text, 'hex'))),
    rewrap: (wrapped: readonly string[]) => Promise.resolve([...wrapped]),
    mark: () => Promise.resolve(''),
  };
  return { keyring: new Keyring(store, provider, limits), kept, asked };
}

describe('the keyring', () => {
  it('asks the store once for a page, and not again for a while', async () => {
    const { keyring, kept, asked } = aKeyring();
    kept.push(...['a', 'b'].map((person) => ({ person, version: 1, wrapped: randomBytes(32).toString('hex') })));
    await keyring.ofAll(['a', 'b', 'a']);
    await keyring.ofAll(['b', 'a']);
    expect(asked).toEqual([['a', 'b']]);
  });

  it('lets a key go when its time is over, and the oldest when there are too many', async () => {
    const short = aKeyring({ keepMs: -1, keepMost: 10 });
    await short.keyring.create('a');
    await short.keyring.of('a');
    expect(short.asked).toEqual([['a']]);
    const few = aKeyring({ keepMs: 60_000, keepMost: 2 });
    for (const person of ['a', 'b', 'c']) await few.keyring.create(person);
    await few.keyring.ofAll(['b', 'c']);
    expect(few.asked).toEqual([]);
    await few.keyring.of('a');
    expect(few.asked).toEqual([['a']]);
  });

  it('seals with the newest version of a key and opens with the one that was used', async () => {
    const { keyring, kept } = aKeyring({ keepMs: -1, keepMost: 10 });
    const earlier = (await keyring.create('a')).seal(place, 'before');
    kept.push({ person: 'a', version: 2, wrapped: randomBytes(32).toString('hex') });
    const key = await keyring.of('a');
    const later = key.seal(place, 'after');
    expect([earlier[0], later[0]]).toEqual([1, 2]);
    expect([key.open(place, earlier), key.open(place, later)]).toEqual(['before', 'after']);
  });

  it('gives nothing for a person without a key, and never makes one on the way', async () => {
    const { keyring, kept } = aKeyring();
    await expect(keyring.of('nobody')).rejects.toMatchObject({ problem: 'unavailable' });
    expect(kept).toEqual([]);
  });

  it('shows no key when it is printed', async () => {
    const { keyring, kept } = aKeyring();
    const key = await keyring.create('a');
    const { inspect } = await import('node:util');
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key) + inspect(keyring, { depth: 9 });
    const bytes = Buffer.from(kept[0]!.wrapped, 'hex');
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(shown).not.toContain(bytes.toString(form));
    expect(shown).not.toContain([...bytes].slice(0, 6).join(', '));
  });
});
