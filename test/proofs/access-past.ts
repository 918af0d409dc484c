import { as, ANYWHERE, each, type Row } from './access-cells.js';
import { SHAPES } from './access-shapes.js';

const BREAKS = { section: 'risk', reason: 'The proof wants to know.' };
const HERE = ['lead', 'new_lead', 'participant', 'agreed_receiver', 'former_lead'];

/** The narrow ways past the matrix. */
// prettier-ignore
export const PAST: Readonly<Record<string, Row | readonly Row[]>> = {
  // ------------------------------------------------------------------ break-glass: whoever has a place in the case, and nobody else
  'GET /api/cases/:id/break-glass': {
    roles: 'FR FX CW CX LC', of: 'case', shape: { '*': SHAPES.glassOfCase },
    who: { ...each(HERE, as('shown', 'CW', 'LC')), ...each(['holding_lead', 'first_responder'], as('shown', 'FR', 'CW', 'LC')) },
  },
  'POST /api/cases/:id/break-glass': {
    // Leads and the house that takes part read the dangers anyway; a former lead looks back.
    roles: 'FR FX CW CX LC', of: 'case', body: BREAKS,
    who: {
      ...each(HERE, as('409', 'CW', 'LC')), agreed_receiver: as('done', 'CW', 'LC'),
      holding_lead: as('409', 'FR', 'CW', 'LC'), first_responder: as('done', 'FR', 'CW', 'LC'),
    },
  },
  'GET /api/break-glass': { roles: 'FR FX CW CX LC FP', ...ANYWHERE, shape: { '*': SHAPES.glassList } },
  'GET /api/break-glass/:id': {
    roles: 'FR FX CW CX LC FP', of: 'glass', at: 'glass', shape: { '*': SHAPES.glass }, personal: { '*': 'glass-reason' },
    // SOCIAL leads that case, whatever it was to the others.
    who: { ...each(['lead', 'former_lead'], as('shown', 'CW', 'LC')), first_responder: as('shown', 'FR', 'CW', 'LC'), focal_from: as('shown', 'CW', 'CX', 'LC', 'FP') },
  },
  'POST /api/break-glass/:id/review': {
    roles: 'CW CX LC FP', of: 'glass', at: 'glass', body: { finding: 'justified' },
    who: { ...each(['lead', 'former_lead'], as('403', 'CW', 'LC')), first_responder: as('done', 'CW', 'LC'), focal_from: as('done', 'CW', 'CX', 'LC', 'FP') },
  },
  'POST /api/break-glass/:id/end': {
    roles: 'FR FX CW CX LC', of: 'glass', at: 'glass',
    who: { ...each(['lead', 'former_lead'], as('done', 'CW', 'LC')), first_responder: 'FR:done CW:403 LC:403', focal_from: as('403', 'CW', 'CX', 'LC') },
  },
  'GET /api/break-glass-counts': { roles: 'FP', ...ANYWHERE, shape: { '*': SHAPES.glassCounts } },
};
