import type { Client } from 'pg';
import type { Guarded } from './access-row-words.js';
import { ROWS } from './access-rows.js';
import { HOME, RELATIONS } from './access-story.js';
import { idOf, ROLE_CODES, type Subject } from './access-subjects.js';
import type { Stage } from './access-stages.js';
import type { World } from './access-world.js';

interface SqlCell {
  readonly table: string;
  readonly guarded: Guarded;
  readonly relation: string;
  readonly subject: Subject;
  readonly stage: Stage;
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly cmd: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** The subjects of the matrix as the application's role in raw SQL, each table's policies held against the table of rows. */
export class SqlMatrix {
  cells = 0;
  private readonly db: Client;

  constructor(
    private readonly world: World,
    private readonly stages: ReadonlyMap<string, Stage>,
    private readonly notification: string,
  ) {
    this.db = world.behind;
  }

  async run(): Promise<string[]> {
    const faults: string[] = [];
    const policies = await this.policies();
    for (const table of new Set(policies.map((policy) => policy.table)))
      if (!Object.entries(ROWS).some(([name, row]) => (row.table ?? name) === table))
        faults.push(`sql ${table}: guarded, and not in the table of rows`);
    const bare = await this.world.rows(
      `select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id','victim_id','handover_id'))`,
    );
    for (const { relname } of bare) faults.push(`sql ${relname}: holds case data without row-level security`);
    for (const table of Object.keys(ROWS)) faults.push(...(await this.inTransaction(() => this.table(table))));
    return faults;
  }

  /** Each policy weakened or dropped in turn; answers those that no cell noticed. */
  async mutate(say: (line: string) => void): Promise<{ mutants: number; caught: number; survivors: string[] }> {
    const survivors: string[] = [];
    let mutants = 0;
    for (const policy of await this.policies())
      for (const [what, sql] of mutationsOf(policy)) {
        mutants += 1;
        const counted = this.cells;
        const faults = await this.inTransaction(async () => {
          await this.db.query(sql);
          for (const name of Object.keys(ROWS))
            if ((ROWS[name]!.table ?? name) === policy.table) {
              const found = await this.table(name, true);
              if (found.length > 0) return found;
            }
          return [];
        });
        this.cells = counted;
        if (faults.length === 0) survivors.push(`${policy.table}.${policy.name}: ${what}`);
        if (mutants % 20 === 0) say(`${mutants} mutants, ${survivors.length} of them not noticed`);
      }
    return { mutants, caught: mutants - survivors.length, survivors };
  }

  private async policies(): Promise<Policy[]> {
    return this.world.rows<Policy>(
      `select tablename as "table", policyname as name, cmd, qual as using, with_check as check from pg_policies
        where 'hof_app' = any(roles) order by 1, 2`,
    );
  }

  private async inTransaction(use: () => Promise<string[]>): Promise<string[]> {
    await this.db.query('begin');
    try {
      return await use();
    } finally {
      await this.db.query('rollback');
    }
  }

  private async table(table: string, firstOnly = false): Promise<string[]> {
    const faults = new Map<string, string[]>();
    for (const cell of this.cellsOf(table))
      for (const fault of await this.check(cell)) {
        const key = `sql ${table} · ${cell.relation} (${cell.subject.place}) at ${cell.stage.name} · ${fault}`;
        faults.set(key, [...(faults.get(key) ?? []), cell.subject.role]);
        if (firstOnly) return [key];
      }
    const bare = await this.withoutContext(table);
    return [...bare, ...[...faults].map(([what, roles]) => `${what} · for ${roles.join(' ')}`)];
  }

