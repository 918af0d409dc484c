import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, press, sound } from './desks.js';
import { Form } from './form.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

const viewOf = async (caseId: string) => done(await desks.social.get(`/api/cases/${caseId}`));

describe('A case in the hands of its team', () => {
  it('is taken on by a worker with one press, and given back with one', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social.worker');
    await at(one, `/cases/${caseId}`);
    await one.page.getByText('Nobody works on it here yet.').waitFor();
    await press(one, 'Take it on');
    await one.page.getByText('Works on it here: Nils Natt').waitFor();
    await sound(one, 'assigned-phone');
    await press(one, 'Give back to the team');
    await one.page.getByText('Nobody works on it here yet.').waitFor();
    await sound(one);
    expect((await viewOf(caseId)).assignedTo).toBeNull();
  });

  it('says who was told that the person is missing and on what ground; and that contact is back', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social');
    await at(one, `/cases/${caseId}`);
    await press(one, 'Contact is lost');
    await press(one, 'Add one');
    await one.page.locator('input[name="told[0].who"][value=police]').check();
    await one.page.locator('input[name="told[0].ground"][value=child]').check();
    await press(one, 'Confirm');
    await one.page
      .getByRole('alert')
      .getByText(/This person is an adult/)
      .waitFor();
    await sound(one, 'lost-refused-phone');
    await one.page.locator('input[name="told[0].ground"][value=danger]').check();
    await one.page.locator('#f-since').fill('2026-11-28T21:30');
    await press(one, 'Confirm');
    await one.page.getByText(/Contact is lost since 28 Nov 2026, 21:30/).waitFor();
    for (const look of ['first look', 'second look', 'third look', 'decide'])
      await one.page.getByText(`Contact lost: ${look}`).first().waitFor();
    await sound(one, 'lost-phone');
    await press(one, 'Contact is back');
    await press(one, 'Confirm');
    await one.page.getByText(/Contact is lost since/).waitFor({ state: 'detached' });
    await one.page.locator('li .mantine-Card-root', { hasText: 'Contact lost' }).first().waitFor({ state: 'detached' });
    await sound(one, 'regained-phone');
    await at(one, `/cases/${caseId}/history`);
    await one.page.getByText('Contact was lost').first().waitFor();
    await sound(one, 'lost-history-phone');
  });

  it('of a child that is missing is not marked before the police and child protection were called', async () => {
    const { caseId } = await aCase(desks.officer, { ageGroup: 'minor' });
    const one = await desks.reader('se.social', PHONE, 'en');
    await at(one, `/cases/${caseId}`);
    await press(one, 'Contact is lost');
    await press(one, 'Confirm');
    await one.page
      .getByRole('alert')
      .getByText(/call child protection and the police now/)
      .waitFor();
    await sound(one, 'child-missing-phone');
  });

  it('closed by mistake is opened again by whoever closed it, in the same hands', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social', DESK);
    await at(one, `/cases/${caseId}`);
    await press(one, 'Close the case');
    await one.page.getByLabel(/^Reason/).selectOption('goals_met');
    await press(one, 'Confirm');
    await one.page.getByText(/^Closed .*What was planned is done/i).waitFor();
    await sound(one, 'closed-desk');
    await press(one, 'Open the case again');
    await one.page.getByText('Only for what was closed by mistake').waitFor();
    await press(one, 'Confirm');
    await one.page.getByRole('button', { name: 'Close the case' }).waitFor();
    await sound(one, 'reopened-desk');
    expect(await viewOf(caseId)).toMatchObject({
      open: true,
      leads: { institution: expect.stringContaining('Malmö') },
    });
  });
});

