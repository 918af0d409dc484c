import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowedOnGlass, mayGlass, statusOf, whyNotBreak, whyNotGlass, type GlassVerb } from './broken-glass.js';

const CALL = { institution: 'Some desk', dutyLine: '+000 1000' };
const asked = (changes: object = {}) => ({
  section: 'risk',
  open: true,
  may: ['risk', 'identity'],
  reads: false,
  live: false,
  unreviewed: false,
  ...changes,
});

describe('Breaking the glass', () => {
  it('opens one section that the matrix allows to this kind, once', () => {
    expect(whyNotBreak(asked(), CALL)).toBeUndefined();
  });

  it.each([
    [
      'never on what the matrix does not allow, and the number to call is shown',
      { section: 'address' },
      'not-possible-now',
    ],
    ['not in a closed case', { open: false }, 'not-possible-now'],
    ['not on what is read anyway', { reads: true }, 'not-possible-now'],
    ['not twice at once', { live: true, unreviewed: true }, 'already-open'],
    ['not again before a second person has looked', { unreviewed: true }, 'still-open'],
  ])('%s', (_, changes, problem) => {
    expect(whyNotBreak(asked(changes), CALL)?.problem).toBe(problem);
  });

  it('refused because of the matrix, says whom to call', () => {
    fc.assert(
      fc.property(fc.constantFrom('address', 'health', 'account', 'proceedings'), (section) => {
        expect(whyNotBreak(asked({ section }), CALL)?.hints).toEqual({ call: CALL });
      }),
    );
  });
});

const STATES = {
  open: { over: false, reviewed: false, overdue: false },
  over: { over: true, reviewed: false, overdue: false },
  overdue: { over: true, reviewed: false, overdue: true },
  reviewed_open: { over: false, reviewed: true, overdue: false },
  reviewed: { over: true, reviewed: true, overdue: true },
} as const;

describe.each([
  ['open', ['review', 'end']],
  ['over', ['review']],
  ['overdue', ['review']],
  ['reviewed_open', ['end']],
  ['reviewed', []],
] as const)('An opening that is %s', (status, possible) => {
  it.each(['review', 'end'] as GlassVerb[])(`%s: only of ${possible.join(', ') || 'nothing'}`, (verb) => {
    expect(statusOf(STATES[status])).toBe(status);
    expect(whyNotGlass(verb, status) === undefined).toBe((possible as readonly string[]).includes(verb));
  });
});

describe('A second person', () => {
  const side = fc.record({ self: fc.boolean(), second: fc.boolean(), leads: fc.boolean() });

  it('is never the one who broke the glass, and the lead alone is none', () => {
    fc.assert(
      fc.property(side, (who) => {
        expect(mayGlass('review', who)).toBe(who.second && !who.self);
        expect(mayGlass('end', who)).toBe(who.self || who.leads);
        if (!who.self && !who.second && !who.leads) expect(allowedOnGlass('open', who)).toEqual([]);
      }),
    );
  });
});
