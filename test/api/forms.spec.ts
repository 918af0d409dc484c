import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_PLAN, aCase, agreed, aProposal, done, HOW_ASKED } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

describe('A form inside a form', () => {
  it.each(['place', 'consents', 'howAsked', 'identity', 'ownRecord', 'alternate'])(
    'is one form and no list: %s',
    async (part) => {
      for (const wrong of [[], [[]], [{}], 'text', 7]) {
        const answer = await town.officer.post('/api/identifications', anIdentification({ [part]: wrong }));
        expect(answer).toMatchObject({ status: 400, body: { type: '/problems/invalid-input' } });
        expect(JSON.stringify(answer.body.errors)).toContain(`"${part}`);
      }
    },
  );

  it('is not left out where it is needed', async () => {
    const { caseId } = await aCase(town.officer);
    const consent = { question: 'share_name', answer: { answer: 'yes' }, howAsked: HOW_ASKED };
    const proposal = aProposal({ institution: SAFE_HOUSE });
    for (const [path, body, part] of [
      ['/api/identifications', anIdentification(), 'consents'],
      ['/api/identifications', anIdentification(), 'place'],
      [`/api/cases/${caseId}/consents`, consent, 'howAsked'],
      [`/api/cases/${caseId}/handovers`, proposal, 'to'],
      [`/api/cases/${caseId}/handovers`, proposal, 'preview'],
    ] as const)
      for (const nothing of [undefined, null, []])
        expect(await town.social.post(path, { ...body, [part]: nothing })).toMatchObject({
          status: 400,
          body: { errors: [{ path: part }] },
        });
    expect((await town.officer.post('/api/identifications', anIdentification({ consents: {} }))).status).toBe(400);
  });
});

describe('A time', () => {
  it('has a day, an hour and a zone, or is refused by its field', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await town.safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    for (const expectedAt of ['2026-W10-1', '2026-123', '2026-11-23', '2026-11-23T10:00:00', '2026-02-30T10:00:00Z'])
      expect(await town.social.post(`/api/handovers/${id}/depart`, { expectedAt })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'expectedAt' }] },
      });
  });
});

describe('A place in a list that was not given by us', () => {
  it.each([
    'cases',
    'handovers?direction=in',
    'handovers?direction=out',
    'asks?direction=in',
    'identifications',
    'inbox',
  ])('is no fault of the server: %s', async (list) => {
    for (const parts of [['x', 'y'], ['', ''], ['x'], ['2026-13-45', SAFE_HOUSE], [1], 'x']) {
      const after = Buffer.from(JSON.stringify(parts)).toString('base64url');
      const { status } = await town.social.get(`/api/${list}${list.includes('?') ? '&' : '?'}after=${after}`);
      expect([200, 400]).toContain(status);
    }
  });
});

describe('What cannot be read', () => {
  it.each([
    ['an address that is no text', 'GET', '/api/cases/%E0%A4%A', '', 404],
    ['an address that is too long', 'GET', `/api/cases/${'secret'.repeat(900)}`, '', 404],
    ['brackets within brackets', 'POST', '/api/identifications', '['.repeat(45_000) + ']'.repeat(45_000), 400],
    ['a form cut off', 'POST', '/api/identifications', '{"called":"secret', 400],
    ['a prototype', 'POST', '/api/identifications', '{"__proto__":{"roles":["secret"]}}', 400],
  ] as const)('is a problem like any other, and is not repeated: %s', async (_what, method, path, body, status) => {
    const answer = await town.officer.raw(method, path, body, 'application/json');
    expect(answer).toMatchObject({ status, body: { status } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('is anything but JSON', async () => {
    const answer = await town.officer.raw('POST', '/api/identifications', '{}', 'text/plain');
    expect(answer).toMatchObject({ status: 415, body: { type: '/problems/media-type' } });
  });
});
