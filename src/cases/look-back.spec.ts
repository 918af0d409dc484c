import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import type { CaseBrief, Tenure } from './cases.store.js';
import { asItWas } from './look-back.js';

const ME = 'me' as InstitutionId;
const NEXT = 'next' as InstitutionId;
const BEFORE = new Date('2026-03-01T10:00:00Z');
const UNTIL = new Date('2026-03-02T10:00:00Z');
const LATER = new Date('2026-03-03T10:00:00Z');

const tenure = (institutionId: InstitutionId, until: string | null): Tenure => ({
  institutionId,
  name: institutionId,
  localName: institutionId,
  kind: 'ngo',
  country: 'SE',
  timeZone: 'Europe/Stockholm',
  dutyLine: null,
  since: '2026-03-01',
  until,
  cause: 'taken_over',
  basis: 'handover',
  holdingUntil: null,
});
const brief = (changes: Partial<CaseBrief> = {}): CaseBrief => ({
  id: 'case' as CaseBrief['id'],
  number: 'N',
  victimId: 'person' as CaseBrief['victimId'],
  path: 'adult',
  childSince: null,
  adultSince: null,
  called: null,
  urgency: 'normal',
  provisional: false,
  confirmedAt: null,
  contactLostSince: LATER,
  openedBy: ME,
  open: true,
  closedAt: null,
  closeReason: null,
  lead: null,
  now: LATER,
  ...changes,
});

describe('What a former lead is shown', () => {
  it('is the same whether the next lead leads, has handed on, or has closed', () => {
    const leads = asItWas(brief({ lead: tenure(NEXT, null) }), [tenure(ME, 'T'), tenure(NEXT, null)], ME, UNTIL);
    const handedOn = asItWas(brief({ lead: null }), [tenure(ME, 'T'), tenure(NEXT, 'T2')], ME, UNTIL);
    const closed = brief({ open: false, closedAt: LATER, closeReason: 'goals_met' });
    expect(leads).toMatchObject({ open: true, lead: { institutionId: NEXT, until: null }, contactLostSince: null });
    expect(handedOn).toEqual(leads);
    expect(asItWas(closed, [tenure(ME, 'T'), tenure(NEXT, 'T2')], ME, UNTIL)).toEqual({ ...leads });
  });

  it('is its own closing, where it closed the case', () => {
    const closed = brief({ open: false, closedAt: UNTIL, closeReason: 'goals_met' });
    expect(asItWas(closed, [tenure(ME, 'T')], ME, UNTIL)).toMatchObject({
      open: false,
      closedAt: UNTIL,
      closeReason: 'goals_met',
      lead: null,
    });
  });

  it.each([
    ['confirmed later', { confirmedAt: LATER }, { provisional: true }],
    ['confirmed by then', { confirmedAt: BEFORE }, { provisional: false }],
    ['a child, as was seen later', { path: 'child', childSince: LATER }, { path: 'adult' }],
    ['a child by then', { path: 'child', childSince: BEFORE }, { path: 'child' }],
    ['of age by now', { path: 'adult', adultSince: LATER }, { path: 'child' }],
    ['of age then', { path: 'adult', adultSince: BEFORE }, { path: 'adult' }],
    ['a child and an adult again since', { path: 'adult', childSince: LATER, adultSince: LATER }, { path: 'adult' }],
    ['a child from the start', { path: 'child', childSince: null }, { path: 'child' }],
  ] as const)('says of a person who was %s what was known by then', (_, now, then) => {
    expect(asItWas(brief(now), [tenure(ME, 'T')], ME, UNTIL)).toMatchObject(then);
  });
});
