import { ESTONIA, GERMANY, LITHUANIA, POLAND } from './baltic-and-southern-states.js';
import { LATVIA } from './latvia.js';
import { DENMARK, FINLAND, ICELAND, NORWAY } from './nordic-states.js';
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
