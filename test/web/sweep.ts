import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

/** What no page says to anybody: a code, a field or a key as programs write them. Addresses and ids are none. */
function rawWords(text: string): string[] {
  const words = text
    .replaceAll(/\S+@\S+|\S*\/\S*/g, ' ')
    .match(/\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:code|field|do|problem|says) [a-z_]+[._][a-z_.]+/g);
  return [...new Set(words ?? [])];
}

/** What is wrong with a page as this reader sees it. */
export async function faultsOf(one: Reader, path: string): Promise<string[]> {
  await one.page.goto(one.url + path);
  await one.page.getByRole('main').getByRole('heading').first().waitFor();
  await one.page.waitForLoadState('networkidle').catch(() => undefined);
  const text = await one.page.locator('body').innerText();
  const faults = [...rawWords(text), ...(await one.axe()), ...one.complaints];
  if (await one.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
    faults.push('wider than the screen');
  return faults.map((fault) => `${path}: ${fault}`);
}

/** Every page in one language, on a phone and on a desk. */
export function sweep(language: 'en' | 'lv', locale: string): { readonly town: LivedIn } {
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
    process.stdout.write(`axe saw ${seen} pages in ${language}.\n`);
    await browser.close();
    await server.close();
  });

  describe('Every page says everything in words', () => {
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
          for (const path of paths) faults.push(...(await faultsOf(one, path)));
          seen += one.pagesSeenByAxe;
          expect(await one.stored()).toBe(0);
          await one.close();
        }
        expect(faults).toEqual([]);
      }, 900_000);
  });
  return {
    get town() {
      return town;
    },
  };
}
