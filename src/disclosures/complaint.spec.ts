import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import { mayEnd, mayRecord, whyNotEnd } from './complaint.js';

const [lead, ngo, police] = ['lead', 'ngo', 'police'].map((id) => id as InstitutionId) as [
  InstitutionId,
  InstitutionId,
  InstitutionId,
];

describe('The person’s mandate for a complaint', () => {
  it.each([
    ['the lead', true, false, true],
    ['an NGO that supports the person', false, true, true],
    ['police that take part', false, false, false],
  ])('is recorded by %s', (_, leads, supports, may) => {
    expect(mayRecord({ leads, supports })).toBe(may);
  });

  it.each([
    ['the lead', { institutionId: lead, leads: true, supports: false }, true],
    ['whoever recorded it', { institutionId: ngo, leads: false, supports: true }, true],
    ['anybody else', { institutionId: police, leads: false, supports: true }, false],
  ])('is ended by %s', (_, who, may) => {
    expect(mayEnd(who, { recordedBy: ngo })).toBe(may);
  });

  it('is ended once', () => {
    expect(whyNotEnd({ over: false })).toBeUndefined();
    expect(whyNotEnd({ over: true })?.problem).toBe('not-possible-now');
  });
});
