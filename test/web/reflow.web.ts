import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { openBrowser, PHONE, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

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

type Faults = (one: Reader) => Promise<string[]>;

/** What is wider than the window, but for what scrolls inside its own frame. */
const beside: Faults = ({ page }) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide <= 0) return [];
    const out = [...document.querySelectorAll('body *')].find(
      (one) => one.getBoundingClientRect().right > window.innerWidth,
    );
    return [
      `${wide} px to scroll sideways, for ${out?.tagName ?? 'something'} ${out?.className ?? ''} ${out?.textContent.slice(0, 40) ?? ''}`,
    ];
  });

/** Words that are cut off: more of them than their box shows, and no way to the rest. */
const cutOff: Faults = ({ page }) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.childElementCount === 0 && one.textContent.trim())
      .filter((one) => {
        const { overflowX, textOverflow } = getComputedStyle(one);
        return (
          (overflowX === 'hidden' || textOverflow === 'ellipsis') &&
          one.scrollWidth > one.clientWidth + 1 &&
          one.clientWidth > 1
        );
      })
      .map((one) => `cut off: ${one.textContent.trim().slice(0, 60)}`),
  );

/** Letters, words and lines set wider apart, as whoever reads with difficulty has it (WCAG 1.4.12). */
const spaced = ({ page }: Reader): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      element.style.setProperty('line-height', '1.5', 'important');
      element.style.setProperty('letter-spacing', '0.12em', 'important');
      element.style.setProperty('word-spacing', '0.16em', 'important');
    }
  });

/** A screen of 1280 × 900, enlarged to 200 % and to 400 %. */
const TWICE = { width: 640, height: 450 };
const FOUR_TIMES = { width: 320, height: 225 };

describe('Enlarged', () => {
  it('to 200 % and 400 %, and with letters set apart, every page is read from top to bottom: nothing beside the window, no word cut off', async () => {
    const found: string[] = [];
    for (const [login, paths] of Object.entries(town.pages)) {
      const one = await Reader.at(browser, server.url, TWICE, 'en-GB', 2);
      await one.signIn(login);
      for (const path of paths) {
        await one.page.setViewportSize(TWICE);
        await one.page.goto(server.url + path);
        await one.page.getByRole('main').getByRole('heading').first().waitFor();
        await one.page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
        const look = async (how: string) =>
          found.push(...[...(await beside(one)), ...(await cutOff(one))].map((fault) => `${path} ${how}: ${fault}`));
        await look('at 200 %');
        await one.page.setViewportSize(FOUR_TIMES);
        await look('at 400 %');
        await one.page.setViewportSize(PHONE);
        await spaced(one);
        await look('set apart');
      }
      await one.close();
    }
    expect(found).toEqual([]);
  }, 600_000);
});

describe('For whom movement is too much', () => {
  it('nothing moves, neither as a page opens nor as a form does', async () => {
    const one = await (await Reader.at(browser, server.url)).signIn('se.social');
    const moves = () =>
      one.page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => {
            const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
            const longest = (list: string) => Math.max(...list.split(',').map((each) => parseFloat(each)));
            return (
              (animationName !== 'none' && longest(animationDuration) > 0.01) || longest(transitionDuration) > 0.01
            );
          })
          .map((element) => `${element.tagName} ${element.className}`),
      );
    for (const path of town.pages['se.social']!.slice(0, 8)) {
      await one.page.goto(server.url + path);
      await one.page.getByRole('main').getByRole('heading').first().waitFor();
      expect([path, [...new Set(await moves())]]).toEqual([path, []]);
      const act = one.page.getByRole('main').locator('button[aria-expanded=false]').first();
      if (await act.count()) await act.click();
      expect([path, [...new Set(await moves())]]).toEqual([path, []]);
    }
    await one.close();
  });
});
