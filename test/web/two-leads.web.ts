import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MARTA } from '../support/buttons.js';
import { aProposal, done } from '../support/handovers.js';
import type { Visitor } from '../support/over-http.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { twoCases } from '../support/same-person.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, press, sound } from './desks.js';

/** Far below the minute after which a page asks by itself: what is seen within it was told. */
const TOLD = { timeout: 5_000 };

let desks: Desks;
let house: Visitor;
let lv: { officer: Visitor; lead: Visitor };
beforeAll(async () => {
  desks = await Desks.open({ work: true });
  house = await desks.server.login('lv.safehouse');
  lv = { officer: await desks.server.login('lv.police'), lead: house };
});
afterAll(() => desks.close());

const met = () => twoCases({ officer: desks.officer, lead: desks.social }, lv, () => desks.delivered());

describe('One person with two leads', () => {
  it('has one when both countries have said the same, each on its own screen; and two again when it was a mistake', async () => {
    const two = await met();
    const riga = await desks.reader('lv.coordinator', DESK, 'en');
    const stockholm = await desks.reader('se.coordinator', PHONE, 'en');
    for (const one of [riga, stockholm]) {
      await at(one, '/conflicts');
      await one.page.locator('main .row-link').first().click();
      await heading(one, 'Two leads: whose case goes on?');
    }
    await press(riga, 'Say whose case goes on');
    await riga.page.getByText('It is settled when both countries say the same').waitFor();
    await sound(riga, 'conflict-settle-desk');
    await riga.page.getByRole('radio', { name: 'Shelter "Safe House" (Latvia)' }).check();
    await press(riga, 'Confirm');
    await riga.page.locator('dd', { hasText: 'Safe House' }).first().waitFor();
    expect((await house.get(`/api/cases/${two.first}`)).status).toBe(404);

    await stockholm.page.locator('dd', { hasText: 'Safe House' }).first().waitFor(TOLD);
    await sound(stockholm, 'conflict-half-phone');
    await press(stockholm, 'Say whose case goes on');
    await stockholm.page.getByRole('radio', { name: 'Shelter "Safe House" (Latvia)' }).check();
    await press(stockholm, 'Confirm');
    for (const one of [stockholm, riga])
      await one.page.getByText('The case of Shelter "Safe House" goes on.').waitFor(TOLD);
    await sound(stockholm, 'conflict-settled-phone');
    await sound(riga, 'conflict-settled-desk');

    const lead = await desks.reader('lv.safehouse', PHONE, 'en');
    await at(lead, `/cases/${two.second}/history`);
    await lead.page.getByText(`${two.firstNumber} was joined to this case`).waitFor();
    await sound(lead, 'joined-history-phone');
    expect(done(await house.get(`/api/cases/${two.first}`)).joined).toMatchObject([
      { number: two.secondNumber, goesOn: true },
    ]);
    await at(lead, `/conflicts/${two.conflict}`);
    await press(lead, 'Part the two cases again');
    await lead.page.getByText('Each case goes on as it was before').waitFor();
    await lead.page.locator('input[name=reason][value=two_persons]').check();
    await sound(lead, 'conflict-undo-phone');
    await press(lead, 'Confirm');
    await lead.page.getByText(/^Parted again .*two persons/i).waitFor();
    expect(await lead.page.getByText('goes on.').count()).toBe(0);
    await sound(lead, 'conflict-undone-phone');
    await riga.page.getByText(/^Parted again/).waitFor(TOLD);

    expect((await house.get(`/api/cases/${two.first}`)).status).toBe(404);
    expect(done(await desks.social.get(`/api/cases/${two.first}`)).leads.institution).toContain('Malmö');
    expect(done(await house.get(`/api/cases/${two.second}`)).leads.institution).toContain('Safe House');
  });

  it('is told before both countries settle it what ends with the join, and only where it does', async () => {
    const { social } = desks;
    const two = await twoCases(
      { officer: desks.officer, lead: social },
      lv,
      () => desks.delivered(),
      async ({ first }) => {
        const { asks } = await asked(social, first, { places: [SHELTERS.men, SHELTERS.lund] });
        const { id } = done(await social.post(`/api/cases/${first}/handovers`, aProposal({ institution: MARTA })));
        done(await social.post(`/api/handovers/${id}/propose`));
        return { asks };
      },
    );
    const riga = await desks.reader('lv.coordinator', PHONE, 'en');
    await at(riga, `/conflicts/${two.conflict}`);
    const ends = (side: string | RegExp) =>
      riga.page.getByRole('region', { name: side }).locator('dt', { hasText: 'Ends if it is joined' });
    await ends(/Malmö/).waitFor();
    expect(await riga.page.locator('dt', { hasText: 'Ends if it is joined' }).locator('+ dd').allInnerTexts()).toEqual([
      'requests that no place has begun: 2; a handover; nobody is on the way',
    ]);
    expect(await ends(/Safe House/).count()).toBe(0);
    await sound(riga, 'conflict-ends-phone');
  });

  it('whose countries differ stays as it is, and each sees what the other said', async () => {
    const two = await met();
    const riga = await desks.reader('lv.coordinator', PHONE, 'lv');
    done(
      await (
        await desks.server.login('se.coordinator')
      ).post(`/api/lead-conflicts/${two.conflict}/settle`, { goesOn: 'first' }),
    );
    await at(riga, `/conflicts/${two.conflict}`);
    await press(riga, 'Paziņot, kuras valsts lieta turpinās');
    await riga.page.getByRole('radio', { name: 'Tās ir divas personas' }).check();
    await press(riga, 'Apstiprināt');
    await riga.page.locator('dd', { hasText: 'Tās ir divas personas' }).waitFor();
    await riga.page.locator('dd', { hasText: 'Malmö' }).first().waitFor();
    await sound(riga, 'conflict-differ-phone-lv');
    expect(done(await house.get(`/api/cases/${two.second}`)).open).toBe(true);
  });
});
