import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { startServer, type ProofServer } from '../support/over-http.js';
import { openBrowser, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

/** A sheet of paper, in the pixels of CSS. */
const A4 = { width: 794, height: 1123 };

/** The number at the foot of each sheet is text as well: at most so many pieces. */
const PAGE_NUMBER = 5;
/** How many pieces of text stand on each sheet; the same whatever fonts there are. */
function textOf(pdf: Buffer): number[] {
  const file = pdf.toString('latin1');
  const pages = [...file.matchAll(/\/Type\s*\/Page\b[^]*?\/Contents (\d+) 0 R/g)].map((match) => match[1]!);
  return pages.map((id) => {
    const at = new RegExp(`(?:^|\\n)${id} 0 obj\\s*<<[^]*?\\/Length (\\d+)[^]*?stream\\r?\\n`).exec(file)!;
    const from = at.index + at[0].length;
    const drawn = inflateSync(pdf.subarray(from, from + Number(at[1]))).toString('latin1');
    return drawn.match(/\bT[jJ]\b/g)?.length ?? 0;
  });
}

let server: ProofServer;
let browser: Browser;
let town: LivedIn;
let file: string;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  town = await livedIn(server);
  file = town.pages['se.social']!.find((path) => /^\/cases\/[\w-]+$/.test(path))!;
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Somebody whose screen is dark, before the printer. */
async function opened(one: Reader, path: string): Promise<void> {
  await one.page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await one.page.goto(server.url + path);
  await one.page.getByRole('main').getByRole('heading').first().waitFor();
  await one.page.waitForLoadState('networkidle').catch(() => undefined);
}
const toPaper = (one: Reader) => one.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
const printed = async (one: Reader, path: string): Promise<string> => {
  await opened(one, path);
  await toPaper(one);
  return one.page.locator('body').innerText();
};
const reader = async (login: string) => (await Reader.at(browser, server.url, A4)).signIn(login);

/** What comes out of the printer and should not: something to press or fill in, ink that is not black, a ground that is not white. */
const faults = ({ page }: Reader): Promise<string[]> =>
  page.evaluate(() => {
    const name = (one: Element) => `${one.tagName} ${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 40)}`;
    const shown = [...document.querySelectorAll('body, body *')].filter((one) => one.getClientRects().length > 0);
    const seen = shown.filter(({ tagName }) => !['SCRIPT', 'STYLE'].includes(tagName));
    const pressed = seen.filter(
      (one) =>
        one.matches('header, nav, input, select, textarea, button, [role=button]') &&
        // The heading of what was opened; what was not opened is not here.
        !one.matches('.mantine-Accordion-control[aria-expanded=true]'),
    );
    const inked = seen.filter((one) => {
      const { color, backgroundColor } = getComputedStyle(one);
      return color !== 'rgb(0, 0, 0)' || !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(backgroundColor);
    });
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the paper'] : [];
    return [
      ...pressed.map((one) => `to press: ${name(one)}`),
      ...inked.map((one) => `not black on white: ${name(one)}`),
      ...wide,
    ];
  });

describe('On paper', () => {
  it('every page is black on white also from a dark screen, no wider than the paper, without anything to press or fill in', async () => {
    const found: string[] = [];
    for (const [login, paths] of Object.entries(town.pages)) {
      const one = await reader(login);
      for (const path of paths) {
        await opened(one, path);
        await toPaper(one);
        found.push(...(await faults(one)).map((fault) => `${path}: ${fault}`));
      }
      await one.close();
    }
    expect(found).toEqual([]);
  }, 600_000);

  it('a case says whose copy it is and of when; what may be left with anybody says only of when', async () => {
    const one = await reader('se.social');
    const said =
      /Printed \d+ \w+ \d{4}, \d\d:\d\d( by Lena Lykta, Social emergency service, Malmö \(exercise\))?\. It may/;
    for (const path of [file, `${file}/history`, `${file}/consent`]) {
      const [, by] = said.exec(await printed(one, path)) ?? [];
      expect([path, by]).toEqual([path, expect.stringContaining('Lena Lykta')]);
    }
    const open = await printed(one, '/directory');
    expect(said.exec(open)?.[1]).toBeUndefined();
    expect(open).toMatch(said);
    expect(open).not.toContain('Lena Lykta');
    await one.page.emulateMedia({ media: 'screen' });
    expect(await one.page.getByText(said).isVisible()).toBe(false);
    await one.close();
  });

  it('nothing is opened for the printer that was not opened for the eye; how somebody was asked goes with their answer', async () => {
    const one = await reader('se.social');
    const consent = await printed(one, `${file}/consent`);
    expect(consent).toContain('How they were asked');
    expect(consent).toContain('By word of mouth');
    for (const never of ['Ask the person', 'The person takes a yes back', 'Who will see this', 'This case'])
      expect(consent).not.toContain(never);
    expect(await printed(one, `${file}/notes`)).not.toContain('Identity');
    await opened(one, `${file}/notes`);
    await one.page.getByRole('button', { name: /^Identity/ }).click();
    await one.page.locator('.entry').first().waitFor();
    await toPaper(one);
    expect(await one.page.locator('main').innerText()).toContain('Residence status');
    await one.close();
  });

  it('no page ends with an empty sheet', async () => {
    const one = await reader('se.social');
    const handover = town.pages['se.social']!.find((path) => path.startsWith('/handovers/'))!;
    const last: [string, boolean][] = [];
    for (const path of [file, `${file}/history`, `${file}/notes`, handover]) {
      await opened(one, path);
      await toPaper(one);
      const sheets = textOf(await one.page.pdf({ format: 'A4' }));
      last.push([path.replace(file, 'case').replace(handover, 'handover'), sheets.at(-1)! > PAGE_NUMBER]);
    }
    expect(last).toEqual([
      ['case', true],
      ['case/history', true],
      ['case/notes', true],
      ['handover', true],
    ]);
    await one.close();
  });
});
