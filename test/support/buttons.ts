import { seededId } from '../../src/institutions/index.js';
import { A_PLAN, A_YES, aProposal, HOW_ASKED } from './handovers.js';
import { A_CONTACT, aNeed, SHELTERS, THE_PERSONS_YES } from './referrals.js';
import { SAFE_HOUSE } from './town.js';

export const MARTA = seededId('LV', 'Centre MARTA');

/** What a verb of `allowed` stands for: the call, with a sound body. */
export type Call = readonly [
  method: 'post' | 'put' | 'delete',
  path: string,
  body?: object | undefined,
  headers?: Record<string, string>,
];

/** Belongs to nobody: where they are asked for together is shown in both-or-neither.spec.ts. */
const NO_LINK = '00000000-0000-7000-8000-000000000000';

export const ofHandover = (id: string): Readonly<Record<string, Call>> => {
  const at = (path: string, body?: object): Call => ['post', `/api/handovers/${id}/${path}`, body];
  return {
    'ask-together': at('ask-together', { link: NO_LINK }),
    propose: at('propose'),
    ask: at('questions', { codes: ['pet'] }),
    answer: at('answer', { answers: { pet: 'no' } }),
    accept: at('accept', A_YES),
    'accept-with-conditions': at('accept', { ...A_YES, conditions: [{ code: 'no_pets' }] }),
    'accept-and-take-over': at('accept-and-take-over', {
      ...A_YES,
      personAgreed: true,
      spokenWith: 'person',
      howAsked: HOW_ASKED,
    }),
    decline: at('decline', { reason: 'no_capacity' }),
    withdraw: at('withdraw', { reason: 'risk_changed' }),
    'person-said-no': at('person-said-no', { howAsked: HOW_ASKED }),
    'offer-withdraw': at('offer-withdraw', { reason: 'place_gone' }),
    agree: at('agree', { personAgreed: true, sections: ['identity'], conditionsAccepted: true, howAsked: HOW_ASKED }),
    depart: at('depart', { expectedAt: A_PLAN.at }),
    'take-over': at('take-over', {}),
    cancel: at('cancel', { reason: 'health' }),
    fail: at('fail', { reason: 'not_found' }),
    're-address': at('re-address', { institution: MARTA }),
    'nobody-can': at('nobody-can'),
    'name-receiver': at('name-receiver', { institution: SAFE_HOUSE }),
    claim: at('claim'),
    'suggest-place': at('suggest-place', { institution: MARTA }),
    remind: at('remind'),
    'note-phone-yes': at('note-phone-yes', { who: 'Night worker' }),
    'report-overdue': at('report-overdue'),
    'report-found': at('found'),
    'report-arrival': at('report-arrival', { by: 'receiver' }),
    'give-feedback': at('feedback', { status: 'in_support' }),
    'decline-feedback': at('decline-feedback'),
  };
};
export const withPlan = (id: string, version: number): Readonly<Record<string, Call>> => ({
  ...ofHandover(id),
  'plan-reception': ['put', `/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': `"v${version}"` }],
});
export const ofCase = (id: string, account: string): Readonly<Record<string, Call>> => ({
  write: ['post', `/api/cases/${id}/sections/plan`, { statement: 'observed', text: 'A plan.' }],
  ask: ['post', `/api/cases/${id}/needs`, aNeed({ places: [SHELTERS.lund] })],
  // To another house in any case, whichever of the two leads.
  hand_over: ['post', `/api/cases/${id}/handovers`, aProposal({ institution: MARTA }, { travel: 'none' })],
  assign: ['put', `/api/cases/${id}/assignment`, { account }],
  take: ['put', `/api/cases/${id}/assignment`, { account }],
  give_back: ['delete', `/api/cases/${id}/assignment`],
  ask_consent: [
    'post',
    `/api/cases/${id}/consents`,
    { question: 'contact_police', answer: { answer: 'no' }, howAsked: HOW_ASKED },
  ],
  withdraw_consent: ['post', `/api/cases/${id}/consents/withdrawals`, { sections: ['family'], howAsked: HOW_ASKED }],
  give_sheet: ['post', `/api/cases/${id}/sheet/hand-outs`, { how: 'on_paper', language: 'en' }],
  lose_contact: ['post', `/api/cases/${id}/contact-lost`, {}],
  regain_contact: ['post', `/api/cases/${id}/contact-regained`],
  close: ['post', `/api/cases/${id}/close`, { reason: 'opened_in_error' }],
  reopen: ['post', `/api/cases/${id}/reopen`],
  break_glass: ['post', `/api/cases/${id}/break-glass`, { section: 'communication', reason: 'Nobody speaks to them.' }],
});

export const ofAsk = (id: string): Readonly<Record<string, Call>> => {
  const at = (path: string, body?: object): Call => ['post', `/api/asks/${id}/${path}`, body];
  return {
    question: at('question', { codes: ['pet'] }),
    accept: at('accept', A_CONTACT),
    'accept-with-conditions': at('accept-with-conditions', { ...A_CONTACT, conditions: [{ code: 'no_pets' }] }),
    decline: at('decline', { reason: 'no_capacity' }),
    'take-back': at('take-back', { reason: 'place_gone' }),
    start: at('start'),
    complete: at('complete', { outcome: 'service_given' }),
    'answer-questions': at('answer-questions', { answers: { pet: 'no' } }),
    withdraw: at('withdraw', { reason: 'other_place_found' }),
    confirm: at('confirm', THE_PERSONS_YES),
    end: at('end', { reason: 'person_changed_mind' }),
    're-address': at('re-address', { place: SHELTERS.men }),
    'name-place': at('name-place', { place: SHELTERS.men }),
    'note-phone-yes': at('note-phone-yes', { who: 'Night worker' }),
    claim: at('claim'),
    release: at('release'),
  };
};
