import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstitutionId } from '../kernel/index.js';
import {
  allowedVerbs,
  mayDo,
  MOVES,
  onlyFields,
  STATUSES,
  whyNot,
  whyNotAsk,
  whyNotGrant,
  type RequestState,
  type Verb,
} from './disclosure-request.js';

const VERBS = Object.keys(MOVES) as Verb[];
const [police, house] = ['police' as InstitutionId, 'house' as InstitutionId];
const bound: RequestState = { status: 'sent', bound: true, leads: true, asks: false, told: false };

describe('A request for disclosure that is bound to a case one leads', () => {
  // x: done; -: refused, whoever asks.
  const TABLE: Record<(typeof STATUSES)[number], string> = {
    //              bind grant part refuse withdraw told not_told
    sent: '         -    x     x    x      x        -    -',
    granted: '      -    -     -    -      -        x    x',
    partly_granted: '-   -     -    -      -        x    x',
    refused: '      -    -     -    -      -        x    x',
    withdrawn: '    -    -     -    -      -        -    -',
  };
  it.each(STATUSES)('when %s', (status) => {
    const row = TABLE[status].trim().split(/\s+/);
    expect(VERBS.map((verb) => (whyNot(verb, { ...bound, status }) ? '-' : 'x'))).toEqual(row);
  });

  it('is bound once, and not when it is answered', () => {
    const loose = { ...bound, bound: false, leads: false };
    expect(whyNot('bind', loose)).toBeUndefined();
    expect(whyNot('bind', bound)?.problem).toBe('not-possible-now');
    expect(whyNot('bind', { ...loose, status: 'refused' })?.problem).toBe('already-answered');
  });

  it('gives nothing before it is bound to a case, but may be refused: nobody of that description', () => {
    const loose = { ...bound, bound: false, leads: false };
    expect(VERBS.filter((verb) => !whyNot(verb, loose))).toEqual(['bind', 'refuse', 'withdraw']);
  });

  it('leaves nobody to tell where it belonged to no case, and nothing to tell twice', () => {
    expect(whyNot('person_told', { ...bound, status: 'refused', bound: false, leads: false })).toBeDefined();
    expect(whyNot('not_told', { ...bound, status: 'granted', told: true })).toBeDefined();
  });
});

describe('Who', () => {
  it.each([
    ['the asker', { asks: true }, true, ['withdraw']],
    ['a coordinator who answers', { asks: false }, true, VERBS.filter((verb) => verb !== 'withdraw')],
    ['a caseworker who answers', { asks: false }, false, ['bind', 'person_told', 'not_told']],
  ])('%s', (_, side, coordinator, verbs) => {
    expect(VERBS.filter((verb) => mayDo(verb, side, coordinator))).toEqual(verbs);
  });

  it('is offered exactly what would not be refused', () => {
    const state = fc.record({
      status: fc.constantFrom(...STATUSES),
      bound: fc.boolean(),
      leads: fc.boolean(),
      asks: fc.boolean(),
      told: fc.boolean(),
    });
    fc.assert(
      fc.property(state, fc.boolean(), (one, coordinator) => {
        for (const verb of VERBS)
          expect(allowedVerbs(one, coordinator).includes(verb)).toBe(
            mayDo(verb, one, coordinator) && whyNot(verb, one) === undefined,
          );
      }),
    );
  });
});

describe('Asking', () => {
  it.each([
    ['on a ground of one’s own', police, house, ['investigation'], undefined],
    ['without any ground in law', police, house, [], 'not-your-role'],
    ['on a ground of others', police, house, ['residence_decision'], 'not-possible-now'],
    ['of oneself', police, police, ['investigation'], 'not-possible-now'],
  ])('%s', (_, asker, addressed, grounds, problem) => {
    expect(whyNotAsk(asker, addressed, grounds, 'investigation')?.problem).toBe(problem);
  });
});

describe('Giving', () => {
  it.each([
    ['some of what was asked', ['risk'], false, undefined],
    ['nothing', [], false, 'invalid-input'],
    ['what was not asked', ['risk', 'health'], false, 'not-possible-now'],
    ['to whom the person keeps out', ['risk'], true, 'not-possible-now'],
  ])('%s', (_, sections, keptOut, problem) => {
    const chosen = sections.map((section) => ({ section }));
    expect(whyNotGrant(['risk', 'plan'], chosen, keptOut)?.problem).toBe(problem);
  });

  it('only the chosen fields of an entry', () => {
    expect(onlyFields({ level: 'high', danger: 'a man' }, ['level', 'other'])).toEqual({ level: 'high' });
    expect(onlyFields({ level: 'high' })).toEqual({ level: 'high' });
  });
});
