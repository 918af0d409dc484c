import { holds, type Actor, type Country } from '../kernel/index.js';
import { whyNotChange, type Institution } from './institution.js';

/** The institution of the person who acts answers for its country's directory: by mandate, not by a role that it gave itself. */
export interface Standing {
  readonly keepsCountry: boolean;
}

/** Rows, mandates and rules of a country: its focal point, or its escalation desk where there is no focal point. */
export const mayKeepCountry = (
  actor: Pick<Actor, 'roles' | 'country'>,
  country: Country,
  standing: Standing,
): boolean => holds(actor, 'national_focal_point') && actor.country === country && standing.keepsCountry;

/** One's own entry, contacts and hours; what kind of institution it is decides what it may see, and is not its own choice. */
export const mayKeepEntry = (
  actor: Pick<Actor, 'roles' | 'country' | 'institutionId'>,
  institution: Pick<Institution, 'id' | 'country'>,
  standing: Standing,
): boolean =>
  (holds(actor, 'institution_administrator') && actor.institutionId === institution.id) ||
  mayKeepCountry(actor, institution.country, standing);

export const institutionVerbs = (actor: Actor, institution: Institution, standing: Standing): string[] => {
  if (whyNotChange(institution)) return [];
  return [
    ...(mayKeepEntry(actor, institution, standing) ? ['change', 'change-contacts', 'verify'] : []),
    ...(mayKeepCountry(actor, institution.country, standing) ? ['give-mandate', 'end'] : []),
  ];
};
