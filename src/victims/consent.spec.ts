import { describe, expect, it } from '@jest/globals';
import { saidYesToCountry } from './consent-cover.js';
import { isProvisional, whereQuestionsStand, type Answer, type HowAsked } from './consent.js';

const now = new Date('2026-03-02T10:00:00Z');
const said = (answer: Answer, country: string | null, validUntil: Date | null = null) => ({
  question: 'another_country',
  answer,
  country,
  validUntil,
});
const asked: HowAsked = {
  mode: 'oral',
  language: 'lv',
  interpreter: 'none_needed',
  readBack: true,
  othersPresent: [],
  condition: [],
};

describe('Asking in another country', () => {
  it.each<[string, Answer, boolean]>([
    ['a yes', 'yes', true],
    ['a no', 'no', false],
    ['still undecided', 'undecided', false],
    ['not asked', 'not_asked', false],
    ['could not be asked', 'could_not_be_asked', false],
  ])('%s is %s → %s', (_, answer, allowed) => {
    expect(saidYesToCountry([said(answer, null)], 'LV', now)).toBe(allowed);
  });

  it('a newer no takes back an older yes', () => {
    expect(saidYesToCountry([said('no', 'LV'), said('yes', null)], 'LV', now)).toBe(false);
  });

  it('a yes to one country is no yes to another', () => {
    expect(saidYesToCountry([said('yes', 'LV')], 'EE', now)).toBe(false);
  });

  it('a yes to Latvia only narrows an earlier yes to any country', () => {
    const answers = [said('yes', 'LV'), said('yes', null)];
    expect(['LV', 'EE'].map((country) => saidYesToCountry(answers, country, now))).toEqual([true, false]);
  });

  it('a no to one country leaves the yes to the others', () => {
    expect(saidYesToCountry([said('no', 'LV'), said('yes', null)], 'EE', now)).toBe(true);
  });

  it('a yes to any country widens what was narrow, and lifts a no', () => {
    const answers = [said('yes', null), said('no', 'EE'), said('yes', 'LV')];
    expect(saidYesToCountry(answers, 'EE', now)).toBe(true);
  });

  it('not having been asked again takes nothing back; being undecided does', () => {
    expect(saidYesToCountry([said('not_asked', null), said('yes', null)], 'LV', now)).toBe(true);
    expect(saidYesToCountry([said('undecided', null), said('yes', null)], 'LV', now)).toBe(false);
  });

  it('a yes that has run out is none', () => {
    expect(saidYesToCountry([said('yes', 'LV', new Date('2026-03-01T00:00:00Z'))], 'LV', now)).toBe(false);
  });
});

describe('An answer of the first night', () => {
  it('is provisional when it was oral', () => expect(isProvisional(asked, true)).toBe(true));
  it('is provisional in custody, even signed', () =>
    expect(isProvisional({ ...asked, mode: 'signed', condition: ['in_custody'] }, false)).toBe(true));
  it('is not provisional when asked again later by the lead', () => expect(isProvisional(asked, false)).toBe(false));
});

describe('The four questions, as the next one to ask sees them', () => {
  const heard = (question: string, answer: Answer, provisional = false) => ({
    ...{ question, answer, provisional, validUntil: null, recordedAt: now },
    ...{ recordedBy: 'Officer', institution: 'Police' },
  });

  it('say who asked and what is still open', () => {
    const stand = whereQuestionsStand(
      [
        heard('contact_support', 'not_asked'),
        heard('contact_support', 'yes'),
        heard('share_name', 'yes', true),
        heard('contact_police', 'undecided'),
        heard('another_country', 'could_not_be_asked'),
      ],
      now,
    );
    expect(stand.map(({ standing }) => standing)).toEqual(['answered', 'ask_again', 'ask_again', 'open']);
    expect(stand[0]).toMatchObject({ answer: 'yes', institution: 'Police', recordedBy: 'Officer' });
  });

  it('say nothing to whoever may not read answers', () => expect(whereQuestionsStand([], now)).toEqual([]));
});
