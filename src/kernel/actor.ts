import type { AccountId, InstitutionId, SessionId } from './ids.js';

/** What a person may be inside their institution; one worker of a small NGO holds several (flows.md 4). */
export const ROLES = [
  'first_responder',
  'caseworker',
  'lead_coordinator',
  'national_focal_point',
  'institution_administrator',
  'auditor',
  'analyst',
] as const;
export type Role = (typeof ROLES)[number];

export const INSTITUTION_KINDS = [
  'police',
  'border_guard',
  'prosecutor',
  'court',
  'migration',
  'asylum_reception',
  'labour_inspectorate',
  'customs',
  'social_municipal',
  'social_state_agency',
  'child_protection',
  'health',
  'ngo',
  'shelter',
  'legal',
  'embassy',
  'national_coordinator',
  'focal_point',
  'ombudsman',
  'international_org',
  'ministry',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** The ten CBSS states, ISO 3166 alpha-2. */
export const COUNTRIES = ['DK', 'EE', 'FI', 'DE', 'IS', 'LV', 'LT', 'NO', 'PL', 'SE'] as const;
export type Country = (typeof COUNTRIES)[number];

/** Spoken everywhere. */
export const WHOLE_LANGUAGES = ['en', 'lv'] as const;
/** ISO 639-1. All but those two are drafts: at intake and in mails; everything else is said in English. */
export const LANGUAGES = [
  ...WHOLE_LANGUAGES,
  ...(['da', 'de', 'et', 'fi', 'is', 'lt', 'nb', 'pl', 'ru', 'sv', 'uk'] as const),
] as const;
export type Language = (typeof LANGUAGES)[number];
export type WholeLanguage = (typeof WHOLE_LANGUAGES)[number];

export const whole = (language: Language): WholeLanguage => (language === 'lv' ? 'lv' : 'en');

/** A logged-in human being, for the length of one request. */
export interface Actor {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly institutionKind: InstitutionKind;
  readonly country: Country;
  readonly timeZone: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly requestId: string;
  /** Set on calls that create: the same key with the same body gives the same answer and one effect. */
  readonly once?: { readonly key: string; readonly route: string; readonly bodyHash: string };
}

export const holds = (actor: Pick<Actor, 'roles'>, ...roles: readonly Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role));

/** Work nobody asked for: a scan of due dates, the relay, a consumer. */
export interface System {
  readonly job: string;
  readonly requestId: string;
}
