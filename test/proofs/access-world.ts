import { Client } from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { Connections } from '../../src/platform/database/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase } from '../support/database.js';
import { Person } from '../support/people.js';
import { canUndo, undoing } from '../support/undone.js';
import { signEveryoneIn, type Subject } from './access-subjects.js';

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
    await canUndo(behind);
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
    await undoing(this.behind, is);
  }

  async rows<T = Record<string, string>>(sql: string, ...values: unknown[]): Promise<T[]> {
    return (await this.behind.query(sql, values)).rows as T[];
  }

  scan = (): Promise<void> => this.app.get(ScanRunner).runAll();
  close = (): Promise<void> => this.end();
}
