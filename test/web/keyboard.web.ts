import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { DESK, PHONE, type Reader } from './browser.js';
import { at, Desks, sound } from './desks.js';
import { Keys } from './keys.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

const isHeading = (one: Reader, level: string) =>
  one.page.evaluate((tag) => document.activeElement?.tagName === tag, level);

describe('Without a mouse', () => {
  it.each([
    ['phone', PHONE],
    ['desk', DESK],
  ])('an officer on a %s records an identification; each question is read out as it comes', async (name, viewport) => {
    const one = await desks.reader('se.police', viewport, 'en');
    const keys = new Keys(one.page);
    await at(one, '/identify');
    await one.page.locator('h1#question').waitFor();
    /** To the next question, whose heading has the focus then. */
    const next = async () => {
      const before = await one.page.locator('h1#question').innerText();
      await keys.to('form button[type=submit]');
      await keys.press('Enter');
      await one.page.waitForFunction((was) => document.querySelector('h1')?.innerText !== was, before);
      expect([before, await isHeading(one, 'H1')]).toEqual([before, true]);
    };
    await keys.choose('danger', 'no');
    await next();
    await keys.choose('ageGroup', 'adult');
    await next();
    await keys.tick('lv');
    await keys.choose('interpreterNeeded', 'yes');
    await next();
    await keys.choose('consents.contact_support.answer', 'yes');
    await next();
    await keys.choose('shelterTonight', 'yes');
    await next();
    await keys.choose('urgency', 'urgent');
    await next();
    await keys.choose('place.class', 'police_custody');
    await next();
    await keys.to('input[type=checkbox]');
    await keys.press('Space');
    await next();
    await keys.tick('forced_labour');
    await next();
    for (const question of ['share_name', 'contact_police']) await keys.choose(`consents.${question}.answer`, 'no');
    await keys.choose('consents.another_country.answer', 'yes');
    await next();
    // How they were asked is left out, and asked for again below.
    while (!(await one.page.locator('.check').isVisible())) await next();
    await keys.toWords('Send');
    await keys.press('Enter');
    await one.page.getByRole('alert').getByRole('button').first().waitFor();
    await sound(one, `keys-summary-${name}`);
    const asks = one.page.getByRole('alert').getByRole('button');
    const second = (await asks.nth(1).innerText()).trim();
    await one.page.locator('h1#question').focus();
    await keys.toWords(second);
    await keys.press('Enter');
    expect(await one.page.evaluate(() => document.activeElement?.matches('input, select'))).toBe(true);
    await one.page.locator('h1#question').focus();
    await keys.choose('howAsked.mode', 'oral');
    await keys.choose('howAsked.interpreter', 'professional_by_phone');
    await keys.choose('howAsked.readBack', 'true');
    await keys.tick('colleague');
    await keys.tick('exhausted');
    await keys.to('form button[type=submit]');
    await keys.press('Enter');
    await one.page.locator('.check').waitFor();
    await keys.toWords('Send');
    await keys.press('Enter');
    await one.page.waitForURL('**/identifications/*');
    await one.page.getByText('Not yet read').first().waitFor();
    expect(keys.unseen).toEqual([]);
  });

  it('a worker signs in, finds what waits in the inbox, is told what is missing at its field, and says yes', async () => {
    const { caseId } = await aCase(desks.officer);
    const { asks } = await asked(desks.social, caseId, { places: [SHELTERS.women] });
    const one = await desks.reader('se.shelter.women', PHONE, 'en');
    await one.signOut();
    const keys = new Keys(one.page);
    await keys.to('input[autocomplete=username]');
    await keys.type('se.shelter.women');
    await keys.to('input[autocomplete=current-password]');
    await keys.type(DEMO_PASSWORD);
    await keys.press('Enter');
    await one.page.waitForURL('**/inbox');
    await one.page.locator(`main a[href="/asks/${asks[SHELTERS.women]}"]`).waitFor();
    expect(await one.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await keys.to(`a[href="/asks/${asks[SHELTERS.women]}"]`);
    await keys.press('Enter');
    await one.page.getByRole('heading', { name: 'What is known, without a name' }).waitFor();
    await keys.toWords('Decline');
    await keys.press('Enter');
    await one.page.locator('form').waitFor();
    expect(await isHeading(one, 'H3')).toBe(true);
    await keys.toWords('Confirm');
    await keys.press('Enter');
    const alert = one.page.locator('form [role=alert]');
    await alert.waitFor();
    expect(await alert.evaluate((here) => here === document.activeElement)).toBe(true);
    await keys.to('[role=alert] a');
    await keys.press('Enter');
    expect(await keys.focus()).toBe('SELECT f-reason');
    await sound(one, 'keys-decline-phone');
    await keys.toWords('Cancel');
    await keys.press('Enter');
    await one.page.locator('form').waitFor({ state: 'detached' });
    await one.page.locator('main').focus();
    await keys.toWords('Accept');
    await keys.press('Enter');
    await one.page.locator('form').waitFor();
    await keys.fill('contactName', 'Example Contact');
    await keys.fill('contactPhone', '+000 100 200');
    await keys.press('Enter');
    await one.page
      .getByRole('status')
      .filter({ hasText: /accepted/i })
      .first()
      .waitFor();
    expect(keys.unseen).toEqual([]);
    const answered = done(await desks.social.get(`/api/asks/${asks[SHELTERS.women]}`));
    expect(answered.status).toBe('accepted');
  });

  it('on a phone the parts of a case are behind one button: Escape closes it and gives the focus back, a choice closes it', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social', PHONE, 'en');
    const keys = new Keys(one.page);
    await at(one, `/cases/${caseId}`);
    const parts = one.page.getByRole('navigation', { name: 'Parts of the case' });
    const button = parts.getByRole('button');
    await one.page.getByRole('heading', { name: 'Who has it now' }).waitFor();
    const is = async () => [await button.getAttribute('aria-expanded'), await parts.getByRole('link').count()];
    expect([await button.innerText(), ...(await is())]).toEqual([
      expect.stringContaining('Part: Overview'),
      'false',
      0,
    ]);
    await keys.to('.parts-button');
    await keys.press('Enter');
    await parts.getByRole('link').first().waitFor();
    expect(await is()).toEqual(['true', 11]);
    await sound(one, 'keys-parts-phone');
    await keys.toWords('Consent', 5);
    await keys.press('Escape');
    expect([await is(), await button.evaluate((here) => here === document.activeElement)]).toEqual([
      ['false', 0],
      true,
    ]);
    await keys.press('Space');
    await keys.toWords('History', 11);
    await keys.press('Enter');
    await one.page.waitForURL('**/history');
    await one.page.getByRole('heading', { name: 'What happened' }).waitFor();
    expect([await button.innerText(), ...(await is())]).toEqual([expect.stringContaining('Part: History'), 'false', 0]);
    expect(await one.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await one.page.setViewportSize(DESK);
    expect([await button.count(), await parts.getByRole('link').count()]).toEqual([0, 11]);
    expect(keys.unseen).toEqual([]);
  });

  it('an error in a group of answers leads to its first answer, and one in a row of a list to that field', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social', DESK, 'en');
    const keys = new Keys(one.page);
    await at(one, `/cases/${caseId}`);
    await one.page.getByRole('button', { name: 'Contact is lost' }).click();
    await one.page.locator('form').waitFor();
    await keys.toWords('Add one');
    await keys.press('Enter');
    await keys.toWords('Confirm');
    await keys.press('Enter');
    await one.page.locator('form [role=alert] a').first().waitFor();
    for (const field of ['told[0].who', 'told[0].ground']) {
      await keys.to(`[role=alert] a[href="#f-${field}"]`);
      await keys.press('Enter');
      expect(await one.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(field);
      await one.page.locator('form [role=alert]').focus();
    }
    expect(keys.unseen).toEqual([]);
  });
});
