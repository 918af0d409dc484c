import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { soundsOf, wordsOf } from './name-sound.js';

const heard = (name: string): Set<string> => new Set(wordsOf(name).flatMap(soundsOf));
const meet = (one: string, other: string): boolean => [...heard(one)].some((sound) => heard(other).has(sound));

describe('How a name sounds', () => {
  it.each([
    ['Ivanovs', 'Ivanova', 'whose it is, in Latvian'],
    ['Иванова', 'Ivanova', 'Cyrillic and passport'],
    ['Ковальська', 'Kovalska', 'Ukrainian and passport'],
    ['Kovalskaya', 'Kowalska', 'Russian passport and Polish'],
    ['Šmits', 'Schmid', 'Latvian and German'],
    ['Чернов', 'Tschernow', 'Cyrillic and German'],
    ['Чернов', 'Černovs', 'Cyrillic and Latvian'],
    ['Kazlauskienė', 'Kazlauskas', 'wife and husband, in Lithuanian'],
    ['Žukovska', 'Жуковская', 'Latvian and Russian'],
    ['Ågård', 'Aagaard', 'Nordic letters and plain ones'],
    ['Þórsdóttir', 'Thorsdottir', 'Icelandic and plain letters'],
  ])('%s and %s meet: %s', (one, other) => {
    expect(meet(one, other)).toBe(true);
  });

  it.each([
    ['Ivanova', 'Petrova'],
    ['Ozola', 'Kalniņa'],
    ['Lindqvist', 'Nilsson'],
    ['Мельник', 'Бондаренко'],
  ])('%s and %s do not', (one, other) => {
    expect(meet(one, other)).toBe(false);
  });

  it('gives one or two codes to every word, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const word of wordsOf(typed)) {
          expect(word).toMatch(/^[a-z]{2,}$/);
          const sounds = soundsOf(word);
          expect(sounds.length).toBeGreaterThan(0);
          expect(sounds.length).toBeLessThan(3);
          expect(sounds.every((sound) => sound.length > 0)).toBe(true);
        }
      }),
    );
  });

  it('hears the same whether letters are large or small', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12}$/), (word) => {
        expect(heard(word.toUpperCase())).toEqual(heard(word));
      }),
    );
  });
});
