import { describe, expect, it } from '@jest/globals';
import { ROLES, type Actor, type InstitutionId, type Role } from '../kernel/index.js';
import { allowedForTask, mayDo, whyNotDo } from './task.js';

const ours = 'ours' as InstitutionId;
const theirs = 'theirs' as InstitutionId;
const somebody = (...roles: Role[]): Actor => ({ institutionId: ours, roles }) as unknown as Actor;
const doers: Role[] = ['caseworker', 'lead_coordinator', 'national_focal_point'];

describe.each(ROLES)('A task and a %s', (role) => {
  it(`is ${doers.includes(role) ? '' : 'not '}done by one of the institution that holds it`, () => {
    expect(mayDo(somebody(role), { institutionId: ours })).toBe(doers.includes(role));
    expect(allowedForTask(somebody(role), { institutionId: ours, doneAt: null })).toEqual(
      doers.includes(role) ? ['do'] : [],
    );
  });

  it('is never done by one of another institution', () => {
    expect(mayDo(somebody(role), { institutionId: theirs })).toBe(false);
  });
});

it('A task is done once', () => {
  const done = { institutionId: ours, doneAt: new Date('2026-01-01T10:00:00Z') };
  expect(whyNotDo({ doneAt: null })).toBeUndefined();
  expect(whyNotDo(done)).toMatchObject({ problem: 'not-possible-now', hints: { doneAt: done.doneAt } });
  expect(allowedForTask(somebody('caseworker'), done)).toEqual([]);
});
