import { randomUUID } from 'node:crypto';
import { aProposal, A_PLAN, A_YES, HOW_ASKED } from '../support/handovers.js';
import {
  CASE_TEAM,
  SEEN,
  WATCHING,
  WORKERS,
  as,
  askedActs,
  askerActs,
  claims,
  contact,
  each,
  preview,
  receiverActs,
  looksAhead,
  senderActs,
  travelling,
  type Row,
} from './access-cells.js';
import { SHAPES } from './access-shapes.js';
import { A_RECEPTION, type Stage } from './access-stages.js';
import { idOf, type Subject } from './access-subjects.js';

/** Needs, asks and handovers. */
// prettier-ignore
export const REQUESTS: Readonly<Record<string, Row | readonly Row[]>> = {
  // ------------------------------------------------------------------ needs and asks
  'POST /api/cases/:id/needs': {
    roles: WORKERS, of: 'case', body: { service: 'legal', urgency: 'normal', places: [idOf('WOMEN')], preview },
    who: { ...each(['lead', 'new_lead', 'holding_lead'], CASE_TEAM), ...each(['participant', 'agreed_receiver', 'former_lead', 'first_responder'], as('403', 'CW', 'LC')) },
  },
  'GET /api/cases/:id/needs': {
    roles: WORKERS, of: 'case', who: each(['lead', 'holding_lead', 'new_lead'], as('shown', 'CW', 'LC')), shape: { '*': SHAPES.needs },
  },
  'GET /api/needs/:id': [
    { roles: WATCHING, of: 'need', who: each(['lead', 'new_lead'], as('shown', 'CW', 'LC')), shape: { '*': SHAPES.need } },
    { roles: WATCHING, of: 'need', at: 'given_up', who: { ...each(['lead', 'new_lead'], as('shown', 'CW', 'LC')), focal_from: 'shown' }, shape: { '*': SHAPES.need, focal_from: SHAPES.needInCodes } },
  ],
  'POST /api/needs/:id/asks': { roles: WORKERS, of: 'need', who: each(['lead', 'new_lead'], CASE_TEAM), body: { place: idOf('WOMEN') } },
  'POST /api/needs/:id/withdraw': { roles: WORKERS, of: 'need', who: each(['lead', 'new_lead'], CASE_TEAM), body: { reason: 'other_place_found' } },
  'POST /api/needs/:id/nobody-can': {
    roles: WORKERS, of: 'need', at: 'ask_up', body: { conferenceOn: '2035-01-01' },
    who: { lead: CASE_TEAM, new_lead: as('409', 'CW', 'LC') },
  },
  'GET /api/asks': [
    { roles: WATCHING, path: () => '?direction=in', lists: 'ask', otherwise: 'empty', who: { asked: 'CW:shown CX:shown LC:shown FP:empty' }, shape: { '*': SHAPES.asks } },
    { roles: WATCHING, path: () => '?direction=out', lists: 'ask', otherwise: 'empty', who: each(['lead', 'new_lead'], 'CW:shown CX:empty LC:shown FP:empty'), shape: { '*': SHAPES.asks } },
    { roles: WATCHING, path: () => '?direction=desk', lists: 'ask', at: 'ask_up', otherwise: 'empty', who: { ask_desk: 'shown' }, shape: { '*': SHAPES.asks } },
  ],
  'GET /api/asks/:id': [
    {
      roles: WATCHING, of: 'ask', shape: { '*': SHAPES.ask, asked: SHAPES.askAnswered },
      who: { ...each(['lead', 'new_lead'], as('shown', 'CW', 'LC')), asked: as('shown', 'CW', 'CX', 'LC'), ask_desk: 'shown' },
    },
    // Confirmed: the place is a participant now, and any of its workers reads its own promise; nothing of the case is in it.
    {
      roles: WATCHING, of: 'referral', shape: { '*': SHAPES.ask }, personal: { '*': 'ask-contact' },
      who: { ...each(['lead', 'new_lead'], as('shown', 'CW', 'LC')), participant: as('shown', 'CW', 'CX', 'LC') },
    },
  ],
  'POST /api/asks/:id/question': { roles: WORKERS, of: 'ask', who: askedActs('done'), body: { codes: ['pet'] } },
  'POST /api/asks/:id/accept': { roles: WORKERS, of: 'ask', who: askedActs('done'), body: contact },
  'POST /api/asks/:id/accept-with-conditions': { roles: WORKERS, of: 'ask', who: askedActs('done'), body: { ...contact, conditions: [{ code: 'no_pets' }] } },
  'POST /api/asks/:id/decline': { roles: WORKERS, of: 'ask', who: askedActs('done'), body: { reason: 'no_capacity' } },
  'POST /api/asks/:id/claim': { roles: WATCHING, of: 'ask', who: claims },
  'POST /api/asks/:id/release': { roles: WATCHING, of: 'ask', who: claims },
  'POST /api/asks/:id/take-back': { roles: WORKERS, of: 'ask', at: 'accepted', who: askedActs('done'), body: { reason: 'place_gone' } },
  'POST /api/asks/:id/start': {
    roles: WORKERS, of: 'referral',
    who: { ...each(['lead', 'new_lead'], as('403', 'CW', 'LC')), participant: as('done', 'CW', 'CX', 'LC') },
  },
  'POST /api/asks/:id/complete': {
    roles: WORKERS, of: 'referral', at: 'in_service', body: { outcome: 'service_given' },
    who: { ...each(['lead', 'new_lead'], as('403', 'CW', 'LC')), participant: as('done', 'CW', 'CX', 'LC') },
  },
  'POST /api/asks/:id/end': {
    roles: WORKERS, of: 'referral', body: { reason: 'person_changed_mind' },
    who: { ...each(['lead', 'new_lead'], CASE_TEAM), participant: as('403', 'CW', 'CX', 'LC') },
  },
  'POST /api/asks/:id/answer-questions': { roles: WORKERS, of: 'ask', at: 'info', who: askerActs(as('409', 'CW', 'LC')), body: { answers: { pet: 'no' } } },
  'POST /api/asks/:id/note-phone-yes': { roles: WORKERS, of: 'ask', who: askerActs(CASE_TEAM), body: { who: 'Night worker' } },
  'POST /api/asks/:id/withdraw': { roles: WORKERS, of: 'ask', who: askerActs(CASE_TEAM), body: { reason: 'other_place_found' } },
  'POST /api/asks/:id/confirm': {
    roles: WORKERS, of: 'ask', at: 'accepted', who: askerActs(as('409', 'CW', 'LC')),
    body: { personAgreed: true, sections: ['identity'], conditionsAgreed: true, howAsked: HOW_ASKED },
  },
  'GET /api/asks/:id/look-ahead/:section': {
    roles: WORKERS, of: 'ask', at: 'accepted', sections: 'ahead', who: looksAhead(askerActs(as('409', 'CW', 'LC'))), shape: { '*': SHAPES.lookAhead },
  },
  'POST /api/asks/:id/re-address': { roles: WORKERS, of: 'ask', at: 'ask_up', who: askerActs(as('409', 'CW', 'LC')), body: { place: idOf('WOMEN') } },
  'POST /api/asks/:id/name-place': {
    roles: WATCHING, of: 'ask', at: 'ask_up', body: { place: idOf('WOMEN') },
    who: { ask_desk: 'done', ...each(['lead', 'new_lead'], as('403', 'CW', 'LC')), asked: as('403', 'CW', 'CX', 'LC') },
  },

  // ------------------------------------------------------------------ handovers
  'POST /api/cases/:id/handovers': {
    roles: 'LC', of: 'case', at: 'quiet', body: (subject: Subject) => aProposal({ institution: idOf(subject.place === 'SAFE_HOUSE' ? 'MARTA' : 'SAFE_HOUSE') }, subject.place === 'SAFE_HOUSE' ? { travel: 'within_country' } : {}),
    who: {
      lead: 'done', new_lead: 'done', holding_lead: '409',
      ...each(['participant', 'agreed_receiver', 'former_lead', 'first_responder'], '409'),
    },
  },
  'GET /api/cases/:id/handovers': {
    roles: WORKERS, of: 'case', lists: 'handover', shape: { '*': SHAPES.handovers },
    who: {
      ...each(['lead', 'former_lead', 'new_lead', 'agreed_receiver'], as('shown', 'CW', 'LC')),
      ...each(['participant', 'first_responder', 'holding_lead'], as('empty', 'CW', 'LC')),
    },
  },
  'GET /api/handovers': [
    {
      roles: WATCHING, path: () => '?direction=in', lists: 'handover', otherwise: 'empty', shape: { '*': SHAPES.handovers },
      who: { ...each(['pending_receiver', 'agreed_receiver', 'candidate'], 'CW:shown CX:shown LC:shown FP:empty') },
    },
    { roles: WATCHING, path: () => '?direction=out', lists: 'handover', otherwise: 'empty', shape: { '*': SHAPES.handoversSent }, who: { lead: 'CW:shown CX:empty LC:shown FP:empty' } },
    {
      roles: WATCHING, path: () => '?direction=country', lists: 'handover', shape: { '*': SHAPES.handovers },
      otherwise: 'CW:403 CX:403 LC:403 FP:empty', who: { ...each(['focal_from', 'focal_to'], 'CW:403 CX:403 LC:403 FP:shown'), desk: 'CW:403 CX:403 LC:403 FP:shown' },
    },
  ],
  'GET /api/handovers/:id': {
    roles: WATCHING, of: 'handover',
    who: {
      lead: as('shown', 'CW', 'LC'), former_lead: as('shown', 'CW', 'LC'), new_lead: as('shown', 'CW', 'CX', 'LC'),
      ...each(['pending_receiver', 'agreed_receiver', 'candidate'], as('shown', 'CW', 'CX', 'LC')),
      desk: 'shown', focal_from: 'FP:shown', focal_to: 'FP:shown',
    },
    shape: {
      '*': SHAPES.handoverAsked, lead: SHAPES.handoverSent, agreed_receiver: SHAPES.handoverAgreed, new_lead: SHAPES.handoverTaken,
      former_lead: SHAPES.handoverLedBefore,
    },
    personal: { lead: 'contact', agreed_receiver: 'contact', new_lead: 'contact met-by' },
  },
  'POST /api/handovers/:id/propose': { roles: 'LC', of: 'handover', at: 'prepared', who: { ...senderActs(), pending_receiver: '404' } },
  // Nobody is linked in the proof's world: whoever may ask together hears that nothing is to be asked.
  'POST /api/handovers/:id/ask-together': { roles: 'LC', of: 'handover', who: { ...senderActs(), lead: 'LC:409' }, body: { link: randomUUID() } },
  'POST /api/handovers/:id/answer': { roles: 'LC', of: 'handover', at: 'info', who: senderActs(), body: { answers: { pet: 'no' } } },
  'POST /api/handovers/:id/withdraw': { roles: 'LC', of: 'handover', who: senderActs(), body: { reason: 'risk_changed' } },
  'POST /api/handovers/:id/note-phone-yes': { roles: 'LC', of: 'handover', who: senderActs(), body: { who: 'Night worker' } },
  'POST /api/handovers/:id/agree': { roles: 'LC', of: 'handover', at: 'accepted', who: senderActs(), body: { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED } },
  'GET /api/handovers/:id/look-ahead/:section': {
    roles: 'LC', of: 'handover', at: 'accepted', sections: 'ahead', who: looksAhead(senderActs()), shape: { '*': SHAPES.lookAhead },
  },
  'POST /api/handovers/:id/person-said-no': { roles: 'LC', of: 'handover', at: 'accepted', who: senderActs(), body: { howAsked: HOW_ASKED } },
  'POST /api/handovers/:id/depart': { roles: 'LC', of: 'handover', at: 'agreed', who: senderActs(), body: { expectedAt: A_PLAN.at } },
  'GET /api/handovers/:id/reception-plan': {
    // Where the person will stand, and the words: the lead's team, the receiver's house, the escort, nobody else.
    roles: WORKERS, of: 'handover', at: 'agreed', shape: { '*': SHAPES.reception }, personal: { '*': 'reception' },
    who: { lead: as('shown', 'CW', 'LC'), agreed_receiver: as('shown', 'CW', 'CX', 'LC'), escort: as('shown', 'CW', 'CX', 'LC') },
  },
  'PUT /api/handovers/:id/reception-plan': {
    roles: WORKERS, of: 'handover', at: 'agreed', version: '"v1"', body: { ...A_RECEPTION, whoMeets: 'Somebody' },
    who: travelling(),
  },
  'POST /api/handovers/:id/report-overdue': { roles: WORKERS, of: 'handover', at: 'transit', who: receiverActs('agreed_receiver') },
  'POST /api/handovers/:id/found': { roles: WORKERS, of: 'handover', at: 'overdue', who: travelling() },
  'POST /api/handovers/:id/report-arrival': { roles: WORKERS, of: 'handover', at: 'transit', who: travelling(), body: { by: 'receiver' } },
  'POST /api/handovers/:id/fail': { roles: WORKERS, of: 'handover', at: 'transit', who: travelling(), body: { reason: 'not_found' } },
  'POST /api/handovers/:id/cancel': {
    // Before departure the receiver takes its offer back instead; focal points may cancel then.
    roles: WATCHING, of: 'handover', at: 'agreed', body: { reason: 'health' },
    who: {
      ...SEEN, lead: 'CW:403 LC:done', focal_from: 'FP:done', focal_to: 'FP:done', former_lead: 'CW:403 LC:409',
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead'], as('403', 'CW', 'CX', 'LC')),
    },
  },
  'POST /api/handovers/:id/questions': { roles: WORKERS, of: 'handover', who: receiverActs('pending_receiver'), body: { codes: ['pet'] } },
  'POST /api/handovers/:id/accept': { roles: WORKERS, of: 'handover', who: receiverActs('pending_receiver'), body: A_YES },
  'POST /api/handovers/:id/decline': { roles: WORKERS, of: 'handover', who: receiverActs('pending_receiver'), body: { reason: 'no_capacity' } },
  'POST /api/handovers/:id/offer-withdraw': { roles: WORKERS, of: 'handover', at: 'accepted', who: receiverActs('both'), body: { reason: 'place_gone' } },
  'POST /api/handovers/:id/accept-and-take-over': {
    roles: WORKERS, of: 'handover', at: 'no_travel', who: receiverActs('pending_receiver'),
    body: (_: Subject, stage: Stage) => ({ ...A_YES, personAgreed: true, spokenWith: 'person', howAsked: HOW_ASKED, openRequests: inherited(stage) }),
  },
  'POST /api/handovers/:id/take-over': {
    roles: WORKERS, of: 'handover', at: 'transit', who: receiverActs('agreed_receiver'),
    body: (_: Subject, stage: Stage) => ({ openRequests: inherited(stage) }),
  },
  'POST /api/handovers/:id/feedback': { roles: WORKERS, of: 'handover', at: 'taken', who: receiverActs('new_lead'), body: { status: 'in_support' } },
  'POST /api/handovers/:id/decline-feedback': { roles: WORKERS, of: 'handover', at: 'taken', who: receiverActs('new_lead') },
  'POST /api/handovers/:id/claim': {
    roles: WORKERS, of: 'handover', at: 'candidates',
    who: {
      ...each(['candidate', 'adviser'], as('done', 'CW', 'CX', 'LC')), lead: as('403', 'CW', 'LC'), former_lead: as('403', 'CW', 'LC'),
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'desk'], as('403', 'CW', 'CX', 'LC')),
    },
  },
  'POST /api/handovers/:id/name-receiver': {
    roles: 'FP', of: 'handover', at: 'country', who: { focal_to: 'done', focal_from: '403', desk: '403' }, body: { institution: idOf('SAFE_HOUSE') },
  },
  'POST /api/handovers/:id/suggest-place': {
    roles: WATCHING, of: 'handover', body: { institution: idOf('SAFE_HOUSE') },
    who: {
      desk: 'done', focal_from: 'FP:done', focal_to: 'FP:done', ...each(['lead', 'former_lead'], as('403', 'CW', 'LC')),
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], as('403', 'CW', 'CX', 'LC')),
    },
  },
  'POST /api/handovers/:id/remind': {
    roles: 'LC FP', of: 'handover',
    who: {
      lead: 'LC:done', former_lead: 'LC:409', focal_from: 'FP:done', focal_to: 'FP:done', desk: as('403', 'LC', 'FP'),
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], 'LC:403'),
    },
  },
  'POST /api/handovers/:id/re-address': {
    roles: WATCHING, of: 'handover', at: 'up', body: { institution: idOf('MARTA') },
    who: {
      lead: 'CW:403 LC:done', former_lead: 'CW:403 LC:409', desk: 'done', danger_desk: 'done', focal_to: 'FP:done', focal_from: 'FP:403',
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], as('403', 'CW', 'CX', 'LC')),
    },
  },
  'POST /api/handovers/:id/nobody-can': {
    roles: WATCHING, of: 'handover', at: 'up',
    who: {
      desk: 'done', danger_desk: 'done', focal_to: 'FP:done', focal_from: 'FP:403', ...each(['lead', 'former_lead'], as('403', 'CW', 'LC')),
      ...each(['pending_receiver', 'agreed_receiver', 'new_lead', 'candidate'], as('403', 'CW', 'CX', 'LC')),
    },
  },
};

const inherited = (stage: Stage) =>
  [stage.ask, stage.referral].filter(Boolean).map((askId) => ({ askId, do: 'inherit' }));
