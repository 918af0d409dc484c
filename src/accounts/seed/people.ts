import type { Country, Language, Role } from '../../kernel/index.js';

/** Public on purpose: the application does not start with these accounts when NODE_ENV is production. */
export const DEMO_PASSWORD = 'across the Baltic Sea';

export interface DemoPerson {
  readonly login: string;
  /** Invented. */
  readonly name: string;
  readonly country: Country;
  /** As the directory names it. */
  readonly institution: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly on_duty: boolean;
}

const at =
  (country: Country, institution: string) =>
  (login: string, name: string, ...roles: Role[]): DemoPerson => ({
    login: `${country.toLowerCase()}.${login}`,
    name,
    country,
    institution,
    roles,
    language: country === 'LV' ? 'lv' : 'en',
    on_duty: roles.some((role) => role === 'caseworker' || role === 'lead_coordinator'),
  });

export const DEMO_PEOPLE: readonly DemoPerson[] = [];
