import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

let server: ProofServer;
let browser: Browser;
let town: LivedIn;
let seen = 0;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  town = await livedIn(server);
});
afterAll(async () => {
  process.stdout.write(`axe saw ${seen} pages in their languages.\n`);
  await browser.close();
  await server.close();
});

/** What no page says to anybody: a code, a field or a key as programs write them. Addresses and ids are none. */
function rawWords(text: string): string[] {
  const words = text
    .replaceAll(/\S+@\S+|\S*\/\S*/g, ' ')
    .match(/\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:code|field|do|problem|says) [a-z_]+[._][a-z_.]+/g);
  return [...new Set(words ?? [])];
}

async function read(one: Reader, path: string): Promise<string[]> {
  await one.page.goto(server.url + path);
  await one.page.getByRole('main').getByRole('heading').first().waitFor();
  await one.page.waitForLoadState('networkidle').catch(() => undefined);
  const text = await one.page.locator('body').innerText();
  seen += 1;
  const faults = [...rawWords(text), ...(await one.axe()), ...one.complaints];
  if (await one.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
    faults.push('wider than the screen');
  return faults.map((fault) => `${path}: ${fault}`);
}

/** What needs a past that the story has not: each is opened by a test of its own in this folder. */
const ELSEWHERE = ['/sign-in', '/tasks/$id', '/break-glass/$id', '/disclosures/$id', '/conflicts/$id'];

describe('Every page says everything in words', () => {
  for (const [language, locale] of [
    ['en', 'en-GB'],
    ['lv', 'lv-LV'],
  ] as const)
    for (const [width, viewport] of [
      ['360 px', PHONE],
      ['1440 px', DESK],
    ] as const)
      it(`in ${language}, at ${width}`, async () => {
        const faults: string[] = [];
        for (const [login, paths] of Object.entries(town.pages)) {
          const account = await server.login(login);
          await account.put('/api/accounts/me/language', { language });
          const one = await Reader.at(browser, server.url, viewport, locale);
          await one.signIn(login);
          for (const path of paths) faults.push(...(await read(one, path)));
          expect(await one.stored()).toBe(0);
          await one.close();
        }
        expect(faults).toEqual([]);
      }, 900_000);

  it('and the sweep opens every address that the pages have', () => {
    const routes = [...readFileSync('web/src/routes.tsx', 'utf8').matchAll(/page\('([^']+)'/g)].map(
      ([, path]) => path!,
    );
    const opened = [...Object.values(town.pages).flat(), ...ELSEWHERE];
    const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}(\\?.*)?$`);
    expect(routes.filter((route) => !opened.some((path) => pattern(route).test(path)))).toEqual([]);
  });
});

describe('The intake in a language that is a draft', () => {
  const DRAFTED = ['da', 'de', 'et', 'fi', 'is', 'lt', 'nb', 'pl', 'ru', 'sv', 'uk'];
  it.each(DRAFTED)('%s: says so, in that language, and every other page is in English', async (language) => {
    const account = await server.login('se.police');
    await account.put('/api/accounts/me/language', { language });
    const one = await Reader.at(browser, server.url, PHONE);
    await one.signIn('se.police');
    const words = JSON.parse(readFileSync(`web/src/words/intake/${language}.json`, 'utf8')) as Record<string, string>;
    await one.page.goto(`${server.url}/identify`);
    await one.page.getByText(words['draft language']!).waitFor();
    expect(await one.page.getAttribute('html', 'lang')).toBe(language);
    expect(await read(one, '/identify')).toEqual([]);
    await one.page.goto(`${server.url}/account`);
    await one.page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(await one.page.getAttribute('html', 'lang')).toBe('en');
    await account.put('/api/accounts/me/language', { language: 'en' });
    await one.close();
  });
});
