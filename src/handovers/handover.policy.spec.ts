import { describe, expect, it } from '@jest/globals';
import { ROLES, type InstitutionId, type Role } from '../kernel/index.js';
import { STATUSES, VERBS, type Handover, type Status, type Verb } from './handover.js';
import { allowed, may, mayCancel, sightOf, STANDINGS, standingsOf, type Standing } from './handover.policy.js';

const id = (text: string) => text as InstitutionId;
const aHandover = (status: Status, changes: Partial<Handover> = {}): Handover => ({
  status,
  travel: 'cross_border',
  addressedTo: 'institution',
  fromInstitution: id('sender'),
  toInstitution: id('receiver'),
  fromCountry: 'SE',
  toCountry: 'LV',
  escalatedTo: id('desk'),
  overdueSince: null,
  cancelAskedBy: null,
  feedbackWanted: true,
  ...changes,
});

const COORDINATOR: readonly Role[] = ['lead_coordinator'];
const WORKER: readonly Role[] = ['lead_coordinator', 'caseworker'];
const FOCAL: readonly Role[] = ['national_focal_point'];
const DESK: readonly Role[] = ['lead_coordinator', 'caseworker', 'national_focal_point'];

// By hand, apart from the code: standing × verb → roles. What is not named is nobody's.
const sender = (...verbs: Verb[]) => verbs.map((verb) => ['sender', verb, COORDINATOR] as const);
const receiver = (...verbs: Verb[]) => verbs.map((verb) => ['receiver', verb, WORKER] as const);
const TABLE: readonly (readonly [Standing, Verb, readonly Role[]])[] = [
  ...sender(
    'ask-together',
    'propose',
    'answer',
    'withdraw',
    'person-said-no',
    'note-phone-yes',
    'agree',
    'depart',
    'plan-reception',
    'report-found',
    'report-arrival',
    'fail',
    'cancel',
    'remind',
    're-address',
  ),
  ...receiver(
    'ask',
    'accept',
    'accept-with-conditions',
    'accept-and-take-over',
    'decline',
    'offer-withdraw',
    'take-over',
    'give-feedback',
    'decline-feedback',
    'report-overdue',
    'plan-reception',
    'report-found',
    'report-arrival',
    'fail',
    'cancel',
  ),
  ['candidate', 'claim', WORKER],
  ['focal_to', 'name-receiver', FOCAL],
  ['focal_to', 're-address', FOCAL],
  ['focal_to', 'nobody-can', FOCAL],
  ...(['focal_from', 'focal_to'] as const).flatMap((standing) =>
    (['cancel', 'suggest-place', 'remind'] as const).map((verb) => [standing, verb, FOCAL] as const),
  ),
  ['desk', 'suggest-place', DESK],
  ['desk', 're-address', DESK],
  ['desk', 'nobody-can', DESK],
];

describe('Who may do what', () => {
  for (const standing of STANDINGS)
    it(`${standing}: each role and each act`, () => {
      for (const verb of VERBS) {
        const row = TABLE.find(([place, act]) => place === standing && act === verb);
        const roles = ROLES.filter((role) => may({ roles: [role] }, [standing], verb));
        expect({ verb, roles: [...roles].sort() }).toEqual({ verb, roles: [...(row?.[2] ?? [])].sort() });
      }
    });

  it('nobody without a place in the handover may do anything', () => {
    for (const verb of VERBS) expect(may({ roles: [...ROLES] }, [], verb)).toBe(false);
  });

  it('a focal point never answers for a receiver', () => {
    for (const verb of [
      'ask',
      'accept',
      'accept-with-conditions',
      'accept-and-take-over',
      'decline',
      'take-over',
    ] as const)
      expect(may({ roles: [...ROLES] }, ['focal_from', 'focal_to', 'desk', 'sender'], verb)).toBe(false);
  });

  it('a focal point cancels before departure and not on the way; a receiver the other way round', () => {
    expect(mayCancel({ roles: FOCAL }, ['focal_to'], aHandover('agreed'))).toBe(true);
    expect(mayCancel({ roles: FOCAL }, ['focal_to'], aHandover('in_transit'))).toBe(false);
    expect(mayCancel({ roles: WORKER }, ['receiver'], aHandover('agreed'))).toBe(false);
    expect(mayCancel({ roles: WORKER }, ['receiver'], aHandover('in_transit'))).toBe(true);
  });
});

