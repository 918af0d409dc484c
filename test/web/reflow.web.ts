import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { openBrowser, Reader } from './browser.js';
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

/** Every page that somebody has, each in one browser of theirs, with what is wrong on it. */
async function everyPage(zoom: { width: number; height: number; factor: number }, wrong: Faults): Promise<string[]> {
  const found: string[] = [];
  for (const [login, paths] of Object.entries(town.pages)) {
    const one = await Reader.at(browser, server.url, zoom, 'en-GB', zoom.factor);
    await one.signIn(login);
    for (const path of paths) {
      await one.page.goto(server.url + path);
      await one.page.getByRole('main').getByRole('heading').first().waitFor();
      await one.page.waitForLoadState('networkidle').catch(() => undefined);
      found.push(...(await wrong(one)).map((fault) => `${path}: ${fault}`));
    }
    await one.close();
  }
  return found;
}

/** What is wider than the window, but for what scrolls inside its own frame. */
const beside: Faults = ({ page }) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide <= 0) return [];
    const out = [...document.querySelectorAll('main *')].find(
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

describe('Enlarged', () => {
  it.each([
    ['to 200 % on a desk', { width: 640, height: 450, factor: 2 }],
    ['to 400 %, the width of a small phone', { width: 320, height: 256, factor: 4 }],
  ])(
    '%s, every page is read from top to bottom, with nothing beside the window and no word cut off',
    async (_, zoom) => {
      expect(await everyPage(zoom, async (one) => [...(await beside(one)), ...(await cutOff(one))])).toEqual([]);
    },
    600_000,
  );

  it('with the letters, words and lines set wider apart, nothing is lost', async () => {
    const spaced: Faults = async (one) => {
      await one.page.evaluate(() => {
        for (const element of document.querySelectorAll<HTMLElement>('body *')) {
          element.style.setProperty('line-height', '1.5', 'important');
          element.style.setProperty('letter-spacing', '0.12em', 'important');
          element.style.setProperty('word-spacing', '0.16em', 'important');
        }
      });
      return [...(await beside(one)), ...(await cutOff(one))];
    };
    expect(await everyPage({ width: 360, height: 780, factor: 1 }, spaced)).toEqual([]);
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
