import { createHmac, type KeyObject } from 'node:crypto';
import { Refusal } from '../../kernel/index.js';
import { log, nameOf } from '../http/index.js';
import { seal, unseal, versionOf, type Place } from './seal.js';

/** The key of one person, in hand: seals and opens at once, so that statements which travel together stay together. */
export class PersonKey {
  constructor(private readonly versions: ReadonlyMap<number, KeyObject>) {}

  seal(place: Place, value: unknown): Buffer {
    const newest = Math.max(...this.versions.keys());
    return seal(this.version(newest, place), newest, place, value);
  }

  open<T>(place: Place, sealed: Buffer): T {
    const key = this.version(versionOf(sealed), place);
    try {
      return unseal(key, place, sealed) as T;
    } catch (error) {
      log.error({ ...place, error: nameOf(error) }, 'a sealed value does not open: another key, or it was altered');
      throw new Refusal('unavailable');
    }
  }

  /** A value that is the same for the same text and says nothing without this key; for a key that seals nothing. */
  mark(text: string): Buffer {
    const key = this.versions.get(1);
    if (!key) throw new Refusal('unavailable');
    return createHmac('sha256', key).update(text).digest();
  }

  private version(version: number | undefined, place: Place): KeyObject {
    const key = this.versions.get(version ?? 0);
    if (key) return key;
    log.error({ ...place, version }, 'a sealed value names a key that this person does not have');
    throw new Refusal('unavailable');
  }
}
