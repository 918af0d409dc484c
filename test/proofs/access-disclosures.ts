import { ANYWHERE, as, CASE_TEAM, each, IN_CASE, LEADS, WORKERS, type Row } from './access-cells.js';
import { HEARS } from './access-left-out.js';
import { SHAPES } from './access-shapes.js';
import type { Stage } from './access-stages.js';
import { idOf, type Subject } from './access-subjects.js';

const AN_ORDER = {
  to: idOf('MARTA'),
  ground: 'proof',
  orderReference: 'proof',
  purpose: 'protection',
  sections: ['risk'],
  about: 'proof',
};
const bothSides = (lead: string, asker: string) => ({ ...each(LEADS, lead), same_country: asker });
const read = bothSides(as('shown', 'CW', 'LC'), as('shown', 'CW', 'LC'));
const answers = bothSides('CW:403 LC:done', as('403', 'CW', 'LC'));

/** Asked by a caseworker (CW) of an institution that has no part in the case; bound to it, and answered by its lead. */
// prettier-ignore
export const DISCLOSURES: Readonly<Record<string, Row | readonly Row[]>> = {
  // The person's mandate: recorded by the lead or whoever supports the person there, read by them and by whoever hears it.
  'GET /api/complaints': { roles: WORKERS, ...ANYWHERE, shape: { '*': SHAPES.complaints } },
  'GET /api/cases/:id/complaints': {
    roles: WORKERS, of: 'case', who: each([...IN_CASE, 'first_responder'], as('shown', 'CW', 'LC')), shape: { '*': SHAPES.complaints },
    personal: each([...LEADS, 'former_lead'], 'mandate'),
  },
  'POST /api/cases/:id/complaints': {
    roles: WORKERS, of: 'case', body: { institution: HEARS, mandate: 'proof' },
    who: { ...each([...LEADS, 'participant'], CASE_TEAM), ...each(['agreed_receiver', 'former_lead', 'first_responder'], as('403', 'CW', 'LC')) },
  },
  'POST /api/cases/:id/complaints/:complaint/end': { roles: WORKERS, of: 'case', who: each([...LEADS, 'former_lead'], CASE_TEAM) },
  'GET /api/disclosure-grounds': { roles: WORKERS, ...ANYWHERE, shape: { '*': SHAPES.grounds } },
  'GET /api/disclosure-counts': { roles: 'CW CX LC FP AN', ...ANYWHERE, shape: { '*': SHAPES.disclosureCounts } },
  'GET /api/disclosure-requests': { roles: WORKERS, ...ANYWHERE, shape: { '*': SHAPES.disclosures } },
  // One answer for everybody with a ground, whoever is meant.
  'POST /api/disclosure-requests': { roles: WORKERS, who: {}, otherwise: 'done', body: AN_ORDER },
  'GET /api/disclosure-requests/:id': { roles: WORKERS, of: 'disclosure', who: read, shape: { '*': SHAPES.disclosure, same_country: SHAPES.disclosureAsked } },
  'GET /api/disclosure-requests/:id/entries': { roles: WORKERS, of: 'given', who: read, shape: { '*': SHAPES.released } },
  'POST /api/disclosure-requests/:id/withdraw': { roles: WORKERS, of: 'disclosure', who: bothSides(as('403', 'CW', 'LC'), CASE_TEAM) },
  'POST /api/disclosure-requests/:id/bind': { roles: WORKERS, of: 'disclosure', who: bothSides(as('409', 'CW', 'LC'), as('403', 'CW', 'LC')), body: (_: Subject, stage: Stage) => ({ case: stage.case }) },
  'POST /api/disclosure-requests/:id/grant': { roles: WORKERS, of: 'disclosure', who: answers, body: (_: Subject, stage: Stage) => ({ entries: [{ entry: stage.entry }] }) },
  'POST /api/disclosure-requests/:id/refuse': { roles: WORKERS, of: 'disclosure', who: answers, body: { reason: 'not_necessary' } },
  'POST /api/disclosure-requests/:id/person-told': { roles: WORKERS, of: 'given', who: bothSides(CASE_TEAM, as('403', 'CW', 'LC')) },
  'POST /api/disclosure-requests/:id/not-told': { roles: WORKERS, of: 'given', who: bothSides(CASE_TEAM, as('403', 'CW', 'LC')), body: { reason: 'order_of_secrecy' } },
};
