import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aProposal, HOW_ASKED } from '../support/handovers.js';
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
