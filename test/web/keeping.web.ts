import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, press, sound } from './desks.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

describe('An account', () => {
  it('whose password is lost gets a new first one, seen once; whoever was signed in with it is out', async () => {
    const gone = await desks.reader('lv.safehouse.night', PHONE, 'en');
    const admin = await desks.reader('lv.safehouse.admin', DESK, 'en');
    await at(admin, '/accounts');
    const row = admin.page.locator('main .mantine-Card-root', { hasText: 'lv.safehouse.night' });
    await row.getByRole('button', { name: 'Reset the password' }).click();
    await row.getByText('is signed out at once').waitFor();
    await sound(admin, 'reset-desk');
    await row.getByRole('button', { name: 'Yes, make a new first password' }).click();
    const password = await admin.page.locator('main pre').innerText();
    await sound(admin, 'reset-done-desk');
    await gone.page.reload();
    await gone.page.waitForURL('**/sign-in');
    await gone.page.locator('input[autocomplete=username]').fill('lv.safehouse.night');
    await gone.page.locator('input[autocomplete=current-password]').fill(password);
    await gone.page.locator('main button[type=submit]').click();
    await heading(gone, 'Choose a password of your own');
    await sound(gone, 'reset-first-phone');
  });

  it('is closed and opened again; while it is closed nobody signs in with it', async () => {
    const admin = await desks.reader('lv.safehouse.admin', PHONE, 'en');
    await at(admin, '/accounts');
    const row = admin.page.locator('main .mantine-Card-root', { hasText: 'lv.safehouse.auditor' });
    await row.getByRole('button', { name: 'Close the account' }).click();
    await row.getByText('cannot sign in again').waitFor();
    await row.getByRole('button', { name: 'Confirm' }).click();
    await row.getByText(/^Closed since/).waitFor();
    await sound(admin, 'account-closed-phone');
    await expect(desks.server.login('lv.safehouse.auditor')).rejects.toThrow(/401/);
    await row.getByRole('button', { name: 'Open the account again' }).click();
    await row.getByRole('button', { name: 'Confirm' }).click();
    await row.getByText(/^Closed since/).waitFor({ state: 'detached' });
    expect((await desks.server.login('lv.safehouse.auditor')).login).toBe('lv.safehouse.auditor');
  });

  it('says until when its owner is away and who answers meanwhile; back is as easy', async () => {
    const one = await desks.reader('se.social', PHONE, 'en');
    await at(one, '/account');
    await press(one, 'I am away, or back');
    await one.page.getByText('Leave the day empty when you are back').waitFor();
    await one.page.locator('#f-until').fill('2020-01-01');
    await one.page.locator('#f-coveredBy').selectOption({ label: 'Nils Natt' });
    await press(one, 'Confirm');
    await one.page.getByRole('alert').waitFor();
    await sound(one, 'away-refused-phone');
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await one.page.locator('#f-until').fill(inAWeek);
    await press(one, 'Confirm');
    await one.page.getByText(/^Away until .*Nils Natt answers meanwhile/).waitFor();
    await sound(one, 'away-phone');
    await press(one, 'I am away, or back');
    await press(one, 'Confirm');
    await one.page.getByText(/^Away until/).waitFor({ state: 'detached' });
  });
});

