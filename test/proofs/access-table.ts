import { randomUUID } from 'node:crypto';
import { ENGLISH } from '../../src/texts/languages/en.js';
import { versionOf } from '../../src/texts/languages/language.js';
import { LATVIAN } from '../../src/texts/languages/lv.js';
import { HOW_ASKED } from '../support/handovers.js';
import { anIdentification, answers } from '../support/identifications.js';
import {
  ANYWHERE,
  CASE_TEAM,
  COUNTRY,
  ENTRY,
  EVERYBODY,
  IN_CASE,
  LEADS,
  WATCHING,
  WORKERS,
  as,
  byLead,
  each,
  inCaseReads,
  own,
  type Row,
} from './access-cells.js';
import { DISCLOSURES } from './access-disclosures.js';
import { without } from './access-reading.js';
import { PAST } from './access-past.js';
import { REQUESTS } from './access-requests.js';
import { SHAPES } from './access-shapes.js';
import type { Stage } from './access-stages.js';
import { idOf, type Subject } from './access-subjects.js';

const AN_INTERVIEW = {
  kind: 'interview',
  topics: ['needs'],
  counselling: false,
  heldOn: '2026-01-02',
  interpreter: 'none_needed',
  recording: 'none',
  whyAgain: 'something_changed',
};
const registered = {
  ...each(['participant', 'agreed_receiver', 'former_lead', 'first_responder'], as('403', 'CW', 'LC')),
  ...each(['lead', 'holding_lead', 'new_lead'], as('done', 'CW', 'LC')),
};

// Each in the country that it answers for.
const FOCAL = each(['focal_from', 'focal_to', 'other_country'], 'FP:done');

const DRAFT = { roles: 'FR FX CW CX LC', of: 'draft' } as const;
const CHILD_READS = each([...LEADS, 'former_lead'], as('shown', 'CW', 'LC'));
// In Malmö the municipality protects children as well; whoever holds a case for the night, or leads it in Riga, does not.
const CHILD_FINDS = { ...registered, ...each(['holding_lead', 'new_lead'], as('403', 'CW', 'LC')) };

