import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { hashPassword } from '../../src/accounts/password-hash.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/people.js';

let database: FreshDatabase;
let test: TestApp;
beforeAll(async () => {
  database = await freshDatabase();
  const c = new pg.Client({ connectionString: database.ownerUrl });
  await c.connect();
  await c.query(`insert into country values ('SE','Sweden','Europe/Stockholm','112') on conflict do nothing`);
  await c.query(`insert into institution (kind,country,level,name,local_name,time_zone) values ('police','SE','local','X','X','Europe/Stockholm')`);
  await c.query(`insert into account (institution_id, login, name, password_hash, roles) select id, 'xx.police', 'Sven', $1, '{first_responder}' from institution where name='X'`, [await hashPassword('a long enough password')]);
  await c.end();
  test = await startTestApp(database);
});
afterAll(async () => { await test?.close(); await database?.drop(); });

describe('session', () => {
  it('smoke', async () => {
    const p = await test.people.login('xx.police', 'a long enough password');
    const a = await p.get('/api/session');
    console.log(a);
    expect(a.status).toBe(200);
    const w = await test.people.anonymous().post('/api/session', { login: 'xx.police', password: 'wrong' });
    console.log(w);
    const u = await test.people.anonymous().post('/api/session', { login: 'xx.nobody', password: 'wrong' });
    console.log(u);
    console.log(await test.people.anonymous().get('/api/session'));
    const d = await p.delete('/api/session');
    console.log(d);
    expect((await p.get('/api/session')).status).toBe(401);
  });
});
