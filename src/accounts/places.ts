import { holds, type Actor, type Role } from '../kernel/index.js';

/** Where the pages lead somebody: what their roles open at all. What may be done there each view says for itself. */
const PLACES: Readonly<Record<string, readonly Role[]>> = {
  identify: ['first_responder', 'caseworker', 'lead_coordinator'],
  'work-on-cases': ['caseworker', 'lead_coordinator'],
  'ask-advice': ['first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point'],
  'manage-accounts': ['institution_administrator'],
  'read-audit': ['auditor'],
};

export const placesFor = (actor: Actor): string[] =>
  Object.keys(PLACES).filter((place) => PLACES[place]?.some((role) => holds(actor, role)));
