import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, press, sound, writes } from './desks.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

describe('What was opened past the lead', () => {
  it('is opened from the officer’s own card, after whom to call instead', async () => {
    const { id, caseId } = await aCase(desks.officer);
    await writes(desks.social, caseId, 'risk', { risk: { level: 'high', danger: 'A grey van' } });
    const officer = await desks.reader('se.police', PHONE, 'en');
    await at(officer, `/identifications/${id}`);
    await officer.page.getByRole('link', { name: 'Open one section in an emergency' }).click();
    await heading(officer, 'You do not see this case whole');
    await officer.page.getByText('Call first').waitFor();
    await sound(officer, 'card-glass-phone');
  });

  it('is reviewed by a second person of the same institution, who reads why and no word of what was opened', async () => {
    const { caseId } = await aCase(desks.officer);
    await writes(desks.social, caseId, 'risk', { risk: { level: 'high', danger: 'A grey van' } });
    done(
      await desks.officer.post(`/api/cases/${caseId}/break-glass`, { section: 'risk', reason: 'He does not answer.' }),
    );
    const officer = await desks.reader('se.police', PHONE, 'en');
    await officer.goTo('Reviews');
    await officer.page.getByText('Somebody else reviews it.').waitFor();
    await sound(officer, 'reviews-own-phone');

    const chief = await desks.reader('se.police.lead', PHONE, 'en');
    await at(chief, '/inbox');
    await heading(chief, 'Inbox');
    await sound(chief, 'inbox-review-phone');
    await chief.goTo('Reviews');
    await chief.page.getByText('You may review it.').waitFor();
    await sound(chief, 'reviews-phone');
    await chief.page.locator('main .row-link').first().click();
    await chief.page.getByText('He does not answer.').waitFor();
    expect(await chief.page.locator('main').innerText()).not.toContain('grey van');
    await press(chief, 'Review this opening');
    await chief.page.locator('input[name=finding][value=not_justified]').check();
    await sound(chief, 'review-phone');
    await press(chief, 'Confirm');
    await chief.page.locator('dd', { hasText: /not justified/i }).waitFor();
    await sound(chief, 'reviewed-phone');
    await chief.goTo('Reviews');
    await chief.page.getByText('Nothing waits for a second person.').waitFor();
    await chief.page.getByText('All', { exact: true }).click();
    await chief.page.getByText(/not justified/i).waitFor();
    await sound(chief, 'reviews-all-phone');
    expect(done(await desks.officer.get(`/api/cases/${caseId}/sections/risk`)).entries).toEqual([]);

    const lead = await desks.reader('se.social', DESK, 'en');
    await at(lead, `/cases/${caseId}/looks`);
    await lead.page
      .getByText(/not justified/i)
      .first()
      .waitFor();
    await sound(lead, 'glass-found-desk');
  });
});

