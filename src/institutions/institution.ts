import type { Country, InstitutionId, InstitutionKind, Reason, WhyNot } from '../kernel/index.js';
import type { OpeningHours } from './hours.js';

export const LEVELS = ['national', 'regional', 'local'] as const;
export type Level = (typeof LEVELS)[number];

export const MANDATES = [
  'identify',
  'lead',
  'standing_first_lead',
  'fallback_lead',
  'focal_point',
  'escalation_desk',
  'danger_desk',
  'service',
] as const;
export type MandateKind = (typeof MANDATES)[number];

/** Mandates that can bring a lead with them; without any of these an institution coordinates at most as holding lead. */
export const LEADING: readonly MandateKind[] = ['lead', 'standing_first_lead', 'fallback_lead'];

/** What one institution can do for a person (domain.md 12). */
export const SERVICES = [
  'safe_accommodation',
  'material',
  'food',
  'health',
  'psychological',
  'legal',
  'interpretation',
  'education',
  'vocational',
  'employment',
  'family_tracing',
  'documents',
  'compensation',
  'return_counselling',
  'escort',
  'child_care',
  'language_course',
  'financial',
] as const;
export type Service = (typeof SERVICES)[number];

export const GENDERS = ['female', 'male', 'other'] as const;
export const AGES = ['adult', 'minor'] as const;

export interface Institution {
  readonly id: InstitutionId;
  readonly kind: InstitutionKind;
  readonly country: Country;
  readonly level: Level;
  readonly name: string;
  readonly localName: string;
  readonly partOf: InstitutionId | null;
  readonly roleNote: string | null;
  readonly languages: string[];
  readonly timeZone: string;
  readonly roundTheClock: boolean;
  readonly hours: OpeningHours;
  /** Only a number that somebody has called and found right; a printed one that nobody has tried is never shown. */
  readonly dutyLine: string | null;
  /** There is a number, but nobody has tried it yet. */
  readonly dutyLineUnverified: boolean;
  readonly verifiedOn: string | null;
  readonly source: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

export interface Mandate {
  readonly id: string;
  readonly institutionId: InstitutionId;
  readonly kind: MandateKind;
  readonly service: string | null;
  /** null: everyone. */
  readonly genders: string[] | null;
  readonly ages: string[] | null;
  readonly regions: string[] | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly source: string | null;
  readonly verifiedOn: string | null;
}

const none = (detail: string): Reason => ({ problem: 'not-possible-now', detail });

/** Ministries and ombudsmen steer and watch, they hold no case; an embassy may say "this may be a victim" and no more. */
export function whyNotGive(institution: Pick<Institution, 'kind' | 'endedAt'>, mandate: MandateKind): WhyNot {
  if (institution.endedAt) return none('This institution has ended.');
  if (institution.kind === 'ministry' || institution.kind === 'ombudsman')
    return none('A ministry or an ombudsman takes no mandate; a unit of it with a mandate is a row of its own.');
  if (institution.kind === 'embassy' && mandate !== 'identify') return none('An embassy can only identify.');
  return undefined;
}

export const whyNotChange = (institution: Pick<Institution, 'endedAt'>): WhyNot =>
  institution.endedAt ? none('This institution has ended.') : undefined;

/** Somebody must hold the leads that would lapse before they lapse. */
export const whyNotLetLapse = (openLeads: number, giveToFallback: boolean): WhyNot =>
  openLeads > 0 && !giveToFallback
    ? {
        problem: 'leads-would-lapse',
        detail: 'This institution leads open cases; they can be given to the fallback in the same step.',
        hints: { openLeads, next: 'giveLeadsToFallback' },
      }
    : undefined;
