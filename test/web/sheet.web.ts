import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aCase, done } from '../support/handovers.js';
import { startServer, type ProofServer } from '../support/over-http.js';
import { A_CONTACT, asked, SHELTERS, THE_PERSONS_YES } from '../support/referrals.js';
import { DESK, openBrowser, PHONE, Reader } from './browser.js';

const SHOTS = process.env['SHOTS'];
let server: ProofServer;
let browser: Browser;
let caseId: string;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  const [officer, social, house, focal] = await Promise.all(
    ['se.police', 'se.social', 'se.shelter.men', 'se.coordinator'].map((login) => server.login(login)),
  );
  ({ caseId } = await aCase(officer!));
  const { asks } = await asked(social!, caseId, { places: [SHELTERS.men] });
  const ask = asks[SHELTERS.men]!;
  done(await house!.post(`/api/asks/${ask}/accept`, A_CONTACT));
  done(await social!.post(`/api/asks/${ask}/confirm`, THE_PERSONS_YES));
  done(
    await social!.post(`/api/cases/${caseId}/sections/risk`, {
      statement: 'told_by_person',
      risk: { level: 'high', danger: 'Canary danger' },
    }),
  );
  done(await social!.get(`/api/cases/${caseId}/sections/risk`));
  const { items } = done(await focal!.get('/api/texts/ru'));
  const { version } = items.find(({ name }: { name: string }) => name === 'sheet');
  const signed = { version, signedBy: 'Reader', role: 'Interpreter', nativeSpeaker: true };
  done(await focal!.post('/api/texts/ru/sheet/signature', signed));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function atTheSheet(viewport = DESK, locale = 'en-GB'): Promise<Reader> {
  const one = await (await Reader.at(browser, server.url, viewport, locale)).signIn('se.social');
  await one.page.goto(`${server.url}/cases/${caseId}`);
  await one.toPart(locale === 'lv-LV' ? 'Personas informācijas lapa' : 'The person’s sheet');
  await one.page.locator('article.sheet').waitFor();
  return one;
}
async function sound(one: Reader): Promise<void> {
  expect(await one.axe()).toEqual([]);
  expect(one.complaints).toEqual([]);
  expect(await one.stored()).toBe(0);
}
async function shot(one: Reader, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await one.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}
/** What would come out of the printer. */
const printedOf = async (one: Reader): Promise<string> => {
  await one.page.emulateMedia({ media: 'print' });
  const text = await one.page.locator('body').innerText();
  await one.page.emulateMedia({ media: 'screen' });
  return text;
};
const choose = async (one: Reader, language: string) => {
  await one.page.locator('main select').first().selectOption(language);
  await one.page.locator(`article.sheet`).waitFor();
};

describe('The person’s sheet', () => {
  it('in a language that nobody has signed is read aloud, and nothing of it comes out of the printer', async () => {
    const one = await atTheSheet();
    await one.page.getByText('Nobody who speaks this language has signed this text yet').waitFor();
    expect(await one.page.getByRole('button', { name: 'Print' }).count()).toBe(0);
    expect((await printedOf(one)).trim()).toBe('');
    await sound(one);
    await shot(one, 'locked');
    await one.page.getByRole('button', { name: 'Read aloud' }).click();
    await one.page.getByRole('radio', { name: 'Professional, by phone' }).check();
    await sound(one);
    await one.page.getByRole('button', { name: 'Confirm' }).click();
    await one.page.getByText('Read aloud · Latvian').waitFor();
    await sound(one);
  });

  it('is printed alone: no frame, no product, no place that shelters, no word of why somebody has it', async () => {
    const one = await atTheSheet();
    await choose(one, 'en');
    await one.page.getByRole('button', { name: 'Print' }).waitFor();
    const printed = await printedOf(one);
    expect(printed.startsWith('For your information')).toBe(true);
    expect(printed).toContain('a place to stay');
    expect(printed).toContain('Phone: +46 40 628 04 10');
    expect(printed).toContain('Swedish Authority for Privacy Protection');
    for (const word of [
      'Öresund',
      'Canary',
      'traffick',
      'victim',
      'shelter',
      'HOF',
      'Sign out',
      'Given so far',
      'case ',
      caseId,
    ])
      expect(printed.toLowerCase()).not.toContain(word.toLowerCase());
    expect(await one.page.title()).not.toMatch(/traffick|victim|hof|sheet/i);
    await sound(one);
    await shot(one, 'english');
  });

  it('is black on white on A4, in the dark too', async () => {
    const one = await atTheSheet();
    await choose(one, 'en');
    await one.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const look = await one.page.locator('article.sheet').evaluate((sheet) => {
      const of = (element: Element) => getComputedStyle(element);
      return [
        of(sheet).color,
        of(sheet).backgroundColor,
        of(document.body).backgroundColor,
        of(sheet).getPropertyValue('page'),
      ];
    });
    expect(look).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(255, 255, 255)', 'sheet']);
    await shot(one, 'printed');
    const pdf = await one.page.pdf({ preferCSSPageSize: true, displayHeaderFooter: false });
    // Width and height of A4 in points.
    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    await one.page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await sound(one);
    await shot(one, 'dark');
  });

  it('in a signed language is in that language, and printed', async () => {
    const one = await atTheSheet(PHONE);
    await choose(one, 'ru');
    await one.page.getByRole('heading', { name: 'Для вашего сведения' }).waitFor();
    expect(await one.page.locator('article.sheet').getAttribute('lang')).toBe('ru');
    expect(await printedOf(one)).toContain('место, где можно жить');
    await sound(one);
    await shot(one, 'russian-phone');
    const wide = await one.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE.width);
  });

  it('is kept for them somewhere, and the page says where, for colleagues', async () => {
    done(await (await server.login('se.social')).put('/api/accounts/me/language', { language: 'lv' }));
    const one = await atTheSheet(PHONE, 'lv-LV');
    await choose(one, 'en');
    await one.page.getByRole('button', { name: 'Glabājas personai' }).click();
    await one.page.getByRole('button', { name: 'Apstiprināt' }).click();
    await one.page.getByRole('alert').waitFor();
    await sound(one);
    await one.page
      .getByLabel('Kur tā glabājas')
      .last()
      .selectOption({ label: 'Social emergency service, Malmö (exercise)' });
    await one.page.getByRole('button', { name: 'Apstiprināt' }).click();
    await one.page.getByText('Glabājas personai · Social emergency service').waitFor();
    await sound(one);
    await shot(one, 'latvian-phone');
  });

  it('is not offered to a house that helps, and its address shows them nothing', async () => {
    const one = await (await Reader.at(browser, server.url, PHONE)).signIn('se.shelter.men');
    await one.page.goto(`${server.url}/cases/${caseId}`);
    await one.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await one.page.getByRole('link', { name: 'The person’s sheet' }).count()).toBe(0);
    await one.page.goto(`${server.url}/cases/${caseId}/sheet`);
    await one.page.getByRole('alert').waitFor();
    expect(await one.page.locator('article.sheet').count()).toBe(0);
    await sound(one);
  });
});
