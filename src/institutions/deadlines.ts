import { afterWorkingDays, type Holidays } from './hours.js';

/** Every time that something waits for; the table must hold each for all countries, or the application does not start. */
export const TIME_LIMITS = [
  'answer.emergency',
  'answer.urgent',
  'answer.normal',
  'holding_lead',
  'overdue_after',
  'overdue_decide',
  'takeover_clock',
  'read_window',
  'quiet_after_phone_yes',
  'return_reopen',
  'unopened_case',
  'unread_deputy',
  'unread_desk',
  'complaint_read',
  'consultation_answer',
  'disclosure_answer',
  'disclosure_open',
  'disclosure_tell',
  'disclosure_recheck',
  'consent_ask_again',
  'consent_valid',
  'contact_lost_1',
  'contact_lost_2',
  'contact_lost_3',
  'contact_lost_4',
  'conference',
  'feedback_1',
  'feedback_2',
  'feedback_3',
  'feedback_4',
  'break_glass',
  'break_glass_review',
  'alert_acknowledge',
  'alert_review',
  'alert_tell_person',
  'draft_kept',
  'draft_danger',
  'capacity_counts',
  'reflection',
  'reflection_child',
  'reflection_ends_1',
  'reflection_ends_2',
  'reflection_ends_3',
] as const;
export type TimeLimit = (typeof TIME_LIMITS)[number];

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
