import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES, type AccountId, type InstitutionId, type Role } from '../kernel/index.js';
import {
  ACTS,
  ASK_STATUSES,
  CONFIRMED,
  COURSE,
  isEnded,
  MOVES,
  needOutcome,
  OUTCOMES,
  SHOWN,
  VERBS,
  whyNot,
  whyNotConfirm,
  whyNotNobodyCan,
  type Ask,
  type AskStatus,
  type Move,
  type Verb,
} from './ask.js';
import { allowed, may, standingOf } from './ask.policy.js';

const LEAD = 'lead' as InstitutionId;
const SHELTER = 'shelter' as InstitutionId;
const DESK = 'desk' as InstitutionId;
const ask = (status: AskStatus): Ask => ({
  status,
  fromInstitution: LEAD,
  toInstitution: SHELTER,
  escalatedTo: DESK,
  claimedBy: null,
});

// Written by hand, apart from the code: for each status, what may be done to an ask in it.
const TABLE: Record<AskStatus, Verb[]> = {
  sent: ['question', 'accept', 'accept-with-conditions', 'decline', 'withdraw', 'note-phone-yes', 'claim', 'release'],
  opened: ['question', 'accept', 'accept-with-conditions', 'decline', 'withdraw', 'note-phone-yes', 'claim', 'release'],
  info_requested: [
    'accept',
    'accept-with-conditions',
    'decline',
    'answer-questions',
    'withdraw',
    'note-phone-yes',
    'claim',
    'release',
  ],
  accepted: ['take-back', 'withdraw', 'confirm'],
  accepted_with_conditions: ['take-back', 'withdraw', 'confirm'],
  confirmed: ['take-back', 'start', 'end'],
  in_service: ['complete', 'end'],
  completed: [],
  declined: [],
  withdrawn: [],
  not_chosen: [],
  expired: ['withdraw', 're-address'],
  escalated: ['withdraw', 're-address', 'name-place', 'claim', 'release'],
  re_addressed: [],
  answered_elsewhere: [],
  nobody_can: [],
};

describe('an ask', () => {
  it.each(ASK_STATUSES.flatMap((status) => VERBS.map((verb) => [status, verb] as const)))(
    'that is %s: %s',
    (status, verb) => {
      const reason = whyNot(verb, ask(status));
      expect(reason === undefined).toBe(TABLE[status].includes(verb));
      if (reason) expect(reason.hints).toEqual({ state: status });
    },
  );

  it('that ended has nothing that may still be done, and is shown to nobody who was asked', () => {
    for (const status of ASK_STATUSES.filter(isEnded)) {
      expect(VERBS.filter((verb) => !whyNot(verb, ask(status)))).toEqual([]);
      expect(SHOWN).not.toContain(status);
      for (const course of Object.values(COURSE)) expect(course.from).not.toContain(status);
    }
  });

  it('whose time is over cannot be answered by the place any more', () => {
    for (const status of ['expired', 'escalated'] as const)
      for (const verb of ['accept', 'accept-with-conditions', 'decline', 'question'] as const)
        expect(whyNot(verb, ask(status))?.problem).toBe('not-possible-now');
  });

  it('is confirmed only with the person’s yes, and with a yes to the conditions', () => {
    const yes = { personAgreed: true, conditionsAgreed: false };
    expect(whyNotConfirm(ask('accepted'), yes)).toBeUndefined();
    expect(whyNotConfirm(ask('accepted'), { ...yes, personAgreed: false })?.problem).toBe('person-has-not-agreed');
    expect(whyNotConfirm(ask('accepted_with_conditions'), yes)?.problem).toBe('person-has-not-agreed');
    expect(whyNotConfirm(ask('accepted_with_conditions'), { ...yes, conditionsAgreed: true })).toBeUndefined();
    expect(whyNotConfirm(ask('not_chosen'), yes)?.problem).toBe('already-answered');
  });

  it('ends its need as met when the service was given, and as closed otherwise', () => {
    expect(OUTCOMES.filter((outcome) => needOutcome(outcome) === 'met')).toEqual(['service_given', 'partly_given']);
  });
});

