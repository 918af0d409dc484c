import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstitutionId } from '../kernel/index.js';
import {
  ACTS,
  cancelNeedsBoth,
  ENDED_WITHOUT_LEAD,
  MOVES,
  OPEN,
  startsFrom,
  STATUSES,
  VERBS,
  whyNot,
  whyNotCancel,
  WORD,
  type Handover,
  type Move,
  type Status,
  type Verb,
} from './handover.js';

const SENDER = 'sender' as InstitutionId;
const RECEIVER = 'receiver' as InstitutionId;

const aHandover = (changes: Partial<Handover> = {}): Handover => ({
  status: 'prepared',
  travel: 'cross_border',
  addressedTo: 'institution',
  fromInstitution: SENDER,
  toInstitution: RECEIVER,
  fromCountry: 'SE',
  toCountry: 'LV',
  escalatedTo: null,
  overdueSince: null,
  cancelAskedBy: null,
  feedbackWanted: true,
  ...changes,
});

// Written by hand, apart from the code: what may be done in each state (design.md 7).
const TABLE: Readonly<Record<Status, readonly Verb[]>> = {
  prepared: ['ask-together', 'propose', 'withdraw'],
  proposed: [
    'ask',
    'accept',
    'accept-with-conditions',
    'accept-and-take-over',
    'decline',
    'withdraw',
    'person-said-no',
    'go-up',
    'name-receiver',
    'claim',
    'suggest-place',
    'remind',
    'note-phone-yes',
    'ask-together',
  ],
  info_requested: [
    'answer',
    'accept',
    'accept-with-conditions',
    'accept-and-take-over',
    'decline',
    'withdraw',
    'person-said-no',
    'go-up',
    'name-receiver',
    'claim',
    'suggest-place',
    'remind',
    'note-phone-yes',
    'ask-together',
  ],
  accepted: ['withdraw', 'person-said-no', 'offer-withdraw', 'agree'],
  accepted_with_conditions: ['withdraw', 'person-said-no', 'offer-withdraw', 'agree'],
  agreed: ['person-said-no', 'offer-withdraw', 'depart', 'take-over', 'cancel', 'plan-reception', 'report-arrival'],
  in_transit: ['take-over', 'cancel', 'fail', 'plan-reception', 'report-overdue', 'report-found', 'report-arrival'],
  taken_over: ['settle', 'give-feedback', 'decline-feedback'],
  escalated: [
    'withdraw',
    'person-said-no',
    'go-up',
    're-address',
    'nobody-can',
    'name-receiver',
    'claim',
    'suggest-place',
  ],
  settled: [],
  declined: [],
  withdrawn: [],
  expired: [],
  offer_withdrawn: [],
  cancelled: [],
  failed: [],
  nobody_can: [],
};

describe('Every state and every act', () => {
  for (const status of STATUSES)
    it(`${status}: ${TABLE[status].join(', ') || 'nothing more'}`, () => {
      expect(VERBS.filter((verb) => startsFrom(verb, status)).sort()).toEqual([...TABLE[status]].sort());
      for (const verb of VERBS.filter((verb) => !TABLE[status].includes(verb)))
        expect(whyNot(verb, aHandover({ status }))).toMatchObject({
          detail: expect.stringMatching(/\.$/),
          hints: { state: status },
        });
    });

  it('a state is open, ended without the lead, or has moved it; and has one word for the screen', () => {
    for (const status of STATUSES) {
      const kinds = [
        OPEN.includes(status),
        ENDED_WITHOUT_LEAD.includes(status),
        status === 'taken_over' || status === 'settled',
      ];
      expect(kinds.filter(Boolean)).toHaveLength(1);
      expect(WORD[status]).toBeTruthy();
    }
  });
});

describe('Travelling decides when the lead moves', () => {
  it('only where nobody travels are yes and takeover one act', () => {
    for (const status of ['proposed', 'info_requested'] as const) {
      expect(whyNot('accept-and-take-over', aHandover({ status, travel: 'none' }))).toBeUndefined();
      expect(whyNot('accept-and-take-over', aHandover({ status, travel: 'within_country' }))).toMatchObject({
        hints: { next: 'accept' },
      });
      expect(whyNot('take-over', aHandover({ status, travel: 'none' }))).toBeDefined();
    }
  });
  it('where nobody travels nobody departs', () => {
    expect(whyNot('depart', aHandover({ status: 'agreed', travel: 'none' }))).toBeDefined();
    expect(whyNot('depart', aHandover({ status: 'agreed' }))).toBeUndefined();
  });
  it('who arrives early is taken over without a departure', () => {
    expect(whyNot('take-over', aHandover({ status: 'agreed' }))).toBeUndefined();
  });
});

