import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

const paths = (
  JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, Record<string, unknown>> }
).paths;
const isCall = (call: string): boolean => {
  const [method = '', path = ''] = call.split(' ');
  return paths[`/api/${path}`]?.[method.toLowerCase()] !== undefined;
};
const files = readdirSync('web/src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`);
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** A button whose call has no form in the API's description opens nothing, and says nothing either. */
test('every call that a page makes is one of the API, down to the names in its path', () => {
  const calls = files.flatMap((file) =>
    [...textOf(file).matchAll(/'((?:POST|PUT|PATCH|DELETE) [a-z][^']*)'/g)].map(([, call]) => ({ file, call: call! })),
  );
  expect(calls.length).toBeGreaterThan(60);
  expect(calls.filter(({ call }) => !isCall(call))).toEqual([]);
});

/** Where the call is put together from the verb. */
test.each([
  ['web/src/pages/handover.tsx', 'handovers/{id}'],
  ['web/src/pages/ask.tsx', 'asks/{id}'],
])('every verb of %s has its call', (file, of) => {
  const text = textOf(file);
  const verbs = /const VERBS = \[([^\]]*)\]/.exec(text)?.[1]?.match(/[a-z-]+/g) ?? [];
  const elsewhere = new Map(
    [...(/const ELSEWHERE[^{]*\{([^}]*)\}/.exec(text)?.[1] ?? '').matchAll(/'?([a-z-]+)'?: '([a-z-]+)'/g)].map(
      ([, verb, path]) => [verb!, path!],
    ),
  );
  expect(verbs.length).toBeGreaterThan(10);
  expect(verbs.filter((verb) => !isCall(`POST ${of}/${elsewhere.get(verb) ?? verb}`))).toEqual([]);
});