describe('who may do what to an ask', () => {
  const who = (institutionId: InstitutionId, role: Role) => ({
    institutionId,
    roles: [role],
    accountId: 'me' as AccountId,
  });
  const works: Role[] = ['lead_coordinator', 'caseworker'];

  it.each(ROLES)('%s of the lead, the place, the desk and of somebody else', (role) => {
    const standing = (institution: InstitutionId) => standingOf(who(institution, role), ask('escalated'));
    expect(standing(LEAD)).toBe(works.includes(role) ? 'sender' : undefined);
    expect(standing(SHELTER)).toBe(works.includes(role) ? 'receiver' : undefined);
    expect(standing(DESK)).toBe([...works, 'national_focal_point'].includes(role) ? 'desk' : undefined);
    expect(standing('other' as InstitutionId)).toBeUndefined();
  });

  it('never lets the lead answer for a place, nor a place choose for the lead', () => {
    for (const verb of VERBS)
      expect([may('sender', verb), may('receiver', verb), may('desk', verb)].filter(Boolean)).toHaveLength(
        verb === 'claim' || verb === 'release' ? 2 : 1,
      );
    expect(may('sender', 'accept') || may('desk', 'accept') || may('receiver', 'confirm')).toBe(false);
  });

  it('is worked on by the place until its time is over, and by the desk from then on', () => {
    const desk = who(DESK, 'national_focal_point');
    expect(allowed(desk, 'desk', ask('escalated'), { roundsLeft: true })).toEqual(['name-place', 'claim']);
    expect(allowed(who(SHELTER, 'caseworker'), 'receiver', ask('escalated'), { roundsLeft: true })).toEqual([]);
    expect(allowed(desk, 'desk', ask('opened'), { roundsLeft: true })).toEqual([]);
  });

  it('shows exactly the buttons that would work', () => {
    const worker = who(SHELTER, 'caseworker');
    expect(allowed(worker, 'receiver', ask('opened'), { roundsLeft: true })).toEqual([
      'question',
      'accept',
      'accept-with-conditions',
      'decline',
      'claim',
    ]);
    expect(allowed(worker, 'receiver', { ...ask('opened'), claimedBy: 'me' }, { roundsLeft: false })).toEqual([
      'accept',
      'accept-with-conditions',
      'decline',
      'release',
    ]);
    expect(allowed(who(LEAD, 'caseworker'), 'sender', ask('accepted'), { roundsLeft: true })).toEqual([
      'withdraw',
      'confirm',
    ]);
  });
});

describe('a need with several asks', () => {
  /** The need as the service moves it: one verb on one ask; a confirmation ends the others. */
  const step = (asks: AskStatus[], at: number, verb: Move): AskStatus[] => {
    const now = asks[at]!;
    if (whyNot(verb, ask(now))) return asks;
    if (verb === 'confirm' && asks.some((status) => [...CONFIRMED, 'completed'].includes(status))) return asks;
    return asks.map((status, index) => {
      if (index === at) return MOVES[verb].to;
      return verb === 'confirm' && (COURSE['not-choose'].from as readonly AskStatus[]).includes(status)
        ? COURSE['not-choose'].to
        : status;
    });
  };
  const moves = Object.keys(MOVES) as Move[];

  it('has at most one confirmed yes, whatever happens in whatever order, and what ended stays ended', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(...moves, 'open', 'expire', 'escalate'))),
        (size, sequence) => {
          let asks: AskStatus[] = Array.from({ length: size }, () => 'sent');
          for (const [place, verb] of sequence) {
            const at = place % size;
            const before = asks;
            if (Object.hasOwn(COURSE, verb)) {
              const course = COURSE[verb as 'expire'];
              const from: readonly AskStatus[] = course.from;
              if (from.includes(asks[at]!)) asks = asks.map((status, index) => (index === at ? course.to : status));
            } else asks = step(asks, at, verb as Move);
            expect(asks.filter((status) => [...CONFIRMED, 'completed'].includes(status)).length).toBeLessThanOrEqual(1);
            before.forEach((status, index) => isEnded(status) && expect(asks[index]).toBe(status));
          }
        },
      ),
    );
  });

  it('is nobody’s only when no place can still say yes', () => {
    const asks = (...statuses: AskStatus[]) => statuses.map(ask);
    expect(whyNotNobodyCan(asks('declined', 'escalated', 'expired', 'answered_elsewhere'))).toBeUndefined();
    expect(whyNotNobodyCan(asks('declined', 'opened'))?.problem).toBe('still-open');
    expect(whyNotNobodyCan(asks('declined', 'accepted'))?.problem).toBe('still-open');
    expect(whyNotNobodyCan(asks('in_service'))?.problem).toBe('still-open');
  });

  it('knows its acts by name', () => expect(Object.keys(ACTS)).toHaveLength(3));
});