  /** A connection that nobody speaks through sees nothing and adds nothing: it raises. */
  private async withoutContext(name: string): Promise<string[]> {
    const guarded = ROWS[name]!;
    const table = guarded.table ?? name;
    const cell = this.cellsOf(name).find(({ relation, subject }) => relation === 'lead' && subject.role === 'LC')!;
    const nobody = { ...cell, subject: { ...cell.subject, account: '', institution: '', country: '', roles: '' } };
    const faults: string[] = [];
    const attempts: [string, string][] = [
      ['reads', `select 1 from ${table} limit 1`],
      ...(guarded.add
        ? [['adds', this.filled(cell, `insert into ${table} ${guarded.add.row}`)] as [string, string]]
        : []),
    ];
    for (const [what, sql] of attempts) {
      this.cells += 1;
      await this.db.query('savepoint bare');
      const failed = await this.as(nobody, () => this.tries(nobody, sql));
      await this.db.query('rollback to savepoint bare');
      if (failed !== '42501') faults.push(`sql ${name} · without a context it ${what}: ${failed ?? 'no refusal'}`);
    }
    return faults;
  }

  private cellsOf(table: string): SqlCell[] {
    const guarded = ROWS[table]!;
    return RELATIONS.flatMap((relation) => {
      const wanted = guarded.at ? this.stages.get(guarded.at) : undefined;
      const stage = wanted?.cast[relation] ? wanted : this.stages.get(HOME[relation]!)!;
      const roles = ['first_responder', 'holding_lead'].includes(relation) ? [...ROLE_CODES, 'FX'] : ROLE_CODES;
      return roles.map((role) => ({
        table,
        guarded,
        relation,
        subject: this.world.who(stage.cast[relation]!, role),
        stage,
      }));
    });
  }

  private async check(cell: SqlCell): Promise<string[]> {
    const { guarded, relation } = cell;
    const table = guarded.table ?? cell.table;
    const faults: string[] = [];
    const rows = `from ${table} t where (${guarded.of})`;
    const wordOf = (who: Readonly<Record<string, string>>, otherwise = ''): string =>
      (who[relation] ?? otherwise)
        .split(' ')
        .find((one) => one.startsWith(`${cell.subject.role}:`))
        ?.split(':')[1] ?? 'none';
    const wanted = async (word: string): Promise<string[]> =>
      this.list(
        cell,
        `select t.ctid::text as row ${rows} and (${word === 'none' ? 'false' : word === 'all' ? 'true' : (guarded.words?.[word] ?? unknown(table, word))})`,
      );
    const compare = (what: string, word: string, should: string[], are: string[]): void => {
      this.cells += 1;
      const missing = should.filter((row) => !are.includes(row)).length;
      const extra = are.filter((row) => !should.includes(row)).length;
      if (missing + extra > 0)
        faults.push(`${what}: expected ${word} (${should.length} rows), ${missing} missing, ${extra} too many`);
    };

    const all = await wanted('all');
    if (guarded.sees) {
      const sees = wordOf(guarded.sees, guarded.otherwise);
      const mine = await this.as(cell, () => this.list(cell, `select t.ctid::text as row ${rows}`));
      compare('sees', sees, await wanted(sees), mine);
    }

    if (guarded.change) {
      const word = wordOf(guarded.change.who, guarded.change.otherwise);
      const should = await wanted(word);
      await this.db.query('savepoint change');
      const before = await this.list(cell, `select t.ctid::text as row ${rows}`);
      const failed = await this.as(cell, () => this.tries(cell, `update ${table} set ${guarded.change!.set}`));
      const after = failed ? before : await this.list(cell, `select t.ctid::text as row ${rows}`);
      await this.db.query('rollback to savepoint change');
      if (failed && failed !== '42501') faults.push(`change: ${failed}`);
      compare(
        'changes',
        word,
        should,
        all.filter((row) => !after.includes(row)),
      );
    }
    if (guarded.add) {
      const word = wordOf(guarded.add.who, guarded.add.otherwise);
      for (const [what, sql, expected] of [
        ['adds', guarded.add.row, word === 'yes'],
        ['adds under another name', guarded.add.forged, false],
      ] as const) {
        if (!sql) continue;
        this.cells += 1;
        await this.db.query('savepoint added');
        const failed = await this.as(cell, async () => {
          const first = guarded.add?.first ? await this.tries(cell, guarded.add.first) : undefined;
          return first ? 'nothing' : this.tries(cell, `insert into ${table} ${sql}`, true);
        });
        await this.db.query('rollback to savepoint added');
        if ((failed === undefined) !== expected || (failed && !['42501', 'nothing'].includes(failed)))
          faults.push(`${what}: expected ${expected ? 'yes' : 'no'}, got ${failed ?? 'yes'}`);
      }
    }
    return faults;
  }

