import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { asked, SHELTERS, SOCIAL } from '../support/referrals.js';
import { DESK, type Reader } from './browser.js';
import { Desks, faults, NONE, at, heading, press, writes } from './desks.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

const sound = async (one: Reader) => expect(await faults(one)).toEqual(NONE);

describe('Past the lead', () => {
  it('an officer opens a section for hours and says why; the lead sees it on the case at once, and ends it', async () => {
    const { caseId } = await aCase(desks.officer);
    await writes(desks.social, caseId, 'risk', { risk: { level: 'high', danger: 'A grey van' } });
    const [one, lead] = [await desks.reader('se.police'), await desks.reader('se.social', DESK)];
    const read: string[] = []; // each is kept as a look
    one.page.on('request', (request) => request.url().includes('/sections/') && read.push(request.url()));
    await at(one, `/cases/${caseId}`);
    await heading(one, 'You do not see this case whole');
    await one.page.getByText('Call first').waitFor();
    await press(one, /emergency|Break/i);
    await one.page.getByText('The lead sees at once who opened what and why').waitFor();
    await sound(one);
    await one.page.locator('#f-section').selectOption('risk');
    await one.page.locator('#f-reason').fill('He does not answer, and somebody waits outside.');
    await press(one, 'Confirm');
    await one.page.getByText('Read what was opened').waitFor();
    await sound(one);
    expect(read).toEqual([]);
    await one.page.getByText('Read what was opened').click();
    await one.page.getByText('A grey van').waitFor();
    expect(read.length).toBeGreaterThan(0);
    await sound(one);

    await at(lead, `/cases/${caseId}`);
    await lead.page
      .getByRole('alert')
      .getByText(/Swedish Police, Region South opened Risk/)
      .waitFor();
    await sound(lead);
    await lead.page.getByRole('link', { name: 'See why, or end it' }).click();
    await lead.page.getByText('He does not answer, and somebody waits outside.').waitFor();
    await press(lead, 'End this opening');
    await press(lead, 'Confirm');
    await lead.page.getByRole('alert').waitFor({ state: 'detached' });
    await sound(lead);
    await one.page.reload();
    await heading(one, 'You do not see this case whole');
    expect(await one.page.getByText('A grey van').count()).toBe(0);
  });
});

describe('A request for disclosure', () => {
  it('is bound to a case, answered in part with the entries that were chosen, and the person is told', async () => {
    const { caseId, number } = await aCase(desks.officer);
    await writes(desks.social, caseId, 'risk', { risk: { level: 'high', danger: 'A grey van' } });
    await writes(desks.social, caseId, 'wishes', { text: 'To learn to weld' });
    const prosecutor = await desks.server.login('se.prosecutor');
    const { id } = done(
      await prosecutor.post('/api/disclosure-requests', {
        ...{ to: SOCIAL, ground: 'court_order', orderReference: 'B 17-26', purpose: 'prosecution' },
        ...{ sections: ['risk', 'wishes'], about: 'A man met at the harbour' },
      }),
    );
    const one = await desks.reader('se.social');
    await at(one, '/disclosures');
    await one.page
      .getByRole('link', { name: /Swedish Prosecution Authority/ })
      .first()
      .click();
    await one.page.getByText('A man met at the harbour').waitFor();
    await sound(one);
    await press(one, 'It is about this case');
    const option = one.page.locator('#f-case option', { hasText: number });
    await one.page.locator('#f-case').selectOption(await option.first().getAttribute('value'));
    await press(one, 'Confirm');
    await heading(one, 'Choose what is given');
    await one.page.getByRole('checkbox', { name: 'Give this: Risk' }).check();
    await one.page
      .getByRole('checkbox', { name: 'Level' })
      .or(one.page.getByRole('checkbox', { name: /level/i }))
      .first()
      .uncheck();
    await one.page.locator('input[name=keptBack][value=not_necessary]').check();
    await sound(one);
    await press(one, 'Give what is chosen: 1');
    await one.page.getByText('Given in part').waitFor();
    await one.page.getByText('still to be told').waitFor();
    await sound(one);
    const given = done(await prosecutor.get(`/api/disclosure-requests/${id}/entries`)).items;
    expect(given).toMatchObject([{ section: 'risk', content: { danger: 'A grey van' } }]);
    expect(JSON.stringify(given)).not.toMatch(/high|weld/);
  });
});

