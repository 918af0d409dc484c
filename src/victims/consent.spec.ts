import { describe, expect, it } from '@jest/globals';
import { isProvisional, saidYesToCountry, type Answer, type HowAsked } from './consent.js';

const now = new Date('2026-03-02T10:00:00Z');
const said = (answer: Answer, country: string | null, validUntil: Date | null = null) => ({
  question: 'another_country',
  answer,
  country,
  recordedAt: now,
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