describe('What somebody is to a handover', () => {
  const who = (institutionId: string, country: 'SE' | 'LV', roles: readonly Role[]) => ({
    institutionId: id(institutionId),
    country,
    roles,
  });
  const known = { candidate: false, focalPoint: false };

  it('sender, receiver, desk by institution; focal point by mandate, role and country', () => {
    const handover = aHandover('proposed');
    expect(standingsOf(who('sender', 'SE', []), handover, known)).toEqual(['sender']);
    expect(standingsOf(who('receiver', 'LV', []), handover, known)).toEqual(['receiver']);
    expect(standingsOf(who('desk', 'LV', FOCAL), handover, { ...known, focalPoint: true })).toEqual([
      'focal_to',
      'desk',
    ]);
    expect(standingsOf(who('other', 'SE', FOCAL), handover, { ...known, focalPoint: true })).toEqual(['focal_from']);
    expect(standingsOf(who('other', 'SE', FOCAL), handover, known)).toEqual([]);
    expect(standingsOf(who('other', 'SE', WORKER), handover, { ...known, focalPoint: true })).toEqual([]);
  });

  it('a candidate is one only while no receiver is named', () => {
    const asked = { ...known, candidate: true };
    expect(standingsOf(who('other', 'LV', WORKER), aHandover('proposed', { toInstitution: null }), asked)).toEqual([
      'candidate',
    ]);
    expect(standingsOf(who('other', 'LV', WORKER), aHandover('proposed'), asked)).toEqual([]);
  });
});

describe('What is shown', () => {
  it('a receiver knows the case from the person’s yes on, and after another end keeps its own answer', () => {
    const sights = Object.fromEntries(
      STATUSES.map((status) => [status, sightOf({ roles: WORKER }, ['receiver'], aHandover(status))]),
    );
    for (const status of ['agreed', 'in_transit', 'taken_over', 'settled'])
      expect(sights[status]).toBe('agreed receiver');
    for (const status of ['proposed', 'info_requested', 'accepted', 'accepted_with_conditions', 'escalated'])
      expect(sights[status]).toBe('asked');
    for (const status of ['declined', 'withdrawn', 'expired', 'offer_withdrawn', 'cancelled', 'failed', 'nobody_can'])
      expect(sights[status]).toBe('own answer');
  });

  it('a focal point sees the request at every step, and the case at none', () => {
    for (const status of STATUSES)
      expect(['asked', 'own answer']).toContain(sightOf({ roles: FOCAL }, ['focal_to'], aHandover(status)));
  });

  it('the sender sees it all until the takeover, and afterwards only how it goes on', () => {
    expect(sightOf({ roles: COORDINATOR }, ['sender'], aHandover('in_transit'))).toBe('sender');
    expect(sightOf({ roles: COORDINATOR }, ['sender'], aHandover('taken_over'))).toBe('former lead');
  });

  it('the buttons are what is permitted and possible; nobody departs without a plan', () => {
    const coordinator = { institutionId: id('sender'), country: 'SE' as const, roles: COORDINATOR };
    expect(allowed(coordinator, ['sender'], aHandover('agreed'), { planned: false })).toEqual([
      'person-said-no',
      'cancel',
      'plan-reception',
      'report-arrival',
    ]);
    expect(allowed(coordinator, ['sender'], aHandover('agreed'), { planned: true })).toContain('depart');
  });
});
