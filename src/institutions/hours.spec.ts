import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { afterWorkingDays, inZones, isOpen, isWorkingDay, opensAt, whyNotSendNow, type Desk } from './hours.js';

const helpline: Desk = {
  timeZone: 'Europe/Stockholm',
  roundTheClock: false,
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '16:30' }],
};
const night: Desk = {
  timeZone: 'Europe/Riga',
  roundTheClock: false,
  hours: [{ days: [5], from: '20:00', to: '08:00' }],
};
const always: Desk = { timeZone: 'Europe/Riga', roundTheClock: true, hours: [] };
const never: Desk = { timeZone: 'Europe/Riga', roundTheClock: false, hours: [] };
const none = new Set<string>();
const at = (text: string): Date => new Date(text);

describe('a desk is open', () => {
  it.each([
    ['on Monday at nine to the minute', helpline, '2026-11-23T09:00:00+01:00', true],
    ['not a second before nine', helpline, '2026-11-23T08:59:59+01:00', false],
    ['not from half past four on', helpline, '2026-11-23T16:30:00+01:00', false],
    ['not on a Saturday', helpline, '2026-11-21T10:00:00+01:00', false],
    ['on Friday night', night, '2026-11-20T23:00:00+02:00', true],
    ['still on Saturday morning, since it opened on Friday', night, '2026-11-21T07:59:00+02:00', true],
    ['not on Friday morning', night, '2026-11-20T07:00:00+02:00', false],
    ['round the clock, always', always, '2026-11-22T03:00:00Z', true],
    ['never without any hours', never, '2026-11-23T12:00:00Z', false],
  ])('%s', (_, desk, instant, open) => expect(isOpen(desk, at(instant), none)).toBe(open));

  it('not on a holiday, unless its hours say so', () => {
    const holidays = new Set(['2026-11-18']);
    const noon = at('2026-11-18T12:00:00+01:00');
    expect(isOpen(helpline, noon, holidays)).toBe(false);
    expect(isOpen({ ...helpline, hours: [{ ...helpline.hours[0]!, onHolidays: true }] }, noon, holidays)).toBe(true);
  });

  it('by the clock on the wall when clocks change', () => {
    const sunday: Desk = { ...helpline, hours: [{ days: [7], from: '01:00', to: '04:00' }] };
    expect(isOpen(sunday, at('2026-03-29T01:30:00Z'), none)).toBe(true); // 03:30, an hour after the clocks jumped
    expect(isOpen(sunday, at('2026-03-29T02:00:00Z'), none)).toBe(false); // 04:00
  });
});

describe('the next opening', () => {
  it.each([
    ['Friday evening waits for Monday', helpline, '2026-11-20T19:00:00+01:00', '2026-11-23T09:00:00+01:00'],
    ['early morning waits for nine', helpline, '2026-11-24T06:00:00+01:00', '2026-11-24T09:00:00+01:00'],
    ['an open desk is open', helpline, '2026-11-24T10:00:00+01:00', '2026-11-24T10:00:00+01:00'],
  ])('%s', (_, desk, from, opens) => expect(opensAt(desk, at(from), none)).toEqual(at(opens)));

  it('is unknown for a desk without hours', () =>
    expect(opensAt(never, at('2026-11-24T10:00:00Z'), none)).toBeUndefined());

  it('skips a holiday', () =>
    expect(opensAt(helpline, at('2026-11-20T19:00:00+01:00'), new Set(['2026-11-23']))).toEqual(
      at('2026-11-24T09:00:00+01:00'),
    ));

  it('is always an instant at which the desk is open, and at no time before', () => {
    fc.assert(
      fc.property(anyDesk, anyInstant, fc.integer({ min: 0, max: 1 }), (desk, instant, step) => {
        const opens = opensAt(desk, instant, none);
        if (!opens) return;
        expect(isOpen(desk, opens, none)).toBe(true);
        const between = new Date(
          instant.getTime() + Math.floor(((opens.getTime() - instant.getTime()) * (step + 1)) / 3),
        );
        if (between < opens) expect(isOpen(desk, between, none)).toBe(false);
      }),
    );
  });
});

describe('what cannot wait', () => {
  it.each([
    ['emergency', 'desk-closed'],
    ['urgent', 'desk-closed'],
    ['normal', undefined],
  ] as const)('%s to a closed desk: %s', (urgency, problem) => {
    const refused = whyNotSendNow(helpline, urgency, at('2026-11-20T19:00:00+01:00'), none);
    expect(refused?.problem).toBe(problem);
    if (refused)
      expect(refused.hints).toEqual({ opensAt: '2026-11-23T08:00:00.000Z', opensAtLocal: '2026-11-23 09:00' });
  });
});

describe('working days', () => {
  it.each([
    [
      'five of them from Monday reach the next Monday, same time',
      '2026-11-23T10:00:00+01:00',
      5,
      '2026-11-30T10:00:00+01:00',
    ],
    ['Saturday counts from Monday midnight', '2026-11-21T10:00:00+01:00', 1, '2026-11-24T00:00:00+01:00'],
    ['two and a half', '2026-11-23T10:00:00+01:00', 2.5, '2026-11-25T22:00:00+01:00'],
    ['a half that runs over midnight into a weekend', '2026-11-27T18:00:00+01:00', 0.5, '2026-11-30T06:00:00+01:00'],
    ['the hour stays when clocks change', '2026-03-27T10:00:00+01:00', 1, '2026-03-30T10:00:00+02:00'],
  ])('%s', (_, from, days, due) => expect(afterWorkingDays(at(from), days, 'Europe/Stockholm', none)).toEqual(at(due)));

  it('leave holidays out', () =>
    expect(
      afterWorkingDays(at('2026-12-23T09:00:00+02:00'), 1, 'Europe/Riga', new Set(['2026-12-24', '2026-12-25'])),
    ).toEqual(at('2026-12-28T09:00:00+02:00')));

  it('end on a working day, never before a shorter time, never before the beginning', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), fc.constantFrom(...ZONES), (from, days, zone) => {
        const holidays = new Set(['2026-12-24', '2026-12-25', '2027-01-01']);
        const due = afterWorkingDays(from, days, zone, holidays);
        const half = afterWorkingDays(from, days / 2, zone, holidays);
        expect(isWorkingDay(DateTime.fromJSDate(due, { zone }), holidays)).toBe(true);
        expect(half.getTime()).toBeLessThan(due.getTime());
        expect(due.getTime()).toBeGreaterThan(from.getTime());
      }),
    );
  });
});

it('an instant is shown on both clocks', () =>
  expect(inZones(at('2026-11-23T01:40:00Z'), 'Europe/Riga', 'Europe/Stockholm')).toEqual({
    at: '2026-11-23T01:40:00.000Z',
    local: [
      { zone: 'Europe/Riga', time: '2026-11-23 03:40' },
      { zone: 'Europe/Stockholm', time: '2026-11-23 02:40' },
    ],
  }));

const ZONES = ['Europe/Riga', 'Europe/Stockholm', 'Atlantic/Reykjavik'] as const;
const anyInstant = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const anyDesk: fc.Arbitrary<Desk> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  roundTheClock: fc.constant(false),
  hours: fc.array(
    fc
      .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: clock, to: clock })
      .filter(({ from, to }) => from !== to),
    { minLength: 1, maxLength: 3 },
  ),
});
