import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Outbox } from '../../src/platform/outbox/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { aCase, aProposal, done } from '../support/handovers.js';
import { startTestApp, type Person, type TestApp } from '../support/people.js';
import { SAFE_HOUSE } from '../support/town.js';

let database: FreshDatabase;
let owner: pg.Client;
let test: TestApp;
let officer: Person, social: Person, worker: Person, safeHouse: Person, stranger: Person;
const folder = mkdtempSync(join(tmpdir(), 'hof-mail-'));

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  test = await startTestApp(database, {
    DATA_FOLDER: folder,
    NEUTRAL_NAME: 'Dienas saraksts',
    MAIL_FROM: 'list@portal.test',
  });
  const logins = ['se.police', 'se.social', 'se.social.worker', 'lv.safehouse', 'lv.marta'];
  [officer, social, worker, safeHouse, stranger] = (await Promise.all(
    logins.map((login) => test.people.login(login)),
  )) as [Person, Person, Person, Person, Person];
});
afterAll(async () => {
  await test.close();
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const tell = () => test.app.get(Outbox).deliverAll();
const mailFiles = () => {
  try {
    return readdirSync(join(folder, 'outbox-mail'));
  } catch {
    return [];
  }
};
const list = async (person: Person) => done(await person.get('/api/notifications'));
const kindsFor = async (person: Person, id: string): Promise<string[]> =>
  (await list(person)).items
    .filter((item: { opens?: { id: string } }) => item.opens?.id === id)
    .map((item: { kind: string }) => item.kind);

async function aProposalToRiga(): Promise<{ id: string; caseId: string; number: string }> {
  const { caseId, number } = await aCase(officer);
  const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE })));
  done(await social.post(`/api/handovers/${id}/propose`));
  return { id, caseId, number };
}

describe('What an institution is told', () => {
  it('stands in its list, in the reader’s language, with where to go and how long is left, and nothing about the person', async () => {
    const { id, caseId, number } = await aProposalToRiga();
    await tell();
    const [item] = (await list(safeHouse)).items;
    expect(item).toMatchObject({
      kind: 'handover.proposed',
      class: 'needs_you',
      text: 'Jums lūdz pārņemt vadību',
      opens: { what: 'handover', id },
      read: false,
      allowed: ['read'],
    });
    expect(item.left).toContain('atlikušas');
    for (const secret of [caseId, number, 'Canary'])
      expect(JSON.stringify(await list(safeHouse))).not.toContain(secret);
    expect(await kindsFor(social, caseId)).toContain('case.opened');
    expect(await kindsFor(stranger, id)).toEqual([]);
  });

  it('is told once, whoever hands the event over again', async () => {
    const { id } = await aProposalToRiga();
    await tell();
    await owner.query(`update outbox set sent_at = null, available_at = now()`);
    await Promise.all([tell(), tell()]);
    await owner.query(`update outbox set sent_at = null, available_at = now()`);
    await tell();
    expect(await kindsFor(safeHouse, id)).toEqual(['handover.proposed']);
    const waiting = await owner.query(`select 1 from outbox where sent_at is null`);
    expect(waiting.rowCount).toBe(0);
  });

  it('is read by each person for themselves', async () => {
    const { id } = await aProposalToRiga();
    await tell();
    const night = await test.people.login('lv.safehouse.night');
    const before = (await list(safeHouse)).unread;
    const [item] = (await list(safeHouse)).items;
    expect(item.opens.id).toBe(id);
    expect(done(await safeHouse.post(`/api/notifications/${item.id}/read`))).toMatchObject({ read: true, allowed: [] });
    expect((await list(safeHouse)).unread).toBe(before - 1);
    expect((await list(night)).items[0]).toMatchObject({ id: item.id, read: false });
    expect((await stranger.post(`/api/notifications/${item.id}/read`)).status).toBe(404);
    expect(done(await safeHouse.post('/api/notifications/read-all'))).toEqual({ unread: 0 });
    expect((await list(safeHouse)).unread).toBe(0);
    expect((await list(night)).unread).toBeGreaterThan(0);
  });

  it('is not for a caseworker whose colleague has the case, nor for a first responder who did not log it', async () => {
    const { caseId } = await aCase(officer);
    await tell();
    expect(await kindsFor(worker, caseId)).toEqual(['case.opened']);
    const { rows } = await owner.query(`select id, institution_id from account where login = 'se.social'`);
    await owner.query(
      `insert into assignment (case_id, institution_id, account_id, during) values ($1, $2, $3, tstzrange(now(), null))`,
      [caseId, rows[0].institution_id, rows[0].id],
    );
    expect(await kindsFor(worker, caseId)).toEqual([]);
    done(await social.get(`/api/cases/${caseId}`));
    await tell();
    expect(await kindsFor(officer, caseId)).toEqual(['case.acknowledged']);
    const border = await test.people.login('se.police.lead');
    expect((await border.get('/api/notifications')).status).toBe(200);
    expect((await (await test.people.login('se.police.auditor')).get('/api/notifications')).status).toBe(403);
  });

  it('is parked when nobody has words for it, and counted where machines ask', async () => {
    await owner.query(`insert into outbox (kind, subjects, attempts) values ('test.unknown', '{}', 7)`);
    await tell();
    expect((await test.people.anonymous().get('/health/ready')).body).toEqual({
      status: 'ready',
      database: 'ok',
      queue: 'off',
      parked: 1,
      late: 0,
    });
    expect((await test.people.anonymous().get('/health/live')).body).toEqual({ status: 'ok' });
    await owner.query(`delete from outbox where kind = 'test.unknown'`);
  });
});

