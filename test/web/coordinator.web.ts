import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aCase, aProposal, done, A_YES } from '../support/handovers.js';
import { startServer, type ProofServer } from '../support/over-http.js';
import { SAFE_HOUSE } from '../support/town.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';

/** Far below the minute after which a page asks by itself: what is seen within it was told. */
const TOLD = { timeout: 5_000 };

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

describe('A handover to another country', () => {
  it('moves on both screens: each sees the step of the other without reloading', async () => {
    const social = await server.login('se.social');
    const { caseId } = await aCase(await server.login('se.police'));
    const { id } = done(await social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE })));
    const [sender, receiver] = [await reader('se.social', DESK), await reader('lv.safehouse', PHONE)];
    await sender.page.goto(`${server.url}/handovers/${id}`);
    await sender.page.getByRole('button', { name: 'Propose' }).click();
    await sender.page.getByRole('button', { name: 'Confirm' }).click();
    await sender.page.getByText('(proposed)').waitFor();
    await receiver.page.goto(`${server.url}/handovers/${id}`);
    await receiver.page.getByRole('button', { name: 'Pieņemt', exact: true }).click();
    for (const [field, value] of Object.entries(A_YES)) await receiver.page.locator(`#f-${field}`).fill(value);
    await sound(receiver);
    await receiver.page.getByRole('button', { name: 'Apstiprināt' }).click();
    await receiver.page.getByText('(pieņemts)').waitFor();
    await sender.page.getByText('(accepted)').waitFor(TOLD);
    await sound(receiver);
    await sound(sender);
  });
});
