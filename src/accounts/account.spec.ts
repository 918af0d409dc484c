import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INSTITUTION_KINDS, ROLES, type AccountId, type Role } from '../kernel/index.js';
import {
  coverOf,
  deputiesOf,
  onDutyNow,
  verbsFor,
  whyNotChange,
  whyNotGive,
  WORKING_ROLES,
  type Colleague,
} from './account.js';

const person = (id: string, more: Partial<Colleague> = {}): Colleague => ({
  id: id as AccountId,
  institutionId: 'here' as Colleague['institutionId'],
  name: id,
  email: null,
  language: 'en',
  roles: ['caseworker'],
  onDuty: false,
  isAway: false,
  isDisabled: false,
  coveredBy: null,
  ...more,
});
const away = (id: string, coveredBy?: string, more: Partial<Colleague> = {}) =>
  person(id, { isAway: true, coveredBy: (coveredBy ?? null) as AccountId | null, ...more });
const ids = (people: readonly Colleague[]) => people.map(({ id }) => id as string);

describe('giving roles', () => {
  it.each(INSTITUTION_KINDS)('a %s may have administrators, auditors and analysts', (kind) => {
    for (const role of ['institution_administrator', 'auditor', 'analyst'] as const)
      expect(whyNotGive([role], { kind, isFocalPoint: false })).toBeUndefined();
  });
  it.each(INSTITUTION_KINDS)('a %s has people who work with cases unless it only oversees', (kind) => {
    for (const role of ['first_responder', 'caseworker', 'lead_coordinator'] as const)
      expect(whyNotGive([role], { kind, isFocalPoint: false }) === undefined).toBe(
        kind !== 'ministry' && !(kind === 'ombudsman' && role === 'first_responder'),
      );
  });
  it.each(INSTITUTION_KINDS)('a %s has a national focal point only with that mandate', (kind) => {
    expect(whyNotGive(['national_focal_point'], { kind, isFocalPoint: false })).toMatchObject({
      problem: 'not-possible-now',
    });
    expect(whyNotGive(['national_focal_point'], { kind, isFocalPoint: true })).toBeUndefined();
  });
  it('names the role that does not fit among several', () => {
    expect(whyNotGive(['auditor', 'caseworker'], { kind: 'ministry', isFocalPoint: false })?.hints).toEqual({
      role: 'caseworker',
    });
  });
});

describe('what may be done with an account', () => {
  const admin = { roles: ['institution_administrator'] as Role[], disabledAt: null };
  it.each([
    [
      'a worker',
      { roles: ['caseworker'] as Role[], disabledAt: null, administrators: 1 },
      ['change', 'disable', 'reset-password'],
    ],
    ['the last administrator', { ...admin, administrators: 1 }, ['change', 'reset-password']],
    ['one of two administrators', { ...admin, administrators: 2 }, ['change', 'disable', 'reset-password']],
    ['a disabled account', { ...admin, disabledAt: new Date(0), administrators: 1 }, ['change', 'enable']],
  ])('%s', (_, account, verbs) => {
    expect(verbsFor(account)).toEqual(verbs);
  });
  it('the last administrator keeps that role', () => {
    const last = { ...admin, administrators: 1 };
    expect(whyNotChange(last, ['auditor'])).toMatchObject({ problem: 'not-possible-now' });
    expect(whyNotChange(last, ['auditor', 'institution_administrator'])).toBeUndefined();
    expect(whyNotChange(last, undefined)).toBeUndefined();
    expect(whyNotChange({ ...admin, administrators: 2 }, ['auditor'])).toBeUndefined();
  });
});

describe('covering', () => {
  const staff = [
    person('a'),
    away('b', 'a'),
    away('c', 'b'),
    away('d'),
    away('e', 'f'),
    away('f', 'e'),
    away('g', 'h'),
    person('h', { isDisabled: true }),
  ];
  it.each([
    ['someone who is here answers for themselves', 'a', 'a'],
    ['someone away is answered for by their cover', 'b', 'a'],
    ['a cover who is away too passes it on', 'c', 'a'],
    ['away without a cover: nobody', 'd', undefined],
    ['two who cover for each other: nobody', 'e', undefined],
    ['a cover who has left: nobody', 'g', undefined],
    ['someone unknown: nobody', 'x', undefined],
  ])('%s', (_, asked, answers) => {
    expect(coverOf(asked as AccountId, staff)?.id).toBe(answers);
  });

  const anyone = fc.array(
    fc.record({
      roles: fc.subarray([...ROLES]),
      onDuty: fc.boolean(),
      isAway: fc.boolean(),
      isDisabled: fc.boolean(),
      cover: fc.option(fc.nat(7)),
    }),
    { maxLength: 8 },
  );
  it('always ends, with someone who is here', () => {
    fc.assert(
      fc.property(anyone, (drawn) => {
        const all = drawn.map(({ cover, ...rest }, index) =>
          person(String(index), { ...rest, coveredBy: (cover === null ? null : String(cover)) as AccountId | null }),
        );
        for (const { id } of all) {
          const answers = coverOf(id, all);
          expect(answers?.isAway ?? false).toBe(false);
          expect(answers?.isDisabled ?? false).toBe(false);
        }
        const told = onDutyNow(all);
        expect(new Set(told).size).toBe(told.length);
        const workingHere = all.some(
          (one) =>
            !one.isAway &&
            !one.isDisabled &&
            one.roles.some((role) => (WORKING_ROLES as readonly Role[]).includes(role)),
        );
        if (workingHere) expect(told.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('who is told what cannot wait', () => {
  it('those on duty', () => {
    expect(ids(onDutyNow([person('a', { onDuty: true }), person('b')]))).toEqual(['a']);
  });
  it('the cover of one on duty who is away, once', () => {
    expect(ids(onDutyNow([person('a', { onDuty: true }), away('b', 'a', { onDuty: true }), person('c')]))).toEqual([
      'a',
    ]);
  });
  it('everyone who works with cases when nobody on duty can be reached', () => {
    expect(
      ids(onDutyNow([away('a', undefined, { onDuty: true }), person('b'), person('c', { roles: ['auditor'] })])),
    ).toEqual(['b']);
  });
  it('nobody who only administers, oversees or counts, even when marked on duty', () => {
    expect(
      onDutyNow([person('a', { onDuty: true, roles: ['institution_administrator', 'auditor', 'analyst'] })]),
    ).toEqual([]);
  });
});

describe('who is told next when they do not read it', () => {
  const administrator = person('z', { roles: ['institution_administrator'] });
  it('whoever stands in for one of those on duty', () => {
    const staff = [person('a', { onDuty: true, coveredBy: 'b' as AccountId }), person('b'), administrator];
    expect(ids(deputiesOf(staff))).toEqual(['b']);
  });
  it('the administrators, where nobody stands in; not one who is away', () => {
    const other = person('y', { roles: ['institution_administrator'], isAway: true });
    expect(ids(deputiesOf([person('a', { onDuty: true }), other, administrator]))).toEqual(['z']);
  });
  it('nobody who was told already', () => {
    const all = person('a', { onDuty: true, roles: ['caseworker', 'institution_administrator'] });
    expect(deputiesOf([all])).toEqual([]);
  });
});
