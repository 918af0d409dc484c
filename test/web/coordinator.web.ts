import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { A_PLAN, A_YES, aCase, aProposal, done, HOW_ASKED } from '../support/handovers.js';
import { startServer, type ProofServer, type Visitor } from '../support/over-http.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { twoCases } from '../support/same-person.js';
import { SAFE_HOUSE } from '../support/town.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';

/** Far below the minute after which a page asks by itself: what is seen within it was told. */
const TOLD = { timeout: 5_000 };
const SHOTS = process.env['SHOTS'];

let server: ProofServer;
let browser: Browser;
let behind: Client;
const readers: Reader[] = [];
let social: Visitor, house: Visitor, officer: Visitor;

beforeAll(async () => {
  server = await startServer({ work: true });
  browser = await openBrowser();
  behind = new Client({ connectionString: server.database.ownerUrl });
  await behind.connect();
  [officer, social, house] = [
    await server.login('se.police'),
    await server.login('se.social'),
    await server.login('lv.safehouse'),
  ];
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});
afterAll(async () => {
  const seen = readers.reduce((sum, { pagesSeenByAxe }) => sum + pagesSeenByAxe, 0);
  process.stdout.write(`axe saw ${seen} pages and states.\n`);
  await browser.close();
  await behind.end();
  await server.close();
});

async function reader(login: string, viewport = PHONE, language: 'en' | 'lv' = 'en'): Promise<Reader> {
  await (await server.login(login)).put('/api/accounts/me/language', { language });
  const one = await Reader.at(browser, server.url, viewport);
  readers.push(one);
  return one.signIn(login);
}

