import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, agreed, done, HOW_ASKED } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { asked, referred, SHELTERS, SOCIAL } from '../support/referrals.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
let men: Person;
let worker: Person;
let prosecutor: Person;
beforeAll(async () => {
  town = await Town.open();
  [men, worker, prosecutor] = (await Promise.all(
    ['se.shelter.men', 'se.social.worker', 'se.prosecutor'].map((login) => town.login(login)),
  )) as [Person, Person, Person];
});
afterAll(() => town.close());

const sheetOf = (caseId: string, language = '') => `/api/cases/${caseId}/sheet${language && `?language=${language}`}`;
const handOut = (who: Person, caseId: string, body: object) => who.post(`${sheetOf(caseId)}/hand-outs`, body);
const PAPER = { how: 'on_paper', language: 'en' };
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const block = (sheet: { blocks: { heading: string }[] }, heading: string): any =>
  sheet.blocks.find((one) => one.heading === heading);

/** A person in a shelter, who has also said something to somebody. */
async function supported() {
  const { caseId } = await aCase(town.officer);
  await referred(town.social, men, caseId);
  done(
    await town.social.post(`/api/cases/${caseId}/sections/risk`, {
      statement: 'told_by_person',
      risk: { level: 'high', danger: 'Canary danger' },
    }),
  );
  return caseId;
}

describe('The person’s sheet', () => {
  it('says who leads, who helps, who was told what and why, what was answered, and how to complain', async () => {
    const caseId = await supported();
    done(await town.social.get(`/api/cases/${caseId}/sections/risk`));
    const sheet = done(await town.social.get(sheetOf(caseId, 'en')));
    expect(sheet).toMatchObject({
      language: 'en',
      standing: 'source',
      shownIn: 'en',
      title: 'For your information',
      allowed: ['hand_out'],
    });
    expect(block(sheet, 'Who you can ask').lines.slice(0, 2)).toEqual([
      'Social emergency service, Malmö (exercise)',
      'Phone: +46 40 628 04 10',
    ]);
    expect(block(sheet, 'Who else helps').lines).toEqual(['a place to stay']);
    const told = block(sheet, 'Who was told what').rows.find(([who]: string[]) => who === 'a place to stay, Sweden');
    expect(told[1]).toContain('name and date of birth');
    expect(told[3]).toBe('you said yes');
    expect(
      block(sheet, 'Who was told what').rows.some(
        ([who, , , why]: string[]) => who === 'police, Sweden' && why === 'they wrote it themselves',
      ),
    ).toBe(true);
    expect(block(sheet, 'Who looked').rows.some(([who]: string[]) => who === 'social service, Sweden')).toBe(true);
    expect(block(sheet, 'What you answered').rows.map(([what]: string[]) => what)).toContain(
      'Telling your name to those who help',
    );
    expect(block(sheet, 'If something is not right').lines.join()).toContain(
      'Swedish Authority for Privacy Protection',
    );
    expect(sheet.blocks.at(-1).heading).toBe('If you are in danger, call 112');
  });

  it('names no shelter and no town of one, no third person, nothing that was written, and not why somebody has it', async () => {
    const caseId = await supported();
    done(
      await town.social.post(`/api/cases/${caseId}/exclusions`, {
        institution: SHELTERS.families,
        reason: 'Canary cousin',
      }),
    );
    const text = JSON.stringify((await town.social.get(sheetOf(caseId, 'en'))).body);
    for (const word of [
      'Öresund',
      'shelter',
      'Canary',
      'Example',
      'traffick',
      'HOF',
      'victim',
      'Österlen',
      'case number',
    ])
      expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  });

  it('is the lead’s to see and to give, and nobody else’s', async () => {
    const caseId = await supported();
    const get = (who: Person) => who.get(sheetOf(caseId)).then(({ status }) => status);
    expect(
      await Promise.all([
        get(town.social),
        get(worker),
        get(men),
        get(town.stranger),
        get(town.officer),
        get(town.focal),
      ]),
    ).toEqual([200, 200, 403, 404, 403, 403]);
    expect((await handOut(men, caseId, PAPER)).status).toBe(403);
    expect((await handOut(town.stranger, caseId, PAPER)).status).toBe(404);
    expect((await town.social.get(`/api/cases/${caseId}`)).body.allowed).toContain('give_sheet');
    expect((await men.get(`/api/cases/${caseId}`)).body.allowed).not.toContain('give_sheet');
  });

  it('goes with the lead', async () => {
    const { caseId } = await aCase(town.officer);
    const handover = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await handOut(town.social, caseId, PAPER));
    await town.rows(
      `update handover set status = 'in_transit', departed_at = clock_timestamp() where id = $1`,
      handover,
    );
    done(await town.safeHouse.post(`/api/handovers/${handover}/take-over`, {}));
    expect((await town.social.get(sheetOf(caseId))).status).toBe(403);
    const sheet = done(await town.safeHouse.get(sheetOf(caseId, 'en')));
    expect(block(sheet, 'Who you can ask').lines[0]).toBe('a place to stay, Latvia');
    expect(sheet.handOuts).toHaveLength(1);
    expect(JSON.stringify(sheet.blocks)).not.toContain('Safe House');
  });
});

