import { contact, howAsked } from './handing-over.js';

export const OFFICERS = ['se.police', 'lv.border', 'se.border'];
export const WORKERS = [
  'se.social',
  'se.social.worker',
  'se.social.day',
  'se.shelter.men',
  'se.shelter.women',
  'se.nightdesk',
  'se.police.lead',
  'lv.safehouse',
  'lv.safehouse.night',
  'lv.marta',
  'lv.siva',
];
export const FOCAL = ['se.coordinator', 'lv.coordinator'];
const condition = { code: 'women_only' };
export const HANDOVER: Readonly<Record<string, (place: string) => unknown>> = {
  propose: () => ({}),
  questions: () => ({ codes: ['pet'] }),
  answer: () => ({ answers: { pet: 'no' } }),
  'name-receiver': (institution) => ({ institution }),
  claim: () => ({}),
  'suggest-place': (institution) => ({ institution }),
  remind: () => ({}),
  accept: () => contact,
  'accept-and-take-over': () => ({ ...contact, personAgreed: true, spokenWith: 'person', howAsked }),
  decline: () => ({ reason: 'no_capacity' }),
  'offer-withdraw': () => ({ reason: 'place_gone' }),
  withdraw: () => ({ reason: 'other_place_found' }),
  'note-phone-yes': () => ({ who: 'duty desk' }),
  agree: () => ({ personAgreed: true, conditionsAccepted: true, sections: ['identity', 'safe_contact'], howAsked }),
  'person-said-no': () => ({ howAsked }),
  depart: () => ({ expectedAt: '2030-01-01T10:00:00Z' }),
  'report-overdue': () => ({}),
  found: () => ({}),
  'report-arrival': () => ({ by: 'escort' }),
  'take-over': () => ({ metBy: 'night worker', spokenWith: 'person' }),
  fail: () => ({ reason: 'refused_at_the_door' }),
  cancel: () => ({ reason: 'risk_changed' }),
  're-address': (institution) => ({ institution }),
  'nobody-can': () => ({}),
  feedback: () => ({ status: 'in_support' }),
};
export const ASK: Readonly<Record<string, (place: string) => unknown>> = {
  question: () => ({ codes: ['pet'] }),
  'answer-questions': () => ({ answers: { pet: 'no' } }),
  accept: () => ({ useDutyLine: false, contactName: 'Contact', contactPhone: '+000 000' }),
  'accept-with-conditions': () => ({ contactName: 'Contact', contactPhone: '+000 000', conditions: [condition] }),
  decline: () => ({ reason: 'no_capacity' }),
  'take-back': () => ({ reason: 'place_gone' }),
  withdraw: () => ({ reason: 'other_place_found' }),
  'note-phone-yes': () => ({ who: 'duty desk' }),
  confirm: () => ({ personAgreed: true, sections: ['identity'], conditionsAgreed: true, howAsked }),
  start: () => ({}),
  complete: () => ({ outcome: 'service_given' }),
  're-address': (place) => ({ place }),
};
export const CASE: Readonly<Record<string, () => unknown>> = {
  'contact-lost': () => ({
    told: [
      { who: 'child_protection', ground: 'child' },
      { who: 'police', ground: 'child' },
    ],
  }),
  'contact-regained': () => ({}),
  close: () => ({ reason: 'goals_met' }),
  reopen: () => ({}),
  consents: () => ({ question: 'another_country', answer: { answer: 'yes' }, howAsked }),
};

/** So that enough of what is begun is also finished. */
export const ONWARD = [
  'propose',
  'accept',
  'accept-and-take-over',
  'agree',
  'depart',
  'take-over',
  'confirm',
  'start',
  'complete',
];

/** After the person's yes, and with no takeover. */
export const ENDS = ['offer-withdraw', 'person-said-no', 'cancel', 'fail'];
