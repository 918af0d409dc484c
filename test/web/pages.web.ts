import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';

let server: ProofServer;
let browser: Browser;
const readers: Reader[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  const seen = readers.reduce((sum, { pagesSeenByAxe }) => sum + pagesSeenByAxe, 0);
  process.stdout.write(`axe saw ${seen} pages and states.\n`);
  await browser.close();
  await server.close();
});

async function reader(login?: string, viewport = PHONE, locale = 'en-GB'): Promise<Reader> {
  const one = await Reader.at(browser, server.url, viewport, locale);
  readers.push(one);
  return login ? one.signIn(login) : one;
}

/** Nothing wrong for a screen reader, nothing on the console, nothing stored. */
async function sound(one: Reader): Promise<void> {
  expect(await one.axe()).toEqual([]);
  expect(one.complaints).toEqual([]);
  expect(await one.stored()).toBe(0);
}

describe('Signing in', () => {
  it('says what was wrong, and then opens where the day begins', async () => {
    const one = await reader();
    await one.page.goto(`${server.url}/inbox`);
    await one.page.waitForURL('**/sign-in');
    await sound(one);
    await one.page.locator('input[autocomplete=username]').fill('se.police');
    await one.page.locator('input[autocomplete=current-password]').fill('not this one');
    await one.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await one.page.getByRole('alert').waitFor();
    await sound(one);
    await one.signIn('se.police');
    await sound(one);
    expect(await one.page.title()).not.toMatch(/traffick|victim|hof/i);
  });

  it('in Latvian, the pages are in Latvian', async () => {
    const one = await reader(undefined, DESK, 'lv-LV');
    await one.page.goto(`${server.url}/sign-in`);
    await one.page.getByRole('heading', { name: 'Ieiet' }).waitFor();
    expect(await one.page.getAttribute('html', 'lang')).toBe('lv');
    await sound(one);
  });

  it('after signing out, going back shows nothing', async () => {
    const one = await reader('se.social');
    await one.goTo('Our cases');
    await one.page.getByRole('heading', { name: 'Our cases' }).waitFor();
    await one.signOut();
    await one.page.goBack();
    await one.page.waitForURL('**/sign-in');
    await one.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('Shift three times leaves, and nobody is signed in any more', async () => {
    const one = await reader('se.social');
    for (let times = 0; times < 3; times += 1) await one.page.keyboard.press('Shift');
    await one.page.waitForURL('about:blank');
    await one.page.goto(`${server.url}/inbox`);
    await one.page.waitForURL('**/sign-in');
  });
});

describe('Advice without a name', () => {
  it('is asked by the officer on a phone, answered at the shelter, and read', async () => {
    const [officer, house] = [await reader('se.police'), await reader('lv.safehouse', DESK)];
    await officer.goTo('Advice');
    await officer.page.getByRole('button', { name: 'Ask for advice' }).click();
    await officer.page.getByRole('button', { name: 'Confirm' }).click();
    await officer.page.getByRole('alert').waitFor();
    await sound(officer);
    await officer.page.getByLabel(/What you want to say/).fill('She is afraid of the man who holds her papers.');
    await officer.page.getByLabel('Country').selectOption('LV');
    await officer.page.locator('[id="f-institution"]').selectOption({ label: 'Shelter "Safe House"' });
    await officer.page.getByRole('checkbox', { name: 'Safety' }).check();
    await officer.page.getByRole('radio', { name: /^adult$/i }).check();
    await officer.page.getByRole('button', { name: 'Confirm' }).click();
    await officer.page.getByRole('link', { name: /Safety/ }).click();
    await officer.page.getByText('She is afraid of the man').waitFor();
    await sound(officer);
    await house.goTo('Padoms');
    await house.page.getByRole('link', { name: /Drošība/ }).click();
    await house.page.getByRole('button', { name: 'Rakstīt' }).click();
    await house.page.getByLabel(/Ko vēlaties teikt/).fill('Ask her alone, with an interpreter.');
    await house.page.getByRole('button', { name: 'Apstiprināt' }).click();
    await house.page.getByText('Ask her alone').waitFor();
    await sound(house);
    await officer.page.reload();
    await officer.page.getByText('Ask her alone').waitFor();
    await officer.page.getByText('Answered').waitFor();
    if (process.env['SHOTS']) {
      await officer.page.screenshot({ path: `${process.env['SHOTS']}/advice-phone.png`, fullPage: true });
      await house.page.goto(`${server.url}/consultations`);
      await house.page.getByRole('heading', { name: 'Padoms' }).waitFor();
      await house.page.getByRole('button', { name: 'Lūgt padomu' }).click();
      await house.page.screenshot({ path: `${process.env['SHOTS']}/advice-desk.png`, fullPage: true });
    }
  });
});
