import { describe, expect, it } from '@jest/globals';
import { forWhom } from './for-whom.js';
import { PREVIEW_FIELDS } from './preview.js';

describe('Whom a house has to be for', () => {
  it.each([
    ['woman', 'female'],
    ['trans_woman', 'female'],
    ['man', 'male'],
    ['trans_man', 'male'],
    ['non_binary', 'other'],
    ['not_known', undefined],
  ] as const)('a preview that says %s looks for a house for: %s', (said, gender) => {
    expect(forWhom({ gender: said }).gender).toBe(gender);
  });

  it('every gender that a preview can name has houses to look for', () => {
    for (const gender of PREVIEW_FIELDS.gender.codes) expect(forWhom({ gender }).gender).toBeDefined();
  });

  it.each([
    [{ ageGroup: 'adult' }, 'adult'],
    [{ ageBand: '30-38' }, 'adult'],
    [{ ageBand: '48+' }, 'adult'],
    [{ ageGroup: 'minor' }, 'minor'],
    [{ ageGroup: 'unsure' }, 'minor'],
    [{ ageBand: '9-17' }, 'minor'],
    [{ ageGroup: 'unsure', ageBand: '18-20' }, 'minor'],
    [{ ageBand: 'not_known' }, undefined],
    [{}, undefined],
  ] as const)('%j: %s', (preview, ageGroup) => {
    expect(forWhom(preview).ageGroup).toBe(ageGroup);
  });
});
