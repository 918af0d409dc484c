import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, Reader } from './browser.js';

/** People at browsers of their own, before one server. `SHOTS`: a folder for pictures of what they see. */
export class Readers {
  private readonly all: Reader[] = [];

  private constructor(
    readonly server: ProofServer,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<Readers> {
    return new Readers(await startServer(), await openBrowser());
  }

  async reader(login?: string, viewport = DESK, locale = 'en-GB'): Promise<Reader> {
    const one = await Reader.at(this.browser, this.server.url, viewport, locale);
    this.all.push(one);
    return login ? one.signIn(login) : one;
  }

  async close(): Promise<void> {
    const seen = this.all.reduce((sum, { pagesSeenByAxe }) => sum + pagesSeenByAxe, 0);
    process.stdout.write(`axe saw ${seen} pages and states.\n`);
    await this.browser.close();
    await this.server.close();
  }
}

/** Nothing wrong for a screen reader, nothing on the console, nothing stored, nothing wider than the screen. */
export async function sound(one: Reader, name?: string): Promise<void> {
  expect(await one.axe()).toEqual([]);
  expect(one.complaints).toEqual([]);
  expect(await one.stored()).toBe(0);
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
    0,
  );
  const shots = process.env['SHOTS'];
  if (shots && name) await one.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

export const heading = (one: Reader, name: string | RegExp) =>
  one.page.getByRole('heading', { level: 1, name }).waitFor();

export const press = (one: Reader, name: string | RegExp) =>
  one.page
    .getByRole('main')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
