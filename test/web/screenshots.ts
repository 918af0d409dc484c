// `npm run screenshots`: the main pages as they are served, from a seeded server on which the story has been lived. All names
// are invented. Small pictures with few colours, so that the repository stays light.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { startServer } from '../support/over-http.js';
import { DESK, openBrowser, Reader } from './browser.js';
import { livedIn, type LivedIn } from './lived-in.js';

const FOLDER = process.argv[2] ?? 'docs/screenshots';
const NARROW = { width: 390, height: 844 };

interface Shot {
  readonly name: string;
  readonly login: string;
  readonly path: (town: LivedIn) => string;
  /** What somebody does there before it is worth a picture. */
  readonly then?: (page: Page) => Promise<void>;
}

/** The page of a login whose address begins so. */
const at =
  (login: string, start: string) =>
  ({ pages }: LivedIn): string =>
    pages[login]?.find((path) => path.startsWith(start)) ?? start;

const SHOTS: readonly Shot[] = [
  { name: 'intake', login: 'se.police', path: at('se.police', '/identify') },
  { name: 'who-has-it', login: 'se.police', path: at('se.police', '/identifications/') },
  { name: 'inbox', login: 'lv.safehouse', path: at('lv.safehouse', '/inbox') },
  { name: 'request', login: 'se.shelter.women', path: at('se.shelter.women', '/asks/') },
  { name: 'case', login: 'se.social', path: at('se.social', '/cases/') },
  { name: 'consent', login: 'se.social', path: (town) => `${at('se.social', '/cases/')(town)}/consent` },
  { name: 'history', login: 'se.social', path: (town) => `${at('se.social', '/cases/')(town)}/history` },
  { name: 'board', login: 'se.social', path: at('se.social', '/board') },
  { name: 'handover', login: 'se.social', path: at('se.social', '/handovers/') },
  { name: 'sheet', login: 'se.social', path: (town) => `${at('se.social', '/cases/')(town)}/sheet` },
  { name: 'advice', login: 'se.police', path: at('se.police', '/consultations/') },
  { name: 'directory', login: 'lv.coordinator', path: at('lv.coordinator', '/directory') },
  { name: 'audit', login: 'lv.safehouse.auditor', path: at('lv.safehouse.auditor', '/audit') },
];

const server = await startServer();
const browser = await openBrowser();
try {
  const town = await livedIn(server);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const language of ['en', 'lv'])
    for (const [device, viewport] of [
      ['phone', NARROW],
      ['desk', { ...DESK, width: 1280, height: 860 }],
    ] as const)
      for (const { name, login, path, then } of SHOTS) {
        await (await server.login(login)).put('/api/accounts/me/language', { language });
        const one = await Reader.at(browser, server.url, viewport, language === 'lv' ? 'lv-LV' : 'en-GB');
        await one.signIn(login);
        await one.page.goto(server.url + path(town));
        await one.page.getByRole('main').getByRole('heading').first().waitFor();
        await one.page.waitForLoadState('networkidle').catch(() => undefined);
        await then?.(one.page);
        await one.page.evaluate(() => document.fonts.ready);
        writeFileSync(
          `${FOLDER}/${name}-${device}-${language}.png`,
          await fewColours(one.page, await one.page.screenshot()),
        );
        await one.close();
      }
} finally {
  await browser.close();
  await server.close();
}
const sizes = readdirSync(FOLDER).map((file) => statSync(`${FOLDER}/${file}`).size);
console.log(
  `${sizes.length} pictures in ${FOLDER}, ${Math.round(sizes.reduce((sum, one) => sum + one, 0) / 1024)} kB.`,
);

/** The same picture with a palette of at most 256 colours; the page draws it, so that no library is needed to read it. */
async function fewColours(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, pixels } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    let said = '';
    for (let at = 0; at < data.length; at += 32_768) said += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, pixels: btoa(said) };
  }, png.toString('base64'));
  const data = Buffer.from(pixels, 'base64');
  for (const step of [4, 8, 16, 32]) {
    const small = indexed(data, width, height, step);
    if (small && small.length < png.length) return small;
  }
  return png;
}

function indexed(data: Buffer, width: number, height: number, step: number): Buffer | undefined {
  const palette = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  const near = (value: number): number => Math.min(255, Math.round(value / step) * step);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const colour = (near(data[from]!) << 16) | (near(data[from + 1]!) << 8) | near(data[from + 2]!);
      let index = palette.get(colour);
      if (index === undefined) {
        index = palette.size;
        if (index > 255) return undefined;
        palette.set(colour, index);
      }
      rows[y * (width + 1) + 1 + x] = index;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    [...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
