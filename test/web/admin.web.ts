import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import type { ProofServer } from '../support/over-http.js';
import { MALMO } from '../support/town.js';
import { PHONE } from './browser.js';
import { heading, press, Readers, sound } from './readers.js';

let people: Readers;
let server: ProofServer;
beforeAll(async () => {
  people = await Readers.open();
  server = people.server;
});
afterAll(() => people.close());
const reader = (...as: Parameters<Readers['reader']>) => people.reader(...as);

describe('An administrator', () => {
  it('makes an account; whoever gets it chooses a password of their own before anything else opens', async () => {
    const one = await reader('lv.safehouse.admin');
    await heading(one, 'Konti');
    await sound(one, 'accounts-desk');
    await press(one, 'Izveidot kontu');
    await one.page.locator('#f-login').fill('lv.safehouse.new');
    await one.page.locator('#f-name').fill('Example Newcomer');
    await one.page.locator('input[type=checkbox][value=caseworker]').check();
    await sound(one);
    await press(one, 'Apstiprināt');
    const password = await one.page.locator('main pre').innerText();
    expect(password.length).toBeGreaterThan(10);
    await sound(one, 'account-made');
    await press(one, 'Parole nodota: paslēpt');
    expect(await one.page.locator('main').innerText()).not.toContain(password);

    const newcomer = await reader(undefined, PHONE, 'lv-LV');
    await newcomer.page.goto(`${server.url}/sign-in`);
    await newcomer.page.locator('input[autocomplete=username]').fill('lv.safehouse.new');
    await newcomer.page.locator('input[autocomplete=current-password]').fill(password);
    await newcomer.page.locator('main button[type=submit]').click();
    await heading(newcomer, 'Izvēlieties savu paroli');
    await newcomer.page.goto(`${server.url}/inbox`);
    await heading(newcomer, 'Izvēlieties savu paroli');
    await sound(newcomer, 'first-password-phone');
    await newcomer.page.locator('#f-current').fill(password);
    await newcomer.page.locator('#f-wanted').fill('four amber herons at dawn');
    await newcomer.page.locator('main button[type=submit]').click();
    await heading(newcomer, 'Mans konts');
    await newcomer.goTo('Ienākošie');
    await heading(newcomer, 'Ienākošie');
  });

  it('verifies the own entry with one press', async () => {
    const one = await reader('lv.safehouse.admin');
    await one.goTo('Katalogs');
    const entry = one.page.getByRole('article').filter({ hasText: 'Shelter "Safe House"' });
    await entry.getByText('Neviens to nav pārbaudījis').waitFor();
    await sound(one, 'directory-desk');
    await entry.getByRole('button', { name: /ir pareizi/ }).click();
    await entry.getByText('Neviens to nav pārbaudījis').waitFor({ state: 'detached' });
    await entry.getByText('Pārbaudīts').waitFor();
    await sound(one);
  });
});

describe('A focal point', () => {
  it('ends a mandate: first it is said how many cases would be left, then who takes them, then they have moved', async () => {
    const officer = await server.login('se.police');
    const { caseId } = await aCase(officer);
    const keeper = await server.login('se.coordinator');
    const { mandates } = done(await keeper.get(`/api/institutions/${MALMO}`));
    const leading = (mandates as { id: string; kind: string }[]).filter(({ kind }) => /lead/.test(kind));
    for (const { id } of leading.slice(1)) done(await keeper.post(`/api/mandates/${id}/end`, {}));
    const one = await reader('se.coordinator', PHONE);
    await one.page.goto(`${server.url}/directory/${MALMO}`);
    await one.page.getByRole('heading', { name: 'Mandates' }).waitFor();
    await sound(one, 'institution-phone');
    await press(one, 'Give a mandate');
    await one.page.locator('#f-source').waitFor();
    await sound(one, 'give-mandate-phone');
    const card = one.page
      .locator('main .mantine-Card-root')
      .filter({ has: one.page.getByText('Lead', { exact: true }) });
    await card.getByRole('button', { name: 'End this mandate' }).click();
    await one.page.getByText('you are told first how many').waitFor();
    await one.page.getByRole('button', { name: 'End it', exact: true }).click();
    await one.page.getByText('Open cases that would be left without a lead: 1').waitFor();
    await sound(one, 'leads-would-lapse-phone');
    const social = await server.login('se.social');
    expect(done(await social.get(`/api/cases/${caseId}`)).leads.institution).toMatch(/Malmö/);
    await one.page.getByRole('button', { name: 'Give the cases on and end' }).click();
    await one.page.getByText('Give the cases on and end').waitFor({ state: 'detached' });
    const after = done(await officer.get(`/api/identifications`)).items as { leads?: { institution: string } }[];
    expect(JSON.stringify(after)).not.toMatch(/Malmö/);
    await sound(one);
  });

  it('puts the escalation list in another order with the keyboard alone, and is told why the wrong end is refused', async () => {
    const one = await reader('lv.coordinator');
    await one.page.goto(`${server.url}/countries/LV`);
    await heading(one, 'Latvija');
    await sound(one, 'country-desk');
    await press(one, 'Mainīt šo sarakstu');
    const rows = one.page.locator('[role=group] ol.ordered > li');
    const names = async () => Promise.all((await rows.all()).map((row) => row.locator('p').first().innerText()));
    const before = await names();
    expect(before.length).toBeGreaterThan(1);
    await rows
      .last()
      .getByRole('button', { name: /^Augstāk/ })
      .focus();
    await one.page.keyboard.press('Enter');
    expect(await names()).toEqual([...before.slice(0, -2), before.at(-1), before.at(-2)]);
    expect(
      await one.page.evaluate(() => document.activeElement?.closest('[data-row]')?.querySelector('p')?.textContent),
    ).toBe(before.at(-1));
    await sound(one, 'reorder-desk');
    await press(one, 'Apstiprināt');
    await one.page.getByRole('alert').waitFor();
    await sound(one);
  });
});

