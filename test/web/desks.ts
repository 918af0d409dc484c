import { mkdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { done, HOW_ASKED } from '../support/handovers.js';
import { startServer, type ProofServer, type Visitor } from '../support/over-http.js';
import { A_CONTACT, asked, SHELTERS } from '../support/referrals.js';
import { openBrowser, PHONE, Reader } from './browser.js';

/** The application with people at their own browsers, and two who do the rest over HTTP: an officer and the lead. */
export class Desks {
  private constructor(
    readonly server: ProofServer,
    private readonly browser: Browser,
    readonly officer: Visitor,
    readonly social: Visitor,
    private readonly readers: Reader[] = [],
  ) {}

  /** `work`: its queue works too, so that what is told arrives and what is live is seen. */
  static async open(options: { work?: boolean } = {}): Promise<Desks> {
    const [server, browser] = await Promise.all([startServer(options), openBrowser()]);
    const [officer, social] = await Promise.all([server.login('se.police'), server.login('se.social')]);
    return new Desks(server, browser, officer, social);
  }

  async close(): Promise<void> {
    const seen = this.readers.reduce((sum, { pagesSeenByAxe }) => sum + pagesSeenByAxe, 0);
    process.stdout.write(`axe saw ${seen} pages and states.\n`);
    await this.browser.close();
    await this.server.close();
  }

  async reader(login: string, viewport = PHONE, language?: 'en' | 'lv'): Promise<Reader> {
    if (language) await (await this.server.login(login)).put('/api/accounts/me/language', { language });
    const one = await Reader.at(this.browser, this.server.url, viewport);
    this.readers.push(one);
    return one.signIn(login);
  }

  /** Behind the scenes: what a test cannot wait for, such as a due time. */
  async behind(sql: string, ...values: unknown[]): Promise<number> {
    const client = new Client({ connectionString: this.server.database.ownerUrl });
    await client.connect();
    try {
      return (await client.query(sql, values)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  }

  /** Until the queue has told everything. */
  async delivered(): Promise<void> {
    for (let turn = 0; turn < 100; turn += 1) {
      if ((await this.behind('select 1 from outbox where sent_at is null and parked_at is null limit 1')) === 0) return;
      await new Promise((go) => setTimeout(go, 200));
    }
  }

  /** A house of the same city helps, with the person's yes to these sections. */
  async helps(caseId: string, sections: string[]): Promise<Visitor> {
    const house = await this.server.login('se.shelter.men');
    const ask = (await asked(this.social, caseId, { places: [SHELTERS.men] })).asks[SHELTERS.men]!;
    done(await house.post(`/api/asks/${ask}/accept`, A_CONTACT));
    const yes = { personAgreed: true, sections, howAsked: HOW_ASKED };
    done(await this.social.post(`/api/asks/${ask}/confirm`, yes));
    return house;
  }
}

/** What is wrong: for a screen reader, on the console, in the browser's storage, beside the screen, or said as a bare code. */
export const faults = async (one: Reader) => ({
  axe: await one.axe(),
  complaints: one.complaints,
  stored: await one.stored(),
  beside: await one.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)),
  codes: (await one.page.locator('main').innerText()).match(/\b[a-z]+_[a-z_]+\b/g) ?? [],
});
export const NONE = { axe: [], complaints: [], stored: 0, beside: 0, codes: [] };

/** Nothing is wrong with what is on the screen. `SHOTS`: a folder for a picture of it. */
export async function sound(one: Reader, picture?: string): Promise<void> {
  const shots = process.env['SHOTS'];
  if (shots && picture) {
    mkdirSync(shots, { recursive: true });
    await one.page.screenshot({ path: `${shots}/${picture}.png`, fullPage: true });
  }
  expect(await faults(one)).toEqual(NONE);
}

export const at = (one: Reader, path: string) => one.page.goto(`${one.url}${path}`);
export const press = (one: Reader, name: string | RegExp) =>
  one.page.getByRole('main').getByRole('button', { name }).first().click();
export const heading = (one: Reader, name: string | RegExp) =>
  one.page.getByRole('heading', { name }).first().waitFor();
/** Once for all answers: by whom, in which language, with whom in the room. */
export async function howAsked(one: Reader): Promise<void> {
  const { page } = one;
  await page.locator('input[name="howAsked.mode"][value=oral]').check();
  await page.locator('[id="f-howAsked.language"]').selectOption('lv');
  await page.locator('input[name="howAsked.interpreter"][value=professional_by_phone]').check();
  await page.locator('input[name="howAsked.readBack"][value=true]').check();
  await page.locator('input[type=checkbox][value=interpreter]').check();
  await page.locator('input[type=checkbox][value=none_seen]').check();
}
export const writes = async (who: Visitor, caseId: string, section: string, content: object) =>
  done(await who.post(`/api/cases/${caseId}/sections/${section}`, { statement: 'told_by_person', ...content }));
