import { randomBytes } from 'node:crypto';
import { now, type Id } from '../../kernel/index.js';

/** A UUID of version 7 (RFC 9562): known before the row is written, so that the statements of one act can leave together. */
export function newId<T extends Id<string>>(): T {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as T;
}
