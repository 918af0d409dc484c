/** The process's clock: for cookies, logs and pages. Lead, grants, deadlines and audit use the database's time only. */
export const now = (): Date => new Date();

/** The calendar day, as 2026-11-30, that it is at this instant where somebody works: past midnight in Riga London is a day behind. */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
