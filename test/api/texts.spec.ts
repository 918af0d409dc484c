import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/people.js';
import { done } from '../support/handovers.js';
import { Town } from '../support/town.js';

let town: Town;
let sweden: Person;
beforeAll(async () => {
  town = await Town.open();
  sweden = await town.login('se.coordinator');
});
afterAll(() => town.close());

const of = async (who: Person, language: string, name: string) =>
  (await who.get(`/api/texts/${language}`)).body.items.find((text: { name: string }) => text.name === name);
const READER = { signedBy: 'Anna Kalniņa', role: 'Lawyer, Centre MARTA', nativeSpeaker: true };
const sign = async (who: Person, language: string, name: string, body = {}) => {
  const { version } = await of(who, language, name);
  return who.post(`/api/texts/${language}/${name}/signature`, { version, ...READER, ...body });
};

describe('A text for persons', () => {
  it('can be used in English; in another language it is locked, and an interpreter reads from English', async () => {
    const english = await of(town.night, 'en', 'share_name');
    expect(english).toMatchObject({ standing: 'source', next: null, draft: null, allowed: [] });
    expect(english.parts.question).toMatch(/your name/);
    const latvian = await of(town.night, 'lv', 'share_name');
    expect(latvian).toMatchObject({ standing: 'locked', parts: null, draft: null, next: 'use_an_interpreter' });
    expect(latvian.source).toEqual(english.parts);
    expect(latvian.allowed).toEqual([]);
  });

  it('in a language without a draft asks for an interpreter as well', async () => {
    expect(await of(town.officer, 'ar', 'contact_police')).toMatchObject({
      standing: 'locked',
      version: null,
      parts: null,
    });
    expect((await town.officer.get('/api/texts/LATVIAN')).status).toBe(404);
  });

  it('is shown as a draft to the focal point that is to have it signed, beside its source', async () => {
    const text = await of(town.focal, 'lv', 'contact_police');
    expect(text).toMatchObject({ standing: 'locked', parts: null, next: 'sign', allowed: ['sign'] });
    expect(text.draft.question).toMatch(/policij/);
    expect(text.source.question).toMatch(/police/);
  });

  it('is opened for the country by the signature of somebody whose own language it is, and closed again', async () => {
    const signed = done(await sign(town.focal, 'ru', 'contact_support'));
    expect(signed).toMatchObject({ standing: 'signed', next: null, allowed: ['take_back'] });
    expect(signed.signature).toMatchObject({ signedBy: READER.signedBy, role: READER.role });
    const used = await of(town.night, 'ru', 'contact_support');
    expect(used.parts.question).toMatch(/помочь/);
    expect(await of(town.social, 'ru', 'contact_support')).toMatchObject({ standing: 'locked', parts: null });
    expect((await sign(town.focal, 'ru', 'contact_support')).status).toBe(409);
    const back = () =>
      town.focal.post('/api/texts/ru/contact_support/signature/take-back', { reason: 'mistake_found' });
    done(await back());
    expect(await of(town.night, 'ru', 'contact_support')).toMatchObject({ standing: 'locked', parts: null });
    expect((await back()).status).toBe(409);
    const acts = await town.rows(
      `select action, fields from audit_entry where action like 'text.%' and verb = 'alter' and outcome = 'done' order by id`,
    );
    expect(acts).toEqual([
      { action: 'text.sign', fields: ['contact_support.ru'] },
      { action: 'text.take-back', fields: ['contact_support.ru'] },
    ]);
    expect(done(await sign(town.focal, 'ru', 'contact_support')).standing).toBe('signed');
  });

  it('is unsigned again once it has changed', async () => {
    done(await sign(town.focal, 'uk', 'share_name'));
    await town.rows('set session_replication_role = replica');
    await town.rows(
      `update text_signature set version = repeat('0', 64) where language = 'uk' and name = 'share_name'`,
    );
    await town.rows('set session_replication_role = origin');
    expect(await of(town.night, 'uk', 'share_name')).toMatchObject({
      standing: 'locked',
      parts: null,
      signature: null,
    });
  });

  it('is signed as it was read, in the name of a native speaker, by the focal point of the country and nobody else', async () => {
    expect((await sign(town.focal, 'uk', 'sheet', { version: '0'.repeat(64) })).status).toBe(412);
    expect((await sign(town.focal, 'uk', 'sheet', { nativeSpeaker: false })).status).toBe(400);
    expect((await sign(town.focal, 'en', 'sheet')).status).toBe(409);
    expect((await sign(town.safeHouse, 'uk', 'sheet')).status).toBe(403);
    expect(
      (await town.focal.post('/api/texts/uk/nothing/signature', { version: '0'.repeat(64), ...READER })).status,
    ).toBe(404);
    done(await sign(sweden, 'uk', 'sheet'));
    expect((await of(town.focal, 'uk', 'sheet')).standing).toBe('locked');
    const twice = await Promise.all([sign(town.focal, 'uk', 'sheet'), sign(town.focal, 'uk', 'sheet')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('stands in a list of all, so that a country sees what is still locked', async () => {
    const { country, items } = done(await town.focal.get('/api/texts'));
    expect(country).toBe('LV');
    expect(items.filter((text: { standing: string }) => text.standing === 'locked').length).toBeGreaterThan(10);
    expect(items.some((text: object) => 'parts' in text)).toBe(false);
  });
});

describe('The database', () => {
  it('takes a signature for no other country, and from nobody who is no focal point', async () => {
    const add = `insert into text_signature (name, language, version, signed_by, role, country, institution_id, account_id)
      select 'sheet', 'lv', repeat('a', 64), 'x', 'y', 'SE', i.id, a.id from account a join institution i on i.id = a.institution_id where a.login = $1`;
    const as = async (login: string) => {
      const [who] = await town.rows(
        'select a.id, a.institution_id, i.country, a.roles::text as roles from account a join institution i on i.id = a.institution_id where login = $1',
        login,
      );
      await town.rows('begin');
      try {
        await town.rows('set local role hof_app');
        await town.rows(
          `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', 'SE', true), set_config('app.roles', '{national_focal_point}', true)`,
          who.id,
          who.institution_id,
        );
        await town.rows(add, login);
        return (await town.rows(`select country from text_signature where version = repeat('a', 64)`))[0].country;
      } finally {
        await town.rows('rollback');
      }
    };
    expect(await as('lv.coordinator')).toBe('LV');
    await expect(as('lv.safehouse')).rejects.toMatchObject({ code: '42501' });
  });
});
