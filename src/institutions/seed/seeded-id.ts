import { createHash } from 'node:crypto';
import type { InstitutionId } from '../../kernel/index.js';

/** The same id on every installation, so that a seeded row that was renamed since is known again and left alone. */
export function seededId(country: string, name: string): InstitutionId {
  const bytes = createHash('sha256').update(`institution:${country}:${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as InstitutionId;
}
