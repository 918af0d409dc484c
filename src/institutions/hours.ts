import { DateTime } from 'luxon';
import type { WhyNot } from '../kernel/index.js';

/** When a desk is open on these ISO weekdays (1 = Monday), in its own time zone; `to` before `from` reaches into the next day. */
export interface OpenSpan {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly onHolidays?: boolean;
}
export type OpeningHours = readonly OpenSpan[];

export interface Desk {
  readonly timeZone: string;
  readonly roundTheClock: boolean;
  readonly hours: OpeningHours;
}

/** Local days as 2026-11-18 on which a country does not work. */
export type Holidays = ReadonlySet<string>;

export type Urgency = 'emergency' | 'urgent' | 'normal';

const FARTHEST_DAY = 30;

export const isOpen = (desk: Desk, at: Date, holidays: Holidays): boolean => {
  if (desk.roundTheClock) return true;
  const local = DateTime.fromJSDate(at, { zone: desk.timeZone });
  return [-1, 0].some((day) =>
    spansOf(desk, local.startOf('day').plus({ days: day }), holidays).some(
      (span) => local >= span.start && local < span.end,
    ),
  );
};

/** The next instant at which the desk is open: `at` itself when it is open now, nothing when it does not open within a month. */
export const opensAt = (desk: Desk, at: Date, holidays: Holidays): Date | undefined => {
  if (isOpen(desk, at, holidays)) return at;
  const local = DateTime.fromJSDate(at, { zone: desk.timeZone });
  for (let day = 0; day <= FARTHEST_DAY; day++) {
    const starts = spansOf(desk, local.startOf('day').plus({ days: day }), holidays)
      .map((span) => span.start.toMillis())
      .filter((start) => start > at.getTime());
    if (starts.length > 0) return new Date(Math.min(...starts));
  }
  return undefined;
};

/** What is urgent is sent only to a desk that can read it now; a normal request may wait on a closed desk. */
export const whyNotSendNow = (desk: Desk, urgency: Urgency, now: Date, holidays: Holidays): WhyNot => {
  if (urgency === 'normal' || isOpen(desk, now, holidays)) return undefined;
  const opens = opensAt(desk, now, holidays);
  return {
    problem: 'desk-closed',
    detail: 'This desk is closed now, and the request cannot wait.',
    hints: opens ? { opensAt: opens.toISOString(), opensAtLocal: localTime(opens, desk.timeZone) } : {},
  };
};

export const isWorkingDay = (day: DateTime, holidays: Holidays): boolean =>
  day.weekday <= 5 && !holidays.has(day.toISODate() ?? '');

/**
 * `days` working days after `from`, at the same time of the day; halves count twelve hours by the clock on the wall.
 * A day without work does not count: what is sent on a Saturday begins on Monday at midnight.
 */
export const afterWorkingDays = (from: Date, days: number, timeZone: string, holidays: Holidays): Date => {
  const sent = DateTime.fromJSDate(from, { zone: timeZone });
  const begins = isWorkingDay(sent, holidays) ? sent : nextWorkingDay(sent.startOf('day'), holidays);
  const minutes = begins.hour * 60 + begins.minute + Math.round((days % 1) * 1440);
  const whole = Math.floor(days) + Math.floor(minutes / 1440);
  let day = begins.startOf('day');
  for (let counted = 0; counted < whole; counted++) day = nextWorkingDay(day, holidays);
  const due = day.set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60, second: begins.second });
  return due.toJSDate();
};

/** The same instant on two clocks, so that nobody reads "by 03:40" in the wrong country. */
export const inZones = (at: Date, a: string, b: string): { at: string; local: { zone: string; time: string }[] } => ({
  at: at.toISOString(),
  local: [...new Set([a, b])].map((zone) => ({ zone, time: localTime(at, zone) })),
});

export const isTimeZone = (zone: string): boolean => DateTime.now().setZone(zone).isValid;

/** Why a list of hours cannot be used, in words for the form. */
export const whyNotHours = (hours: OpeningHours): string | undefined =>
  hours.some((span) => span.from === span.to) ? 'a span must end at another time than it begins' : undefined;

const localTime = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

function nextWorkingDay(day: DateTime, holidays: Holidays): DateTime {
  let next = day.plus({ days: 1 });
  while (!isWorkingDay(next, holidays)) next = next.plus({ days: 1 });
  return next;
}

function spansOf(desk: Desk, day: DateTime, holidays: Holidays): { start: DateTime; end: DateTime }[] {
  const holiday = holidays.has(day.toISODate() ?? '');
  return desk.hours
    .filter((span) => span.days.includes(day.weekday) && (!holiday || span.onHolidays === true))
    .map((span) => ({
      start: clock(day, span.from),
      end: clock(span.to <= span.from ? day.plus({ days: 1 }) : day, span.to),
    }));
}

// By the clock on the wall: on the nights when clocks change, 07:00 stays 07:00.
const clock = (day: DateTime, time: string): DateTime => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute });
};
