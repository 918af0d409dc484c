import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { openBrowser, PHONE, Reader } from './browser.js';
import { faultsOf } from './sweep.js';

let server: ProofServer;
let browser: Browser;
let seen = 0;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  process.stdout.write(`axe saw ${seen} pages in languages that are drafts.\n`);
  await browser.close();
  await server.close();
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
    expect(await faultsOf(one, '/identify')).toEqual([]);
    await one.page.goto(`${server.url}/account`);
    await one.page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(await one.page.getAttribute('html', 'lang')).toBe('en');
    await account.put('/api/accounts/me/language', { language: 'en' });
    seen += one.pagesSeenByAxe;
    await one.close();
  });
});