// One line for a route where it fits: to be read as a table.
// prettier-ignore
export const TABLE: Readonly<Record<string, Row | readonly Row[]>> = {
  // ------------------------------------------------------------------ the building, open to all who have a key
  'GET /health/live': { roles: EVERYBODY, ...ANYWHERE, anonymous: 'shown', shape: { '*': SHAPES.live } },
  'GET /health/ready': { roles: EVERYBODY, ...ANYWHERE, anonymous: 'shown', shape: { '*': SHAPES.ready } },
  'GET /api/what-police-can-see': { roles: EVERYBODY, ...ANYWHERE, anonymous: 'shown', shape: { '*': SHAPES.whatPoliceSee } },
  // A wrong form, so that nobody is locked out by the proof: anybody may try.
  'POST /api/session': { roles: EVERYBODY, who: {}, otherwise: '400', anonymous: '400', body: { login: 'nobody' } },
  'GET /api/session': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.session } },
  // As an endless stream it is held to the same access; what it tells to whom is shown in test/api/live.spec.ts.
  'GET /api/live': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.pace } },
  'DELETE /api/session': { roles: EVERYBODY, who: {}, otherwise: 'done' },
  'PUT /api/accounts/me/away': { roles: EVERYBODY, who: {}, otherwise: 'done', body: {} },
  'PUT /api/accounts/me/language': { roles: EVERYBODY, who: {}, otherwise: 'done', body: { language: 'en' } },
  'POST /api/accounts/me/password': { roles: EVERYBODY, who: {}, otherwise: '400', body: { current: 'x' } },
  'GET /api/accounts/colleagues': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.colleagues } },
  'GET /api/institutions': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.institutions } },
  'GET /api/institutions/:id': { roles: EVERYBODY, ...ANYWHERE, path: () => idOf('SOCIAL'), shape: { '*': SHAPES.institution } },
  'GET /api/mandates': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.mandates } },
  'GET /api/countries': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.countries } },
  'GET /api/countries/:code': { roles: EVERYBODY, ...ANYWHERE, path: () => 'SE', shape: { '*': SHAPES.country } },

  // Texts for persons: everybody may use what is signed; a country's focal point has its own signed.
  'GET /api/texts': { roles: EVERYBODY, ...ANYWHERE, shape: { '*': SHAPES.texts } },
  'GET /api/texts/:language': { roles: EVERYBODY, ...ANYWHERE, path: () => 'lv', shape: { '*': SHAPES.textsOfLanguage } },
  'POST /api/texts/:language/:name/signature': {
    roles: 'FP', otherwise: '403', who: FOCAL, path: () => 'lv', body: { version: versionOf('share_name', 'lv', LATVIAN.share_name, ENGLISH.share_name), signedBy: 'Proof', role: 'proof', nativeSpeaker: true }, shape: { '*': SHAPES.text },
  },
  'POST /api/texts/:language/:name/signature/take-back': { roles: 'FP', otherwise: '403', who: FOCAL, path: () => 'ru', body: { reason: 'mistake_found' }, shape: { '*': SHAPES.text } },

  // ------------------------------------------------------------------ accounts: administrators, of their own institution
  'GET /api/accounts': { roles: 'AD', ...ANYWHERE, shape: { '*': SHAPES.accounts } },
  'POST /api/accounts': { roles: 'AD', who: {}, otherwise: 'done', body: () => ({ login: `made.${randomUUID()}`, name: 'Made', roles: ['caseworker'] }) },
  'GET /api/accounts/:id': { roles: 'AD', who: { lead: 'shown', former_lead: 'shown' }, path: () => 'ACCOUNT', shape: { '*': SHAPES.account } },
  'PATCH /api/accounts/:id': { roles: 'AD', who: { lead: 'done', former_lead: 'done' }, path: () => 'ACCOUNT', version: 'account', body: { name: 'Renamed' } },
  'POST /api/accounts/:id/disable': { roles: 'AD', who: { lead: 'done', former_lead: 'done' }, path: () => 'ACCOUNT' },
  'POST /api/accounts/:id/enable': { roles: 'AD', who: { lead: 'done', former_lead: 'done' }, path: () => 'DISABLED' },
  'POST /api/accounts/:id/reset-password': { roles: 'AD', who: { lead: 'done', former_lead: 'done' }, path: () => 'ACCOUNT' },

  // ------------------------------------------------------------------ directory: public, so 403 and not 404
  'POST /api/institutions': { roles: 'FP', otherwise: '403', who: { focal_from: 'done' }, body: { country: 'SE', kind: 'ngo', level: 'local', name: 'Proof', source: 'proof' } },
  'PATCH /api/institutions/:id': { ...ENTRY, path: () => idOf('SOCIAL'), body: { roleNote: 'proof' } },
  'PUT /api/institutions/:id/contacts': { ...ENTRY, path: () => idOf('SOCIAL'), body: { contacts: [] } },
  'POST /api/institutions/:id/verify': { ...ENTRY, path: () => idOf('SOCIAL'), body: {} },
  // How many places are free: read by who may ask places, said by the house itself.
  'GET /api/institutions/:id/capacity': { roles: 'CW CX LC FP AD', otherwise: 'CW:shown CX:shown LC:shown FP:shown AD:403', who: each(['lead', 'former_lead'], as('shown', 'CW', 'CX', 'LC', 'FP', 'AD')), path: () => idOf('SOCIAL'), shape: { '*': SHAPES.capacity } },
  'PUT /api/institutions/:id/capacity': { roles: 'CW CX LC AD', otherwise: '403', who: each(['lead', 'former_lead'], as('done', 'CW', 'CX', 'LC', 'AD')), path: () => idOf('SOCIAL'), body: { service: 'material', state: 'some' }, shape: { '*': SHAPES.capacity } },
  'POST /api/institutions/:id/end': { roles: 'FP', otherwise: '403', who: { focal_from: 'done' }, path: () => idOf('PLATFORM'), body: { giveLeadsToFallback: true } },
  'POST /api/mandates': { roles: 'FP', otherwise: '403', who: { focal_from: 'done' }, body: { institution: idOf('LUND'), kind: 'lead', source: 'proof' } },
  'POST /api/mandates/:id/end': { roles: 'FP', otherwise: '403', who: { focal_from: 'done' }, path: () => 'MANDATE', body: { giveLeadsToFallback: true } },
  'PUT /api/countries/:code/first-lead-rule': { ...COUNTRY, path: () => 'SE', body: { steps: ['identifier_with_mandate', 'standing_first_lead', 'holding_lead'], source: 'proof' } },
  'PUT /api/countries/:code/escalation': { ...COUNTRY, path: () => 'SE', body: { institutions: [idOf('AGENCY'), idOf('SE_DESK')] } },
  'PUT /api/countries/:code/time-limits': { ...COUNTRY, path: () => 'SE', body: { what: 'read_window', hours: 100, source: 'proof' } },
  'PUT /api/countries/:code/holidays': { ...COUNTRY, path: () => 'SE', body: { year: 2030, days: [] } },

  // ------------------------------------------------------------------ audit: ids and names of fields, never a value
  'GET /api/audit': { roles: 'AU', ...ANYWHERE, shape: { '*': SHAPES.audit } },

  // ------------------------------------------------------------------ identifications: whoever logged, and who reads indicators
  'POST /api/identifications': [
    { roles: 'FR FX CW CX LC', who: {}, otherwise: 'done', body: anIdentification() },
    // Added to the case: only by those who see it. The first responder's institution sees that it is led, and by whom.
    {
      roles: 'FR FX CW CX LC',
      who: { ...each(IN_CASE, CASE_TEAM), holding_lead: as('done', 'FR', 'CW', 'LC'), first_responder: as('done', 'FR', 'CW', 'LC') },
      body: (_: Subject, stage: Stage) => metAgain(stage),
    },
  ],
  'GET /api/identifications': {
    roles: 'FR FX CW CX LC', who: { first_responder: 'FR:shown FX:empty CW:empty CX:empty LC:empty', holding_lead: 'FR:shown FX:empty CW:empty CX:empty LC:empty' }, otherwise: 'empty',
    lists: 'identification', shape: { '*': SHAPES.identifications }, personal: { '*': 'spoke' },
  },
  'GET /api/identifications/:id': {
    roles: 'FR FX CW CX LC', of: 'identification',
    who: {
      first_responder: 'FR:shown', holding_lead: as('shown', 'FR', 'CW', 'LC'),
      ...each(['lead', 'former_lead', 'new_lead'], as('shown', 'CW', 'LC')),
    },
    shape: { '*': SHAPES.card }, personal: { '*': 'record spoke consent' },
  },
  'POST /api/identifications/:id/told-by-phone': {
    roles: 'FR FX CW CX LC', of: 'identification', body: { spokeWith: 'Night worker' },
    who: { first_responder: 'FR:done', holding_lead: as('403', 'FR', 'CW', 'LC'), ...each(['lead', 'former_lead', 'new_lead'], as('403', 'CW', 'LC')) },
  },

  // ------------------------------------------------------------------ drafts: whoever began it, and nobody else at all
  'POST /api/drafts': { roles: 'FR FX CW CX LC', who: {}, otherwise: 'done', body: { answers: { danger: 'no' } } },
  'GET /api/drafts': { roles: 'FR FX CW CX LC', who: each(['first_responder', 'holding_lead'], 'FR:shown FX:empty CW:empty CX:empty LC:empty'), otherwise: 'empty', lists: 'draft', shape: { '*': SHAPES.drafts } },
  'GET /api/drafts/:id': { ...DRAFT, who: each(['first_responder', 'holding_lead'], 'FR:shown'), shape: { '*': SHAPES.draft }, personal: { '*': 'draft' } },
  'PUT /api/drafts/:id': { ...DRAFT, who: each(['first_responder', 'holding_lead'], 'FR:done'), version: '"v1"', body: { answers: { danger: 'yes' } } },
  'DELETE /api/drafts/:id': { ...DRAFT, who: each(['first_responder', 'holding_lead'], 'FR:done') },

  // ------------------------------------------------------------------ cases
  'GET /api/cases': {
    roles: WORKERS, lists: 'case', otherwise: 'empty',
    who: { ...each(IN_CASE, 'CW:shown CX:empty LC:shown'), former_lead: 'empty' },
    shape: { '*': SHAPES.cases }, // A list has all that the institution works on: the same shelter leads another of these cases.
    personal: each([...IN_CASE, 'pending_receiver'], 'called'),
  },
  'GET /api/cases/:id': {
    roles: WORKERS, of: 'case', who: inCaseReads,
    shape: { '*': SHAPES.caseSeen, lead: SHAPES.caseLed, holding_lead: SHAPES.caseLed, new_lead: SHAPES.caseLed, former_lead: SHAPES.caseLedBefore },
    personal: { '*': 'called spoke', lead: 'called spoke consent', holding_lead: 'called spoke consent', new_lead: 'called spoke consent', former_lead: 'called spoke consent' },
  },
  // Who belongs together: whoever leads, of the case that they lead; the number of another case is one they must see.
  'GET /api/cases/:id/reflection': { roles: WORKERS, of: 'case', who: { ...registered, ...each(LEADS, as('shown', 'CW', 'LC')) }, shape: { '*': SHAPES.reflection } },
  'POST /api/cases/:id/reflection': { roles: WORKERS, of: 'case', who: { ...registered, ...each(LEADS, as('409', 'CW', 'LC')) }, body: { beganOn: '2026-01-02' } },
  'POST /api/cases/:id/reflection/extend': { roles: WORKERS, of: 'case', who: registered, body: { endsOn: '2039-01-02' }, shape: { '*': SHAPES.reflection } },
  'POST /api/cases/:id/reflection/end': { roles: WORKERS, of: 'case', who: registered, body: { reason: 'revoked' }, shape: { '*': SHAPES.reflection } },
  'GET /api/cases/:id/links': { roles: WORKERS, of: 'case', who: { ...registered, ...each(LEADS, as('shown', 'CW', 'LC')) }, shape: { '*': SHAPES.links } },
  'POST /api/cases/:id/links': { roles: WORKERS, of: 'case', body: { number: 'ZZ-000-000', kind: 'siblings' }, who: { ...registered, ...each(LEADS, as('400', 'CW', 'LC')) } },
  'POST /api/cases/:id/links/:link/add': { roles: WORKERS, of: 'case', body: { number: 'ZZ-000-000' }, who: { ...registered, ...each(LEADS, as('400', 'CW', 'LC')) } },
  'POST /api/cases/:id/links/:link/wish': { roles: WORKERS, of: 'case', body: { wish: 'apart', askedAlone: true }, who: registered, shape: { '*': SHAPES.link } },
  'POST /api/cases/:id/links/:link/end': { roles: WORKERS, of: 'case', body: { reason: 'not_so' }, who: registered, shape: { '*': SHAPES.link } },

  // A child: whoever reads `family` of the case whole; what is in their interest is for the body that protects children.
  'GET /api/cases/:id/child': { roles: WORKERS, of: 'case', who: CHILD_READS, shape: { '*': SHAPES.child }, personal: { '*': 'child' } },
  'POST /api/cases/:id/child/ages': { roles: WORKERS, of: 'case', body: { source: 'stated', says: 'unsure' }, who: registered },
  'POST /api/cases/:id/child/guardians': { roles: WORKERS, of: 'case', body: { who: 'public_body', appointedBy: 'court', conflict: 'none_found' }, who: registered },
  'POST /api/cases/:id/child/guardians/end': { roles: WORKERS, of: 'case', body: { reason: 'by_mistake' }, who: registered },
  'POST /api/cases/:id/child/best-interests': {
    roles: WORKERS, of: 'case', body: { country: 'LV', family: 'against', child: 'objects', guardian: 'not_asked', finding: 'not_in_their_interest' }, who: CHILD_FINDS,
  },

  // The person's sheet: the lead's to see and to give; no personal word is on it.
  'GET /api/cases/:id/sheet': {
    roles: WORKERS, of: 'case', shape: { '*': SHAPES.sheet },
    who: { ...registered, ...each(LEADS, as('shown', 'CW', 'LC')) },
  },
  'POST /api/cases/:id/sheet/hand-outs': { roles: WORKERS, of: 'case', body: { how: 'on_paper', language: 'en' }, who: registered, shape: { '*': SHAPES.handOut } },

  // The register of what was asked before: whoever reads `interviews` of the case; whoever writes there enters and relies.
  'GET /api/cases/:id/interviews': {
    roles: WORKERS, of: 'case', who: each(['lead', 'holding_lead', 'new_lead', 'former_lead', 'first_responder'], as('shown', 'CW', 'LC')), shape: { '*': SHAPES.interviews },
  },
  'POST /api/cases/:id/interviews': { roles: WORKERS, of: 'case', body: AN_INTERVIEW, who: registered },
  'POST /api/cases/:id/interviews/:interview/reliance': { roles: WORKERS, of: 'case', body: { topics: ['journey'] }, who: registered },
  'GET /api/asked-once': { roles: 'FP', ...ANYWHERE, shape: { '*': SHAPES.corridors } },
  // Who looked: on the case for whoever sees it, the lead all of it and an author what they wrote; an author also later.
  'GET /api/cases/:id/readings': {
    roles: WORKERS, of: 'case', shape: { '*': SHAPES.readings },
    who: { ...each([...IN_CASE, 'first_responder'], as('shown', 'CW', 'LC')), ...each(['focal_from', 'pending_receiver'], as('shown', 'CW', 'CX', 'LC')) },
  },
  'GET /api/readings': { roles: WORKERS, ...ANYWHERE, shape: { '*': SHAPES.readings } },
  // Whom the person wants kept out: set, read and ended by the lead alone. Who is left out (CRISIS, with every grant) is named nowhere.
  'GET /api/cases/:id/exclusions': {
    roles: WORKERS, of: 'case', who: each(['lead', 'holding_lead', 'new_lead'], as('shown', 'CW', 'LC')), shape: { '*': SHAPES.exclusions }, personal: { '*': 'exclusion' },
  },
  'POST /api/cases/:id/exclusions': {
    roles: WORKERS, of: 'case', body: { institution: idOf('LABOUR'), reason: 'The proof' }, who: { ...byLead(), first_responder: as('409', 'CW', 'LC') },
  },
  'POST /api/cases/:id/exclusions/:exclusion/end': { roles: WORKERS, of: 'case', who: { ...byLead(), first_responder: as('409', 'CW', 'LC') } },
  'GET /api/cases/:id/timeline': { roles: WORKERS, of: 'case', who: inCaseReads, shape: { '*': SHAPES.timeline } },
  'PUT /api/cases/:id/assignment': { roles: WORKERS, of: 'case', who: { ...each(IN_CASE, 'CW:403 LC:done'), former_lead: as('409', 'CW', 'LC') }, body: own },
  'DELETE /api/cases/:id/assignment': { roles: WORKERS, of: 'case', who: each(IN_CASE, CASE_TEAM) },
  'POST /api/cases/:id/consents': { roles: WORKERS, of: 'case', who: byLead(), body: { question: 'contact_police', answer: { answer: 'no' }, howAsked: HOW_ASKED } },
  'GET /api/cases/:id/consents/withdrawals/ahead': {
    roles: WORKERS, of: 'case', who: byLead(as('shown', 'CW', 'LC'), each(['participant', 'agreed_receiver', 'former_lead'], as('409', 'CW', 'LC'))), shape: { '*': SHAPES.withdrawalAhead },
  },
  'POST /api/cases/:id/consents/withdrawals': { roles: WORKERS, of: 'case', who: byLead(), body: { sections: ['family'], howAsked: HOW_ASKED } },
  'POST /api/cases/:id/contact-lost': { roles: WORKERS, of: 'case', who: byLead(), body: {} },
  'POST /api/cases/:id/contact-regained': { roles: WORKERS, of: 'case', at: 'lost', who: byLead(CASE_TEAM, each(['new_lead', 'holding_lead'], as('409', 'CW', 'LC'))) },
  'POST /api/cases/:id/close': {
    roles: WORKERS, of: 'case', at: 'quiet', body: { reason: 'opened_in_error' },
    who: byLead('CW:403 LC:done', { holding_lead: CASE_TEAM, new_lead: 'CW:403 LC:409' }),
  },
  'POST /api/cases/:id/reopen': { roles: 'LC', of: 'case', at: 'closed', who: { ...each(IN_CASE, '409'), lead: 'done' } },
  // Nothing of the person: who reads, for those who write. A section that one does not write has no line.
  'GET /api/cases/:id/sections': { roles: WORKERS, of: 'case', who: { ...inCaseReads, first_responder: as('shown', 'CW', 'LC') }, shape: { '*': SHAPES.readers } },
  'GET /api/cases/:id/sections/:section': { roles: 'FR FX CW CX LC', of: 'case', sections: 'read', who: {}, shape: { '*': SHAPES.section } },
  'POST /api/cases/:id/sections/:section': { roles: WORKERS, of: 'case', sections: 'write', who: {} },

  // ------------------------------------------------------------------ tasks: of the institution that holds them
  'GET /api/tasks/:id': [
    { roles: WATCHING, of: 'task', who: each(LEADS, as('shown', 'CW', 'LC', 'FP')), shape: { '*': SHAPES.task } },
    // Nobody could answer a need: the duty is the focal point's, who sees the need and no case; the lead sees that it is there.
    { roles: WATCHING, of: 'task', at: 'given_up', who: { ...each(LEADS, as('shown', 'CW', 'LC', 'FP')), lead: as('shown', 'CW', 'LC'), focal_from: 'shown' }, shape: { '*': SHAPES.task } },
  ],
  'POST /api/tasks/:id/done': [
    { roles: WATCHING, of: 'task', who: each(LEADS, as('done', 'CW', 'LC', 'FP')) },
    { roles: WATCHING, of: 'task', at: 'given_up', who: { ...each(LEADS, as('done', 'CW', 'LC', 'FP')), lead: as('403', 'CW', 'LC'), focal_from: 'done' } },
  ],
  // ------------------------------------------------------------------ matching: one answer for everybody; a match is its holder's
  'POST /api/matches/searches': { roles: 'FR FX CW CX LC', who: {}, otherwise: 'done', body: { names: [{ text: 'Nobody Knowsher' }], reason: 'proof' } },
  'GET /api/matches': { roles: WORKERS, ...ANYWHERE, shape: { '*': SHAPES.matches } },
  'POST /api/matches/:id/contact': { roles: WORKERS, who: {}, path: () => NOBODYS },
  'POST /api/matches/:id/not-same': { roles: WORKERS, who: {}, path: () => NOBODYS, body: { reason: 'proof' } },
  'POST /api/matches/:id/no-contact': { roles: WORKERS, who: {}, path: () => NOBODYS },
  'POST /api/matches/:id/confirm': { roles: WORKERS, who: {}, path: () => NOBODYS },
  // ------------------------------------------------------------------ lead conflicts: both leads' coordinators and those who speak for their countries
  'GET /api/lead-conflicts': { roles: 'LC FP', ...ANYWHERE, shape: { '*': SHAPES.conflicts } },
  'GET /api/lead-conflicts/:id': { roles: 'LC FP', who: {}, path: () => NOBODYS },
  'POST /api/lead-conflicts/:id/settle': { roles: 'LC FP', who: {}, path: () => NOBODYS, body: { goesOn: 'apart' } },
  'POST /api/lead-conflicts/:id/undo': { roles: 'LC FP', who: {}, path: () => NOBODYS, body: { reason: 'two_persons' } },

  ...REQUESTS,
  ...DISCLOSURES,
  ...PAST,

  // ------------------------------------------------------------------ inbox and notifications: one's own institution's
  'GET /api/inbox': { roles: 'FR FX CW CX LC FP', ...ANYWHERE, shape: { '*': SHAPES.inbox } },
  'POST /api/inbox/handovers/:id/claim': { roles: WATCHING, of: 'handover', who: { ...each(['pending_receiver', 'agreed_receiver'], as('done', 'CW', 'CX', 'LC')), desk: 'done' } },
  'POST /api/inbox/handovers/:id/release': { roles: WATCHING, of: 'handover', who: { ...each(['pending_receiver', 'agreed_receiver'], as('409', 'CW', 'CX', 'LC')), desk: '409' } },
  'GET /api/notifications': { roles: 'FR FX CW CX LC FP', ...ANYWHERE, shape: { '*': SHAPES.notifications } },
  'POST /api/notifications/read-all': { roles: 'FR FX CW CX LC FP', who: {}, otherwise: 'done' },
  'POST /api/notifications/:id/read': { roles: 'FR FX CW CX LC FP', path: () => 'NOTIFICATION', who: each(['lead', 'former_lead'], as('done', 'CW', 'CX', 'LC', 'FP')) },
};

const NOBODYS = '00000000-0000-7000-8000-00000000abcd';
const metAgain = (stage: Stage) =>
  without(anIdentification({ toCase: stage.case, consents: answers() }), 'identity', 'safeContact', 'called');
