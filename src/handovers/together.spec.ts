import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseId, HandoverId, InstitutionId } from '../kernel/index.js';
import { ENDED_WITHOUT_LEAD, MOVES, OPEN, STATUSES, VERBS, whyNot, type Handover, type Status } from './handover.js';
import { allowed } from './handover.policy.js';
import { isHeldUp, missingFor } from './proposal.js';
import { endsWith, whyNotAlone, type Other } from './together.js';

const SENDER = 'sender' as InstitutionId;
const RECEIVER = 'receiver' as InstitutionId;
const one = (status: Status, changes: Partial<Handover> = {}): Handover => ({
  status,
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
const other = (status: Status, name = status): Other => ({
  id: name as HandoverId,
  caseId: name as CaseId,
  status,
  fromInstitution: SENDER,
  toInstitution: RECEIVER,
  escalatedTo: null,
  reference: null,
});
const NOT_ENDED = OPEN.filter((status) => status !== 'in_transit');

// By hand: with the other in this state, may this one be agreed, and may its person leave?
const TABLE: readonly (readonly [Status, { agree: boolean; leave: boolean }])[] = [
  ['prepared', { agree: false, leave: false }],
  ['proposed', { agree: false, leave: false }],
  ['info_requested', { agree: false, leave: false }],
  ['escalated', { agree: false, leave: false }],
  ['accepted', { agree: true, leave: false }],
  ['accepted_with_conditions', { agree: true, leave: false }],
  ['agreed', { agree: true, leave: true }],
];

describe('Both or neither', () => {
  it('has a row for every state in which the other can be', () => {
    expect(TABLE.map(([status]) => status).sort()).toEqual([...NOT_ENDED].sort());
  });

  it.each(TABLE)('the other is "%s": %j', (status, { agree, leave }) => {
    const others = [other(status)];
    expect(whyNotAlone('agree', one('accepted'), others) === undefined).toBe(agree);
    expect(whyNotAlone('depart', one('agreed'), others) === undefined).toBe(leave);
    expect(whyNotAlone('take-over', one('agreed'), others) === undefined).toBe(leave);
    expect(missingFor(one('accepted'), { planned: true, others }).includes('others_accepted')).toBe(!agree);
    expect(missingFor(one('agreed'), { planned: true, others }).includes('others_agreed')).toBe(!leave);
  });

  it('is asked of one receiver, and never answered and taken over in one act', () => {
    expect(whyNotAlone('re-address', one('escalated'), [other('proposed')])).toMatchObject({
      hints: { together: 'one_receiver' },
    });
    expect(whyNotAlone('accept-and-take-over', one('proposed', { travel: 'none' }), [other('agreed')])).toBeDefined();
  });

  it('holds nothing up where nobody else is asked for, and nobody who is on the way', () => {
    for (const verb of VERBS) {
      for (const status of STATUSES) expect(whyNotAlone(verb, one(status), [])).toBeUndefined();
      expect(whyNotAlone(verb, one('in_transit'), [other('proposed')])).toBeUndefined();
    }
  });

  it('can always be answered, questioned, refused and taken back for each by itself', () => {
    const free = [
      'ask',
      'answer',
      'accept',
      'accept-with-conditions',
      'decline',
      'withdraw',
      'person-said-no',
    ] as const;
    for (const verb of [...free, 'offer-withdraw', 'cancel', 'nobody-can', 'go-up'] as const)
      for (const status of NOT_ENDED) expect(whyNotAlone(verb, one('accepted'), [other(status)])).toBeUndefined();
  });

  it('is offered only where the persons wish it, and shown as a button only where it is possible', () => {
    const coordinator = { institutionId: SENDER, country: 'SE', roles: ['lead_coordinator'] } as const;
    const by = [{ link: 'a link', kind: 'siblings', requests: [] }];
    expect(allowed(coordinator, ['sender'], one('prepared'), { planned: false })).not.toContain('ask-together');
    expect(allowed(coordinator, ['sender'], one('prepared'), { planned: false, askableBy: by })).toContain(
      'ask-together',
    );
    const others = [other('proposed')];
    expect(allowed(coordinator, ['sender'], one('accepted'), { planned: false, others })).not.toContain('agree');
    for (const verb of VERBS)
      for (const status of STATUSES)
        if (whyNotAlone(verb, one(status), others))
          expect(isHeldUp(verb, one(status), { planned: true, others, askableBy: by })).toBe(true);
  });

  it('ends for all that were asked when it ends for one; what is only prepared stays', () => {
    const others = STATUSES.filter((status) => OPEN.includes(status)).map((status) => other(status));
    for (const ending of ENDED_WITHOUT_LEAD)
      expect(endsWith(ending, others).map(({ status }) => status)).toEqual(
        OPEN.filter((status) => status !== 'prepared'),
      );
    for (const status of OPEN) expect(endsWith(status, others)).toEqual([]);
    expect(endsWith('taken_over', others)).toEqual([]);
  });

  it('never leaves one of them agreed to or gone while another was refused, in whatever order things happen', () => {
    const steps = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...VERBS)), { maxLength: 80 });
    fc.assert(
      fc.property(steps, (turns) => {
        let all: Status[] = ['prepared', 'prepared', 'prepared'];
        let tied = true;
        for (const [at, verb] of turns) {
          const others = tied ? all.filter((status, i) => i !== at && OPEN.includes(status)).map((s) => other(s)) : [];
          const handover = one(all[at]!, { travel: 'within_country', toCountry: 'SE' });
          if (!Object.hasOwn(MOVES, verb) || whyNot(verb, handover) || whyNotAlone(verb, handover, others)) continue;
          const to = MOVES[verb as keyof typeof MOVES].to;
          all = all.map((status, i) =>
            i === at
              ? to
              : tied && endsWith(to, others).some((ended) => ended.status === status)
                ? 'withdrawn'
                : status,
          );
          if (tied && ENDED_WITHOUT_LEAD.includes(to)) {
            expect(all.filter((status) => OPEN.includes(status)).every((status) => status === 'prepared')).toBe(true);
            break;
          }
          if (to === 'in_transit' || to === 'taken_over') {
            if (tied) expect(all.filter((status) => status === 'agreed').length).toBe(2);
            tied = false;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
