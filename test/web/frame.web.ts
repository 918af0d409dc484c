import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProofServer } from '../support/over-http.js';
import { DESK, PHONE } from './browser.js';
import { heading, Readers, sound } from './readers.js';

let people: Readers;
let server: ProofServer;
beforeAll(async () => {
  people = await Readers.open();
  server = people.server;
});
afterAll(() => people.close());
const reader = (...as: Parameters<Readers['reader']>) => people.reader(...as);

describe('The frame', () => {
  it('keeps the places behind one button on a phone, which the keyboard opens and closes', async () => {
    const one = await reader('lv.marta', PHONE);
    const menu = one.page.locator('.menu-button');
    const places = one.page.locator('nav').getByRole('link');
    expect(await places.count()).toBe(0);
    await menu.focus();
    await one.page.keyboard.press('Enter');
    await places.first().waitFor();
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    await sound(one, 'menu-phone');
    await one.page.keyboard.press('Escape');
    expect(await places.count()).toBe(0);
    expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);
    await one.goTo('Katalogs');
    await heading(one, 'Katalogs');
    expect(await places.count()).toBe(0);
  });

  it('stands beside the page where there is room, and says where one is', async () => {
    const one = await reader('lv.marta');
    await one.goTo('Katalogs');
    await heading(one, 'Katalogs');
    expect(await one.page.locator('nav [aria-current=page]').innerText()).toBe('Katalogs');
  });

  it.each([
    ['lv.safehouse.admin', '/accounts'],
    ['lv.safehouse.auditor', '/audit'],
    ['lv.ministry', '/directory'],
    ['se.police', '/identify'],
    ['se.social', '/inbox'],
  ])('%s begins at %s', async (login, start) => {
    const one = await reader(login);
    await one.page.waitForURL(`**${start}`);
  });

  it('warns before the session ends, and stays when told so', async () => {
    const one = await reader('se.social', PHONE);
    let endsIn = 4 * 60_000;
    await one.page.route('**/api/session', async (route) => {
      const shown = await (await route.fetch()).json();
      await route.fulfill({ json: { ...shown, endsAt: new Date(Date.now() + endsIn).toISOString() } });
    });
    await one.page.goto(`${server.url}/account`);
    await one.page.getByRole('alert').getByText('Your session ends at').waitFor();
    await sound(one);
    endsIn = 29 * 60_000;
    await one.page.getByRole('button', { name: 'Stay signed in' }).click();
    await one.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('leaves on Shift three times, also from a field, and never on capital letters or a key held down', async () => {
    const one = await reader('lv.ministry');
    const name = one.page.getByRole('textbox', { name: 'Nosaukums' }).or(one.page.getByRole('textbox').first());
    await name.first().click();
    for (const letter of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D']) await one.page.keyboard.press(letter);
    expect(await name.first().inputValue()).toBe('ABCD');
    await one.page.keyboard.down('Shift');
    for (let times = 0; times < 5; times += 1) await one.page.keyboard.down('Shift');
    await one.page.keyboard.up('Shift');
    await one.page.waitForTimeout(1600);
    expect(one.page.url()).toContain('/directory');
    for (let times = 0; times < 3; times += 1) await one.page.keyboard.press('Shift');
    await one.page.waitForURL('about:blank');
  });
});

describe('What police can see', () => {
  it.each([
    ['en-GB', 'What police can see', PHONE],
    ['lv-LV', 'Ko redz policija', DESK],
  ])('is open to anyone without signing in, in %s', async (locale, title, viewport) => {
    const one = await reader(undefined, viewport, locale);
    await one.page.goto(`${server.url}/sign-in`);
    await one.page.getByRole('link', { name: title }).click();
    await heading(one, title);
    await one.page.getByRole('table').first().waitFor();
    await sound(one, `police-${locale}`);
    await one.page.reload();
    await one.page.getByRole('table').first().waitFor();
    expect(one.page.url()).toContain('/what-police-can-see');
    const answer = await (await fetch(`${server.url}/api/what-police-can-see`)).json();
    const rows = await one.page.getByRole('row').count();
    const kinds = answer.kinds as { rows: unknown[] }[];
    expect(rows).toBe(kinds.reduce((sum, kind) => sum + kind.rows.length + 1, 0));
  });
});