/** Nothing wrong for a screen reader, nothing on the console, nothing stored, nothing wider than the screen. */
async function sound(one: Reader, name?: string): Promise<void> {
  if (SHOTS && name) await one.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  expect(await one.axe()).toEqual([]);
  expect(one.complaints).toEqual([]);
  expect(await one.stored()).toBe(0);
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

/** Sections that the lead has written by then, so that a look ahead has something to show. */
async function proposedHandover(): Promise<{ id: string; caseId: string }> {
  const { caseId } = await aCase(officer);
  const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE })));
  done(await social.post(`/api/handovers/${id}/propose`));
  return { id, caseId };
}
async function travelling(): Promise<{ id: string; caseId: string }> {
  const made = await proposedHandover();
  const at = `/api/handovers/${made.id}`;
  done(await house.post(`${at}/accept`, A_YES));
  done(await social.post(`${at}/agree`, { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED }));
  done(await house.put(`${at}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
  done(await social.post(`${at}/depart`, { expectedAt: A_PLAN.at }));
  return made;
}

describe('A handover to another country, on two screens', () => {
  it('is prepared with the preview that the receiver then sees, and every step is seen at once on the other screen', async () => {
    const { caseId } = await aCase(officer);
    const [sender, receiver] = [await reader('se.social', DESK), await reader('lv.safehouse')];
    const { page } = sender;
    await page.goto(`${server.url}/cases/${caseId}/handover`);
    await page.getByRole('radio', { name: 'An institution that you know' }).check();
    await page.locator('[id="f-to.institution-country"]').selectOption('LV');
    await page.locator('[id="f-to.institution"]').selectOption({ label: 'Shelter "Safe House"' });
    await page.locator('input[name=travel][value=cross_border]').check();
    await page
      .locator('#f-reason')
      .selectOption('return_to_origin')
      .catch(async () => {
        await page.locator('input[name=reason][value=return_to_origin]').check();
      });
    await page.locator('input[name=urgency][value=normal]').check();
    await page.locator('input[name=feedbackWanted][value=true]').check();
    await page.locator('input[name="preview.ageGroup"][value=adult]').check();
    await page.locator('input[name="preview.gender"][value=man]').check();
    await page.getByLabel('Services wanted').selectOption('safe_accommodation');
    await sound(sender, 'prepare-desk');
    await page.getByRole('button', { name: 'Prepare', exact: true }).click();
    await page.waitForURL('**/handovers/*');
    await page.getByText('Nothing has been sent yet').waitFor();
    await page.getByRole('button', { name: 'Propose' }).click();
    await sound(sender, 'propose-desk');
    const promised = await page.locator('form .preview').innerText();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('You wait for the answer').waitFor();

    await receiver.page.goto(page.url());
    await receiver.page.getByRole('heading', { name: 'What is known, without a name' }).waitFor();
    expect(await receiver.page.locator('.preview').innerText()).toBe(promised);
    for (const secret of [caseId, 'Canary']) expect(await receiver.page.content()).not.toContain(secret);
    await sound(receiver, 'asked-phone');
    await receiver.page.getByRole('button', { name: 'Accept', exact: true }).click();
    for (const [field, value] of Object.entries(A_YES)) await receiver.page.locator(`#f-${field}`).fill(value);
    await receiver.page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Ask the person about this receiver').waitFor(TOLD);

    await page.getByRole('button', { name: 'The person says yes' }).click();
    await page.locator('input[name=personAgreed][value=true]').check();
    await page.locator('#f-sections').selectOption('identity');
    await page.getByText('Canary Examplename').waitFor();
    await sound(sender, 'look-ahead-desk');
    await page.locator('input[name="howAsked.mode"][value=oral]').check();
    await page.locator('#f-howAsked\\.language').selectOption('lv');
    await page.locator('input[name="howAsked.interpreter"][value=professional_by_phone]').check();
    await page.locator('input[name="howAsked.readBack"][value=true]').check();
    await page.locator('input[type=checkbox][value=interpreter]').check();
    await page.locator('input[type=checkbox][value=none_seen]').check();
    await page.locator('form').getByRole('button', { name: 'Confirm' }).click();
    await receiver.page.getByText('The person said yes to you').waitFor(TOLD);
    await sound(receiver, 'agreed-phone');
    const id = page.url().split('/').pop()!;
    done(await house.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    await page.getByText(A_PLAN.theySay).waitFor(TOLD);
    done(await social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
    await receiver.page.getByText('on the way to you').waitFor(TOLD);
    await sound(receiver, 'on-the-way-phone');
    await receiver.page.getByRole('button', { name: 'Take over the lead' }).click();
    await receiver.page.getByRole('button', { name: 'Confirm' }).click();
    await receiver.page.getByText('You lead.').waitFor();
    await page.getByText('leads now').waitFor(TOLD);
    await sound(sender, 'taken-over-desk');

    await receiver.page.goto(`${server.url}/cases/${caseId}/history`);
    await receiver.page.locator('.tenures svg').waitFor();
    expect(await receiver.page.locator('.tenures rect').count()).toBeGreaterThanOrEqual(1);
    await sound(receiver, 'tenures-phone');
  });

  it('that is late shows the call order, and from the sixth hour on what is to be decided', async () => {
    const { id } = await travelling();
    await behind.query(
      `update handover set expected_at = clock_timestamp() - interval '7 hours', overdue_at = clock_timestamp() - interval '5 hours' where id = $1`,
      [id],
    );
    await server.scan();
    const receiver = await reader('lv.safehouse', PHONE, 'lv');
    await receiver.page.goto(`${server.url}/handovers/${id}`);
    await receiver.page.getByText('Ir laiks: lemiet tagad').waitFor();
    await sound(receiver, 'overdue-phone-lv');
    const sender = await reader('se.social', DESK);
    await sender.page.goto(`${server.url}/handovers/${id}`);
    await sender.page.getByText('calls the person, only by the safe-contact rules').waitFor();
    await sound(sender, 'overdue-desk');
    done(await house.post(`/api/handovers/${id}/take-over`, {}));
    await sender.page.getByText('leads now').waitFor(TOLD);
  });

  it('that fails at the door names who looks after urgent needs there, and the lead stays', async () => {
    const { id } = await travelling();
    const [sender, receiver] = [await reader('se.social', DESK), await reader('lv.safehouse')];
    await sender.page.goto(`${server.url}/handovers/${id}`);
    await receiver.page.goto(`${server.url}/handovers/${id}`);
    await receiver.page.getByRole('button', { name: 'It failed on the way' }).click();
    await receiver.page.locator('input[name=reason][value=refused_at_the_door]').check();
    await receiver.page.getByRole('button', { name: 'Confirm' }).click();
    await sender.page.getByText('looks after urgent needs').waitFor(TOLD);
    await sound(sender, 'failed-desk');
  });

  it('addressed to the country waits for its focal point, who names the receiver', async () => {
    const { caseId } = await aCase(officer);
    const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal({ country: 'LV' })));
    done(await social.post(`/api/handovers/${id}/propose`));
    const focal = await reader('lv.coordinator', DESK);
    await focal.page.goto(`${server.url}/board`);
    await focal.page.getByRole('heading', { name: 'Handovers to and from this country' }).waitFor();
    await sound(focal, 'board-focal');
    await focal.page.goto(`${server.url}/handovers/${id}`);
    await focal.page.getByText('You watch over it for the country').waitFor();
    await focal.page.getByRole('button', { name: 'Name the receiver' }).click();
    await focal.page.locator('[id="f-institution"]').selectOption({ label: 'Shelter "Safe House"' });
    await sound(focal, 'name-receiver');
    await focal.page.getByRole('button', { name: 'Confirm' }).click();
    await focal.page.getByRole('heading', { name: 'Handover to Shelter "Safe House"' }).waitFor();
  });
});

