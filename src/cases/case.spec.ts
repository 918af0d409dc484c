import { describe, expect, it } from '@jest/globals';
import {
  allowedOnCase,
  allowedToLead,
  CLOSE_REASONS,
  whyNotAssign,
  whyNotClose,
  whyNotLead,
  whyNotLoseContact,
  whyNotRegainContact,
  whyNotReopen,
  type CaseState,
} from './case.js';

const now = new Date('2026-03-31T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const state = (changes: Partial<CaseState> = {}): CaseState => ({
  open: true,
  leads: true,
  looksBack: false,
  leadName: 'Shelter "Safe House"',
  basis: 'mandate',
  contactLostSince: null,
  lostUntil: null,
  requestsOpen: false,
  handoverOpen: false,
  inConflict: false,
  ...changes,
});

describe('A case', () => {
  it('is closed by its lead, for every coded reason but a lost contact before the last search is due', () => {
    for (const reason of CLOSE_REASONS)
      expect([reason, whyNotClose(state(), reason, now)?.problem]).toEqual([
        reason,
        reason === 'lost_contact' ? 'not-possible-now' : undefined,
      ]);
  });

  it.each([
    ['by an institution that does not lead it', { leads: false }, 'already-led'],
    ['when it is closed already', { open: false }, 'not-possible-now'],
    ['while a request is open', { requestsOpen: true }, 'still-open'],
    ['by a holding lead', { basis: 'holding' }, 'not-possible-now'],
  ])('is not closed %s', (_, changes, problem) => {
    expect(whyNotClose(state(changes), 'goals_met', now)?.problem).toBe(problem);
  });

  it('opened in error by a holding lead is closed by it', () => {
    expect(whyNotClose(state({ basis: 'holding' }), 'opened_in_error', now)).toBeUndefined();
  });

  it('is closed as lost contact when the last search is due by the country’s rule, not before', () => {
    const lost = { contactLostSince: daysAgo(40) };
    expect(whyNotClose(state({ ...lost, lostUntil: daysAgo(-1) }), 'lost_contact', now)).toMatchObject({
      problem: 'not-possible-now',
      hints: { from: daysAgo(-1) },
    });
    expect(whyNotClose(state({ ...lost, lostUntil: daysAgo(0) }), 'lost_contact', now)).toBeUndefined();
  });

  it('is taken by whoever works on it, and by nobody who only looks back', () => {
    const reader = { coordinator: false, caseworker: true, assigned: 'nobody' } as const;
    const elsewhere = state({ leads: false });
    expect(allowedOnCase(elsewhere, reader, null, now)).toEqual(['take']);
    expect(allowedOnCase(elsewhere, { ...reader, assigned: 'colleague' }, null, now)).toEqual([]);
    expect(allowedOnCase(elsewhere, { ...reader, assigned: 'reader' }, null, now)).toEqual(['give_back']);
    expect(allowedOnCase({ ...elsewhere, looksBack: true }, reader, null, now)).toEqual([]);
    expect(whyNotAssign({ open: true, looksBack: true })?.problem).toBe('not-possible-now');
    expect(allowedOnCase(elsewhere, { ...reader, coordinator: true }, null, now)).toEqual(['assign', 'take']);
  });

  it('names who leads when somebody else tries', () => {
    expect(whyNotLead(state({ leads: false }))?.hints).toEqual({ leads: 'Shelter "Safe House"', open: true });
  });

  it('loses and regains contact once', () => {
    expect(whyNotLoseContact(state())).toBeUndefined();
    expect(whyNotLoseContact(state({ contactLostSince: now }))?.problem).toBe('already-open');
    expect(whyNotRegainContact(state())?.problem).toBe('not-possible-now');
    expect(whyNotRegainContact(state({ contactLostSince: now }))).toBeUndefined();
  });

  it.each([
    ['in time, by whoever closed it', { open: false, closedByUs: true, until: daysAgo(-1) }, undefined],
    ['after that time', { open: false, closedByUs: true, until: daysAgo(1) }, 'not-possible-now'],
    ['by another institution', { open: false, closedByUs: false, until: daysAgo(-1) }, 'not-possible-now'],
    ['while it is open', { open: true, closedByUs: true, until: null }, 'already-open'],
  ])('closed by mistake is reopened: %s', (_, closed, problem) => {
    expect(whyNotReopen(closed, now)?.problem).toBe(problem);
  });

  it('offers a caseworker no closing, no assigning and no handover', () => {
    expect(allowedToLead(state(), false, now)).toEqual([
      'write',
      'ask',
      'ask_consent',
      'withdraw_consent',
      'give_sheet',
      'lose_contact',
    ]);
    expect(allowedToLead(state(), true, now)).toEqual([
      'write',
      'ask',
      'hand_over',
      'assign',
      'ask_consent',
      'withdraw_consent',
      'give_sheet',
      'lose_contact',
      'close',
    ]);
    expect(allowedToLead(state({ leads: false }), true, now)).toEqual([]);
  });

  it('offers no second handover beside an open one', () => {
    expect(allowedToLead(state({ requestsOpen: true, handoverOpen: true }), true, now)).not.toContain('hand_over');
  });

  it('offers whoever leads for the night to close its own mistake, coordinator or not', () => {
    expect(allowedToLead(state({ basis: 'holding' }), false, now)).toContain('close');
  });
});
