import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allowedOnReflection,
  isOver,
  isShort,
  REFLECTION_VERBS,
  ruleFor,
  SAID_REASONS,
  whyNotDays,
  whyNotExtendTo,
  whyNotReflect,
  type Running,
} from './reflection.js';

const TODAY = '2026-11-10';
const running = { beganOn: '2026-11-01', endsOn: '2026-12-01' };
const lastDay = { beganOn: '2026-10-11', endsOn: TODAY };
const over = { beganOn: '2026-10-01', endsOn: '2026-11-09' };

// By hand: what may be done with none, one that runs, one on its last day, one that is over.
const TABLE: readonly (readonly [string, Running | undefined, readonly string[]])[] = [
  ['none', undefined, ['record']],
  ['one that runs', running, ['extend', 'end']],
  ['one on its last day', lastDay, ['extend', 'end']],
  ['one that is over', over, ['record', 'end']],
];

describe('A reflection period', () => {
  it.each(TABLE)('%s', (_, period, allowed) => {
    expect(allowedOnReflection(period, TODAY)).toEqual(allowed);
    for (const verb of REFLECTION_VERBS.filter((one) => !allowed.includes(one)))
      expect(whyNotReflect(verb, period, TODAY)?.detail).toMatch(/\.$/);
  });

  it('runs through its last day', () => {
    expect([isOver(lastDay, TODAY), isOver(over, TODAY)]).toEqual([false, true]);
  });

  it('began and did not begin ahead, and ends after it began', () => {
    expect(whyNotDays(running, TODAY)).toBeUndefined();
    expect(whyNotDays({ beganOn: '2026-11-11', endsOn: '2026-12-11' }, TODAY)?.problem).toBe('invalid-input');
    expect(whyNotDays({ beganOn: TODAY, endsOn: TODAY }, TODAY)?.problem).toBe('invalid-input');
  });

  it('is extended to a later day only, and is short of the rule by a day or more', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (one, two) => {
        const [endsOn, until] = [one, two].map((at) => at.toISOString().slice(0, 10)) as [string, string];
        expect(whyNotExtendTo({ beganOn: '2019-01-01', endsOn }, until) === undefined).toBe(until > endsOn);
        expect(isShort({ endsOn }, until)).toBe(endsOn < until);
      }),
    );
  });

  it('has a rule of its own for children, and nobody says "extended" without extending', () => {
    expect([ruleFor('adult'), ruleFor('child')]).toEqual(['reflection', 'reflection_child']);
    expect(SAID_REASONS).not.toContain('extended');
  });
});
