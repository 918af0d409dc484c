import type { Pool } from 'pg';
import { INVARIANTS } from './invariants.js';

const id = (nth: number): string => `'00000000-0000-7000-8000-00000000000${nth}'`;
const [CASE, OTHER, VICTIM, LEAD, ELSE, REQUEST] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const SINCE = `tstzrange('2026-01-01', null)`;
const PAST = `tstzrange('2026-01-01', '2026-02-01')`;

const open = (during = SINCE, of = CASE): string =>
  `insert into case_period (case_id, victim_id, during) values (${of}, ${VICTIM}, ${during})`;
const led = (during = SINCE, by = LEAD, cause = 'opened', of = CASE): string =>
  `insert into lead_tenure (case_id, institution_id, during, cause) values (${of}, ${by}, ${during}, '${cause}')`;
const granted = (changes: { by?: string; relation?: string; request?: string; writes?: string } = {}): string =>
  `insert into case_grant (id, case_id, institution_id, relation, request_id, writes, during) values (${REQUEST}, ${CASE},
     ${changes.by ?? LEAD}, '${changes.relation ?? 'lead'}', ${changes.request ?? 'null'}, '${changes.writes ?? '{}'}', ${SINCE})`;
const handover = (status: string, takenOver = 'null'): string =>
  `insert into handover (id, case_id, from_institution, to_institution, status, taken_over_at)
   values (${REQUEST}, ${CASE}, ${LEAD}, ${ELSE}, '${status}', ${takenOver})`;
/** Asked together with others by a link. */
const together = (status: string, nth: number): string =>
  `insert into handover (id, case_id, from_institution, to_institution, status, together)
   values (${id(nth)}, ${id(nth)}, ${LEAD}, ${ELSE}, '${status}', ${REQUEST})`;
const conflict = (status: string, undone = 'null'): string =>
  `insert into lead_conflict (id, joined_case, status, settled_at, undone_at)
   values (${REQUEST}, ${CASE}, '${status}', '2026-02-01', ${undone})`;
/** A case as it should be: open, led, and the lead holds its grant. */
const SOUND = [open(), led(), granted()];

/** For each promise rows that break it, in tables that have nothing else in them. */
const FAULTS: Readonly<Record<keyof typeof INVARIANTS, readonly string[]>> = {
  'an open case without exactly one lead': [open()],
  'a time in which a case was open and nobody led': [
    open(),
    led(`tstzrange('2026-01-01', '2026-02-01')`),
    led(`tstzrange('2026-02-02', null)`),
  ],
  'two leads at one time': [...SOUND, led(PAST, ELSE)],
  'a person with two open cases': [...SOUND, open(SINCE, OTHER), led(SINCE, LEAD, 'opened', OTHER)],
  'two open handovers of one case': [...SOUND, handover('proposed'), handover('agreed')],
  'a takeover without its tenure': [...SOUND, handover('taken_over', `'2026-02-01'`)],
  'a tenure taken over without a handover': [open(), led(SINCE, LEAD, 'taken_over'), granted()],
  'a grant that outlives its handover': [
    open(),
    led(),
    handover('declined'),
    granted(),
    granted({ by: ELSE, relation: 'receiver', request: REQUEST }),
  ],
  'an open lead without its grant': [open(), led()],
  'a lead grant of an institution that does not lead': [...SOUND, granted({ by: ELSE })],
  'a case that was joined to another and led beside it': [conflict('merged'), open(), led(), granted()],
  'a case that was parted again and not led from that instant on': [conflict('undone', `'2026-03-01'`), led(PAST)],
  'a lead that writes in a joined case': [conflict('merged'), granted({ writes: '{plan}' })],
  'a tenure by merge without its conflict': [open(), led(SINCE, LEAD, 'merged'), granted()],
  'a lead whom the person keeps out': [
    ...SOUND,
    `insert into excluded_recipient (case_id, institution_id) values (${CASE}, ${LEAD})`,
  ],
  'something broken open without a record, or beyond its end': [
    ...SOUND,
    granted({ by: ELSE, relation: 'break_glass', request: REQUEST }),
  ],
  'something given on request that the ledger does not know': [
    `insert into released_entry (id, request_id) values (${OTHER}, ${REQUEST})`,
  ],
  'a guardian of somebody who came of age': [
    `insert into case_file (id, adult_since) values (${CASE}, '2026-02-01')`,
    `insert into guardianship (id, case_id, since) values (${REQUEST}, ${CASE}, '2026-01-01')`,
  ],
  'two guardians of one child': [1, 2].map(
    (nth) => `insert into guardianship (id, case_id, since) values (${id(nth)}, ${CASE}, '2026-01-01')`,
  ),
  'an open handover whose sender does not lead': [
    open(),
    led(SINCE, ELSE),
    granted({ by: ELSE }),
    handover('proposed'),
  ],
  'persons asked for together who do not wish it, or no longer': [
    `insert into case_link (id) values (${REQUEST})`,
    `insert into linked_case (link_id, case_id, wish) values (${REQUEST}, ${CASE}, 'apart')`,
    together('proposed', 1),
  ],
  'a handover that is asked together with nobody, or goes on after another came to nothing': [together('accepted', 1)],
  'one of those asked together that left before each had agreed': [together('in_transit', 1), together('accepted', 2)],
  'somebody agreed before there was a yes for each of those asked together': [
    together('agreed', 1),
    together('proposed', 2),
  ],
  'an open request on a closed case': [
    open(PAST),
    led(PAST),
    `insert into ask (id, case_id) values (${REQUEST}, ${CASE})`,
  ],
};

const TABLES =
  'case_file case_period lead_tenure case_grant handover lead_conflict excluded_recipient broken_glass released_entry disclosure guardianship ask case_link linked_case';

/** The same eyes on tables in which a promise is broken: those that it does not see there, and what it sees where all is well. */
export async function unseen(owner: Pool): Promise<string[]> {
  const blind: string[] = [];
  const finds = async (promise: string, rows: readonly string[]): Promise<boolean> => {
    const client = await owner.connect();
    try {
      await client.query('begin');
      // Under the same names and before the real ones on the path; without a constraint that would refuse the fault.
      for (const table of TABLES.split(' '))
        await client.query(`create temporary table ${table} on commit drop as table public.${table} with no data`);
      for (const row of rows) await client.query(row);
      return Boolean((await client.query(INVARIANTS[promise]!)).rowCount);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  for (const promise of Object.keys(INVARIANTS)) {
    if (!(await finds(promise, FAULTS[promise] ?? []))) blind.push(`${promise}: not seen where it is broken`);
    if (await finds(promise, SOUND)) blind.push(`${promise}: seen where it is kept`);
  }
  return blind;
}
