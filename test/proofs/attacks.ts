import { Client } from 'pg';

export interface Target {
  caseId: string;
  victimId: string;
  lead: string;
  other: string;
  handover: string;
  /** Open: the same person in a case that somebody else leads. */
  conflict: string;
}
interface Who {
  account: string;
  institution: string;
  country: string;
  roles: string;
}

const CLOSED_NOW = `tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))`;

/** What somebody with SQL and the application's own role might try, as the very institution that leads. */
const ATTACKS: Readonly<Record<string, (t: Target) => string[]>> = {
  'a second lead': (t) => [
    `insert into lead_tenure (case_id, institution_id, during, cause, basis)
     values ('${t.caseId}', '${t.lead}', tstzrange(clock_timestamp(), null), 'opened', 'mandate')`,
  ],
  'no lead': (t) => [
    `update lead_tenure set during = ${CLOSED_NOW} where case_id = '${t.caseId}' and upper_inf(during)`,
  ],
  'a gap between two leads': (t) => [
    `update lead_tenure set during = ${CLOSED_NOW} where case_id = '${t.caseId}' and upper_inf(during)`,
    `insert into lead_tenure (case_id, institution_id, during, cause, basis)
     values ('${t.caseId}', '${t.lead}', tstzrange(clock_timestamp() + interval '1 hour', null), 'opened', 'mandate')`,
  ],
  'the tenure deleted': (t) => [`delete from lead_tenure where case_id = '${t.caseId}'`],
  'the tenure given to somebody else': (t) => [
    `update lead_tenure set institution_id = '${t.other}' where case_id = '${t.caseId}'`,
  ],
  'only the period closed': (t) => [
    `update case_period set during = ${CLOSED_NOW}, close_reason = 'goals_met' where case_id = '${t.caseId}' and upper_inf(during)`,
  ],
  'the period deleted': (t) => [`delete from case_period where case_id = '${t.caseId}'`],
  'a second open case of the same person': (t) => [
    `insert into case_file (id, victim_id, number, path, urgency, opened_by)
     values ('00000000-0000-7000-8000-00000000aaaa', '${t.victimId}', 'ATTACK', 'adult', 'normal', '${t.lead}')`,
    `insert into case_period (case_id, victim_id, during, opened_by, country)
     values ('00000000-0000-7000-8000-00000000aaaa', '${t.victimId}', tstzrange(clock_timestamp(), null), '${t.lead}', 'SE')`,
    `insert into lead_tenure (case_id, institution_id, during, cause, basis)
     select case_id, '${t.lead}', during, 'opened', 'mandate' from case_period where case_id = '00000000-0000-7000-8000-00000000aaaa'`,
  ],
  'two cases joined alone': (t) => [`select merge_cases('${t.conflict}')`],
  'the word of both countries given alone': (t) => [
    `update lead_conflict set first_says = 'first', second_says = 'first' where id = '${t.conflict}'`,
    `select merge_cases('${t.conflict}')`,
  ],
  'two cases joined by a table of one’s own in the way of the real one': (t) => [
    `create temporary table lead_conflict as select * from public.lead_conflict where id = '${t.conflict}'`,
    `update pg_temp.lead_conflict set first_says = 'first', second_says = 'first'`,
    'grant all on pg_temp.lead_conflict to public',
    `select merge_cases('${t.conflict}')`,
  ],
  'the other case seen in a conflict': (t) => [
    `insert into lead_tenure (case_id, institution_id, during, cause, basis)
     select second_case, '${t.lead}', tstzrange(clock_timestamp(), null), 'merged', 'mandate' from lead_conflict where id = '${t.conflict}'`,
  ],
  'a handover while it is settled who leads': (t) => [
    `update handover set status = 'agreed' where id = '${t.handover}'`,
  ],
  'a second open handover': (t) => [
    `insert into handover (case_id, from_institution, from_country, to_country, to_institution, addressed_to, travel, reason,
       urgency, status, reference, prepared_by)
     values ('${t.caseId}', '${t.lead}', 'SE', 'LV', '${t.other}', 'institution', 'cross_border', 'persons_wish', 'normal',
       'proposed', 'ATTACK', actor_account())`,
  ],
  'an audit row altered': () => [`update audit_entry set outcome = 'refused'`],
  'an audit row deleted': () => ['delete from audit_entry'],
  'the audit emptied': () => ['truncate audit_entry'],
  'row-level security switched off': () => ['alter table case_file disable row level security'],
  'the owner’s role taken': () => ['set role hof_owner'],
  'the worker’s role taken': () => ['set role hof_worker'],
  'a policy dropped': () => ['drop policy seen_case on case_file'],
  'the matrix read as superuser': () => ["copy need_to_know to program 'cat'"],
  'a grant deleted': (t) => [`delete from case_grant where case_id = '${t.caseId}'`],
  'the outbox read': () => ['select * from outbox'],
};

