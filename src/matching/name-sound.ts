import anyAscii from 'any-ascii';
import { doubleMetaphone } from 'double-metaphone';

// What any-ascii would flatten although it is a sound of its own, and what it would leave in between.
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[šŝşșśшщѓ]/g, 's'],
  [/[žźżж]/g, 'z'],
  [/[čćçч]/g, 'ch'],
  [/ц/g, 'ts'],
  [/[хґѳ]/g, 'h'],
  [/[ьъ'’ʹʺ`]/g, ''],
  [/þ/g, 't'],
  [/ð/g, 'd'],
  [/ß/g, 's'],
  [/å/g, 'a'],
];

/** Endings that a language gives to a name according to whose it is: Ivanovs, Ivanova, Kazlauskienė, Kovalskaya. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^aa/, 'a'],
  [/(aite|yte|ute|iene)$/, ''],
  [/(sk|ck|tsk)(a?[yij]a|[yij]+|a|o?[iy]?)s*$/, 'sk'],
  [/[aeiouyj]+$/, ''],
  [/s+$/, ''],
  [/[aeiouyj]+$/, ''],
];

// Spellings of one sound in passports, scholarly tables, German, Polish, Nordic and by ear become one; `C` may be either
// what begins "Chernov" or what begins "Christian", and is read both ways.
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|cz|tsh|tj(?=[aeiouy])/g, 'ch'],
  [/schtsch|shch|szcz|sch|sh|sz|sj|stsj/g, 's'],
  [/zh|rz|dz|dj/g, 'z'],
  [/ts|tz|cs/g, 's'],
  [/kh|ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/w/g, 'v'],
  [/ch/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'D'],
  [/(?<=[aeiouy])h(?=[^aeiouyj]|$)/g, ''],
  [/h/g, 'k'],
  [/[jy](?=[aeiou])|(?<=[aeiou])[jy]/g, 'i'],
  [/z/g, 's'],
  [/^[jy]/, 'i'],
];
/** What an ambiguous letter may stand for, in the order of likelihood. */
const READINGS: readonly Readonly<Record<string, string>>[] = [
  { C: 's', D: 'k' },
  { C: 'k', D: 's' },
];

/** The words of a name in plain letters: transliterated, without marks and case. */
export function wordsOf(name: string): string[] {
  const plain = LETTERS.reduce((text, [from, to]) => text.replace(from, to), name.normalize('NFC').toLowerCase());
  return anyAscii(plain)
    .toLowerCase()
    .replace(/['`]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
}

/** How a word sounds: one code, or two where a letter may be read in two ways. */
export function soundsOf(word: string): string[] {
  const stem = ENDINGS.reduce((text, [from, to]) => keepingSome(text, text.replace(from, to)), word);
  const folded = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), stem);
  const readings = READINGS.map((letters) => folded.replace(/[CD]/g, (letter) => letters[letter] ?? letter));
  return [...new Set(readings.map((reading) => codeOf(reading.replace(/(.)\1+/g, '$1'))))];
}

const keepingSome = (before: string, after: string): string => (after.length >= 2 ? after : before);

const codeOf = (text: string): string => doubleMetaphone(text)[0] || text.toUpperCase();