describe('An institution', () => {
  it('is added by its focal point, gets a mandate, and ends; a second of the same name is refused', async () => {
    const one = await desks.reader('lv.coordinator', DESK, 'en');
    await at(one, '/directory');
    await press(one, 'Add an institution');
    await one.page.locator('form [id="f-country"]').selectOption('LV');
    await one.page.locator('form [id="f-kind"]').selectOption('shelter');
    await one.page.locator('input[name=level][value=regional]').check();
    await one.page.locator('form [id="f-name"]').fill('House by the Lake (exercise)');
    await one.page.locator('form [id="f-source"]').fill('Their own letter');
    await sound(one, 'institution-new-desk');
    await press(one, 'Confirm');
    await one.page.getByLabel('Name', { exact: true }).first().fill('House by the Lake');
    await one.page.getByRole('link', { name: 'House by the Lake (exercise)' }).click();
    await heading(one, 'House by the Lake (exercise)');
    await sound(one, 'institution-made-desk');
    await press(one, 'Give a mandate');
    await one.page.locator('#f-kind').selectOption('service');
    await one.page.locator('#f-service').selectOption('safe_accommodation');
    await one.page.locator('#f-source').fill('Contract of this year');
    await sound(one, 'institution-mandate-desk');
    await press(one, 'Confirm');
    await one.page.getByText('Contract of this year').waitFor();
    await press(one, 'End this institution');
    await sound(one, 'institution-end-desk');
    await press(one, 'End it');
    await one.page.getByText('This institution has ended.').waitFor();
    await sound(one, 'institution-ended-desk');
  });

  it('that leads ends only together with giving its open cases to the fallback', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.coordinator', PHONE, 'en');
    await at(one, '/directory');
    await one.page.getByRole('link', { name: 'Social emergency service, Malmö (exercise)' }).click();
    await press(one, 'End this institution');
    await press(one, 'End it');
    await one.page.getByText(/Open cases that would be left without a lead: \d+/).waitFor();
    await sound(one, 'institution-leads-phone');
    await press(one, 'Give the cases on and end');
    await one.page.getByText('This institution has ended.').waitFor();
    await sound(one, 'institution-led-ended-phone');
    const { items } = done(await desks.officer.get('/api/identifications'));
    const mine = items.find((item: { caseId?: string }) => item.caseId === caseId) ?? items[0];
    const { leads } = done(await desks.officer.get(`/api/identifications/${mine.id}`));
    expect(leads.institution).not.toMatch(/Malmö/);
  });

  it('changes its hours and contacts, and a number is shown only once somebody has tried it', async () => {
    const one = await desks.reader('lv.safehouse.admin', PHONE, 'en');
    await one.goTo('Directory');
    await one.page.getByRole('link', { name: 'Shelter "Safe House"' }).click();
    await press(one, 'Change the entry');
    await one.page.locator('input[name=roundTheClock][value=false]').check();
    if ((await one.page.getByRole('group', { name: 'Times 1' }).count()) === 0)
      await one.page.locator('[id="f-hours"]').getByRole('button', { name: 'Add one' }).click();
    const times = one.page.getByRole('group', { name: 'Times 1' });
    await times.getByLabel('From').fill('9');
    await times.getByLabel('To', { exact: true }).fill('17:00');
    await press(one, 'Confirm');
    await one.page.getByRole('alert').waitFor();
    await sound(one, 'hours-refused-phone');
    await times.getByLabel('From').fill('09:00');
    await press(one, 'Confirm');
    await one.page.getByText(/09:00/).first().waitFor();
    await sound(one, 'hours-phone');
    await press(one, 'Change the contacts');
    const contacts = one.page.locator('[id="f-contacts"]');
    const at = await contacts.getByLabel(/^Label|What it is for/).count();
    await contacts.getByRole('button', { name: 'Add one' }).click();
    await one.page.locator(`[id="f-contacts[${at}].label"]`).fill('Night door');
    await one.page.locator(`[id="f-contacts[${at}].phone"]`).fill('+371 000 111');
    await one.page.locator(`input[name="contacts[${at}].verified"][value=false]`).check();
    await sound(one, 'contacts-form-phone');
    await press(one, 'Confirm');
    await one.page.locator('dt', { hasText: 'Night door' }).waitFor();
    await one.page.getByText('kept, and not shown').first().waitFor();
    expect(await one.page.locator('main').innerText()).not.toContain('000 111');
    await sound(one, 'contacts-phone');
    await press(one, 'Verify the entry');
    await press(one, 'Confirm');
    await one.page.locator('dd', { hasText: /^Verified/ }).waitFor();
    await sound(one, 'verified-phone');
  });
});

