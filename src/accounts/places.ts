import { holds, ROLES, type Actor, type InstitutionKind, type Role } from '../kernel/index.js';

const WORKERS: readonly Role[] = ['caseworker', 'lead_coordinator'];
const AT_WORK: readonly Role[] = ['first_responder', ...WORKERS, 'national_focal_point'];

/** Where the pages lead somebody: what their roles open at all. What may be done there each view says for itself. */
const PLACES: Readonly<Record<string, readonly Role[]>> = {
  'read-inbox': [...WORKERS, 'national_focal_point'],
  'hear-news': AT_WORK,
  identify: ['first_responder', ...WORKERS],
  'work-on-cases': WORKERS,
  'search-persons': ['first_responder', ...WORKERS],
  'settle-leads': ['lead_coordinator', 'national_focal_point'],
  'ask-advice': AT_WORK,
  'raise-alarm': AT_WORK,
  'review-glass': AT_WORK,
  'ask-disclosure': WORKERS,
  'hear-complaints': WORKERS,
  'read-figures': [...WORKERS, 'national_focal_point', 'analyst'],
  'count-glass': ['national_focal_point'],
  'read-directory': ROLES,
  'state-capacity': [...WORKERS, 'institution_administrator'],
  'sign-texts': ['national_focal_point'],
  'watch-country': ['national_focal_point'],
  'manage-accounts': ['institution_administrator'],
  'read-audit': ['auditor'],
};

/** Places that belong to the work of one kind of institution. */
const ONLY: Readonly<Record<string, readonly InstitutionKind[]>> = {
  'hear-complaints': ['ombudsman'],
  'state-capacity': [
    'shelter',
    'ngo',
    'social_municipal',
    'social_state_agency',
    'child_protection',
    'asylum_reception',
    'health',
    'legal',
    'international_org',
  ],
};

/** And places that belong to no work of a kind: an ombudsman meets persons by their mandate, and looks for nobody. */
const NEVER: Readonly<Record<string, readonly InstitutionKind[]>> = {
  identify: ['ombudsman'],
  'search-persons': ['ombudsman'],
};

export const placesFor = (actor: Actor): string[] =>
  Object.keys(PLACES).filter(
    (place) =>
      PLACES[place]?.some((role) => holds(actor, role)) &&
      (ONLY[place]?.includes(actor.institutionKind) ?? true) &&
      !NEVER[place]?.includes(actor.institutionKind),
  );
