import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { apiDescription } from '../../src/openapi.js';

interface Description {
  components: { schemas: Record<string, object> };
}

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

it('No two forms share a name, or one would be described as the other', () => {
  const forms = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.api.ts'))
    .flatMap((file) => readFileSync(`src/${file}`, 'utf8').match(/(?<=^export class )\w+/gm) ?? []);
  expect(forms.length).toBeGreaterThan(100);
  expect(forms.filter((name, at) => forms.indexOf(name) !== at)).toEqual([]);
});

// Only the build knows the fields; `npm run check` compares the file with it.
it('A field that takes a code lists the codes', () => {
  const { schemas } = (JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Description).components;
  expect(schemas['IndicatorBody']).toMatchObject({
    properties: { code: { enum: expect.arrayContaining(['documents_held']) } },
  });
  expect(schemas['WhereaboutsBody']).toMatchObject({
    properties: { class: { enum: expect.arrayContaining(['police_custody']) } },
  });
});
