import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import { named, sectionsRead } from './reading.js';

const [house, police] = ['house' as InstitutionId, 'police' as InstitutionId];
const looker = { institutionId: house, institution: 'House on the hill', person: 'Anna' };
const nameless = { institution: null, person: null };

describe('Who looked', () => {
  it.each([
    ['the lead', police, true, { institution: 'House on the hill', person: 'Anna' }],
    ['the institution of whoever looked', house, false, { institution: 'House on the hill', person: 'Anna' }],
    ['another author', police, false, nameless],
  ])('is shown to %s', (_, institutionId, leads, shown) => {
    expect(named(looker, { institutionId, leads })).toEqual(shown);
  });
});

describe('What was read', () => {
  it.each([
    ['section.read', ['address'], ['address']],
    ['section.read', ['account', 'crossing(led>gdpr:led_9_1)'], ['account']],
    ['interview.list', ['interviews'], ['interviews']],
    ['identification.view', ['indicators'], ['indicators']],
    ['case.view', ['lead', 'address', 'consent'], ['consent']],
    ['case.view', ['lead', 'address'], []],
  ])('by %s with %j in the audit: %j', (action, fields, sections) => {
    expect(sectionsRead(action, fields, ['lead', 'address', 'account', 'interviews', 'indicators', 'consent'])).toEqual(
      sections,
    );
  });
});
