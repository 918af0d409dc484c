import type { Country } from '../../kernel/index.js';

type Run = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

const YEARS = [2026, 2027, 2028];
/** `bank`: days such as Midsummer Eve on which offices are closed all the same. Holidays of one region are not in it. */
const CLOSED: readonly string[] = ['public', 'bank'];

/** Public holidays of the next years, written once; a year that has any is left as it is. */
export async function sowHolidays(run: Run, country: Country): Promise<void> {
  const rows = await run<{ year: number }>(
    `select distinct extract(year from day)::integer as year from holiday where country = $1`,
    [country],
  );
  const known = new Set(rows.map(({ year }) => year));
  const missing = YEARS.filter((year) => !known.has(year));
  if (missing.length === 0) return;
  // Large, and wanted once in the life of a database.
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country);
  const days = missing.flatMap((year) =>
    calendar
      .getHolidays(year, 'en')
      .filter(({ type }) => CLOSED.includes(type))
      .map(({ date, name }) => ({ day: date.slice(0, 10), name })),
  );
  await run(
    `insert into holiday (country, day, name)
     select $1, day, min(name) from jsonb_to_recordset($2::jsonb) as given(day date, name text) group by day
     on conflict do nothing`,
    [country, JSON.stringify(days)],
  );
}