describe('A mail', () => {
  const scan = () => test.app.get(ScanRunner).runAll();

  it('goes at once to those on duty, one for several items, and says only how many and by when', async () => {
    await tell();
    await scan();
    const known = mailFiles();
    await aProposalToRiga();
    const second = await aProposalToRiga();
    await tell();
    await scan();
    const fresh = mailFiles().filter((file) => !known.includes(file));
    const mails = await Promise.all(fresh.map((file) => simpleParser(readFileSync(join(folder, 'outbox-mail', file)))));
    const toRiga = mails.filter(({ to }) => JSON.stringify(to).includes('lv.safehouse'));
    expect(toRiga.map(({ to }) => (to as { text: string }).text).sort()).toEqual([
      'lv.safehouse.night@example.invalid',
      'lv.safehouse@example.invalid',
    ]);
    for (const mail of toRiga) {
      expect(mail.subject).toBe('Dienas saraksts');
      expect(mail.from!.text).toBe('"Dienas saraksts" <list@portal.test>');
      expect(mail.text).toMatch(
        /^Jums ir 2 ieraksti, uz kuriem jāatbild līdz \d{4}-\d\d-\d\d \d\d:\d\d\.\n\nhttp:\/\/localhost:3000\n$/,
      );
    }
    const raw = fresh.map((file) => readFileSync(join(folder, 'outbox-mail', file), 'utf8')).join('\n');
    for (const secret of [second.number, second.caseId, 'Canary', 'Safe House', 'Malm', 'Latvia', 'HOF', 'urgent'])
      expect(raw).not.toContain(secret);
    expect(
      fresh.map((file) => file.replace('.eml', '')).every((id) => raw.includes(`Message-ID: <${id}@portal.test>`)),
    ).toBe(true);
    await scan();
    expect(mailFiles()).toHaveLength(known.length + fresh.length);
  });

  it('goes to who covers for a colleague that is away', async () => {
    await scan();
    await owner.query(`update account set on_duty = false where login = 'lv.safehouse.night'`);
    await owner.query(
      `update account set away_until = now() + interval '1 day', covered_by = (select id from account where login = 'lv.safehouse.night') where login = 'lv.safehouse'`,
    );
    const known = mailFiles();
    await aProposalToRiga();
    await tell();
    await scan();
    const raw = mailFiles()
      .filter((file) => !known.includes(file))
      .map((file) => readFileSync(join(folder, 'outbox-mail', file), 'utf8'))
      .join('\n');
    expect(raw).toContain('To: lv.safehouse.night@example.invalid');
    expect(raw).not.toContain('To: lv.safehouse@example.invalid');
    await owner.query(
      `update account set away_until = null, covered_by = null, on_duty = true where login like 'lv.safehouse%'`,
    );
  });

  it('of the day tells each person once what they have not read', async () => {
    const { caseId } = await aCase(officer);
    done(await social.get(`/api/cases/${caseId}`));
    await tell();
    const before = await owner.query(`select 1 from mail where class = 'for_information'`);
    // Midnight somewhere far: there it is always after seven in the morning of a day that began after these items.
    await owner.query(
      `update notification set created_at = created_at - interval '2 days' where class = 'for_information'`,
    );
    await owner.query(`update institution set time_zone = (select name from pg_timezone_names where name like 'Etc/GMT%'
      and extract(hour from now() at time zone name) between 8 and 12 order by name limit 1)`);
    await owner.query(`update account set on_duty = true where login like 'se.police%'`);
    await scan();
    await scan();
    const { rows } = await owner.query(
      `select m.to_address, m.items, m.sent_at is not null as sent from mail m where class = 'for_information' and cause like 'digest:%'`,
    );
    expect(before.rowCount).toBe(0);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ to_address }) => to_address)).size).toBe(rows.length);
    expect(rows.every(({ sent, items }) => sent && items > 0)).toBe(true);
  });
});

describe('A mail server', () => {
  it('that refuses for a while gets each mail later, under the same Message-ID', async () => {
    let refusing = true;
    const taken: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, answer) =>
        answer(refusing ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
      onData: (stream, _session, answer) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          taken.push(/^Message-ID: <(.+)@/m.exec(text)![1]!);
          answer();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as { port: number };
    const other = await startTestApp(database, { SMTP_URL: `smtp://127.0.0.1:${port}`, DATA_FOLDER: folder });
    try {
      await aProposalToRiga();
      await tell();
      await other.app.get(ScanRunner).runAll();
      const waiting = await owner.query(`select id, failure, attempts from mail where sent_at is null`);
      expect(waiting.rows.length).toBeGreaterThan(0);
      expect(waiting.rows[0]).toMatchObject({ attempts: 1, failure: 'EENVELOPE 451' });
      refusing = false;
      await other.app.get(ScanRunner).runAll();
      expect(taken).toEqual([]);
      await owner.query(`update mail set available_at = now() where sent_at is null`);
      await other.app.get(ScanRunner).runAll();
      expect(taken.sort()).toEqual(waiting.rows.map(({ id }) => id).sort());
      expect((await owner.query(`select 1 from mail where sent_at is null`)).rowCount).toBe(0);
    } finally {
      await other.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });
});
