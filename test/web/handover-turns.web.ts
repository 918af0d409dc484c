import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_PLAN, A_YES, aCase, aProposal, done, HOW_ASKED } from '../support/handovers.js';
import type { Visitor } from '../support/over-http.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { SAFE_HOUSE } from '../support/town.js';
import { DESK, PHONE } from './browser.js';
import { at, Desks, heading, howAsked, press, sound } from './desks.js';

/** Far below the minute after which a page asks by itself: what is seen within it was told. */
const TOLD = { timeout: 5_000 };

let desks: Desks;
let house: Visitor;
beforeAll(async () => {
  desks = await Desks.open({ work: true });
  house = await desks.server.login('lv.safehouse');
});
afterAll(() => desks.close());

async function proposed(changes: object = {}): Promise<{ id: string; caseId: string }> {
  const { caseId } = await aCase(desks.officer);
  const body = aProposal({ institution: SAFE_HOUSE }, changes as Record<string, unknown>);
  const { id } = done(await desks.social.post(`/api/cases/${caseId}/handovers`, body));
  done(await desks.social.post(`/api/handovers/${id}/propose`));
  return { id, caseId };
}
async function agreed(): Promise<{ id: string; caseId: string }> {
  const made = await proposed();
  done(await house.post(`/api/handovers/${made.id}/accept`, A_YES));
  const yes = { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED };
  done(await desks.social.post(`/api/handovers/${made.id}/agree`, yes));
  return made;
}

describe('A receiver who has to know more', () => {
  it('asks by code, is answered exactly that, and says yes with conditions that the person must hear', async () => {
    const { id, caseId } = await proposed();
    const receiver = await desks.reader('lv.safehouse', PHONE, 'en');
    const sender = await desks.reader('se.social', DESK, 'en');
    for (const one of [receiver, sender]) await at(one, `/handovers/${id}`);
    await press(receiver, 'Ask a question');
    await receiver.page.locator('[id="f-codes"]').selectOption('dailyMedication');
    await receiver.page.locator('[id="f-codes"]').selectOption('wantedOn');
    await receiver.page.locator('[id="f-codes"]').selectOption('latestOn');
    await sound(receiver, 'question-phone');
    await press(receiver, 'Confirm');
    await receiver.page.getByText('Your clock stands still').waitFor();

    await sender.page.getByText('needs to know more').waitFor(TOLD);
    await press(sender, 'Answer the questions');
    const form = sender.page.locator('form');
    await form.getByRole('group', { name: 'Answers' }).waitFor();
    expect(await form.locator('input[type=radio]').count()).toBe(3);
    expect(await form.locator('input[type=date]').count()).toBe(2);
    await form.locator('input[name="answers.dailyMedication"][value=yes]').check();
    await form.locator('[id="f-answers.wantedOn"]').fill('2026-12-05');
    await sender.page.getByText('What you leave empty is said to be not known.').waitFor();
    await sound(sender, 'answer-desk');
    await press(sender, 'Confirm');
    await receiver.page.getByRole('region', { name: 'Questions' }).getByText('5 Dec 2026').waitFor(TOLD);
    await sound(receiver, 'answered-phone');

    await press(receiver, 'Accept with conditions');
    await receiver.page.locator('#f-contactName').fill(A_YES.contactName);
    await receiver.page.locator('#f-contactPhone').fill(A_YES.contactPhone);
    await press(receiver, 'Confirm');
    await receiver.page.getByRole('alert').waitFor();
    await sound(receiver, 'no-condition-phone');
    for (const name of ['No pets', 'At most so many nights', 'Bed from (time)', 'Until (day)'])
      await receiver.page.getByRole('checkbox', { name }).check();
    await receiver.page.locator('#f-conditions-most_nights').fill('14');
    await receiver.page.locator('#f-conditions-bed_from').fill('2026-12-05T18:00');
    await receiver.page.locator('#f-conditions-until_date').fill('2026-12-20');
    await sound(receiver, 'conditions-phone');
    await press(receiver, 'Confirm');
    await sender.page.getByText('yes with conditions').first().waitFor(TOLD);
    await sender.page.getByText('At most so many nights: 14').waitFor();
    await sender.page.getByText('Until (day): 20 Dec 2026').waitFor();
    expect((await house.get(`/api/cases/${caseId}`)).status).toBe(404);

    await press(sender, 'The person says yes');
    await sender.page.locator('input[name=personAgreed][value=true]').check();
    await sender.page.locator('#f-sections').selectOption('identity');
    await howAsked(sender);
    await press(sender, 'Confirm');
    await sender.page
      .getByRole('alert')
      .getByText(/conditions/)
      .first()
      .waitFor();
    await sender.page.locator('input[name=conditionsAccepted][value=true]').check();
    await sound(sender, 'agree-with-conditions-desk');
    await press(sender, 'Confirm');
    await receiver.page.getByText('The person said yes to you').waitFor(TOLD);
    await sound(receiver, 'agreed-phone');
  });

  it('said yes by phone: reminders are quiet, nothing has moved, and the sender sees who said it', async () => {
    const { id } = await proposed();
    const sender = await desks.reader('se.social', PHONE, 'en');
    await at(sender, `/handovers/${id}`);
    await press(sender, 'Note a yes by phone');
    await sender.page.getByText('It moves nothing and opens nothing').waitFor();
    await press(sender, 'Confirm');
    await sender.page.getByRole('alert').waitFor();
    await sound(sender, 'phone-yes-empty-phone');
    await sender.page.locator('#f-who').fill('Night worker, called back');
    await press(sender, 'Confirm');
    await sender.page.locator('dd', { hasText: 'Night worker, called back' }).waitFor();
    await sound(sender, 'phone-yes-phone');
    expect(done(await desks.social.get(`/api/handovers/${id}`)).status).toBe('proposed');
    expect(done(await house.get(`/api/handovers/${id}`)).phoneYes ?? null).toBeNull();
  });
});

