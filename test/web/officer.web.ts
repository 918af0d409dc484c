import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';
import { Form } from './form.js';

let server: ProofServer;
let browser: Browser;
const readers: Reader[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  const seen = readers.reduce((sum, { pagesSeenByAxe }) => sum + pagesSeenByAxe, 0);
  process.stdout.write(`axe saw ${seen} pages and states of the officer's.\n`);
  await browser.close();
  await server.close();
});

async function reader(login: string, viewport = PHONE, locale = 'en-GB'): Promise<Reader> {
  const one = await Reader.at(browser, server.url, viewport, locale);
  readers.push(one);
  return one.signIn(login);
}

/** Nothing wrong for a screen reader, nothing on the console, nothing stored, nothing to scroll sideways for. */
async function sound(one: Reader, name?: string): Promise<void> {
  if (name && process.env['SHOTS'])
    await one.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  expect(await one.axe()).toEqual([]);
  expect(one.complaints).toEqual([]);
  expect(await one.stored()).toBe(0);
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

describe('An officer at a border post', () => {
  it.each([
    ['en', 'phone', PHONE, 'en-GB', 'se.police', 'Not yet read'],
    ['lv', 'desk', DESK, 'lv-LV', 'lv.border', 'Vēl nav izlasīts'],
  ])(
    'records an identification in %s on a %s, question by question, and sees who has it now',
    async (language, device, viewport, locale, login, unread) => {
      const one = await reader(login, viewport, locale);
      const form = new Form(one.page);
      const named = (step: string) => `${language}-${device}-${step}`;
      await form.open(server.url);
      await sound(one, named('1-danger'));
      await form.choose('danger', 'yes');
      await one.page.locator('a[href^="tel:"]').first().waitFor();
      await sound(one, named('1-danger-yes'));
      await form.begin('adult', 'yes', 'yes');
      await form.answer('shelterTonight', 'yes');
      // In danger it is an emergency; nobody is asked how urgent it is.
      await sound(one, named('8-place'));
      await form.choose('place.class', 'police_custody');
      await form.next();
      await sound(one, named('9-signs'));
      await one.page.getByRole('checkbox').nth(3).check();
      await form.next();
      await form.tick('forced_labour');
      await sound(one, named('10-exploitation'));
      await form.next();
      await form.choose('consents.share_name.answer', 'no');
      await form.choose('consents.contact_police.answer', 'not_asked');
      await form.choose('consents.another_country.answer', 'yes');
      await sound(one, named('11-consents'));
      await form.next();
      expect(await one.page.locator('[id="f-howAsked.language"]').inputValue()).toBe('lv');
      await form.howAsked();
      await sound(one, named('12-how-asked'));
      await form.next();
      await form.fill('called', 'Example One');
      await sound(one, named('13-called'));
      await form.next();
      // The person did not say yes to sharing a name: it is not asked for.
      await form.choose('safeContact.channel', 'phone');
      await form.fill('safeContact.codeWord', 'Canary Lantern');
      await sound(one, named('15-safe-contact'));
      await form.next();
      await sound(one, named('16-shift'));
      await form.next();
      await sound(one, named('17-check'));
      expect(await one.page.locator('.check').innerText()).toContain('Example One');
      await form.send();
      await one.page.getByText(unread).first().waitFor();
      await sound(one, named('18-who-has-it'));
      expect(one.page.url()).not.toMatch(/Example|Canary/);

      await one.page.locator('a[href$="/card"]').click();
      expect(await one.page.locator('.card-for-person').innerText()).toContain('Canary Lantern');
      await sound(one, named('19-card'));
    },
  );

  it('writes down another person of the same incident: the place is there, and no answer of the first', async () => {
    const { page } = await reader('se.police');
    const form = new Form(page);
    await form.open(server.url);
    await form.begin('adult', 'could_not_be_asked');
    await form.seen();
    await form.next();
    await form.send();
    await page.locator('a[href*="incident="]').click();
    await page.getByText('Everything else is this person').waitFor();
    await form.begin('adult', 'yes');
    await form.answer('shelterTonight', 'no');
    await form.answer('urgency', 'normal');
    expect(await page.locator('input[value=police_custody]').isChecked()).toBe(true);
    await form.next();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  });

  it('notes a refusal: only why and how they were asked; no case, and a card all the same', async () => {
    const one = await reader('se.police');
    const form = new Form(one.page);
    await form.open(server.url);
    await form.begin('adult', 'no');
    await form.at('The person wants no help');
    await form.choose('notice.reason', 'afraid');
    await form.choose('notice.gender', 'female');
    await form.choose('notice.cardHandedOut', 'true');
    await sound(one, 'refusal');
    await form.next();
    await form.at('How were they asked?');
    await form.howAsked();
    await form.next();
    await form.at('Check your answers');
    expect(await one.page.locator('.check dt').count()).toBe(6);
    await sound(one, 'refusal-check');
    await form.send();
    await one.page.getByText('no case, no name').waitFor();
    await sound(one, 'refusal-sent');
    await one.page.locator('a[href$="/card"]').click();
    await one.page.getByLabel('They do not want it').check();
    await one.page.getByText('nothing is printed').waitFor();
    await sound(one);
  });

  it('of somebody asleep is asked only what can be seen', async () => {
    const one = await reader('se.police');
    const form = new Form(one.page);
    await form.open(server.url);
    await form.answer('danger', 'no');
    await form.answer('ageGroup', 'adult');
    await form.answer('interpreterNeeded', 'not_known');
    await form.choose('consents.contact_support.answer', 'could_not_be_asked');
    await form.choose('consents.contact_support.whyNotAsked', 'asleep');
    await sound(one, 'could-not');
    await form.next();
    await form.seen();
    await form.at('Whom to ring when your shift ends?');
    await form.next();
    await form.send();
    await one.page.getByText(/provisional/i).waitFor();
  });

  it('of a child hears what happens now; a no is written down, and help begins all the same', async () => {
    const one = await reader('se.police');
    const form = new Form(one.page);
    await form.open(server.url);
    await form.answer('danger', 'no');
    await form.choose('ageGroup', 'unsure');
    await one.page.getByText('consent is not a gate').waitFor();
    await sound(one, 'child');
    await form.next();
    await form.answer('interpreterNeeded', 'no');
    await form.answer('consents.contact_support.answer', 'no');
    await form.seen();
    for (const name of ['share_name', 'contact_police', 'another_country'])
      await form.choose(`consents.${name}.answer`, 'not_asked');
    await form.next();
    await form.howAsked();
    await form.select('howAsked.language', 'ru');
    await form.choose('howAsked.guardian', 'not_reached');
    await form.next();
    await form.next();
    await form.at('What is the person’s name?');
    await form.next();
    await form.next();
    await form.next();
    await form.send();
    await one.page.getByText('Not yet read').first().waitFor();
  });

  it('is told by field what is missing, at that field, and nothing that was typed is lost', async () => {
    const one = await reader('se.police');
    const { page } = one;
    const form = new Form(page);
    await form.open(server.url);
    await form.answer('danger', 'no');
    while (!(await page.locator('.check').isVisible())) await form.further();
    await page.getByText('Not answered yet').first().waitFor();
    await sound(one, 'missing');
    await form.next();
    await form.at('Is the person an adult?');
    expect(await page.getByRole('alert').first().innerText()).toContain('Choose an answer');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('ageGroup');
    await sound(one, 'missing-summary');
    await page.getByRole('alert').getByRole('button').last().click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('Is the person an adult?');
    await page.goBack();
    await form.at('Is the person an adult?');
  });

  it('goes on with Enter, and a screen reader hears each question and how far it is', async () => {
    const { page } = await reader('se.police');
    const form = new Form(page);
    await form.open(server.url);
    await page.locator('input[name=danger][value=no]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await form.at('Is the person an adult?');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))).toBe('progress');
    expect(await page.locator('#progress').innerText()).toBe('Question 2 of 16');
  });

  it('where only advice is wanted is shown the way there', async () => {
    const { page } = await reader('se.police');
    await new Form(page).open(server.url);
    await page.getByRole('link', { name: 'Ask for advice without a name' }).click();
    await page.waitForURL('**/consultations');
  });
});

describe('A record that is not sent yet', () => {
  it('is kept on the server, found again after the page was lost, and gone when it is deleted', async () => {
    const one = await reader('se.police.night').catch(() => reader('se.social'));
    const { page } = one;
    const form = new Form(page);
    await form.open(server.url);
    await page.getByText('in the memory of this page only').waitFor();
    await form.begin('adult', 'yes');
    await page.getByText(/^Saved /).waitFor();
    await page.waitForURL(/draft=/);
    await page.reload();
    await form.at('Is a safe bed needed tonight?');
    await page.goto(`${server.url}/inbox`);
    await page.getByText('Not sent yet').waitFor();
    await sound(one, 'inbox-draft');
    await page.getByRole('link', { name: /Go on/ }).first().click();
    await form.at('Is a safe bed needed tonight?');
    await page.goBack();
    await page.getByRole('button', { name: 'Delete' }).first().click();
    await page.getByRole('button', { name: 'Yes, delete for good' }).click();
    await page.getByText('Not sent yet').waitFor({ state: 'detached' });
  });

  it('without a connection is in memory, which is said; with one again it is saved, and sent once', async () => {
    const one = await reader('se.social');
    const { page, context } = one;
    const form = new Form(page);
    await form.open(server.url);
    await form.answer('danger', 'no');
    await page.getByText(/^Saved /).waitFor();
    await context.setOffline(true);
    await form.answer('ageGroup', 'adult');
    await page.getByText('No connection: kept in this page only').waitFor();
    await form.tick('lv');
    await form.answer('interpreterNeeded', 'yes');
    await form.answer('consents.contact_support.answer', 'could_not_be_asked');
    await form.seen();
    await form.next();
    await form.next();
    await page.getByText('The server cannot be reached').waitFor();
    expect(await one.axe()).toEqual([]);
    await context.setOffline(false);
    await page.getByText(/^Saved /).waitFor({ timeout: 20_000 });
    await form.send();
    await page.getByText('Not yet read').or(page.getByText('It has been read')).first().waitFor();
    await page.goto(`${server.url}/inbox`);
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect([await page.getByText('Not sent yet').count(), await one.stored()]).toEqual([0, 0]);
  });
});

describe('On paper', () => {
  it.each([
    ['en', 'en-GB', 'se.police', PHONE],
    ['lv', 'lv-LV', 'lv.border', DESK],
  ])(
    'the form in %s has the questions of the screen under their numbers, on one sheet',
    async (language, locale, login, viewport) => {
      const one = await reader(login, viewport, locale);
      const { page } = one;
      await page.goto(`${server.url}/identify/paper`);
      await page.locator('.paper li').first().waitFor();
      expect(await page.locator('.paper ol > li').count()).toBe(16);
      expect(await page.locator('.paper .top').innerText()).toMatch(/[A-Z347]{5}/);
      await sound(one, `${language}-paper-screen`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('header').isVisible()).toBe(false);
      if (process.env['SHOTS']) await page.pdf({ path: `${process.env['SHOTS']}/${language}-paper.pdf`, format: 'A4' });
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    },
  );
});
