/** What is known of a birth: a day, a month, or a year, perhaps one of several. */
export interface Birth {
  readonly years: readonly number[];
  readonly month?: number;
  readonly day?: number;
}

const MOST_YEARS = 11;

/** As the identity section keeps it: 1990, 1990-05, 1990-05-31, or 1990/1994. */
export function birthOf(born: string): Birth | undefined {
  const [first, last] = born.split('/').map((part) => part.split('-').map(Number));
  const [year, month, day] = first ?? [];
  if (year === undefined || Number.isNaN(year)) return undefined;
  const [until = year] = last ?? [];
  if (until !== year)
    return { years: Array.from({ length: Math.min(Math.max(until - year + 1, 1), MOST_YEARS) }, (_, at) => year + at) };
  return { years: [year], ...(month ? { month } : {}), ...(month && day ? { day } : {}) };
}

/** Day and month in one order, whichever was written first. */
export const eitherWay = (month: number, day: number): string => `${Math.min(month, day)}.${Math.max(month, day)}`;