describe('A child', () => {
  it('has an age in each country, a guardian who is not a parent by default, and what is missing for a border', async () => {
    const { caseId } = await aCase(desks.officer, { ageGroup: 'minor' });
    const one = await desks.reader('se.social', DESK);
    await at(one, `/cases/${caseId}/child`);
    await heading(one, 'How old');
    await one.page.getByText(/Nobody stands for this child yet/).waitFor();
    await sound(one);
    await press(one, /guardian/i);
    await one.page.getByText(/Parents are not guardian by default/).waitFor();
    await one.page.locator('input[name=who][value=parent]').check();
    await one.page.locator('input[name=appointedBy][value=by_law]').check();
    await one.page.locator('input[name=conflict][value=not_looked_into]').check();
    await press(one, 'Confirm');
    await one.page
      .getByRole('alert')
      .getByText(/A parent is guardian only after/)
      .waitFor();
    await sound(one);
    await one.page.locator('input[name=who][value=representative]').check();
    await one.page.locator('input[name=appointedBy][value=court]').check();
    await one.page.locator('input[name=conflict][value=none_found]').check();
    await press(one, 'Confirm');
    await one.page.locator('dd', { hasText: 'Court' }).waitFor();
    await heading(one, 'What must be there before a child crosses a border');
    await sound(one);
  });
});

describe('Persons who belong together, and who is kept out', () => {
  it('each is asked alone; the most careful word holds for all', async () => {
    const [first, second] = [await aCase(desks.officer), await aCase(desks.officer)];
    const one = await desks.reader('se.social');
    await at(one, `/cases/${first.caseId}/together`);
    await press(one, /Link|belong/i);
    await one.page.locator('input[name=kind][value=partners]').check();
    await one.page.locator('#f-number').fill(second.number);
    await press(one, 'Confirm');
    await one.page.getByText('not asked alone yet').waitFor();
    await sound(one);
    await press(one, /wish/i);
    await one.page.getByText('Ask this person alone').waitFor();
    await one.page.locator('input[name=wish][value=must_not_learn]').check();
    await one.page.locator('input[name=askedAlone][value=true]').check();
    await press(one, 'Confirm');
    await one.page.getByText('They must not learn of each other').waitFor();
    await sound(one);
  });

  it('for whom the person wants kept out, the case does not exist', async () => {
    const { caseId } = await aCase(desks.officer);
    const house = await desks.helps(caseId, ['risk']);
    const one = await desks.reader('se.social', DESK);
    await at(one, `/cases/${caseId}/together`);
    await press(one, /Keep/i);
    await one.page.locator('#f-institution').selectOption({ label: 'Shelter Öresund (exercise)' });
    await one.page.locator('#f-reason').fill('A cousin works there.');
    await press(one, 'Confirm');
    await one.page.getByText('A cousin works there.').waitFor();
    await sound(one);
    expect((await house.get(`/api/cases/${caseId}`)).status).toBe(404);
  });
});

describe('A request', () => {
  it('is claimed in the inbox, and answered in two taps without a name', async () => {
    const { caseId } = await aCase(desks.officer);
    const { asks } = await asked(desks.social, caseId, { places: [SHELTERS.lund] });
    const one = await desks.reader('se.shelter.lund');
    await press(one, /Take|claim/i);
    await one.page.getByText('Liv Lund is on it').first().waitFor();
    await sound(one);
    await at(one, `/asks/${asks[SHELTERS.lund]}`);
    await heading(one, 'What is known, without a name');
    await one.page.getByText(/Nobody’s name is shown/).waitFor();
    await sound(one);
    await press(one, /^Accept$/);
    await one.page.locator('#f-contactName').fill('Example Contact');
    await one.page.locator('#f-contactPhone').fill('+000 100 200');
    await sound(one);
    await press(one, 'Confirm');
    await one.page
      .getByRole('status')
      .filter({ hasText: /accepted/i })
      .first()
      .waitFor();
    await sound(one);
  });

  it('is declined with a reason and another place, which the asker sees', async () => {
    const { caseId } = await aCase(desks.officer);
    const { asks } = await asked(desks.social, caseId, { places: [SHELTERS.women] });
    const one = await desks.reader('se.shelter.women', DESK);
    await at(one, `/asks/${asks[SHELTERS.women]}`);
    await press(one, /^Decline$/);
    await one.page.locator('#f-reason').selectOption('out_of_scope_gender');
    await one.page.locator('#f-otherPlace').selectOption({ label: 'Shelter Öresund (exercise)' });
    await press(one, 'Confirm');
    await one.page
      .getByRole('status')
      .filter({ hasText: /declined|no longer|Ended/i })
      .first()
      .waitFor();
    const lead = await desks.reader('se.social');
    await at(lead, `/cases/${caseId}/requests`);
    await lead.page.getByText('They name Shelter Öresund (exercise).').waitFor();
    await sound(lead);
  });
});