describe('An auditor', () => {
  it('narrows what was done to one person, one act and one outcome', async () => {
    const worker = await server.login('lv.safehouse');
    done(await worker.get('/api/cases'));
    const one = await reader('lv.safehouse.auditor');
    await heading(one, 'Audits');
    await one.page.getByRole('article').first().waitFor();
    await sound(one, 'audit-desk');
    const all = await one.page.getByRole('article').count();
    const [who, what] = [one.page.getByLabel('Kas', { exact: true }), one.page.getByLabel('Ko darīja')];
    await who.selectOption({ label: (await who.locator('option').allInnerTexts()).find((name) => name !== 'Visi')! });
    await what.selectOption('session.start');
    await expectSoon(async () => (await one.page.getByRole('article').count()) < all || all === 0);
    await what.selectOption('audit.read');
    await sound(one);
    const kept = done(await (await server.login('lv.safehouse.auditor')).get('/api/audit?action=audit.read')).items;
    expect(kept.length).toBeGreaterThan(0);
  });
});

describe('An alert', () => {
  it('is raised on a phone and acknowledged at the desk; the sender sees by whom without reloading', async () => {
    const [sender, desk] = [await reader('se.social', PHONE), await reader('lv.police')];
    await sender.goTo('Danger');
    await heading(sender, 'Danger');
    await press(sender, 'Send an alert');
    await sender.page.locator('#f-country').selectOption('LV');
    await sender.page.getByText('Call 112 now').waitFor();
    await sender.page.locator('#f-kind').selectOption('held_against_will');
    await sender.page.locator('#f-place').fill('Third house behind the mill');
    await sender.page.locator('#f-callBack').fill('Example Contact, +000 100');
    await sound(sender, 'raise-alert-phone');
    await press(sender, 'Confirm');
    await sender.page.getByRole('link', { name: /held/i }).first().click();
    await sender.page.getByText('Nobody has acknowledged it yet').waitFor();
    await sender.page.getByRole('timer').waitFor();
    await sound(sender, 'alert-phone');
    expect(sender.page.url()).not.toMatch(/mill|Example/);
    await desk.goTo('Briesmas');
    await heading(desk, 'Briesmas');
    await desk.page.locator('main a[href^="/alerts/"]').first().click();
    await desk.page.getByText('Third house behind the mill').waitFor();
    await sound(desk, 'alert-desk');
    await desk.page.getByRole('main').getByRole('button').first().click();
    await desk.page.getByText('Kāds to ir pārņēmis').waitFor();
    await sender.page.getByText('Somebody has it').waitFor({ timeout: 25_000 });
    await sound(sender);
  });
});

describe('Reviews, complaints and figures', () => {
  it('say what to do where nothing waits', async () => {
    const one = await reader('se.coordinator');
    await one.goTo('Reviews');
    await one.page.getByText('Nothing waits for a second person.').waitFor();
    await sound(one, 'reviews-desk');
    await one.goTo('Process figures');
    await heading(one, 'Process figures');
    await sound(one, 'figures-desk');
    const hears = await reader('lv.complaints', PHONE);
    await hears.goTo('Sūdzības');
    await hears.page.getByText('Pilnvarojumu vēl nav').waitFor();
    await sound(hears, 'complaints-phone');
  });
});

describe('An analyst', () => {
  it('sees the directory, the rules of the countries and numbers about institutions, and no case', async () => {
    const one = await reader('lv.ministry', PHONE);
    await heading(one, 'Katalogs');
    await sound(one, 'analyst-phone');
    await one.page.locator('.menu-button').click();
    const places = await one.page.locator('nav').getByRole('link').allInnerTexts();
    expect(places).toEqual(['Procesa skaitļi', 'Katalogs', 'Valstu noteikumi', 'Mans konts']);
    await one.page.getByRole('link', { name: 'Valstu noteikumi' }).click();
    await heading(one, 'Valstu noteikumi');
    await sound(one);
  });
});

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await holds()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  expect(await holds()).toBe(true);
}
