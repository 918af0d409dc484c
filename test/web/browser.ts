import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1440, height: 900 };

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });

/** Somebody at a browser of their own; everything the browser complains about is kept. */
export class Reader {
  readonly complaints: string[] = [];
  pagesSeenByAxe = 0;

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** `deviceScaleFactor`: how far it is enlarged; the viewport is then as much smaller than the screen. */
  static async at(
    browser: Browser,
    url: string,
    viewport = PHONE,
    locale = 'en-GB',
    deviceScaleFactor = 1,
  ): Promise<Reader> {
    const settings = { viewport, locale, deviceScaleFactor, bypassCSP: false, reducedMotion: 'reduce' } as const;
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    const reader = new Reader(url, context, page);
    page.on('console', (message) => {
      // A refused answer is written by the browser itself; that it was refused is what the test asks.
      if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text()))
        reader.complaints.push(message.text());
    });
    page.on('pageerror', (error) => reader.complaints.push(String(error)));
    return reader;
  }

  async signIn(login: string): Promise<this> {
    await this.page.goto(`${this.url}/sign-in`);
    await this.page.locator('input[autocomplete=username]').fill(login);
    await this.page.locator('input[autocomplete=current-password]').fill(DEMO_PASSWORD);
    await this.page.locator('main button[type=submit]').click();
    await this.page.waitForURL(({ pathname }) => !['/', '/sign-in'].includes(pathname));
    return this;
  }

  /** To a place of the frame, through the menu where there is no room for it. */
  async goTo(place: string | RegExp): Promise<void> {
    const menu = this.page.locator('nav .menu-button');
    await this.page.locator('nav').first().waitFor();
    if (await menu.isVisible()) await menu.click();
    await this.page.locator('nav').getByRole('link', { name: place }).click();
  }

  /** To another part of a case, through its button where there is no room for all of them. */
  async toPart(name: string): Promise<void> {
    const parts = this.page.getByRole('navigation', { name: /^(Parts of the case|Lietas daļas)$/ });
    await parts.waitFor();
    const button = parts.locator('.parts-button');
    if (await button.isVisible()) await button.click();
    await parts.getByRole('link', { name, exact: true }).click();
  }

  async signOut(): Promise<void> {
    const menu = this.page.locator('nav .menu-button');
    if (await menu.isVisible()) await menu.click();
    await this.page
      .locator('nav, header')
      .getByRole('button', { name: /^(Sign out|Iziet)$/ })
      .click();
    await this.page.waitForURL('**/sign-in');
  }

  /** What axe finds wrong with what is on the screen now (WCAG 2.2 A and AA). */
  async axe(): Promise<string[]> {
    this.pagesSeenByAxe += 1;
    await this.page.waitForLoadState('networkidle').catch(() => undefined);
    const cdp = await this.context.newCDPSession(this.page);
    await cdp.send('Runtime.evaluate', { expression: AXE });
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.length + ' x ' + v.nodes[0].target.join(' ') + ' ' + v.nodes[0].failureSummary)))`,
      awaitPromise: true,
      returnByValue: true,
    });
    await cdp.detach();
    return JSON.parse(String(result.value)) as string[];
  }

  /** Local storage, session storage, databases of the browser and service workers: all must be empty. */
  stored(): Promise<number> {
    return this.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const workers = await navigator.serviceWorker.getRegistrations();
      return localStorage.length + sessionStorage.length + databases.length + workers.length;
    });
  }

  /** For who looks at a failure. */
  picture = (name: string) => this.page.screenshot({ path: `.data/pictures/${name}.png`, fullPage: true });
  close = (): Promise<void> => this.context.close();
}
