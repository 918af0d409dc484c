import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import { whyNotKeepOut } from './exclusion.js';

const [lead, police] = ['lead' as InstitutionId, 'police' as InstitutionId];

describe('Whom a lead may keep out', () => {
  it.each([
    ['another institution', { institutionId: police, one: false, self: false }, undefined],
    ['one user of another institution', { institutionId: police, one: true, self: false }, undefined],
    ['one user of its own', { institutionId: lead, one: true, self: false }, undefined],
    ['itself', { institutionId: lead, one: false, self: false }, 'not-possible-now'],
    ['the one who asks', { institutionId: lead, one: true, self: true }, 'not-possible-now'],
  ])('%s', (_, whom, problem) => {
    expect(whyNotKeepOut({ lead, ...whom })?.problem).toBe(problem);
  });
});
