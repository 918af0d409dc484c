import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done, withConsent } from '../support/handovers.js';
import { aNeed, SHELTERS } from '../support/referrals.js';
import { DESK, PHONE } from './browser.js';
import { Desks, faults, NONE } from './desks.js';
import { livedIn } from './lived-in.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

describe('An officer’s list of what they sent', () => {
  it('says of each who has it, and changes without being asked when the lead reads it', async () => {
    const card = await aCase(desks.officer);
    const one = await desks.reader('se.police');
    await one.goTo('What I sent');
    const line = one.page.locator('.row-link', { hasText: card.number });
    await line.getByText('Not yet read').waitFor();
    expect(await faults(one)).toEqual(NONE);
    done(await desks.social.get(`/api/cases/${card.caseId}`));
    await line.getByText(/^Read /).waitFor({ timeout: 30_000 });
    await line.click();
    await one.page.getByRole('heading', { name: 'Who has it now' }).waitFor();
    expect(await one.page.getByRole('link', { name: 'Open the case' }).count()).toBe(0);
  });
});

describe('A house that says how many places are free', () => {
  it('says it with one tap; whoever looks for a place sees it, and asks a full house all the same', async () => {
    const { caseId } = await aCase(desks.officer, { called: 'Heron' });
    const [house, lead] = await Promise.all([desks.reader('se.shelter.women', PHONE), desks.reader('se.social', DESK)]);
    await house.goTo('Our free places');
    await house.page.getByRole('button', { name: 'Safe accommodation: Places free: 2' }).click();
    await house.page.locator('[role=status]').getByText('Places free: 2').waitFor();
    expect(await faults(house)).toEqual(NONE);
    await lead.page.goto(`${desks.server.url}/cases/${caseId}/ask`);
    await lead.page.locator('[id="f-service"]').selectOption('safe_accommodation');
    const place = lead.page.locator('label', { hasText: 'Skåne' });
    await place.getByText('Places free: 2').waitFor();
    await lead.page.locator('label', { hasText: 'Crisis centre Lund' }).getByText('not known').waitFor();
    expect(await faults(lead)).toEqual(NONE);
    await house.page.getByRole('button', { name: 'Safe accommodation: Full' }).click();
    await house.page.locator('[role=status]').getByText('Full', { exact: true }).waitFor();
    await lead.page.reload();
    await lead.page.locator('[id="f-service"]').selectOption('safe_accommodation');
    await place.getByText('Full', { exact: true }).waitFor();
    await place.click();
    expect(await lead.page.getByRole('checkbox', { checked: true }).count()).toBe(1);
  });
});

describe('The first-night card', () => {
  it('is printed in English where nobody has signed the language, and says so to the officer only', async () => {
    const card = await aCase(desks.officer, { languages: ['ru'] });
    const one = await desks.reader('se.police');
    await one.page.goto(`${desks.server.url}/identifications/${card.id}/card`);
    await one.page.getByText('Draft: not for use with a person').waitFor();
    const paper = one.page.locator('.card-for-person');
    expect(await paper.getAttribute('lang')).toBe('en');
    expect(await paper.innerText()).toContain('Somebody helps you');
    expect(await one.page.locator('select').first().locator('option').count()).toBe(13);
    expect(await faults(one)).toEqual(NONE);
    await one.page.emulateMedia({ media: 'print' });
    expect(await one.page.getByText('Draft: not for use with a person').isVisible()).toBe(false);
  });

  it('leaves out a name that says why somebody has it', async () => {
    const border = await desks.server.login('lv.border');
    const card = await aCase(border);
    const one = await desks.reader('lv.border');
    await one.page.goto(`${desks.server.url}/identifications/${card.id}/card`);
    const paper = one.page.locator('.card-for-person');
    await paper.waitFor();
    expect(await paper.innerText()).not.toMatch(/Safe House|shelter/i);
    await one.page.getByLabel('Vārds uz kartītes').fill('Ilze');
    expect(await paper.innerText()).toContain('Ilze');
  });
});

describe('A focal point', () => {
  it('finds on one page what came up, and nothing else', async () => {
    const { caseId } = await aCase(desks.officer, withConsent({ another_country: 'yes' }));
    const need = done(await desks.social.post(`/api/cases/${caseId}/needs`, aNeed({ places: [SHELTERS.lund] })));
    const lund = await desks.server.login('se.shelter.lund');
    done(await lund.post(`/api/asks/${need.asks[0].askId}/decline`, { reason: 'out_of_scope_gender' }));
    done(await desks.social.post(`/api/needs/${need.id}/nobody-can`, { conferenceOn: '2099-01-05' }));
    const one = await desks.reader('se.coordinator');
    await one.goTo('Came up to us');
    await one.page.locator('.row-link').first().waitFor();
    expect(await faults(one)).toEqual(NONE);
  });
});

describe('In the dark', () => {
  it('every page can be read: enough contrast, nothing beside the screen', async () => {
    const town = await livedIn(desks.server);
    const found: string[] = [];
    for (const [login, paths] of Object.entries(town.pages)) {
      const one = await desks.reader(login);
      await one.page.emulateMedia({ colorScheme: 'dark' });
      for (const path of paths) {
        await one.page.goto(desks.server.url + path);
        await one.page.getByRole('main').getByRole('heading').first().waitFor();
        found.push(...(await one.axe()).map((fault) => `${path}: ${fault}`));
      }
      await one.close();
    }
    expect(found).toEqual([]);
  }, 900_000);
});
