import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aProposal, done } from '../support/handovers.js';
import { SAFE_HOUSE } from '../support/town.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, press, sound } from './desks.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

/** Brother and sister; each, asked alone, wishes to go with the other. */
async function siblings(): Promise<string[]> {
  const [one, two] = [await aCase(desks.officer), await aCase(desks.officer)];
  const url = `/api/cases/${one.caseId}/links`;
  const { id } = done(await desks.social.post(url, { number: two.number, kind: 'siblings' }));
  const cases = [one.caseId, two.caseId];
  for (const caseId of cases)
    done(await desks.social.post(`/api/cases/${caseId}/links/${id}/wish`, { wish: 'together', askedAlone: true }));
  return cases;
}

describe('Brother and sister', () => {
  it('are asked for as both or neither by the lead, and the house answers for each', async () => {
    const cases = await siblings();
    const lead = await desks.reader('se.social', DESK);
    await at(lead, `/cases/${cases[0]}/handover`);
    await lead.page.getByText('This person wishes to go together with somebody').waitFor();
    await sound(lead, 'prepare');
    const ids: string[] = [];
    for (const caseId of cases) {
      const to = aProposal({ institution: SAFE_HOUSE });
      ids.push(done(await desks.social.post(`/api/cases/${caseId}/handovers`, to)).id);
    }
    await at(lead, `/handovers/${ids[0]}`);
    await press(lead, 'Ask for them together: all or none');
    await lead.page.getByText('Each is answered for its own person').first().waitFor();
    await sound(lead, 'ask');
    await press(lead, 'Confirm');
    await lead.page.getByText('Asked together with others, 1 of them: all or none').waitFor();
    await sound(lead, 'asked-sender');
    for (const id of ids) done(await desks.social.post(`/api/handovers/${id}/propose`));

    const house = await desks.reader('lv.safehouse', PHONE, 'en');
    await at(house, `/handovers/${ids[0]}`);
    await house.page.getByText('Asked together with others, 1 of them: all or none').waitFor();
    await sound(house, 'asked-receiver-phone');
    const latvian = await desks.reader('lv.safehouse', DESK, 'lv');
    await at(latvian, `/handovers/${ids[0]}`);
    await latvian.page.getByText('Lūgts kopā ar citiem').waitFor();
    await sound(latvian, 'asked-receiver-lv');

    const yes = { contactName: 'Example Contact', contactPhone: '+000 100 200', alternate: 'duty_line' };
    done(await (await desks.server.login('lv.safehouse')).post(`/api/handovers/${ids[0]}/accept`, yes));
    await at(lead, `/handovers/${ids[0]}`);
    const missing = lead.page.getByRole('link', { name: 'The receiver’s yes to each of those asked together' });
    expect(await missing.getAttribute('href')).toBe('#together');
    await lead.page.getByText('You wait for the yes to the others').waitFor();
    expect(await lead.page.getByRole('button', { name: 'The person says yes' }).count()).toBe(0);
    await sound(lead, 'waits');
  });
});

describe('Time to recover and decide', () => {
  it('is recorded, extended and ended on the case, with the rule and who has not confirmed it', async () => {
    const { caseId } = await aCase(desks.officer);
    const lead = await desks.reader('se.social');
    await at(lead, `/cases/${caseId}`);
    await heading(lead, 'Reflection period');
    await lead.page.getByText('None is recorded').waitFor();
    await lead.page.getByText('Nobody of that country has confirmed this').waitFor();
    await press(lead, 'Record a reflection period');
    await sound(lead, 'reflection-form');
    const today = new Date().toISOString().slice(0, 10);
    await lead.page.locator('#f-beganOn').fill(today);
    await press(lead, 'Confirm');
    await lead.page.getByText(/Days left, with the last one: 3[01]/).waitFor();
    await sound(lead, 'reflection-runs');
    await lead.page.getByText('The reflection period ends in two weeks').waitFor();
    await press(lead, /^End it$/);
    await lead.page.locator('input[value=revoked]').check();
    await sound(lead, 'reflection-ending');
    expect(await lead.page.locator('input[value=extended]').count()).toBe(0);
    await press(lead, 'Confirm');
    await lead.page.getByText('Earlier ones: 1').waitFor();
    await sound(lead, 'reflection-ended');
  });
});