/** The same wishes of an institution that has nothing to do with the case. */
const OUTSIDERS: Readonly<Record<string, (t: Target) => string[]>> = {
  'a grant to oneself': (t) => [
    `insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, during, cause)
     values ('${t.caseId}', actor_institution(), 'lead', '{identity}', '{}', '{}', tstzrange(clock_timestamp(), null), 'attack')`,
  ],
  'the lead taken': (t) => [
    `insert into lead_tenure (case_id, institution_id, during, cause, basis)
     values ('${t.caseId}', actor_institution(), tstzrange(clock_timestamp(), null), 'taken_over', 'handover')`,
  ],
  'an entry in a section': (t) => [
    `insert into section_entry (case_id, victim_id, section, content, statement, account_id, institution_id)
     values ('${t.caseId}', '${t.victimId}', 'identity', '{}', 'observed', actor_account(), actor_institution())`,
  ],
  'all leads given to the fallback': (t) => [`select let_leads_fall_back('${t.lead}', '${t.other}')`],
  'two cases joined': (t) => [`select merge_cases('${t.conflict}')`],
  'two cases parted': (t) => [`select undo_merge('${t.conflict}', 'two_persons')`],
  'somebody else’s requests ended': (t) => [`select end_grants_of_request('${t.handover}')`],
};

const READ = [
  'victim',
  'case_file',
  'case_period',
  'lead_tenure',
  'case_grant',
  'identification',
  'section_entry',
  'consent_answer',
  'victim_status',
  'case_event',
  'case_task',
  'acknowledgement',
  'need',
  'ask',
  'handover',
  'preview',
  'reception_plan',
  'lead_conflict',
  'possible_match',
];

/** Runs every attempt in a transaction of its own; answers those that were not refused. */
export async function attack(
  appUrl: string,
  lead: Who,
  outsider: Who,
  target: Target,
): Promise<{ tried: number; succeeded: string[] }> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  const succeeded: string[] = [];
  let tried = 0;
  const attempt = async (name: string, statements: readonly string[], who: Who | undefined): Promise<void> => {
    tried += 1;
    try {
      await client.query('begin');
      if (who)
        await client.query(
          `select set_config('app.account', $1, true), set_config('app.institution', $2, true),
                  set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
          [who.account, who.institution, who.country, who.roles],
        );
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
      succeeded.push(name);
    } catch (error) {
      // Refused by the database, by privilege, policy or constraint; anything else would be a fault of the attempt.
      const { code, message } = error as { code?: string; message: string };
      if (!/^(42501|23P01|23503|23505|23514)$/.test(code ?? ''))
        succeeded.push(`${name}: not refused but ${code} ${message}`);
      await client.query('rollback');
    }
  };
  for (const [name, make] of Object.entries(ATTACKS)) await attempt(name, make(target), lead);
  for (const [name, make] of Object.entries(OUTSIDERS)) await attempt(`outsider: ${name}`, make(target), outsider);
  for (const table of READ) {
    await attempt(`no context: ${table}`, [`select * from ${table}`], undefined);
    tried += 1;
    await client.query('begin');
    await client.query(
      `select set_config('app.account', $1, true), set_config('app.institution', $2, true),
              set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
      [outsider.account, outsider.institution, outsider.country, outsider.roles],
    );
    const { rowCount } = await client.query(`select * from ${table}`);
    await client.query('rollback');
    if (rowCount) succeeded.push(`outsider reads ${rowCount} rows of ${table}`);
  }
  await client.end();
  return { tried, succeeded };
}
