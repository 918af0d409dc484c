import { expect, it } from '@jest/globals';
import { apiDescription } from '../../src/openapi.js';

it('The description of the API says of every call what it does, who may make it and what a refusal looks like', async () => {
  const { paths, components } = await apiDescription();
  const calls = Object.values(paths).flatMap(({ get, post, put, patch, delete: remove }) =>
    [get, post, put, patch, remove].filter((call) => call !== undefined),
  );
  expect(calls.length).toBeGreaterThan(90);
  for (const { operationId, summary, description, responses } of calls) {
    expect([operationId, summary]).toEqual([operationId, expect.stringMatching(/^[A-Z]/)]);
    expect([operationId, description]).toEqual([operationId, expect.stringContaining('For: ')]);
    expect(responses['default']).toMatchObject({ content: { 'application/problem+json': expect.anything() } });
  }
  expect(paths['/api/handovers/{id}/note-phone-yes']?.post).toMatchObject({
    summary: 'Note phone yes',
    description: 'For: lead coordinator.',
  });
  expect(components?.schemas?.['Problem']).toMatchObject({ properties: { whoMay: expect.anything() } });
});