describe('The board', () => {
  it.each([
    ['phone', PHONE, 'lv'],
    ['desk', DESK, 'en'],
  ] as const)('shows what is led, unanswered and under way, on a %s', async (name, viewport, language) => {
    const { caseId } = await proposedHandover();
    await asked(social, caseId, { places: [SHELTERS.men] });
    const one = await reader('se.social', viewport, language);
    await one.page.goto(`${server.url}/board`);
    await one.page.locator('.time-left li').first().waitFor();
    await one.page.locator('.mark').first().waitFor();
    await sound(one, `board-${name}-${language}`);
  });
});

describe('Asking places', () => {
  it('shows who answers now first, what they will see, and afterwards to the lead who was asked', async () => {
    const { caseId } = await aCase(officer);
    const one = await reader('se.social');
    const { page } = one;
    await page.goto(`${server.url}/cases/${caseId}/ask`);
    await page.locator('#f-service').selectOption('safe_accommodation');
    await page.locator('input[name=urgency][value=normal]').check();
    const places = page.getByRole('group', { name: 'Ask these places' }).getByRole('checkbox');
    await places.first().check();
    await places.nth(1).check();
    await page.locator('input[name="preview.ageGroup"][value=adult]').check();
    await sound(one, 'ask-phone');
    const promised = await page.locator('form [role=alert] .preview').innerText();
    await page.getByRole('button', { name: 'Send' }).click();
    const links = page.locator('section[aria-labelledby=asked] a');
    await links.nth(1).waitFor();
    await sound(one, 'asked-phone-sent');
    await links.first().click();
    await page.getByRole('heading', { name: 'What is known, without a name' }).waitFor();
    expect(await page.locator('.preview').innerText()).toBe(promised);
  });
});

describe('One person in two countries', () => {
  it('is decided by who holds the person, and whose case goes on by both countries', async () => {
    const lv = { officer: await server.login('lv.police'), lead: house };
    const two = await twoCases({ officer, lead: social }, lv, delivered);
    const one = await reader('se.social', DESK);
    await one.page.goto(`${server.url}/matches`);
    await one.page.getByRole('heading', { name: 'The same person?' }).waitFor();
    await one.page.getByRole('button', { name: 'Search' }).click();
    await sound(one, 'matches-desk');
    await one.page.goto(`${server.url}/conflicts`);
    await one.page.locator('main .row-link').first().click();
    await one.page.waitForURL(`**/conflicts/${two.conflict}`);
    await one.page.getByText('Days left').waitFor();
    await sound(one, 'conflict-desk');
    const focal = await reader('lv.coordinator', PHONE, 'lv');
    await focal.page.goto(`${server.url}/conflicts/${two.conflict}`);
    await focal.page.getByText('Atlikušas dienas').waitFor();
    await sound(focal, 'conflict-phone-lv');
  });
});

/** Until the queue has told everything. */
async function delivered(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const { rows } = await behind.query('select 1 from outbox where sent_at is null and parked_at is null limit 1');
    if (rows.length === 0) return;
    await new Promise((go) => setTimeout(go, 200));
  }
}
