import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  askedBefore,
  shareReused,
  shownCount,
  TOPICS,
  WHY_AGAIN,
  whyNotAsk,
  whyNotRely,
  type Held,
} from './interview.js';

const held = (id: string, ...topics: string[]): Held => ({
  id,
  topics,
  institution: 'Some house',
  heldOn: '2026-11-20',
  language: 'lv',
});
const topics = fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1 });
const register = fc.array(topics.map((covered) => held('one', ...covered)));

describe('What was asked before', () => {
  it('is shown with whom to turn to, the day, the language and only the topics that are wanted', () => {
    const before = [held('a', 'journey', 'health'), held('b', 'needs')];
    expect(whyNotAsk(['journey', 'offenders'], before, undefined)).toEqual({
      problem: 'asked-before',
      detail: expect.any(String),
      hints: {
        askedBefore: [
          { interview: 'a', topics: ['journey'], institution: 'Some house', heldOn: '2026-11-20', language: 'lv' },
        ],
        next: 'rely-on-it-or-say-why-again',
      },
    });
  });

  it.each(WHY_AGAIN)('may be asked again because %s', (why) => {
    expect(whyNotAsk(['journey'], [held('a', 'journey')], why)).toBeUndefined();
  });

  it('is asked without a reason exactly when nobody asked it yet', () => {
    fc.assert(
      fc.property(topics, register, (wanted, before) => {
        const overlap = before.some((one) => one.topics.some((topic) => (wanted as string[]).includes(topic)));
        expect(whyNotAsk(wanted, before, undefined) !== undefined).toBe(overlap);
        expect(askedBefore(wanted, before).length > 0).toBe(overlap);
      }),
    );
  });
});

describe('Relying on what another institution asked', () => {
  it('is possible for what it was about, and not for one’s own', () => {
    expect(whyNotRely(['journey'], held('a', 'journey', 'needs'), false)).toBeUndefined();
    expect(whyNotRely(['journey', 'risk'], held('a', 'journey'), false)?.problem).toBe('not-possible-now');
    expect(whyNotRely(['journey'], held('a', 'journey'), true)?.problem).toBe('not-possible-now');
  });
});

describe('The share that was reused', () => {
  it.each([
    [0, 0, null],
    [0, 3, 0],
    [1, 2, 0.33],
    [4, 0, 1],
  ])('%i reused and %i asked again: %s', (reused, askedAgain, share) => {
    expect(shareReused({ reused, askedAgain })).toBe(share);
  });

  it('tells no count that could be one person', () => {
    expect([0, 10, 11].map(shownCount)).toEqual([null, null, 11]);
  });
});
