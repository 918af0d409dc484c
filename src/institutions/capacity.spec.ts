import { describe, expect, it } from '@jest/globals';
import { ROLES, type InstitutionId, type Role } from '../kernel/index.js';
import { asItCounts, mayReadCapacity, mayStateCapacity, whyNotState, type Capacity } from './capacity.js';

const HERE = 'here' as InstitutionId;
const THERE = 'there' as InstitutionId;
const as = (role: Role) => ({ roles: [role], institutionId: HERE });

describe('how many places are free', () => {
  it('is said by the house itself, by those who work there or keep its entry', () => {
    const may = (id: InstitutionId) => ROLES.filter((role) => mayStateCapacity(as(role), { id, endedAt: null }));
    expect(may(HERE)).toEqual(['caseworker', 'lead_coordinator', 'institution_administrator']);
    expect(may(THERE)).toEqual([]);
  });

  it('is said of no institution that has ended, and of no service that it does not offer', () => {
    expect(mayStateCapacity(as('caseworker'), { id: HERE, endedAt: new Date(1) })).toBe(false);
    expect(whyNotState(true)).toBeUndefined();
    expect(whyNotState(false)).toMatchObject({ problem: 'not-possible-now' });
  });

  it('is read by whoever may ask places, and by everybody of the house', () => {
    expect(ROLES.filter((role) => mayReadCapacity(as(role), THERE))).toEqual([
      'caseworker',
      'lead_coordinator',
      'national_focal_point',
    ]);
    expect(ROLES.filter((role) => mayReadCapacity(as(role), HERE))).toEqual([...ROLES]);
  });

  it('is not known once it is too old, and then nobody reads the old number', () => {
    const said: Capacity = {
      institutionId: HERE,
      service: 'safe_accommodation',
      state: 'places',
      places: 3,
      saidAt: new Date(0),
      saidBy: null,
      countsUntil: new Date(1),
      counts: true,
    };
    expect(asItCounts(said)).toMatchObject({
      state: 'places',
      places: 3,
      outdated: false,
    });
    expect(asItCounts({ ...said, counts: false })).toMatchObject({
      state: 'unknown',
      places: null,
      saidAt: new Date(0),
      countsUntil: new Date(1),
      outdated: true,
    });
    expect(asItCounts({ ...said, state: 'unknown', places: null, counts: false })).toMatchObject({ outdated: false });
  });
});
