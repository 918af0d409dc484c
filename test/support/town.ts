import { Client } from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { startTestApp, type Person, type TestApp } from './people.js';

export const SAFE_HOUSE = seededId('LV', 'Shelter "Safe House"');
export const MALMO = seededId('SE', 'Social emergency service, Malmö (exercise)');

/** The people of a handover from Malmö to Riga, signed in, and a look behind the scenes. */
export class Town {
  private constructor(
    readonly database: FreshDatabase,
    private readonly test: TestApp,
    /** Superuser: sees everything, and moves due times into the past. */
    readonly behind: Client,
    readonly officer: Person,
    readonly social: Person,
    readonly safeHouse: Person,
    readonly night: Person,
    readonly focal: Person,
    readonly stranger: Person,
  ) {}

  static async open(): Promise<Town> {
    const database = await freshDatabase();
    const test = await startTestApp(database);
    const behind = new Client({ connectionString: database.ownerUrl });
    await behind.connect();
    const logins = ['se.police', 'se.social', 'lv.safehouse', 'lv.safehouse.night', 'lv.coordinator', 'lv.marta'];
    const people = await Promise.all(logins.map((login) => test.people.login(login)));
    const [officer, social, safeHouse, night, focal, stranger] = people as [
      Person,
      Person,
      Person,
      Person,
      Person,
      Person,
    ];
    return new Town(database, test, behind, officer, social, safeHouse, night, focal, stranger);
  }

  login(name: string): Promise<Person> {
    return this.test.people.login(name);
  }

  /** Somebody who is not signed in. */
  anonymous(): Person {
    return this.test.people.anonymous();
  }

  /** Everything that is due, done now. */
  scan(): Promise<void> {
    return this.test.app.get(ScanRunner).runAll();
  }

  /** Everything that was left for later, told now. */
  deliver(): Promise<unknown> {
    return this.test.app.get(Outbox).deliverAll();
  }

  async rows(sql: string, ...values: unknown[]) {
    return (await this.behind.query(sql, values)).rows;
  }

  async leadOf(caseId: string): Promise<string> {
    return (
      await this.rows('select institution_id from lead_tenure where case_id = $1 and upper_inf(during)', caseId)
    )[0].institution_id;
  }

  /** How many grants that this request opened are live. */
  async grantsOf(request: string): Promise<number> {
    const live = '(upper_inf(during) or upper(during) > clock_timestamp())';
    return (await this.rows(`select 1 from case_grant where request_id = $1 and ${live}`, request)).length;
  }

  toldAbout(handover: string): Promise<{ kind: string; to: string }[]> {
    return this.rows(
      `select kind, subjects ->> 'to' as "to" from outbox where subjects ->> 'handover' = $1 order by id`,
      handover,
    );
  }

  actsOn(handover: string): Promise<{ action: string; outcome: string }[]> {
    return this.rows(
      `select action, outcome from audit_entry where subjects ->> 'handover' = $1 order by id`,
      handover,
    );
  }

  async close(): Promise<void> {
    await this.behind.end();
    await this.test.close();
    await this.database.drop();
  }
}
