import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  KeyFile,
  Keyring,
  KeysStore,
  prepareKeys,
  rotateKeys,
  Transit,
  type KeyProvider,
} from '../../src/platform/keys/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTransit, TOKEN } from '../support/transit.js';

const folder = mkdtempSync(join(tmpdir(), 'hof-rotation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = { table: 'section_entry', column: 'content', row: randomUUID() };
const silent = () => undefined;
const transitAt = (url: string, token = TOKEN) => new Transit({ url, token, name: 'hof-bsr' });

let database: FreshDatabase;
let store: KeysStore;
/** A fresh memory each time: what was opened before helps nobody. */
const keyring = (provider: KeyProvider) => new Keyring(store, provider);

beforeEach(async () => {
  database = await freshDatabase();
  await prepareKeys(database.ownerUrl); // keys that lie elsewhere: whose role it is makes the table
  await prepareKeys(database.ownerUrl);
  store = new KeysStore(database.ownerUrl, 2);
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

async function sealedFor(provider: KeyProvider, people: number): Promise<Map<string, Buffer>> {
  const sealed = new Map<string, Buffer>();
  for (let made = 0; made < people; made += 1) {
    const person = randomUUID();
    sealed.set(person, (await keyring(provider).create(person)).seal(PLACE, person));
  }
  return sealed;
}

async function allOpen(provider: KeyProvider, sealed: Map<string, Buffer>): Promise<void> {
  const keys = await keyring(provider).ofAll([...sealed.keys()]);
  for (const [person, bytes] of sealed) expect(keys.get(person)?.open(PLACE, bytes)).toBe(person);
}

describe('A rotation of the master key', () => {
  let path: string;
  beforeEach(() => {
    path = join(folder, `${randomBytes(4).toString('hex')}.key`);
    KeyFile.create(path);
  });

  it('wraps every data key anew and leaves what was written readable, also for a process that was running', async () => {
    const running = new KeyFile(path);
    const sealed = await sealedFor(running, 7);
    const rotating = new KeyFile(path);
    const said: string[] = [];
    expect(
      await rotateKeys(
        store,
        rotating,
        (line) => said.push(line),
        () => rotating.add(),
        3,
      ),
    ).toBe(7);
    expect(said).toEqual(['3', '6', '7'].map((done) => `${done} of 7 data keys are wrapped anew.`));
    expect(await store.counts()).toEqual([{ mark: await rotating.mark(), keys: 7 }]);
    await allOpen(running, sealed);
    await allOpen(new KeyFile(path), sealed);
  });

  it('goes on where it was cut short, with the same new key', async () => {
    const sealed = await sealedFor(new KeyFile(path), 7);
    const first = new KeyFile(path);
    const cutShort = () => {
      throw new Error('the power went');
    };
    await expect(rotateKeys(store, first, cutShort, () => first.add(), 3)).rejects.toThrow('the power went');
    expect((await store.counts()).map(({ keys }) => keys).sort()).toEqual([3, 4]);
    const second = new KeyFile(path);
    expect(await rotateKeys(store, second, silent, () => second.add(), 3)).toBe(4);
    expect(await second.mark()).toBe(await first.mark());
    await allOpen(second, sealed);
  });
});

describe('With the master key in a transit engine', () => {
  it('data keys are wrapped, opened a page at a time, and wrapped anew when the engine has a new version', async () => {
    const transit = await startTransit();
    try {
      const provider = transitAt(transit.url);
      const sealed = await sealedFor(provider, 3);
      await allOpen(provider, sealed);
      expect(transit.seen).toEqual(['encrypt', 'encrypt', 'encrypt', 'decrypt']);
      expect(await store.counts()).toEqual([{ mark: 'vault:v1:', keys: 3 }]);
      transit.rotate();
      expect(await rotateKeys(store, provider, silent)).toBe(3);
      expect(await store.counts()).toEqual([{ mark: 'vault:v2:', keys: 3 }]);
      await allOpen(provider, sealed);
      expect(await rotateKeys(store, provider, silent)).toBe(0);
    } finally {
      await transit.stop();
    }
  });

  it('a wrong token, an altered key and an engine that is away all give 503, and the next try may succeed', async () => {
    const transit = await startTransit();
    const sealed = await sealedFor(transitAt(transit.url), 1);
    const [person = ''] = sealed.keys();
    const refused = { problem: 'unavailable' };
    await expect(keyring(transitAt(transit.url, 'another')).of(person)).rejects.toMatchObject(refused);
    await expect(keyring(transitAt(transit.url, 'another')).create(randomUUID())).rejects.toMatchObject(refused);
    await allOpen(transitAt(transit.url), sealed);
    const [key] = await store.of([person]);
    await store.rewrapped([{ ...key!, anew: `${key!.wrapped.slice(0, -6)}AAAA==` }]);
    await expect(keyring(transitAt(transit.url)).of(person)).rejects.toMatchObject(refused);
    await transit.stop();
    await expect(keyring(transitAt(transit.url)).of(person)).rejects.toMatchObject(refused);
  });
});
