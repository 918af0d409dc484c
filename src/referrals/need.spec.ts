import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import { ASK_STATUSES, CONFIRMED, isEnded } from './ask.js';
import { allowedForNeed, whyNotAskFor, whyNotAskThere, whyNotNeed } from './need.js';

const LEAD = 'lead' as InstitutionId;
const led = { open: true, lead: { institutionId: LEAD, name: 'The lead' } };

describe('A need', () => {
  it('is asked for by the institution that leads an open case, and by nobody else', () => {
    expect(whyNotAskFor({ institutionId: LEAD }, led)).toBeUndefined();
    expect(whyNotAskFor({ institutionId: 'other' as InstitutionId }, led)).toMatchObject({
      problem: 'not-your-role',
      hints: { leads: 'The lead' },
    });
    expect(whyNotAskFor({ institutionId: LEAD }, { open: false, lead: null })?.problem).toBe('not-possible-now');
  });

  it.each([
    ['an adult at home', 'adult', false, [], undefined],
    ['someone who said no to support', 'adult', true, [], 'person-has-not-agreed'],
    ['an adult abroad with a yes to that country', 'adult', false, [true], undefined],
    ['an adult abroad without one', 'adult', false, [true, false], 'person-has-not-agreed'],
    ['a child at home', 'child', false, [], undefined],
    ['a child abroad, whatever was said', 'child', false, [true], 'child-path-missing'],
  ] as const)('of %s', (_, path, saidNo, yes, problem) => {
    const abroad = yes.map((saidYes) => ({ country: 'LV' as const, saidYes }));
    expect(whyNotAskThere({ path, saidNo }, abroad)?.problem).toBe(problem);
  });

  it.each(ASK_STATUSES)('with one ask that is %s', (status) => {
    const allowed = allowedForNeed({ endedAt: null }, [{ status }]);
    const confirmed = (CONFIRMED as readonly string[]).includes(status);
    const over = isEnded(status) || status === 'expired' || status === 'escalated';
    expect(allowed).toEqual(confirmed ? [] : over ? ['ask-also', 'withdraw', 'nobody-can'] : ['ask-also', 'withdraw']);
    expect(allowedForNeed({ endedAt: new Date(0) }, [{ status }])).toEqual([]);
    expect(whyNotNeed({ endedAt: new Date(0) })?.problem).toBe('not-possible-now');
  });
});
