import { Client } from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { Connections, whenBroken } from '../../src/platform/database/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase } from '../support/database.js';
import { Person } from '../support/people.js';
import { signEveryoneIn, type Subject } from './access-subjects.js';

export const UNDONE = 'Undone by the proof.';
whenBroken({ proof_undone: ['not-possible-now', UNDONE] });

/**
 * While it is switched on, every act of a person that would succeed is taken back at its commit, after all rules,
 * policies and constraints have said yes: cells of the matrix do not disturb each other, and "would be done" is told
 * from "refused by a rule".
 */
const UNDO = `
  create table proof_undo (is_on boolean not null);
  insert into proof_undo values (false);
  create function proof_undo() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if (select is_on from proof_undo) then
      raise exception 'undone' using errcode = '23514', constraint = 'proof_undone';
    end if;
    return null;
  end $$;
  create constraint trigger proof_undo after insert on audit_entry deferrable initially deferred
    for each row when (new.outcome = 'done' and new.account_id is not null) execute function proof_undo();`;

/** The whole application on a database of its own, everybody signed in, and a look behind the scenes as superuser. */
export class World {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly behind: Client,
    /** As the running router declares them: `GET /api/cases/:id`. */
    readonly routes: readonly string[],
    readonly people: ReadonlyMap<string, Subject>,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(): Promise<World> {
    const database = await freshDatabase();
    const behind = new Client({ connectionString: database.ownerUrl });
    await behind.connect();
    const app = await createApp(database, loadConfig({}));
    const routes: string[] = [];
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, path }) => {
        for (const verb of [method].flat()) if (verb !== 'HEAD' && verb !== 'OPTIONS') routes.push(`${verb} ${path}`);
      });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await behind.query(UNDO);
    const people = await signEveryoneIn(app, behind);
    return new World(app, behind, routes, people, async () => {
      await behind.end();
      await app.close();
      const connections = app.get(Connections);
      if (connections.app.isInitialized) await connections.close();
      await database.drop();
    });
  }

  anonymous = (): Person => new Person(this.app);

  /** `SE_SOCIAL LC`: the lead coordinator of the emergency service. */
  who(institution: string, role: string): Subject {
    const subject = this.people.get(`${institution} ${role}`);
    if (!subject) throw new Error(`Nobody is ${role} at ${institution}`);
    return subject;
  }

  async undoing(is: boolean): Promise<void> {
    await this.behind.query('update proof_undo set is_on = $1', [is]);
  }

  async rows<T = Record<string, string>>(sql: string, ...values: unknown[]): Promise<T[]> {
    return (await this.behind.query(sql, values)).rows as T[];
  }

  scan = (): Promise<void> => this.app.get(ScanRunner).runAll();
  close = (): Promise<void> => this.end();
}