describe('A request for disclosure', () => {
  it('is written by the authority on a ground in law, and what it is given it reads for a time, and nothing else', async () => {
    const { caseId, number } = await aCase(desks.officer);
    await writes(desks.social, caseId, 'risk', { risk: { level: 'high', danger: 'A grey van' } });
    const asks = await desks.reader('se.prosecutor', DESK, 'en');
    await asks.goTo('Disclosure');
    await press(asks, 'Ask for disclosure');
    await press(asks, 'Confirm');
    await asks.page.getByRole('alert').waitFor();
    await sound(asks, 'disclosure-ask-refused-desk');
    await asks.page.locator('#f-to').selectOption({ label: 'Social emergency service, Malmö (exercise)' });
    await asks.page.locator('#f-ground').selectOption('court_order');
    await asks.page.locator('#f-orderReference').fill('B 17-26');
    await asks.page.locator('input[name=purpose][value=prosecution]').check();
    await asks.page.locator('#f-sections').selectOption('risk');
    await asks.page.locator('#f-about').fill('A man met at the harbour on 2 November: what is he afraid of?');
    await sound(asks, 'disclosure-ask-desk');
    await press(asks, 'Confirm');
    await asks.page.getByText('Asked by us', { exact: true }).click();
    const mine = asks.page.locator('main .row-link').first();
    await mine.getByText('Social emergency service, Malmö').waitFor();
    await sound(asks, 'disclosures-asked-desk');
    await mine.click();
    await asks.page.getByText('Not answered yet').waitFor();
    expect(await asks.page.locator('main').innerText()).not.toContain(number);

    const lead = await desks.reader('se.social', PHONE, 'en');
    await at(lead, '/inbox');
    await lead.page.getByRole('link', { name: /^An authority asks for what is written/ }).click();
    await heading(lead, 'Request for disclosure');
    await lead.page.getByText('A man met at the harbour').waitFor();
    await sound(lead, 'disclosure-phone');
    await press(lead, 'It is about this case');
    const option = lead.page.locator('#f-case option', { hasText: number });
    await lead.page.locator('#f-case').selectOption(await option.first().getAttribute('value'));
    await press(lead, 'Confirm');
    await heading(lead, 'Choose what is given');
    await lead.page.getByRole('checkbox', { name: 'Give this: Risk' }).check();
    await press(lead, 'Give what is chosen: 1');
    await lead.page.getByText('Given in full').waitFor();
    await lead.page.getByText('still to be told').waitFor();
    await sound(lead, 'disclosure-given-phone');

    await asks.page.reload();
    await asks.page.getByText('A grey van').waitFor();
    await sound(asks, 'disclosure-read-desk');
    await at(asks, `/cases/${caseId}`);
    await asks.page.getByRole('alert').waitFor();

    await at(lead, `/cases/${caseId}`);
    await lead.page.getByText('Tell the person what was disclosed').waitFor();
    await at(lead, `/cases/${caseId}/looks`);
    await lead.page.getByRole('link', { name: /Swedish Prosecution Authority/ }).click();
    await press(lead, 'The law forbids to tell the person');
    await lead.page.locator('input[name=reason][value=investigation_would_be_harmed]').check();
    await press(lead, 'Confirm');
    await lead.page.getByText(/not told for now/).waitFor();
    await sound(lead, 'disclosure-not-told-phone');
    await press(lead, 'The person has been told');
    await press(lead, 'Confirm');
    await lead.page.getByText(/^Told /).waitFor();
    await sound(lead, 'disclosure-told-phone');
  });

  it('is refused without a word on whether there is anybody, and taken back by the asker alone', async () => {
    const police = await desks.reader('se.police.lead', PHONE, 'en');
    await police.goTo('Disclosure');
    await press(police, 'Ask for disclosure');
    await police.page.locator('#f-to').selectOption({ label: 'Social emergency service, Malmö (exercise)' });
    await police.page.locator('#f-ground').selectOption({ index: 1 });
    await police.page.locator('#f-orderReference').fill('K 3-26');
    await police.page.locator('input[name=purpose][value=investigation]').check();
    await police.page.locator('#f-sections').selectOption('identity');
    await police.page.locator('#f-about').fill('A woman called Lark');
    await press(police, 'Confirm');
    await police.page.getByText('Asked by us', { exact: true }).click();
    await police.page.locator('main .row-link').first().waitFor();
    await sound(police, 'police-asked-phone');
    const lead = await desks.reader('se.social', DESK, 'en');
    await at(lead, '/disclosures');
    await lead.page
      .getByRole('link', { name: /Swedish Police/ })
      .first()
      .click();
    await lead.page.getByText('A woman called Lark').waitFor();
    await press(lead, 'Refuse');
    await lead.page.locator('input[name=reason][value=neither_confirmed_nor_denied], #f-reason').first().waitFor();
    const choice = lead.page.locator('input[name=reason][value=neither_confirmed_nor_denied]');
    if (await choice.count()) await choice.check();
    else await lead.page.locator('#f-reason').selectOption('neither_confirmed_nor_denied');
    await sound(lead, 'disclosure-refuse-desk');
    await press(lead, 'Confirm');
    await lead.page.getByText('Refused').first().waitFor();
    await sound(lead, 'disclosure-refused-desk');
    await police.page.locator('main .row-link').first().click();
    await police.page.getByText(/neither confirmed nor denied/i).waitFor();
    await sound(police, 'police-refused-phone');
  });
});
