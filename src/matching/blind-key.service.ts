import { Injectable } from '@nestjs/common';
import { Keyring, type PersonKey } from '../platform/keys/index.js';
import type { Composites } from './blind-index.js';

/** Nobody's id: under it lies the key of the index, a key of its own that seals nothing. */
const INDEX = '00000000-0000-4000-8000-0000000b11d0';

/** Makes composites unreadable. Only the worker asks for this key; without it the index says nothing about anyone. */
@Injectable()
export class BlindKey {
  constructor(private readonly keyring: Keyring) {}

  async blind({ kept, sought }: Composites): Promise<{ kept: Buffer[]; sought: Buffer[] }> {
    const key = await this.key();
    const blinded = (texts: readonly string[]) => texts.map((text) => key.mark(text));
    return { kept: blinded(kept), sought: blinded(sought) };
  }

  private async key(): Promise<PersonKey> {
    const known = (await this.keyring.ofAll([INDEX])).get(INDEX);
    // Where another worker made it in the same moment, the event comes again and finds it.
    return known ?? this.keyring.create(INDEX);
  }
}
