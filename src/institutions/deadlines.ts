import { afterWorkingDays, type Holidays } from './hours.js';

/** By when an answer is due, and when half of that time has passed. */
export interface AnswerTime {
  readonly dueAt: string;
  readonly halfDueAt: string;
}

/** A measure of time as the rule table holds it: around the clock, or in the receiver's working days. */
export type Measure = { readonly milliseconds: number } | { readonly workingDays: number };

export function answerTime(now: Date, measure: Measure, timeZone: string, holidays: Holidays): AnswerTime {
  const after = (share: number): string =>
    ('workingDays' in measure
      ? afterWorkingDays(now, measure.workingDays * share, timeZone, holidays)
      : new Date(now.getTime() + Math.round(measure.milliseconds * share))
    ).toISOString();
  return { dueAt: after(1), halfDueAt: after(0.5) };
}
