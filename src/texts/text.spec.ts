import { describe, expect, it } from '@jest/globals';
import { BY_LANGUAGE } from './languages/all.js';
import { versionOf } from './languages/language.js';
import { mayBeUsed, standingOf, TEXTS, whyNotSign, whyNotTakeBack, type Stand, type Standing } from './text.js';

const stand = (standing: Standing, version = 'v1'): Stand => ({ language: 'lv', standing, version });

describe('A text for persons', () => {
  it.each<[string, boolean, Standing, boolean]>([
    ['en', false, 'source', true],
    ['lv', false, 'locked', false],
    ['lv', true, 'signed', true],
  ])('in %s, signed %s, is %s; may be used: %s', (language, signed, standing, used) => {
    expect(standingOf(language, signed)).toBe(standing);
    expect(mayBeUsed({ standing })).toBe(used);
  });

  it.each<[Standing, string, string | undefined]>([
    ['locked', 'v1', undefined],
    ['locked', 'v0', 'changed-meanwhile'],
    ['signed', 'v1', 'not-possible-now'],
    ['source', 'v1', 'not-possible-now'],
  ])('%s, read as %s: signing is refused by %s', (standing, read, problem) => {
    expect(whyNotSign(stand(standing), read)?.problem).toBe(problem);
  });

  it.each<[Standing, boolean]>([
    ['signed', true],
    ['locked', false],
    ['source', false],
  ])('%s: its signature can be taken back: %s', (standing, can) => {
    expect(whyNotTakeBack(stand(standing)) === undefined).toBe(can);
  });
});

describe('The version of a text', () => {
  const [draft, source] = [{ question: 'Vai?' }, { question: 'May we?' }];
  const version = versionOf('share_name', 'lv', draft, source);

  it('is another one when a word of it changes, or of the source, or when it is another text', () => {
    expect(versionOf('share_name', 'lv', { question: 'Vai!' }, source)).not.toBe(version);
    expect(versionOf('share_name', 'lv', draft, { question: 'Can we?' })).not.toBe(version);
    expect(versionOf('contact_police', 'lv', draft, source)).not.toBe(version);
    expect(versionOf('share_name', 'lt', draft, source)).not.toBe(version);
  });

  it('does not depend on the order in which its parts were written down', () => {
    const parts = { yes: 'a', no: 'b' };
    expect(versionOf('sheet', 'lv', { no: 'b', yes: 'a' }, parts)).toBe(versionOf('sheet', 'lv', parts, parts));
  });
});

/** What says of somebody who has the paper on them why they have it; in any language that a text is in. */
const GIVES_AWAY = [
  /traffick|victim|exploit|slave|prostit|shelter|safe house|crisis|hof-bsr|ngo\b/i,
  /tirdzniec|upur|cietuš|ekspluat|verdz|patvērum|krīzes/i,
  /торгов|жертв|эксплуат|рабств|приют|убежищ|кризис|потерпевш/i,
  /menschenhandel|opfer|ausbeut|sklav|frauenhaus|schutzhaus|krise/i,
  /människohandel|menneskehandel|offer|ofre|offre|utnytt|udnytt|slav|kriscent|krisecent|krisesent|skyddat boende/i,
  /inimkaub|ohver|ohvri|ärakasut|orjus|varjupaik|kriis/i,
  /ihmiskaup|uhri|hyväksikäyt|orju|turvakot|kriisi/i,
  /mansal|fórnarl|misnot|þræl|athvarf/i,
  /prekyb|\bauk[aoųų]|išnaudo|vergov|prieglob|prieglaud|kriz/i,
  /hand(el|lu) lud|ofiar|wykorzyst|niewol|schronisk|kryzys/i,
  /торгівл|жертв|експлуат|рабств|притул|кризов|потерпіл/i,
];

describe('Each language', () => {
  it.each(Object.keys(BY_LANGUAGE))('%s has every part of every text, and none is left in English', (language) => {
    for (const name of TEXTS) {
      const [parts, source] = [BY_LANGUAGE[language]![name], BY_LANGUAGE['en']![name]] as Record<string, string>[];
      expect(Object.keys(parts!).sort()).toEqual(Object.keys(source!).sort());
      for (const [part, words] of Object.entries(parts!)) {
        expect(words.trim()).toBe(words);
        expect(words).not.toBe('');
        // Some countries and offices are called alike.
        if (language !== 'en' && !/^(country|kind) /.test(part))
          expect({ part, words }).not.toEqual({ part, words: source![part] });
      }
    }
  });

  it.each(Object.keys(BY_LANGUAGE))('%s: nothing on the sheet or the card says why somebody has it', (language) => {
    const { sheet, card } = BY_LANGUAGE[language]!;
    for (const words of [...Object.values(sheet), ...Object.values(card)])
      for (const word of GIVES_AWAY) expect(words).not.toMatch(word);
  });
});
