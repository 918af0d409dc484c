import { Client } from 'pg';
import { startServer, type ProofServer, type Reply, type Visitor } from '../support/over-http.js';

export interface Scenario {
  /** As flows.md 5 counts them. */
  readonly number: number;
  readonly title: string;
  play(stage: Stage): Promise<void>;
}

type Visit = (url: string, login: string) => Promise<Visitor>;

/** A server of its own, the people who come to it, and a look behind the scenes for what no page shows. */
export class Stage {
  private readonly signedIn = new Map<string, Promise<Visitor>>();
  private faults: string[] = [];

  private constructor(
    private readonly server: ProofServer,
    private readonly owner: Client,
    private readonly print: (line: string) => void,
    private readonly visit: Visit,
  ) {}

  /** `visit`: somebody signs in; a proof may look over their shoulder. */
  static async open(print: (line: string) => void, visit?: Visit): Promise<Stage> {
    const server = await startServer({ work: true });
    const owner = new Client({ connectionString: server.database.ownerUrl });
    await owner.connect();
    return new Stage(server, owner, print, visit ?? ((_, login) => server.login(login)));
  }

  get ownerUrl(): string {
    return this.server.database.ownerUrl;
  }

  /** One scenario, printed as it goes; answers what was not as promised. */
  async play(scenario: Scenario): Promise<readonly string[]> {
    this.faults = [];
    this.print(`\n${String(scenario.number).padStart(2)}  ${scenario.title}`);
    try {
      await scenario.play(this);
    } catch (error) {
      this.holds(false, error instanceof Error ? error.message : String(error));
    }
    return this.faults;
  }

  who(login: string): Promise<Visitor> {
    const known = this.signedIn.get(login) ?? this.visit(this.server.url, login);
    this.signedIn.set(login, known);
    return known;
  }

  say(line: string): void {
    this.print(`    ${line}`);
  }

  holds(kept: boolean, promise: string): void {
    if (!kept) this.faults.push(promise);
    this.print(`    ${kept ? '✓' : '✗'} ${promise}`);
  }

  scan = (): Promise<void> => this.server.scan();

  /** Past the application, as the owner of the tables. */
  async rows(sql: string, ...values: unknown[]): Promise<Record<string, string>[]> {
    return (await this.owner.query<Record<string, string>>(sql, values)).rows;
  }

  /** In one transaction, as the owner. */
  async arrange(...statements: readonly [sql: string, ...values: unknown[]][]): Promise<void> {
    await this.owner.query('begin');
    for (const [sql, ...values] of statements) await this.owner.query(sql, values);
    await this.owner.query('commit');
  }

  /** As the application's own role in somebody's context, with none of our code in between. */
  async asRole(login: string, sql: string, ...values: unknown[]): Promise<number> {
    const [who] = await this.rows(
      `select a.id, a.institution_id, i.country, a.roles::text as roles from account a join institution i on i.id = a.institution_id where login = $1`,
      login,
    );
    const app = new Client({ connectionString: this.server.database.appUrl });
    await app.connect();
    try {
      await app.query('begin');
      await app.query(
        `select set_config('app.account', $1, true), set_config('app.institution', $2, true),
                set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
        [who?.['id'], who?.['institution_id'], who?.['country'], who?.['roles']],
      );
      return (await app.query(sql, values)).rowCount ?? 0;
    } finally {
      await app.end();
    }
  }

  /** Grants that this request opened and that are live. */
  async grantsOf(request: string): Promise<number> {
    const live = '(upper_inf(during) or upper(during) > clock_timestamp())';
    return (await this.rows(`select 1 from case_grant where request_id = $1 and ${live}`, request)).length;
  }

  async leadOf(caseId: string): Promise<string> {
    const sql = `select i.name from lead_tenure t join institution i on i.id = t.institution_id where case_id = $1 and upper_inf(during)`;
    return (await this.rows(sql, caseId))[0]?.['name'] ?? 'nobody';
  }

  /** Whether somebody's list says it, within some seconds. */
  async isTold(login: string, kind: string, about: string): Promise<boolean> {
    const visitor = await this.who(login);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { items } = must(await visitor.get('/api/notifications'), 200).body;
      if (
        items.some((item: { kind: string; opens?: { id: string } }) => item.kind === kind && item.opens?.id === about)
      )
        return true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const behind = `select handed, attempts, failure, created_at, available_at, sent_at, parked_at, clock_timestamp() as now
                      from outbox where kind = $1 and subjects::text like '%' || $2 || '%'`;
    for (const row of await this.rows(behind, kind, about)) this.say(`the outbox: ${JSON.stringify(row)}`);
    return false;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.server.close();
  }
}

export function must(reply: Reply, ...statuses: number[]): Reply {
  const wanted = statuses.length > 0 ? statuses : [200, 201];
  if (!wanted.includes(reply.status))
    throw new Error(`expected ${wanted.join(' or ')}, got ${reply.status}: ${reply.text}`);
  return reply;
}
