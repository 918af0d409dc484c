import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { aCase, done, proposed } from '../support/handovers.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';
import { SAFE_HOUSE } from '../support/town.js';

const DESK = seededId('LV', 'National night desk, Latvia');

let database: FreshDatabase;
let owner: pg.Client;
let test: TestApp;
let officer: Person, social: Person, safeHouse: Person, desk: Person;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database);
  [officer, social, safeHouse, desk] = (await Promise.all(
    ['se.police', 'se.social', 'lv.safehouse', 'lv.nightdesk'].map((login) => test.people.login(login)),
  )) as [Person, Person, Person, Person];
  // By night only the desk is open.
  await owner.query(`delete from escalation_step where country = 'LV' and institution_id <> $1`, [DESK]);
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
});

const tell = () => test.app.get(Outbox).deliverAll();
const scan = () => test.app.get(ScanRunner).runAll();
const item = async (handover: string) =>
  (
    await owner.query(`select * from notification where subjects ->> 'handover' = $1 and kind = 'handover.proposed'`, [
      handover,
    ])
  ).rows[0];
const earlier = (handover: string, minutes: number) =>
  owner.query(
    `update notification set created_at = created_at - $2::int * interval '1 minute', unread_due_at = unread_due_at - $2::int * interval '1 minute'
      where subjects ->> 'handover' = $1`,
    [handover, minutes],
  );
const mailsOf = async (id: string) =>
  (await owner.query(`select to_address, items from mail where cause = $1 order by 1`, [`unread:${id}`])).rows;
const heard = async () =>
  (await owner.query(`select subjects from notification where kind = 'institution.silent'`)).rows.map(
    ({ subjects }) => subjects,
  );

async function urgent(urgency = 'urgent') {
  const { caseId } = await aCase(officer);
  const id = await proposed(social, caseId, { institution: SAFE_HOUSE }, { urgency });
  await tell();
  return { id, caseId };
}

describe('An urgent item that nobody reads', () => {
  it('is told after 15 minutes to who stands in for those on duty, and after 30 to the desk of the country', async () => {
    const { id, caseId } = await urgent();
    const { id: notification } = await item(id);
    await scan();
    expect(await mailsOf(notification)).toEqual([]);
    await earlier(id, 15);
    await scan();
    await scan();
    expect(await mailsOf(notification)).toEqual([{ to_address: 'lv.safehouse.admin@example.invalid', items: 1 }]);
    expect(await heard()).toEqual([]);
    await earlier(id, 15);
    await scan();
    await tell();
    await scan();
    expect(await heard()).toEqual([{ institution: SAFE_HOUSE }]);
    const [shown] = done(await desk.get('/api/notifications')).items;
    expect(shown).toMatchObject({ class: 'needs_you', opens: { what: 'institution', id: SAFE_HOUSE } });
    expect(JSON.stringify(shown)).not.toContain(id);
    expect(JSON.stringify(shown)).not.toContain(caseId);
    expect((await item(id)).unread_due_at).toBeNull();
  });

  it('goes to a colleague who stands in, rather than to an administrator', async () => {
    await owner.query(`update account set on_duty = false where login = 'lv.safehouse.night'`);
    await owner.query(
      `update account set covered_by = (select id from account where login = 'lv.safehouse.night') where login = 'lv.safehouse'`,
    );
    const { id } = await urgent('emergency');
    await earlier(id, 15);
    await scan();
    const [sent] = await mailsOf((await item(id)).id);
    expect(sent.to_address).toBe('lv.safehouse.night@example.invalid');
    await owner.query(
      `update account set covered_by = null, on_duty = true where login like 'lv.safehouse%' and 'caseworker' = any(roles) or login = 'lv.safehouse'`,
    );
  });

  it('is told to nobody else once somebody has read it, or has opened what it is about', async () => {
    const read = await urgent();
    done(await safeHouse.post(`/api/notifications/${(await item(read.id)).id}/read`));
    const opened = await urgent();
    done(await safeHouse.get(`/api/handovers/${opened.id}`));
    const withdrawn = await urgent();
    done(await social.post(`/api/handovers/${withdrawn.id}/withdraw`, { reason: 'risk_changed' }));
    for (const { id } of [read, opened, withdrawn]) await earlier(id, 15);
    await scan();
    for (const { id } of [read, opened, withdrawn]) {
      const { id: notification, unread_due_at } = await item(id);
      expect(unread_due_at).toBeNull();
      expect(await mailsOf(notification)).toEqual([]);
    }
  });

  it('is urgent: what can wait waits for those who are there', async () => {
    const { id } = await urgent('normal');
    expect((await item(id)).unread_due_at).toBeNull();
  });
});
