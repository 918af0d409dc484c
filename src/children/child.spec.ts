import { describe, expect, it } from '@jest/globals';
import {
  CHILD_SAYS,
  CONFLICTS,
  FAMILY_ASSESSMENTS,
  GUARDIAN_KINDS,
  GUARDIAN_SAYS,
  whyNotFinding,
  whyNotGuardian,
} from './child.js';

describe('A guardian', () => {
  it.each(GUARDIAN_KINDS.flatMap((who) => CONFLICTS.map((conflict) => [who, conflict] as const)))(
    '%s, conflict of interest %s',
    (who, conflict) =>
      expect(whyNotGuardian({ who, conflict }) === undefined).toBe(who !== 'parent' || conflict === 'none_found'),
  );
});

describe('That a country is in the interest of a child', () => {
  const all = FAMILY_ASSESSMENTS.flatMap((family) =>
    CHILD_SAYS.flatMap((child) => GUARDIAN_SAYS.map((guardian) => ({ family, child, guardian }))),
  );
  it.each(all)('is found where $family, child $child, guardian $guardian', (heard) => {
    const may =
      ['in_favour', 'no_family_there'].includes(heard.family) && ['agrees', 'too_young'].includes(heard.child);
    expect(whyNotFinding({ ...heard, finding: 'in_their_interest' }) === undefined).toBe(may);
    expect(whyNotFinding({ ...heard, finding: 'not_in_their_interest' })).toBeUndefined();
  });
});