describe('Somebody who comes back', () => {
  it('with their number is the same person in the same case, in a new period, and whoever led before is not told', async () => {
    const { caseId, number } = await aCase(desks.officer);
    done(await desks.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    const one = await desks.reader('se.police', PHONE, 'en');
    const form = new Form(one.page);
    await form.open(one.url);
    await form.begin('adult', 'yes');
    await form.seen();
    for (const name of ['share_name', 'contact_police', 'another_country'])
      await form.choose(`consents.${name}.answer`, 'no');
    await form.further();
    await form.howAsked();
    await form.further();
    await one.page.getByRole('button', { name: 'More, if you know it' }).click();
    await form.fill('broughtNumber', number);
    await sound(one, 'brought-number-phone');
    while (!(await one.page.locator('.check').isVisible())) await form.further();
    await form.send();
    await one.page.getByText('Not yet read').first().waitFor();
    await sound(one, 'came-back-phone');
    const lead = await desks.reader('se.social', DESK, 'en');
    await at(lead, `/cases/${caseId}/history`);
    await lead.page.getByText('The person came back').first().waitFor();
    await sound(lead, 'came-back-history-desk');
    expect(await viewOf(caseId)).toMatchObject({ open: true, number });
  });
});

describe('A complaint', () => {
  it('is looked into on the person’s mandate: one case, without the address, in sight of the lead, until the mandate ends', async () => {
    const { caseId } = await aCase(desks.officer);
    await aCase(desks.officer);
    const lead = await desks.reader('se.social', PHONE, 'en');
    await at(lead, `/cases/${caseId}/looks`);
    await press(lead, 'Record the person’s mandate');
    await lead.page.locator('[id="f-institution"]').selectOption({ label: 'Parliamentary Ombudsmen' });
    await press(lead, 'Confirm');
    await lead.page.getByRole('alert').waitFor();
    await sound(lead, 'mandate-missing-phone');
    await lead.page.locator('#f-mandate').fill('Mandate 12-2026');
    await press(lead, 'Confirm');
    await lead.page.locator('dd', { hasText: 'Mandate 12-2026' }).waitFor();
    await sound(lead, 'mandate-phone');

    const hears = await desks.reader('se.complaints', DESK, 'en');
    await hears.goTo('Complaints');
    await hears.page.getByText('Mandate 12-2026').waitFor();
    expect(await hears.page.locator('main').getByRole('link').count()).toBe(1);
    await sound(hears, 'complaints-desk');
    await hears.page.getByRole('link', { name: 'Open the case' }).click();
    await hears.page.getByRole('navigation', { name: 'Parts of the case' }).waitFor();
    await sound(hears, 'complaint-case-desk');
    await hears.page.getByRole('link', { name: 'What is written' }).click();
    await heading(hears, 'What is written');
    for (const never of ['Address', 'Safe contact', 'Health'])
      expect(await hears.page.getByRole('button', { name: new RegExp(`^${never}`) }).count()).toBe(0);
    await press(hears, /^Identity/);
    await hears.page.getByText('Canary Examplename').waitFor();
    expect(await hears.page.getByRole('button', { name: 'Write' }).count()).toBe(0);
    await sound(hears, 'complaint-notes-desk');

    await lead.page.reload();
    await lead.page
      .getByText(/Parliamentary Ombudsmen/)
      .nth(1)
      .waitFor();
    await sound(lead, 'complaint-looked-phone');
    await press(lead, 'End the mandate');
    await press(lead, 'Confirm');
    await lead.page.getByText('Ended').first().waitFor();
    await at(hears, `/cases/${caseId}`);
    await hears.page.getByRole('alert').waitFor();
    await hears.goTo('Complaints');
    await hears.page.getByText('Over').waitFor();
    await sound(hears, 'complaint-over-desk');
  });
});

describe('A child', () => {
  it('is held for a child in doubt, and goes to another country only where child protection finds it good for them', async () => {
    const border = await desks.server.login('lv.border');
    const { caseId } = done(await border.post('/api/identifications', anIdentification({ ageGroup: 'unsure' })));
    const one = await desks.reader('lv.child', PHONE, 'en');
    await at(one, `/cases/${caseId}/child`);
    await one.page.getByText(/Nobody stands for this child yet/).waitFor();
    await sound(one, 'child-phone');
    await press(one, 'Say how old the person is');
    await one.page.locator('input[name=source][value=document]').check();
    await one.page.locator('input[name=says][value=adult]').check();
    await one.page.locator('#f-bornOn').fill('2014-05-06');
    await press(one, 'Confirm');
    await one.page.getByRole('alert').waitFor();
    await sound(one, 'child-age-refused-phone');
    await one.page.locator('input[name=says][value=child]').check();
    await press(one, 'Confirm');
    await one.page.getByText(/6 May 2014/).waitFor();
    await press(one, 'Name the guardian');
    await one.page.locator('input[name=who][value=representative]').check();
    await one.page.locator('input[name=appointedBy][value=guardianship_authority]').check();
    await one.page.locator('input[name=conflict][value=none_found]').check();
    await one.page.locator('#f-contact').fill('Example Guardian, +000 555');
    await press(one, 'Confirm');
    await one.page.locator('dd', { hasText: 'Example Guardian' }).waitFor();

    await press(one, 'Find what is in the child’s interest');
    await one.page.locator('#f-country').selectOption('EE');
    await one.page.locator('input[name=family][value=in_favour]').check();
    await one.page.locator('input[name=child][value=agrees]').check();
    await one.page.locator('input[name=guardian][value=not_asked]').check();
    await one.page.locator('input[name=finding][value=in_their_interest]').check();
    await one.page.locator('#f-reasons').fill('An aunt in Tallinn, visited.');
    await sound(one, 'best-interests-phone');
    await press(one, 'Confirm');
    const estonia = one.page.locator('.mantine-Card-root', { hasText: 'Estonia' });
    await estonia
      .locator('dd', { hasText: /guardian/i })
      .first()
      .waitFor();
    await sound(one, 'best-interests-missing-phone');
    await press(one, 'Find what is in the child’s interest');
    await one.page.locator('#f-country').selectOption('EE');
    for (const [field, value] of [
      ['family', 'in_favour'],
      ['child', 'agrees'],
      ['guardian', 'agrees'],
      ['finding', 'in_their_interest'],
    ] as const)
      await one.page.locator(`input[name=${field}][value=${value}]`).check();
    await press(one, 'Confirm');
    await one.page.getByText('Missing before that country is asked').waitFor({ state: 'detached' });
    await one.page.getByText('Missing before the child leaves').waitFor();
    await sound(one, 'best-interests-found-phone');
  });
});
