import type { Country, InstitutionKind } from '../../kernel/index.js';
import type { FirstLeadStep } from '../first-lead.js';
import type { OpenSpan } from '../hours.js';
import type { Level, MandateKind, Service } from '../institution.js';

export interface SeedScope {
  readonly genders?: readonly string[];
  readonly ages?: readonly string[];
  readonly regions?: readonly string[];
}

/** One row of the directory as data. `in` names the institution of the same country that it is a unit of. */
export interface SeedRow {
  readonly name: string;
  readonly local?: string;
  readonly kind: InstitutionKind;
  readonly level?: Level;
  readonly in?: string;
  readonly note?: string;
  readonly languages: readonly string[];
  readonly hours?: readonly OpenSpan[] | 'round the clock';
  /** Printed somewhere once: kept, and never shown until somebody has called it. */
  readonly printedLine?: string;
  /** Invented, for exercises only: from the ranges that no real telephone has. */
  readonly exerciseLine?: string;
  readonly mandates?: readonly MandateKind[];
  readonly services?: readonly Service[];
  readonly scope?: SeedScope;
  readonly source: string;
}

export interface SeedCountry {
  readonly code: Country;
  readonly name: string;
  readonly timeZone: string;
  readonly steps: readonly FirstLeadStep[];
  readonly stepsSource: string;
  readonly rows: readonly SeedRow[];
  /** Names of rows, in the order in which an unanswered request climbs. */
  readonly escalatesTo: readonly string[];
}

export const OFFICE_HOURS: readonly OpenSpan[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
export const BY_DAY: readonly OpenSpan[] = [
  { days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '22:00', onHolidays: true },
];

export const USUAL_STEPS: readonly FirstLeadStep[] = [
  'identifier_with_mandate',
  'child_protection',
  'standing_first_lead',
  'holding_lead',
];

/** What nobody has confirmed says so in the row itself. */
export const PROPOSAL = 'own proposal, not confirmed by the country';
export const OWN_KNOWLEDGE = 'own knowledge, to be verified';
export const EXERCISE = 'invented for exercises';

/** A desk that answers at night at the end of every list: without it an escalation on a Friday evening reaches nobody. */
export const nightDesk = (country: string, name: string, language: string): SeedRow => ({
  name,
  kind: 'focal_point',
  level: 'national',
  note: `Answers round the clock and takes leads that would lapse in ${country}.`,
  languages: [language, 'en'],
  hours: 'round the clock',
  mandates: ['escalation_desk', 'lead', 'fallback_lead'],
  source: `${PROPOSAL}: which body keeps this desk is to be agreed`,
});