  /** As the application's role in the actor's context, under a savepoint, since a refusal ends a transaction. */
  private async as<T>({ subject }: SqlCell, use: () => Promise<T>): Promise<T> {
    await this.db.query(
      `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', $3, true),
              set_config('app.roles', $4, true), set_config('role', 'hof_app', true)`,
      [subject.account, subject.institution, subject.country, subject.roles],
    );
    try {
      return await use();
    } finally {
      await this.db.query(`set local role none`);
    }
  }

  /** Nothing when it went through, else the error's code; `nothing` when no row was added. */
  private async tries(cell: SqlCell, sql: string, needsRow = false): Promise<string | undefined> {
    await this.db.query('savepoint tried');
    try {
      const { rowCount } = await this.db.query(this.filled(cell, sql));
      return needsRow && rowCount === 0 ? 'nothing' : undefined;
    } catch (error) {
      await this.db.query('rollback to savepoint tried');
      return (error as { code?: string }).code ?? String(error);
    }
  }

  private async list(cell: SqlCell, sql: string): Promise<string[]> {
    return (await this.db.query<{ row: string }>(this.filled(cell, sql))).rows.map(({ row }) => row);
  }

  private filled({ subject, stage }: SqlCell, sql: string): string {
    const nobody = '00000000-0000-7000-8000-00000000abcd';
    const values: Record<string, string> = {
      case: `'${stage.case}'`,
      victim: `'${this.victims.get(stage.case) ?? nobody}'::uuid`,
      handover: `'${stage.handover ?? nobody}'`,
      ask: `'${stage.ask ?? nobody}'`,
      need: `'${stage.need ?? this.stages.get('main')!.need}'`,
      disclosure: `'${stage.disclosure ?? nobody}'`,
      given: `'${stage.given ?? nobody}'`,
      alert: `'${stage.alert ?? nobody}'`,
      consultation: `'${stage.consultation ?? nobody}'`,
      consulted: `'${stage.consulted ?? nobody}'`,
      draft: `'${stage.draft ?? nobody}'`,
      link: `'${stage.link ?? nobody}'`,
      desk: `'${idOf('LV_DESK')}'`,
      me: `'${subject.institution}'`,
      account: `'${subject.account}'`,
      other: `'${idOf(subject.place === 'MARTA' ? 'SIB' : 'MARTA')}'`,
      somebody: `'${this.world.who('MARTA', 'AN').account}'`,
      notification: `'${this.notification}'`,
      T: `(select lower(during) from lead_tenure where case_id = '${stage.case}' and upper_inf(during))`,
    };
    return sql.replace(
      /(?<!:):(case|victim|handover|ask|need|disclosure|given|alert|consultation|consulted|draft|link|desk|me|account|other|somebody|notification|T)\b/g,
      (_, name: string) => values[name]!,
    );
  }

  readonly victims = new Map<string, string>();
}

function unknown(table: string, word: string): never {
  throw new Error(`The table of rows does not say what "${word}" means for ${table}`);
}

/** A condition that is `true` already cannot be weakened. */
function mutationsOf({ table, name, cmd, using, check }: Policy): [string, string][] {
  return [
    ...(using && using !== 'true'
      ? [['using (true)', `alter policy ${name} on ${table} using (true)`] as [string, string]]
      : []),
    ...(check && check !== 'true'
      ? [['with check (true)', `alter policy ${name} on ${table} with check (true)`] as [string, string]]
      : []),
    ...(cmd === 'SELECT' || cmd === 'ALL' || cmd === 'UPDATE' || cmd === 'INSERT'
      ? [['dropped', `drop policy ${name} on ${table}`] as [string, string]]
      : []),
  ];
}
