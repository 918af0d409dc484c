import { as, ANYWHERE, each, inCaseReads, WORKERS, type Row } from './access-cells.js';
import { SHAPES } from './access-shapes.js';
import { idOf } from './access-subjects.js';

const BREAKS = { section: 'risk', reason: 'The proof wants to know.' };
const HERE = ['lead', 'new_lead', 'participant', 'agreed_receiver', 'former_lead'];

const AT_WORK = 'FR FX CW CX LC FP';
const ALERTED = { roles: AT_WORK, of: 'alert', at: 'alert' } as const;
// SOCIAL sent it, and was the lead of other stories too; the desk is one and the same.
const SENDERS = ['lead', 'former_lead'];
const DESKS = ['danger_desk', 'desk'];

const CONSULTED = { roles: AT_WORK, of: 'consultation', at: 'consultation' } as const;
// LABOUR advises; in another story a country named it as a candidate.
const ADVISERS = ['adviser', 'candidate'];
const SHOWN_TO_ASKER = as('shown', 'FR', 'CW', 'CX', 'LC', 'FP');
const SHOWN_TO_DESK = as('shown', 'CW', 'CX', 'LC', 'FP');

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
  // ------------------------------------------------------------------ danger alert: no case; sent, received, or to review
  'GET /api/alerts/desks': { roles: AT_WORK, ...ANYWHERE, path: () => '?country=LV', shape: { '*': SHAPES.alertDesks } },
  'POST /api/alerts': {
    roles: AT_WORK, who: {}, otherwise: 'done', body: { country: 'LV', kind: 'violence', place: 'The proof', callBack: 'The proof' },
  },
  'GET /api/alerts': { roles: AT_WORK, ...ANYWHERE, shape: { '*': SHAPES.alerts } },
  'GET /api/alerts/:id': {
    roles: AT_WORK, of: 'alert', at: 'alert', shape: { '*': SHAPES.alert },
    who: { ...each(SENDERS, as('shown', 'CW', 'CX', 'LC', 'FP')), ...each(DESKS, as('shown', 'FR', 'CW', 'CX', 'LC', 'FP')), focal_from: as('shown', 'CW', 'CX', 'LC', 'FP') },
    personal: { ...each([...SENDERS, ...DESKS], 'alert') },
  },
  'POST /api/alerts/:id/acknowledge': { ...ALERTED, who: { ...each(SENDERS, as('403', 'CW', 'CX', 'LC', 'FP')), ...each(DESKS, as('done', 'FR', 'CW', 'CX', 'LC', 'FP')), focal_from: as('403', 'CW', 'CX', 'LC', 'FP') } },
  'POST /api/alerts/:id/told-by-phone': {
    ...ALERTED, body: { spokeWith: 'Night worker' },
    who: { ...each(SENDERS, as('done', 'CW', 'CX', 'LC', 'FP')), ...each(DESKS, as('403', 'FR', 'CW', 'CX', 'LC', 'FP')), focal_from: as('403', 'CW', 'CX', 'LC', 'FP') },
  },
  // Nobody has acknowledged it yet.
  'POST /api/alerts/:id/close': {
    ...ALERTED, body: { outcome: 'person_safe' },
    who: { ...each(SENDERS, as('409', 'CW', 'CX', 'LC', 'FP')), ...each(DESKS, as('409', 'FR', 'CW', 'CX', 'LC', 'FP')), focal_from: as('403', 'CW', 'CX', 'LC', 'FP') },
  },
  'POST /api/alerts/:id/told-person': {
    ...ALERTED, who: { ...each(SENDERS, as('409', 'CW', 'CX', 'LC', 'FP')), ...each(DESKS, as('403', 'FR', 'CW', 'CX', 'LC', 'FP')), focal_from: as('403', 'CW', 'CX', 'LC', 'FP') },
  },
  'POST /api/alerts/:id/review': {
    ...ALERTED, roles: 'CW CX LC FP', body: { finding: 'justified' },
    who: { ...each(SENDERS, 'CW:done CX:done LC:403 FP:done'), ...each(DESKS, as('403', 'CW', 'CX', 'LC', 'FP')), focal_from: as('done', 'CW', 'CX', 'LC', 'FP') },
  },
  // ------------------------------------------------------------------ consultation: without a name; who asked, who advises, and who leads after the yes
  'POST /api/consultations': {
    roles: AT_WORK, who: each(ADVISERS, '400'), otherwise: 'done',
    body: () => ({ institution: idOf('LABOUR'), topics: ['safety'], ageGroup: 'adult', words: 'The proof' }),
  },
  'GET /api/consultations': { roles: AT_WORK, ...ANYWHERE, shape: { '*': SHAPES.consultations } },
  'GET /api/consultations/:id': [
    { ...CONSULTED, shape: { '*': SHAPES.consultation }, personal: { '*': 'consultation' }, who: { first_responder: SHOWN_TO_ASKER, ...each(ADVISERS, SHOWN_TO_DESK) } },
    {
      ...CONSULTED, of: 'consulted', shape: { '*': SHAPES.consultation }, personal: { '*': 'consultation' },
      who: { first_responder: SHOWN_TO_ASKER, ...each(ADVISERS, SHOWN_TO_DESK), ...each(SENDERS, as('shown', 'CW', 'LC')) },
    },
  ],
  'POST /api/consultations/:id/words': [
    { ...CONSULTED, body: { words: 'The proof' }, who: { first_responder: as('done', 'FR', 'CW', 'CX', 'LC', 'FP'), ...each(ADVISERS, as('done', 'CW', 'CX', 'LC', 'FP')) } },
    {
      ...CONSULTED, of: 'consulted', body: { words: 'The proof' },
      who: { first_responder: as('409', 'FR', 'CW', 'CX', 'LC', 'FP'), ...each(ADVISERS, as('409', 'CW', 'CX', 'LC', 'FP')), ...each(SENDERS, as('403', 'CW', 'LC')) },
    },
  ],
  'POST /api/consultations/:id/decline': {
    ...CONSULTED, who: { first_responder: as('403', 'FR', 'CW', 'CX', 'LC', 'FP'), ...each(ADVISERS, as('done', 'CW', 'CX', 'LC', 'FP')) },
  },
  'POST /api/consultations/:id/close': {
    ...CONSULTED, body: { outcome: 'advice_used' },
    who: { first_responder: as('done', 'FR', 'CW', 'CX', 'LC', 'FP'), ...each(ADVISERS, as('403', 'CW', 'CX', 'LC', 'FP')) },
  },
  // A number that one does not see is like one that does not exist.
  'POST /api/consultations/:id/become-case': {
    ...CONSULTED, body: { number: 'ZZ-000-000' },
    who: { first_responder: as('400', 'FR', 'CW', 'CX', 'LC', 'FP'), ...each(ADVISERS, as('403', 'CW', 'CX', 'LC', 'FP')) },
  },
  'GET /api/cases/:id/consultations': { roles: WORKERS, of: 'case', at: 'consultation', who: { ...inCaseReads, first_responder: as('shown', 'CW', 'LC') }, shape: { '*': SHAPES.consultations } },
  'GET /api/break-glass-counts': { roles: 'FP', ...ANYWHERE, shape: { '*': SHAPES.glassCounts } },
};
