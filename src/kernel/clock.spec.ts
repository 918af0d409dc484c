import { describe, expect, it } from '@jest/globals';
import { dayIn } from './clock.js';

describe('The day that it is', () => {
  it.each([
    ['half past midnight in Riga', '2026-11-29T22:30:00Z', 'Europe/Riga', '2026-11-30'],
    ['half past ten in the evening in Reykjavik', '2026-11-29T22:30:00Z', 'Atlantic/Reykjavik', '2026-11-29'],
    ['the last minute of summer time’s day in Berlin', '2026-10-24T21:59:59Z', 'Europe/Berlin', '2026-10-24'],
    ['New Year’s night in Tallinn', '2026-12-31T22:00:00Z', 'Europe/Tallinn', '2027-01-01'],
  ])('%s', (_, at, zone, day) => expect(dayIn(new Date(at), zone)).toBe(day));
});
