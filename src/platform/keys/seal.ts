import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** Where a value is kept. It is bound into the ciphertext: what was moved to another row or column does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;
/** Lengths are rounded up, so that a stolen row does not tell a short name from a long one. JSON ignores spaces at its end. */
const STEP = 64;

const bindingOf = ({ table, column, row }: Place, version: number): Buffer =>
  Buffer.from(JSON.stringify([table, column, row, version]));

/** Version of the key (1 byte), nonce (12), tag (16), ciphertext. */
export function seal(key: KeyObject, version: number, place: Place, value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const padded = Buffer.alloc(Math.ceil(json.length / STEP) * STEP, ' ');
  json.copy(padded);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bindingOf(place, version));
  const hidden = [cipher.update(padded), cipher.final()];
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ...hidden]);
}

export const versionOf = (sealed: Buffer): number | undefined => sealed[0];

/** Throws where a bit, the place, the version or the key is not the one it was sealed with. */
export function unseal(key: KeyObject, place: Place, sealed: Buffer): unknown {
  const version = versionOf(sealed);
  if (version === undefined || sealed.length < HEAD) throw new Error('This is no sealed value.');
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
    .setAAD(bindingOf(place, version))
    .setAuthTag(sealed.subarray(1 + NONCE, HEAD));
  const json = Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]);
  return JSON.parse(json.toString()) as unknown;
}
