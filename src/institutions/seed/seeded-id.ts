import { createHash } from 'node:crypto';
import type { InstitutionId } from '../../kernel/index.js';

/** The same id (a UUID of version 5 in form) on every installation, so that a seeded row that was renamed since is known again and left alone. */
export function seededId(country: string, name: string): InstitutionId {
  const hex = createHash('sha256').update(`institution:${country}:${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  ) as InstitutionId;
}
