import type { DataSource } from 'typeorm';
import { sowHolidays } from './holidays.js';
import type { SeedCountry, SeedRow } from './row.js';
import { seededId } from './seeded-id.js';
import { SEED_COUNTRIES } from './countries.js';
import { TIME_LIMITS } from './time-limits.js';

type Say = (sentence: string) => void;

const SINCE = '[2026-01-01 00:00:00+00,)';

/** The directory and the rules to begin with. What is there already, changed or ended, is left as it is. */
export async function sowInstitutions(source: DataSource, say: Say): Promise<void> {
  await source.transaction(async (manager) => {
    const run = <Row>(sql: string, values: unknown[]): Promise<Row[]> => manager.query(sql, values);
    let sown = 0;
    for (const country of SEED_COUNTRIES) {
      await run(
        `insert into country (code, name, time_zone, emergency_number) values ($1, $2, $3, '112') on conflict do nothing`,
        [country.code, country.name, country.timeZone],
      );
      for (const row of country.rows) sown += await sowRow(run, country, row);
      await sowRules(run, country);
      await sowHolidays(run, country.code);
    }
    for (const limit of TIME_LIMITS)
      await run(
        `insert into time_limit (country, what, urgency, lasts, working_days, during, source)
         select $7, $1, $2::text, $3::interval, $4::integer, $5::tstzrange, $6
          where not exists (select 1 from time_limit where country = $7 and what = $1 and urgency is not distinct from $2)`,
        [
          limit.what,
          limit.urgency ?? null,
          limit.lasts ?? null,
          limit.workingDays ?? null,
          SINCE,
          limit.source,
          limit.country ?? '*',
        ],
      );
    if (sown > 0)
      say(`Seeded ${sown} institutions of ${SEED_COUNTRIES.length} countries with their mandates and rules.`);
  });
}

type Run = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

async function sowRow(run: Run, country: SeedCountry, row: SeedRow): Promise<number> {
  const id = seededId(country.code, row.name);
  const roundTheClock = row.hours === 'round the clock';
  const hours = row.hours === undefined || row.hours === 'round the clock' ? [] : row.hours;
  const isNew = await run<{ id: string }>(
    `insert into institution (id, part_of, kind, country, level, name, local_name, role_note, languages, time_zone,
       round_the_clock, hours, duty_line, duty_line_verified_on, verified_on, source)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       case when $14::boolean then date '2026-01-01' end, case when $15::boolean then date '2026-01-01' end, $16)
     on conflict do nothing returning id`,
    [
      id,
      row.in ? seededId(country.code, row.in) : null,
      row.kind,
      country.code,
      row.level ?? 'national',
      row.name,
      row.local ?? row.name,
      row.note ?? null,
      row.languages,
      country.timeZone,
      roundTheClock,
      JSON.stringify(hours),
      row.exerciseLine ?? row.printedLine ?? null,
      row.exerciseLine !== undefined,
      row.source.startsWith('invented'),
      row.source,
    ],
  );
  if (isNew.length === 0) return 0;
  const { genders = null, ages = null, regions = null } = row.scope ?? {};
  const mandates = [
    ...(row.mandates ?? []).map((kind) => ({ kind, service: null as string | null })),
    ...(row.services ?? []).map((service) => ({ kind: 'service', service })),
  ];
  await run(
    `insert into mandate (institution_id, kind, service, genders, ages, regions, during, source)
     select $1, kind, service, $2::text[], $3::text[], $4::text[], $5::tstzrange, $6
       from jsonb_to_recordset($7::jsonb) as given(kind text, service text)`,
    [id, genders, ages, regions, SINCE, row.source, JSON.stringify(mandates)],
  );
  return 1;
}

async function sowRules(run: Run, country: SeedCountry): Promise<void> {
  await run(
    `insert into first_lead_rule (country, steps, during, source)
     select $1, $2, $3::tstzrange, $4 where not exists (select 1 from first_lead_rule where country = $1)`,
    [country.code, country.steps, SINCE, country.stepsSource],
  );
  await run(
    `insert into escalation_step (country, position, institution_id)
     select $1, position, id from unnest($2::uuid[]) with ordinality as step(id, position)
      where not exists (select 1 from escalation_step where country = $1)`,
    [country.code, country.escalatesTo.map((name) => seededId(country.code, name))],
  );
}