describe('A country', () => {
  it('has its own time limits, holidays and order of first leads, each with where it comes from', async () => {
    const one = await desks.reader('lv.coordinator', DESK, 'en');
    await at(one, '/countries/LV');
    await press(one, 'Change a time limit');
    await one.page.locator('#f-what').selectOption('answer.urgent');
    await one.page.locator('#f-hours').fill('3');
    await one.page.locator('#f-source').fill('Agreed at the yearly meeting');
    await sound(one, 'limit-form-desk');
    await press(one, 'Confirm');
    await one.page.locator('#limits').locator('..').getByText('Agreed at the yearly meeting').waitFor();
    await sound(one, 'limit-desk');
    await press(one, 'Change the holidays');
    const days = one.page.locator('[id="f-days"]');
    const count = await days.locator('input[type=date]').count();
    await days.getByRole('button', { name: 'Add one' }).click();
    const year = new Date().getFullYear();
    await one.page.locator(`[id="f-days[${count}].day"]`).fill(`${year}-12-30`);
    await one.page.locator(`[id="f-days[${count}].name"]`).fill('Bridge day');
    await press(one, 'Confirm');
    await one.page.locator('summary', { hasText: `${year}: ${count + 1} days` }).click();
    await one.page.getByText(`30 Dec ${year}: Bridge day`).waitFor();
    await sound(one, 'holidays-desk');
    await press(one, 'Change this rule');
    await press(one, 'Move up: Standing first lead');
    await press(one, 'Confirm');
    await one.page.getByRole('alert').getByRole('link').first().click();
    expect(await one.page.evaluate(() => document.activeElement?.id)).toBe('order-source');
    await sound(one, 'first-lead-refused-desk');
    await one.page.locator('#order-source').fill('Decision of this year');
    await press(one, 'Confirm');
    await one.page.getByText('Decision of this year').waitFor();
    const steps = one.page.locator('section[aria-labelledby=first-lead] ol').first().locator('li');
    expect((await steps.allInnerTexts()).indexOf('Standing first lead')).toBe(1);
    await sound(one, 'first-lead-desk');
  });

  it('climbs to a list that the focal point keeps: somebody is taken off it and added again', async () => {
    const one = await desks.reader('se.coordinator', PHONE, 'en');
    await at(one, '/countries/SE');
    await press(one, 'Change this list');
    const list = one.page.locator('[role=group] ol.ordered > li');
    const before = await list.count();
    const name = await list.first().locator('p').first().innerText();
    await one.page.getByRole('button', { name: `Take off the list: ${name}` }).click();
    expect(await list.count()).toBe(before - 1);
    await one.page.getByLabel('Add to the list').selectOption({ label: name });
    await one.page.getByRole('button', { name: `Move up: ${name}` }).click();
    await sound(one, 'escalation-phone');
    await press(one, 'Confirm');
    await one.page.getByRole('button', { name: 'Change this list' }).waitFor();
    await sound(one, 'escalation-done-phone');
  });
});

describe('A text for persons', () => {
  it('is read beside its English, signed by whoever has it as their own language, and can then be used in that country', async () => {
    const one = await desks.reader('lv.coordinator', PHONE, 'en');
    await at(one, '/texts');
    await one.page.getByLabel('Language', { exact: true }).selectOption('ru');
    const text = one.page.getByRole('region', { name: /Shar|name/i }).first();
    await text.getByText('Read the text').click();
    await sound(one, 'text-phone');
    await text.getByRole('button', { name: 'Sign' }).click();
    await text.locator('#f-signedBy').fill('Anna Kalniņa');
    await text.locator('#f-role').fill('Lawyer, Centre MARTA');
    await text.locator('input[name=nativeSpeaker][value=false]').check();
    await text.getByRole('button', { name: 'Confirm' }).click();
    await text.getByRole('alert').waitFor();
    await sound(one, 'text-refused-phone');
    await text.locator('input[name=nativeSpeaker][value=true]').check();
    await text.getByRole('button', { name: 'Confirm' }).click();
    await text.getByText(/^Signed by Anna Kalniņa/).waitFor();
    await sound(one, 'text-signed-phone');
    await text.getByRole('button', { name: 'Take the signature back' }).click();
    await sound(one, 'text-back-phone');
  });
});
