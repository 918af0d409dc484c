import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  agreedOn,
  allowedVerbs,
  CHOICES,
  leadsByDefault,
  mayUndo,
  MOVES,
  speaksFor,
  STATUSES,
  whyNot,
  whyNotChoose,
  type ConflictStatus,
  type ConflictVerb,
  type SideFacts,
  type Sides,
  type Speaker,
} from './conflict.js';

const VERBS = Object.keys(MOVES) as ConflictVerb[];
const OPEN: readonly ConflictVerb[] = ['say', 'merge', 'part', 'escalate'];
const POSSIBLE: Readonly<Record<ConflictStatus, readonly ConflictVerb[]>> = {
  open: OPEN,
  escalated: OPEN,
  merged: ['undo'],
  apart: [],
  undone: [],
};
const side = (which: 'first' | 'second', changes: Partial<SideFacts> = {}): SideFacts => ({
  side: which,
  lead: which === 'first' ? 'the house' : 'the municipality',
  country: which === 'first' ? 'LV' : 'SE',
  hasFocalPoint: true,
  open: true,
  referralsOpen: 0,
  inTransit: false,
  keepsOut: false,
  ...changes,
});
const sides = (first: Partial<SideFacts> = {}, second: Partial<SideFacts> = {}): Sides => ({
  first: side('first', first),
  second: side('second', second),
});
const who = (changes: Partial<Speaker> = {}): Speaker => ({
  institution: 'somebody',
  country: 'LV',
  focalPoint: false,
  coordinator: false,
  desk: false,
  ...changes,
});

describe('A lead conflict', () => {
  describe.each(STATUSES)('that is "%s"', (status) => {
    it.each(VERBS)('answers "%s" as its table says', (verb) => {
      expect(whyNot(verb, status) === undefined).toBe(POSSIBLE[status].includes(verb));
    });

    it('offers only what it would take', () => {
      expect(allowedVerbs(status, ['first'], true)).toEqual([
        ...(POSSIBLE[status].includes('say') ? ['settle'] : []),
        ...(POSSIBLE[status].includes('undo') ? ['undo'] : []),
      ]);
      expect(allowedVerbs(status, [], false)).toEqual([]);
    });
  });

  it('goes by default to who was last with the person, also where that is the later lead', () => {
    const earlier = { lastContact: new Date('2026-01-10'), since: new Date('2025-06-01') };
    const later = { lastContact: new Date('2026-02-10'), since: new Date('2026-02-01') };
    expect(leadsByDefault(earlier, later)).toEqual({ side: 'second', why: 'last_contact' });
    expect(leadsByDefault(later, earlier)).toEqual({ side: 'first', why: 'last_contact' });
  });

  it('goes by default to the earlier lead only where it is not known who was last with the person', () => {
    const since = [new Date('2026-03-01'), new Date('2026-02-01')] as const;
    expect(leadsByDefault({ lastContact: null, since: since[0] }, { lastContact: null, since: since[1] })).toEqual({
      side: 'second',
      why: 'earlier_lead',
    });
    expect(
      leadsByDefault({ lastContact: null, since: since[1] }, { lastContact: since[0], since: since[0] }).side,
    ).toBe('second');
  });

  it('has one lead by default, the same whichever case is named first', () => {
    const contact = fc.record({
      lastContact: fc.option(fc.date({ noInvalidDate: true })),
      since: fc.date({ noInvalidDate: true }),
    });
    fc.assert(
      fc.property(contact, contact, (one, two) => {
        const tie =
          one.lastContact?.getTime() === two.lastContact?.getTime() && one.since.getTime() === two.since.getTime();
        fc.pre(!tie);
        const [there, back] = [leadsByDefault(one, two), leadsByDefault(two, one)];
        expect(there.why).toBe(back.why);
        expect(there.side).not.toBe(back.side);
      }),
    );
  });

  it.each([
    ['the focal point of the first country', who({ focalPoint: true }), sides(), ['first']],
    ['the focal point of the second country', who({ focalPoint: true, country: 'SE' }), sides(), ['second']],
    [
      'the one focal point of one country',
      who({ focalPoint: true }),
      sides({}, { country: 'LV' }),
      ['first', 'second'],
    ],
    ['a lead whose country has a focal point', who({ institution: 'the house', coordinator: true }), sides(), []],
    [
      'a lead whose country has none',
      who({ institution: 'the house', coordinator: true }),
      sides({ hasFocalPoint: false }),
      ['first'],
    ],
    [
      'one lead of both cases',
      who({ institution: 'the house', coordinator: true }),
      sides({}, { lead: 'the house', country: 'LV' }),
      ['first', 'second'],
    ],
    ['a caseworker of the lead', who({ institution: 'the house' }), sides({ hasFocalPoint: false }), []],
    ['the desk it went up to', who({ desk: true, country: 'EE' }), sides(), ['first', 'second']],
    ['the focal point of a third country', who({ focalPoint: true, country: 'EE' }), sides(), []],
  ] as const)('hears %s for its side', (_, speaker, both, heard) => {
    expect(speaksFor(speaker, both)).toEqual(heard);
  });

  it('is settled by two words that say the same, and by nothing else', () => {
    for (const first of [null, ...CHOICES])
      for (const second of [null, ...CHOICES])
        expect(agreedOn(first, second)).toBe(first !== null && first === second ? first : undefined);
  });

  it('joins no case in which a place helps or the person is on the way, or whose person keeps the other lead out', () => {
    for (const open of [{ referralsOpen: 1 }, { inTransit: true }]) {
      expect(whyNotChoose('first', sides({}, open))?.problem).toBe('still-open');
      expect(whyNotChoose('second', sides({}, open))).toBeUndefined();
    }
    expect(whyNotChoose('first', sides({}, { keepsOut: true }))?.problem).toBe('not-able-to-lead');
    expect(whyNotChoose('second', sides({}, { keepsOut: true }))).toBeUndefined();
    expect(whyNotChoose('first', sides({ open: false }))?.problem).toBe('not-possible-now');
    expect(
      whyNotChoose('apart', sides({ referralsOpen: 1, inTransit: true, keepsOut: true }, { open: false })),
    ).toBeUndefined();
  });

  it('is parted again by who leads, or by the focal point of either country', () => {
    expect(mayUndo(who({ coordinator: true }), true, sides())).toBe(true);
    expect(mayUndo(who({ coordinator: true }), false, sides())).toBe(false);
    expect(mayUndo(who(), true, sides())).toBe(false);
    expect(mayUndo(who({ focalPoint: true, country: 'SE' }), false, sides())).toBe(true);
    expect(mayUndo(who({ focalPoint: true, country: 'EE' }), false, sides())).toBe(false);
  });
});
