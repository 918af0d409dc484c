import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.js';
import { createApp } from '../../src/app.js';
import { Connections } from '../../src/platform/database/index.js';
import { aCase } from '../support/handovers.js';
import { Town } from '../support/town.js';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
let town: Town;
let send: (method: Method, url: string, cookie?: string) => Promise<{ status: number; allow: unknown; type: unknown }>;
let close: () => Promise<void>;

beforeAll(async () => {
  town = await Town.open();
  const app = await createApp(town.database, loadConfig({}));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  send = async (method, url, cookie) => {
    const reply = await app.inject({ method, url, headers: cookie ? { cookie } : {} });
    return { status: reply.statusCode, allow: reply.headers['allow'], type: reply.headers['content-type'] };
  };
  close = async () => {
    await app.close();
    const connections = app.get(Connections);
    if (connections.app.isInitialized) await connections.close();
  };
});
afterAll(async () => {
  await close();
  await town.close();
});

describe('An address that does not take this kind of request', () => {
  it.each([
    ['DELETE', '/api/cases', 'GET'],
    ['POST', '/api/inbox?after=x', 'GET'],
    ['PATCH', '/api/session', 'DELETE, GET, POST'],
    ['PUT', '/api/cases/00000000-0000-7000-8000-000000000000/assignment/', undefined],
    ['DELETE', '/api/handovers/00000000-0000-7000-8000-000000000000/propose', 'POST'],
    ['HEAD', '/api/cases', 'GET'],
    ['OPTIONS', '/api/cases', 'GET'],
    ['GET', '/api/nothing-here', undefined],
  ] as const)('says to who is signed in which it takes: %s %s', async (method, url, allow) => {
    expect(await send(method, url, town.social.cookie)).toMatchObject({
      status: allow ? 405 : 404,
      allow,
      type: expect.stringContaining('application/problem+json'),
    });
  });

  it('asks whoever is not signed in to sign in first, and says no more', async () => {
    expect(await send('DELETE', '/api/cases')).toMatchObject({ status: 401, allow: undefined });
    expect(await send('HEAD', '/api/cases')).toMatchObject({ status: 401, allow: undefined });
    expect(await send('DELETE', '/api/cases', '__Host-sid=invented')).toMatchObject({ status: 401 });
    expect(await send('GET', '/api/nothing-here')).toMatchObject({ status: 404 });
    expect(await send('POST', '/health/live')).toMatchObject({ status: 405, allow: 'GET' });
    expect(await send('HEAD', '/health/live')).toMatchObject({ status: 405, allow: 'GET' });
  });

  it('leaves no mark: a HEAD of a case neither reads it nor counts as read', async () => {
    const { caseId } = await aCase(town.officer);
    expect((await send('HEAD', `/api/cases/${caseId}`, town.social.cookie)).status).toBe(405);
    const acts = await town.rows(`select action from audit_entry where action = 'case.view' and case_id = $1`, caseId);
    expect(acts).toEqual([]);
    expect(await town.rows(`select how from acknowledgement where case_id = $1`, caseId)).toEqual([]);
  });
});
