import { DENMARK } from './denmark.js';
import { ESTONIA } from './estonia.js';
import { FINLAND } from './finland.js';
import { GERMANY } from './germany.js';
import { ICELAND } from './iceland.js';
import { LATVIA } from './latvia.js';
import { LITHUANIA } from './lithuania.js';
import { NORWAY } from './norway.js';
import { POLAND } from './poland.js';
import type { SeedCountry } from './row.js';
import { SWEDEN } from './sweden.js';

/** The ten states of the Council of the Baltic Sea States. */
export const SEED_COUNTRIES: readonly SeedCountry[] = [
  DENMARK,
  ESTONIA,
  FINLAND,
  GERMANY,
  ICELAND,
  LATVIA,
  LITHUANIA,
  NORWAY,
  POLAND,
  SWEDEN,
];
