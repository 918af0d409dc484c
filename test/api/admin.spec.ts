import { spawn } from 'node:child_process';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { makeAdministrator, resetAdministrator } from '../../src/accounts/index.js';
import { ownerSource } from '../../src/platform/database/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
let owner: pg.Client;
let source: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  source = await ownerSource(database.ownerUrl).initialize();
  test = await startTestApp(database);
});
afterAll(async () => {
  await test.close();
  await source.destroy();
  await owner.end();
  await database.drop();
});

/** The command as an operator types it, from the sources. */
function admin(...words: string[]): Promise<{ code: number | null; said: string; password: string | undefined }> {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'src/admin.ts', ...words], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.ownerUrl },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) =>
    child.on('exit', (code) => resolve({ code, said, password: /7 days: (\S+)$/m.exec(said)?.[1] })),
  );
}

describe('the operator', () => {
  it('lets the first administrator of an institution in, who then makes accounts there', async () => {
    const { code, said, password } = await admin(
      'create',
      'SE',
      'Shelter Öresund (exercise)',
      'se.first',
      'Första Admin',
    );
    expect([code, said]).toEqual([0, expect.stringContaining('se.first administers Shelter Öresund (exercise).')]);
    const first = await test.people.login('se.first', password);
    const wanted = { current: password, wanted: 'tea with honey at noon' };
    expect((await first.post('/api/accounts/me/password', wanted)).status).toBe(200);
    const account = { login: 'se.second', name: 'Andra', roles: ['caseworker'] };
    expect((await first.post('/api/accounts', account)).status).toBe(201);
  });

  it('gives an only administrator a new password, which ends their sessions and is kept in the audit', async () => {
    const before = await test.people.login('lv.safehouse.admin');
    const { code, password } = await admin('reset', 'lv.safehouse.admin');
    expect(code).toBe(0);
    expect((await before.get('/api/session')).status).toBe(401);
    await test.people.login('lv.safehouse.admin', password);
    const auditor = await test.people.login('lv.safehouse.auditor');
    const { body } = await auditor.get('/api/audit?action=account.reset-password');
    expect(body.items[0]).toMatchObject({ job: 'command line', accountId: null, outcome: 'done' });
  });

  it('is told how to use it', async () => {
    const { code, said } = await admin('disable', 'se.police');
    expect([code, said]).toEqual([1, expect.stringMatching(/^How to use it:\n {2}npm run admin -- create/)]);
  });

  const make = (institution: string, login: string) => () =>
    makeAdministrator(source, { country: 'SE', institution, login, name: 'X' });
  it.each([
    [
      'an account that does not administer',
      () => resetAdministrator(source, 'se.police'),
      'se.police is no administrator',
    ],
    ['a login that nobody has', () => resetAdministrator(source, 'nobody'), 'nobody is no administrator'],
    ['an institution that is not there', make('Nowhere', 'se.x12'), 'There is no institution "Nowhere" in SE.'],
    ['a login in use', make("Women's house Skåne (exercise)", 'se.police'), 'The login se.police is in use.'],
    ['a login of one letter', make("Women's house Skåne (exercise)", 'Ä'), 'A login has 3 to 60'],
    [
      'an institution that has one',
      make('Swedish Police, Region South', 'se.x12'),
      'has an administrator who can do this',
    ],
  ])('is told in a sentence what stands in the way: %s', async (_, act, sentence) => {
    await expect(act()).rejects.toThrow(sentence);
  });
});
