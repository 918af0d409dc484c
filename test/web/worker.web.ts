import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done, onTheWay } from '../support/handovers.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { SAFE_HOUSE } from '../support/town.js';
import { DESK, PHONE, type Reader } from './browser.js';
import { Desks, faults, NONE, at, heading, press, writes } from './desks.js';

let desks: Desks;
beforeAll(async () => {
  desks = await Desks.open();
});
afterAll(() => desks.close());

const sound = async (one: Reader) => expect(await faults(one)).toEqual(NONE);

describe('A case', () => {
  it.each([
    ['phone', PHONE],
    ['desk', DESK],
  ])(
    'shows on a %s who leads, what waits, how to reach the person safely, and each of its parts',
    async (_, viewport) => {
      const { caseId } = await aCase(desks.officer);
      await writes(desks.social, caseId, 'safe_contact', {
        safe_contact: { channel: 'text_message', times: 'after eight', neverContact: 'the brother' },
      });
      const one = await desks.reader('se.social', viewport);
      await at(one, `/cases/${caseId}`);
      await heading(one, 'Who has it now');
      await heading(one, 'To do');
      await one.page.getByText('the brother').waitFor();
      await sound(one);
      for (const [part, title] of [
        ['What is written', 'What is written'],
        ['Consent', 'Already asked'],
        ['Interviews', 'Interviews'],
        ['Requests and handovers', 'What others are asked for'],
        ['Age and guardian', 'How old'],
        ['Together and apart', 'Who is kept out'],
        ['Advice', 'Advice'],
        ['Who looked', 'Who looked'],
        ['History', 'What happened'],
      ] as const) {
        await one.toPart(part);
        await heading(one, title);
        await one.page.getByText('the brother').waitFor();
        await sound(one);
      }
    },
  );

  it('that one may not see is not here, as what does not exist', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('lv.marta');
    await at(one, `/cases/${caseId}`);
    await one.page.getByRole('alert').waitFor();
    await sound(one);
    for (const address of ['/no-such-page', `/cases/${caseId}/no-such-part`]) {
      await at(one, address);
      await heading(one, 'This is not here');
      await sound(one);
    }
    const asked = await fetch(`${desks.server.url}/no-such-page`);
    expect(asked.headers.get('content-type')).toContain('application/problem+json');
  });

  it('says before one writes who will see it, and shows where each statement comes from', async () => {
    const { caseId } = await aCase(desks.officer);
    await desks.helps(caseId, ['health', 'wishes']);
    const one = await desks.reader('se.social');
    await at(one, `/cases/${caseId}/notes`);
    await press(one, /^Health/);
    await one.page.getByText(/Shelter Öresund \(exercise\).*a part of it.*Police: no\. Abroad: only after/).waitFor();
    await press(one, 'Write');
    await one.page.getByRole('radio', { name: 'Told by the person' }).check();
    await one.page.locator('#f-health\\.summary').fill('Needs insulin');
    await sound(one);
    await press(one, 'Confirm');
    await one.page.getByText('Needs insulin').waitFor();
    await one.page.getByText(/Told by the person.*Lena Lykta, Social emergency service/).waitFor();
    await sound(one);
  });

  it('is given to a colleague, taken and given back', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social', DESK);
    await at(one, `/cases/${caseId}`);
    await press(one, 'Give to a colleague');
    await one.page.locator('#f-account').selectOption({ label: 'Nils Natt' });
    await press(one, 'Confirm');
    await one.page.getByText('Works on it here: Nils Natt').waitFor();
    await sound(one);
  });

  it('where contact is lost says so on top, with what to do by when, and is closed with a reason that fits', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social');
    await at(one, `/cases/${caseId}`);
    await press(one, 'Contact is lost');
    await press(one, 'Confirm');
    await one.page.getByText(/Contact is lost since/).waitFor();
    await one.page.getByText('Contact lost: first look').waitFor();
    await sound(one);
    await press(one, 'Close the case');
    await one.page.getByLabel(/^Reason/).selectOption('lost_contact');
    await press(one, 'Confirm');
    await one.page.getByRole('alert').filter({ hasText: 'Possible from' }).waitFor();
    await sound(one);
  });
});