describe('The arrival', () => {
  it('is planned on one clock and shown on both; the other side changes one line of it and keeps the rest', async () => {
    const { id } = await agreed();
    const receiver = await desks.reader('lv.safehouse', PHONE, 'en');
    await at(receiver, `/handovers/${id}`);
    await press(receiver, 'Plan the reception');
    expect(await receiver.page.locator('#f-zone').inputValue()).toBe('Europe/Riga');
    for (const [field, text] of Object.entries(A_PLAN).filter(([name]) => !['at', 'zone'].includes(name)))
      await receiver.page.locator(`#f-${field}`).fill(text);
    await receiver.page.locator('#f-at').fill('2026-12-01T18:40');
    await receiver.page.getByText(/Where they meet: .* Riga\. On your clock: /).waitFor();
    await sound(receiver, 'plan-phone');
    await press(receiver, 'Confirm');
    await receiver.page.locator('dd', { hasText: A_PLAN.theySay }).waitFor();
    await sound(receiver, 'planned-phone');
    const sender = await desks.reader('se.social', DESK, 'en');
    await at(sender, `/handovers/${id}`);
    await press(sender, 'Plan the reception');
    expect(await sender.page.locator('#f-theySay').inputValue()).toBe(A_PLAN.theySay);
    await sender.page.locator('#f-recognitionSign').fill('a yellow umbrella');
    await press(sender, 'Confirm');
    await sender.page.locator('dd', { hasText: 'a yellow umbrella' }).waitFor();
    await sender.page.locator('dd', { hasText: A_PLAN.theySay }).waitFor();
    await sound(sender, 'planned-desk');
  });

  it('shows what is open in the case, by what it is; the new lead ends one request and takes the other over', async () => {
    const { id, caseId } = await agreed();
    const { asks } = await asked(desks.social, caseId, { places: [SHELTERS.men] });
    const kept = (await asked(desks.social, caseId, { service: 'legal', places: [SHELTERS.lund] })).asks[SHELTERS.lund];
    done(await house.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    done(await desks.social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
    const receiver = await desks.reader('lv.safehouse', PHONE, 'en');
    await at(receiver, `/handovers/${id}`);
    await press(receiver, 'Take over the lead');
    const open = receiver.page.getByRole('group', { name: 'Open requests' });
    const bed = open.getByRole('radiogroup', { name: /Safe accommodation/ });
    await bed.getByRole('radio', { name: 'End it' }).check();
    expect(
      await open.getByRole('radiogroup', { name: /Legal/ }).getByRole('radio', { name: 'Take it over' }).isChecked(),
    ).toBe(true);
    await sound(receiver, 'take-over-phone');
    await press(receiver, 'Confirm');
    await receiver.page.getByText('You lead.').waitFor();
    expect(done(await (await desks.server.login('se.shelter.men')).get(`/api/asks/${asks[SHELTERS.men]}`)).status).toBe(
      'withdrawn',
    );
    expect(done(await house.get(`/api/asks/${kept}`)).standing).toBe('sender');
  });
});

describe('After the takeover', () => {
  it('the former lead hears one word at a time, until the person wants no more of it', async () => {
    const { id } = await proposed({ travel: 'none' });
    const receiver = await desks.reader('lv.safehouse', PHONE, 'en');
    const sender = await desks.reader('se.social', DESK, 'en');
    for (const one of [receiver, sender]) await at(one, `/handovers/${id}`);
    await press(receiver, 'Accept and take the lead now');
    await receiver.page.getByText('your duty line is called instead').waitFor();
    await receiver.page.locator('#f-contactName').fill(A_YES.contactName);
    await receiver.page.locator('#f-contactPhone').fill(A_YES.contactPhone);
    await receiver.page.locator('input[name=personAgreed][value=true]').check();
    await receiver.page.locator('input[name=spokenWith][value=person]').check();
    await howAsked(receiver);
    await sound(receiver, 'accept-now-phone');
    await press(receiver, 'Confirm');
    await receiver.page.getByText('You lead.').waitFor();
    await sender.page.getByText('leads now').waitFor(TOLD);

    await press(receiver, 'Tell how it goes on');
    await receiver.page.locator('input[name=status][value=in_support]').check();
    await sound(receiver, 'feedback-phone');
    await press(receiver, 'Confirm');
    await sender.page.getByRole('region', { name: 'Feedback' }).getByText('in support').waitFor(TOLD);
    await sound(sender, 'feedback-desk');
    await press(receiver, 'The person wants no feedback given');
    await press(receiver, 'Confirm');
    await receiver.page.getByRole('button', { name: 'Tell how it goes on' }).waitFor({ state: 'detached' });
    await sound(receiver, 'no-feedback-phone');

    // What no test can wait for: the days in which the former lead still reads its own past.
    await desks.behind(`update handover set window_until = clock_timestamp() - interval '1 hour' where id = $1`, id);
    await desks.behind(
      `update case_grant set during = tstzrange(lower(during), clock_timestamp()) where request_id = $1 and relation = 'former_lead'`,
      id,
    );
    await desks.server.scan();
    await receiver.page.reload();
    await receiver.page.locator('.step-line [data-is=now]', { hasText: /settled/i }).waitFor();
    await heading(receiver, 'What comes next');
    await sound(receiver, 'settled-phone');
  });
});
