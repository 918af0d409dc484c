import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '../../kernel/index.js';
import { log, nameOf } from '../http/index.js';
import type { KeyProvider } from './key-provider.js';
import type { KeysStore } from './keys.store.js';
import { PersonKey } from './person-key.js';

const KEEP_MS = 5 * 60_000;
const KEEP_MOST = 5_000;
const DATA_KEY_BYTES = 32;

/** Gives the key of a person to those who are about to seal or open something of theirs; keeps it in memory for minutes. */
export class Keyring implements OnApplicationShutdown {
  /** Oldest first. Keys are kept as opaque objects, which no log and no inspection prints. */
  private readonly held = new Map<string, { key: PersonKey; until: number }>();

  constructor(
    private readonly store: KeysStore,
    private readonly provider: KeyProvider,
    private readonly limits = { keepMs: KEEP_MS, keepMost: KEEP_MOST },
  ) {}

  /** For a person who is new: before the transaction that first seals something, so that no content outlives its key. */
  async create(person: string): Promise<PersonKey> {
    return orUnavailable(async () => {
      const bytes = randomBytes(DATA_KEY_BYTES);
      await this.store.add({ person, version: 1, wrapped: await this.provider.wrap(bytes) });
      return this.hold(person, new Map([[1, createSecretKey(bytes)]]));
    });
  }

  async of(person: string): Promise<PersonKey> {
    return keyIn(await this.ofAll([person]), person);
  }

  /** One look-up for a whole page. */
  async ofAll(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    const missing = [...new Set(persons)].filter((person) => {
      const held = this.held.get(person);
      if (!held || held.until < performance.now()) return true;
      found.set(person, held.key);
      return false;
    });
    if (missing.length > 0) for (const [person, key] of await this.fetch(missing)) found.set(person, key);
    return found;
  }

  async onApplicationShutdown(): Promise<void> {
    this.held.clear();
    await this.store.close();
  }

  private fetch(persons: readonly string[]): Promise<Map<string, PersonKey>> {
    return orUnavailable(async () => {
      const rows = await this.store.of(persons);
      const keys = await this.provider.unwrap(rows.map(({ wrapped }) => wrapped));
      const versions = new Map<string, Map<number, KeyObject>>();
      for (const [at, { person, version }] of rows.entries()) {
        const bytes = keys[at];
        if (bytes?.length !== DATA_KEY_BYTES) throw new Error('A data key has another length than it should.');
        const known = versions.get(person) ?? new Map<number, KeyObject>();
        versions.set(person, known.set(version, createSecretKey(bytes)));
      }
      return new Map([...versions].map(([person, found]) => [person, this.hold(person, found)]));
    });
  }

  private hold(person: string, versions: ReadonlyMap<number, KeyObject>): PersonKey {
    const key = new PersonKey(versions);
    this.held.delete(person);
    this.held.set(person, { key, until: performance.now() + this.limits.keepMs });
    for (const oldest of this.held.keys()) {
      if (this.held.size <= this.limits.keepMost) break;
      this.held.delete(oldest);
    }
    return key;
  }
}

/** The key of one of those that were asked for; without one nothing is written and nothing is shown. */
export function keyIn(keys: ReadonlyMap<string, PersonKey>, person: string): PersonKey {
  const key = keys.get(person);
  if (key) return key;
  log.error({ person }, 'this person has no key');
  throw new Refusal('unavailable');
}

async function orUnavailable<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    log.error({ error: nameOf(error) }, 'the keys cannot be used: the key store is away, or the master key is another');
    throw new Refusal('unavailable');
  }
}