describe('Consent', () => {
  it('is asked with the text beside it, several answers with one word on how, and what is open comes first', async () => {
    const { caseId } = await aCase(desks.officer);
    const one = await desks.reader('se.social');
    await at(one, `/cases/${caseId}/consent`);
    await press(one, 'Record what the person answers');
    await one.page.locator('#f-howAsked\\.language').selectOption('lv');
    await one.page.getByText(/may not be used yet/).waitFor();
    await one.page.getByText('May we tell the police about you?').waitFor();
    await one.page.locator('input[name="contact_police.answer"][value=no]').check();
    await one.page.locator('input[name="another_country.answer"][value=could_not_be_asked]').check();
    await one.page.locator('[id="f-another_country.whyNotAsked"]').selectOption('too_distressed');
    await sound(one);
    await one.page.locator('input[name="howAsked.mode"][value=oral]').check();
    await one.page.locator('input[name="howAsked.interpreter"][value=professional_by_phone]').check();
    await one.page.locator('input[name="howAsked.readBack"][value=true]').check();
    await one.page.getByRole('checkbox', { name: 'Interpreter' }).check();
    await one.page.getByRole('checkbox', { name: 'Exhausted' }).check();
    await press(one, 'Keep the answers: 2');
    await one.page
      .getByText(/May the police be contacted\?.*No/s)
      .first()
      .waitFor();
    await one.page.getByRole('button', { name: 'Record what the person answers' }).waitFor();
    await sound(one);
    const { consents } = done(await desks.social.get(`/api/cases/${caseId}`));
    expect(consents).toContainEqual(expect.objectContaining({ question: 'contact_police', answer: 'no' }));
    expect(consents).toContainEqual(
      expect.objectContaining({ question: 'another_country', answer: 'could_not_be_asked' }),
    );
  });

  it('taken back while the person travels: first what it closes, then both sides know', async () => {
    const { caseId } = await aCase(desks.officer);
    const house = await desks.server.login('lv.safehouse');
    const handover = await onTheWay(desks.social as never, house as never, caseId, { institution: SAFE_HOUSE });
    const [one, receiver] = [await desks.reader('se.social', DESK), await desks.reader('lv.safehouse')];
    await at(receiver, `/cases/${caseId}/notes`);
    await receiver.page.getByRole('navigation', { name: 'Lietas daļas' }).waitFor();
    await sound(receiver);
    await at(one, `/cases/${caseId}/consent`);
    await press(one, 'The person takes a yes back');
    await one.page.getByText(/The person is on the way to Shelter "Safe House"/).waitFor();
    await one.page.getByText(/would see nothing any more: Identity, Plan/).waitFor();
    await sound(one);
    await one.page.locator('input[name="howAsked.mode"][value=oral]').check();
    await one.page.locator('#f-howAsked\\.language').selectOption('lv');
    await one.page.locator('input[name="howAsked.interpreter"][value=none_needed]').check();
    await one.page.locator('input[name="howAsked.readBack"][value=true]').check();
    await one.page.getByRole('checkbox', { name: 'Nobody' }).check();
    await one.page
      .getByRole('checkbox', { name: 'Nothing seen' })
      .or(one.page.locator('input[value=none_seen]'))
      .first()
      .check();
    await press(one, 'Confirm');
    await one.page
      .getByText(/^Taken back/)
      .first()
      .waitFor();
    await sound(one);
    await at(receiver, `/cases/${caseId}`);
    await receiver.page.getByRole('alert').waitFor();
    await at(receiver, `/handovers/${handover}`);
    await receiver.page
      .getByText(/atsauca piekrišanu/)
      .first()
      .waitFor();
    await sound(receiver);
  });
});

describe('An interview', () => {
  it('about what was asked before warns, names who asked, wants a reason, or relies on it', async () => {
    const { caseId } = await aCase(desks.officer);
    const house = await desks.helps(caseId, ['interviews', 'risk']);
    done(
      await house.post(`/api/cases/${caseId}/interviews`, {
        ...{
          kind: 'interview',
          topics: ['needs', 'journey'],
          counselling: false,
          heldOn: '2026-11-02',
          language: 'lv',
        },
        ...{ interpreter: 'none_needed', recording: 'written' },
      }),
    );
    const one = await desks.reader('se.social');
    await at(one, `/cases/${caseId}/interviews`);
    await press(one, 'Record an interview');
    await one.page.getByRole('checkbox', { name: 'Needs' }).check();
    await one.page.getByText('The person was asked about this before').waitFor();
    await one.page
      .getByText(/Shelter Öresund \(exercise\), Nov 2, 2026: Needs|Shelter Öresund \(exercise\), 2 Nov 2026: Needs/)
      .waitFor();
    await sound(one);
    await one.page.locator('input[name=kind][value=interview]').check();
    await one.page.locator('input[name=counselling][value=false]').check();
    await one.page.locator('#f-heldOn').fill('2026-11-20');
    await one.page.locator('input[name=interpreter][value=none_needed]').check();
    await one.page.locator('input[name=recording][value=none]').check();
    await press(one, 'Confirm');
    await one.page
      .getByRole('alert')
      .getByText(/Turn to whoever asked/)
      .waitFor();
    await sound(one);
    await press(one, 'Cancel');
    await press(one, 'Rely on it instead of asking again');
    await press(one, 'Confirm');
    await one.page.getByText('Used instead of asking again: 2. Asked again: 0.').waitFor();
    await sound(one);
  });
});

describe('News', () => {
  it('is marked until it is opened, in the language of the reader', async () => {
    const { caseId } = await aCase(desks.officer);
    await asked(desks.social, caseId, { places: [SHELTERS.lund] });
    const one = await desks.reader('se.social');
    await at(one, '/notifications');
    await heading(one, 'News');
    await sound(one);
    const lv = await desks.reader('lv.safehouse', DESK);
    await at(lv, '/notifications');
    await heading(lv, 'Jaunumi');
    await sound(lv);
    await at(lv, '/inbox');
    await heading(lv, 'Ienākošie');
    await sound(lv);
    await at(lv, '/disclosures');
    await heading(lv, 'Izsniegšanas lūgumi');
    await sound(lv);
  });
});
