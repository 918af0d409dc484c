import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sweep } from './sweep.js';

const swept = sweep('en', 'en-GB');

/** What needs a past that the story has not: each is opened by a test of its own in this folder. */
const ELSEWHERE = ['/sign-in', '/tasks/$id', '/break-glass/$id', '/disclosures/$id', '/conflicts/$id'];

it('and the sweep opens every address that the pages have', () => {
  const routes = [...readFileSync('web/src/routes.tsx', 'utf8').matchAll(/page\(\s*'([^']+)'/g)].map(
    ([, path]) => path!,
  );
  const opened = [...Object.values(swept.town.pages).flat(), ...ELSEWHERE];
  const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}(\\?.*)?$`);
  expect(routes.filter((route) => !opened.some((path) => pattern(route).test(path)))).toEqual([]);
});