describe('In the person’s language', () => {
  it('it is that in which they were asked last, and locked until signed: read aloud from English, not printed', async () => {
    const caseId = await supported();
    const sheet = done(await town.social.get(sheetOf(caseId)));
    expect(sheet).toMatchObject({
      language: 'lv',
      standing: 'locked',
      shownIn: 'en',
      title: 'For your information',
      ways: ['read_aloud'],
    });
    const refused = await handOut(town.social, caseId, { how: 'on_paper', language: 'lv' });
    expect([refused.status, refused.body.next]).toEqual([409, 'use_an_interpreter']);
    expect((await handOut(town.social, caseId, { how: 'read_aloud', language: 'lv' })).status).toBe(400);
    expect(
      (await handOut(town.social, caseId, { how: 'read_aloud', language: 'ar', interpreter: 'companion' })).status,
    ).toBe(400);
    done(
      await handOut(town.social, caseId, { how: 'read_aloud', language: 'ar', interpreter: 'professional_by_phone' }),
    );
  });

  it('it is printed once somebody who speaks it has signed the text for the country', async () => {
    const caseId = await supported();
    const focal = await town.login('se.coordinator');
    const { items } = done(await focal.get('/api/texts/ru'));
    const { version } = items.find(({ name }: { name: string }) => name === 'sheet');
    const signed = { version, signedBy: 'Reader', role: 'Interpreter', nativeSpeaker: true };
    done(await focal.post('/api/texts/ru/sheet/signature', signed));
    const sheet = done(await town.social.get(sheetOf(caseId, 'ru')));
    expect(sheet).toMatchObject({ standing: 'signed', shownIn: 'ru', title: 'Для вашего сведения' });
    expect(sheet.ways).toContain('on_paper');
    expect(block(sheet, 'Кто ещё помогает').lines).toEqual(['место, где можно жить']);
    expect(JSON.stringify(sheet.blocks)).not.toMatch(/undefined|""/);
    done(await handOut(town.social, caseId, { how: 'on_paper', language: 'ru' }));
  });
});

describe('Giving it', () => {
  it('is kept with how, in which language and by whom; in the timeline of the lead, and in the audit', async () => {
    const caseId = await supported();
    const kept = done(await handOut(worker, caseId, { how: 'kept_for_them', language: 'en', keptAt: MALMO }));
    expect(kept).toMatchObject({
      how: 'kept_for_them',
      keptAt: 'Social emergency service, Malmö (exercise)',
      interpreter: null,
    });
    expect((await handOut(worker, caseId, { how: 'kept_for_them', language: 'en' })).status).toBe(400);
    done(await handOut(town.social, caseId, PAPER));
    const { handOuts } = done(await town.social.get(sheetOf(caseId)));
    expect(handOuts.map(({ how }: { how: string }) => how)).toEqual(['on_paper', 'kept_for_them']);
    const { items } = done(await town.social.get(`/api/cases/${caseId}/timeline`));
    expect(items.find(({ kind }: { kind: string }) => kind === 'sheet_handed_out')?.details).toEqual({
      how: 'on_paper',
      language: 'en',
    });
    const seen = done(await men.get(`/api/cases/${caseId}/timeline`)).items;
    expect(seen.some(({ kind }: { kind: string }) => kind === 'sheet_handed_out')).toBe(false);
    const acts = await town.rows(
      `select action, outcome from audit_entry where case_id = $1 and action like 'sheet.%' order by id`,
      caseId,
    );
    expect(acts).toEqual([
      { action: 'sheet.hand-out', outcome: 'done' },
      { action: 'sheet.hand-out', outcome: 'refused' },
      { action: 'sheet.hand-out', outcome: 'done' },
      { action: 'sheet.view', outcome: 'done' },
    ]);
  });
});

describe('What the person must not be told', () => {
  it('is on no sheet: a request of an authority, nor that it was read, before the person was told of it', async () => {
    const caseId = await supported();
    const { entries } = done(await town.social.get(`/api/cases/${caseId}/sections/risk`));
    const order = {
      to: SOCIAL,
      ground: 'prosecutors_order',
      orderReference: 'B 1',
      purpose: 'prosecution',
      sections: ['risk'],
      about: 'Somebody',
    };
    const { id } = done(await prosecutor.post('/api/disclosure-requests', order));
    const at = (verb: string) => `/api/disclosure-requests/${id}/${verb}`;
    const says = async () => JSON.stringify(done(await town.social.get(sheetOf(caseId, 'en'))).blocks);
    done(await town.social.post(at('bind'), { case: caseId }));
    expect(await says()).not.toContain('prosecutor');
    done(await town.social.post(at('grant'), { entries: [{ entry: entries[0].id }], notTold: 'order_of_secrecy' }));
    const read = done(await prosecutor.get(at('entries')));
    expect(JSON.stringify(read)).toContain('Canary danger');
    expect(await says()).not.toContain('prosecutor');
    done(await town.social.post(at('person-told')));
    const sheet = done(await town.social.get(sheetOf(caseId, 'en')));
    expect(block(sheet, 'Who was told what').rows.find(([who]: string[]) => who === 'prosecutor, Sweden')).toEqual(
      expect.arrayContaining(['safety', 'an authority asked for it, as the law lets it']),
    );
    expect(block(sheet, 'Who looked').rows.some(([who]: string[]) => who === 'prosecutor, Sweden')).toBe(true);
  });

  it('and of places that were only asked, without identity, it says nothing', async () => {
    const { caseId } = await aCase(town.officer);
    await asked(town.social, caseId);
    expect(block(done(await town.social.get(sheetOf(caseId, 'en'))), 'Who else helps').lines).toEqual([
      'Nobody else at the moment.',
    ]);
    done(
      await town.social.post(`/api/cases/${caseId}/consents`, {
        question: 'contact_police',
        answer: { answer: 'no' },
        howAsked: { ...HOW_ASKED, language: 'sv' },
      }),
    );
    expect(done(await town.social.get(sheetOf(caseId))).language).toBe('sv');
  });
});