describe('Sentences', () => {
  it('a second takeover hears that it is led already, a late answer that it came late', () => {
    expect(whyNot('take-over', aHandover({ status: 'taken_over' }))?.problem).toBe('already-led');
    expect(whyNot('accept', aHandover({ status: 'escalated' }))).toMatchObject({
      problem: 'already-answered',
      detail: expect.stringContaining('sender still leads'),
    });
    expect(whyNot('accept', aHandover({ status: 'prepared' }))?.problem).toBe('not-possible-now');
  });
  it('nobody answers before a receiver is named, and nobody is named twice', () => {
    const unnamed = aHandover({ status: 'proposed', addressedTo: 'country', toInstitution: null });
    expect(whyNot('accept', unnamed)).toBeDefined();
    expect(whyNot('name-receiver', unnamed)).toBeUndefined();
    expect(whyNot('claim', { ...unnamed, toInstitution: RECEIVER })?.problem).toBe('already-answered');
    expect(whyNot('claim', aHandover({ status: 'proposed', toInstitution: null }))).toBeDefined();
  });
  it('the alarm is raised once and ended once', () => {
    const missing = aHandover({ status: 'in_transit', overdueSince: new Date(0) });
    expect(whyNot('report-overdue', missing)).toBeDefined();
    expect(whyNot('report-found', missing)).toBeUndefined();
    expect(whyNot('report-found', aHandover({ status: 'in_transit' }))).toBeDefined();
  });
  it('on the way the one who asked to cancel waits for the other', () => {
    const asked = aHandover({ status: 'in_transit', cancelAskedBy: SENDER });
    expect(cancelNeedsBoth(asked)).toBe(true);
    expect(whyNotCancel(asked, SENDER)).toBeDefined();
    expect(whyNotCancel(asked, RECEIVER)).toBeUndefined();
    expect(whyNotCancel(aHandover({ status: 'agreed' }), SENDER)).toBeUndefined();
  });
});

describe('Any sequence of acts', () => {
  interface World {
    handover: Handover;
    lead: InstitutionId;
    open: boolean;
  }
  const step = (world: World, verb: Verb): World => {
    if (whyNot(verb, world.handover)) return world;
    const isMove = Object.hasOwn(MOVES, verb);
    if (!isMove) return world;
    const status = MOVES[verb as Move].to;
    return {
      handover: { ...world.handover, status },
      lead: status === 'taken_over' ? RECEIVER : world.lead,
      open: status === 'agreed' ? true : ENDED_WITHOUT_LEAD.includes(status) ? false : world.open,
    };
  };
  const sequences = fc.record({
    travel: fc.constantFrom('none' as const, 'within_country' as const, 'cross_border' as const),
    verbs: fc.array(fc.constantFrom(...VERBS), { maxLength: 60 }),
  });

  it('leaves exactly one lead: the sender until somebody has taken over, the receiver from then on', () => {
    fc.assert(
      fc.property(sequences, ({ travel, verbs }) => {
        let world: World = { handover: aHandover({ travel }), lead: SENDER, open: false };
        for (const verb of verbs) {
          world = step(world, verb);
          const moved = world.handover.status === 'taken_over' || world.handover.status === 'settled';
          expect(world.lead).toBe(moved ? RECEIVER : SENDER);
        }
      }),
    );
  });

  it('leaves nothing open to the receiver after an end that was no takeover', () => {
    fc.assert(
      fc.property(sequences, ({ travel, verbs }) => {
        const world = verbs.reduce<World>(step, { handover: aHandover({ travel }), lead: SENDER, open: false });
        if (ENDED_WITHOUT_LEAD.includes(world.handover.status)) expect(world.open).toBe(false);
        if (world.open) expect(['agreed', 'in_transit', 'taken_over', 'settled']).toContain(world.handover.status);
      }),
    );
  });

  it('never leaves an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ENDED_WITHOUT_LEAD, 'settled' as const),
        fc.constantFrom(...VERBS),
        (status, verb) => {
          expect(whyNot(verb, aHandover({ status }))).toBeDefined();
        },
      ),
    );
  });

  it('acts stay where they are', () => {
    for (const act of Object.keys(ACTS)) expect(Object.hasOwn(MOVES, act)).toBe(false);
  });
});
