import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Route } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { DESK, openBrowser, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

const QUIET_MS = 250;

let server: ProofServer;
let browser: Browser;
let town: LivedIn;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  town = await livedIn(server);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Holds every call back until the page asks for nothing more, then lets all of them through together: one round. */
async function roundsOf(one: Reader, path: string): Promise<string[][]> {
  const held: Route[] = [];
  const asked = new Set<string>();
  const rounds: string[][] = [];
  let last = Date.now();
  const stir = (): void => void (last = Date.now());
  const hold = (route: Route): void => void held.push(route);
  one.page.on('request', stir).on('requestfinished', stir);
  await one.context.route(/\/api\/(?!live)/, hold);
  await one.page.goto(server.url + path, { waitUntil: 'commit' });
  do {
    do {
      await new Promise((resolve) => setTimeout(resolve, Math.max(QUIET_MS - (Date.now() - last), 10)));
      await one.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
    } while (Date.now() - last < QUIET_MS);
    const released = held.splice(0);
    // The same again, because something changed meanwhile, is no wait for who reads.
    const fresh = released.map((route) => new URL(route.request().url()).pathname).filter((url) => !asked.has(url));
    for (const url of fresh) asked.add(url);
    if (fresh.length > 0) rounds.push(fresh);
    stir();
    await Promise.all(released.map((route) => route.continue()));
    if (released.length === 0) break;
  } while (rounds.length < 9);
  await one.context.unroute(/\/api\/(?!live)/, hold);
  one.page.off('request', stir).off('requestfinished', stir);
  return rounds;
}

it('no page asks the server more than twice in a row before it can be read', async () => {
  const faults: string[] = [];
  let seen = 0;
  for (const [login, paths] of Object.entries(town.pages)) {
    const one = await Reader.at(browser, server.url, DESK);
    await one.signIn(login);
    for (const path of paths) {
      const rounds = await roundsOf(one, path);
      seen += 1;
      if (rounds.length > 2) faults.push(`${path}: ${rounds.map((urls) => urls.join(' + ')).join(', then ')}`);
    }
    await one.close();
  }
  process.stdout.write(`${seen} pages were opened on a line that was held back.\n`);
  expect(faults).toEqual([]);
}, 900_000);
