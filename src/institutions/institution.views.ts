import type { Actor } from '../kernel/index.js';
import type { Institution, Mandate } from './institution.js';
import { mayKeepCountry, type Standing } from './institution.policy.js';
import type { Country } from '../kernel/index.js';

/** Rows say when somebody last looked, or that nobody has. */
const saidOn = (verifiedOn: string | null): string => verifiedOn ?? 'unverified';

export const toRowView = <Said>(
  row: Institution & { open: boolean; ageing: boolean },
  capacity: Said[] | undefined,
  allowed: string[],
) => ({
  id: row.id,
  kind: row.kind,
  country: row.country,
  level: row.level,
  name: row.name,
  localName: row.localName,
  partOf: row.partOf,
  languages: row.languages,
  timeZone: row.timeZone,
  roundTheClock: row.roundTheClock,
  open: row.open,
  dutyLine: row.dutyLine,
  dutyLineUnverified: row.dutyLineUnverified,
  verifiedOn: saidOn(row.verifiedOn),
  ageing: row.ageing,
  capacity: capacity ?? [],
  version: row.version,
  allowed,
});

export const toMandateView = (row: Mandate & { country: Country }, actor: Actor, standing: Standing) => ({
  id: row.id,
  institution: row.institutionId,
  kind: row.kind,
  service: row.service,
  genders: row.genders,
  ages: row.ages,
  regions: row.regions,
  from: row.from,
  until: row.until,
  source: row.source,
  verifiedOn: saidOn(row.verifiedOn),
  allowed: row.until === null && mayKeepCountry(actor, row.country, standing) ? ['end'] : [],
});
