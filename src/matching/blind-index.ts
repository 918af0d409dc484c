import { birthOf, eitherWay, type Birth } from './birth-date.js';
import { documentNumbers } from './document-numbers.js';
import { soundsOf, wordsOf } from './name-sound.js';

/** What is compared: everything that was ever written about who somebody is. None of it is required. */
export interface Described {
  readonly names: readonly string[];
  readonly born: readonly string[];
  readonly documents: readonly string[];
}

/** `kept` lies in the index; `sought` is looked for there. They differ where a year more or less is let pass. */
export interface Composites {
  readonly kept: readonly string[];
  readonly sought: readonly string[];
}

const LEAST_DIGITS_ALONE = 7;
const MOST_WORDS = 5;

/**
 * Composites of which one in common says: perhaps the same person. Each is strong enough alone. They are keyed and hashed
 * before they are kept, so that the index holds neither names nor dates.
 */
export function compositesOf({ names, born, documents }: Described): Composites {
  const kept = new Set<string>();
  const sought = new Set<string>();
  for (const number of documents.flatMap(documentNumbers))
    if (number.length >= LEAST_DIGITS_ALONE) {
      kept.add(`document ${number}`);
      sought.add(`document ${number}`);
    }
  const births = born.flatMap((text) => birthOf(text) ?? []);
  for (const name of names) {
    const words = wordsOf(name).slice(0, MOST_WORDS).map(soundsOf);
    for (const pair of pairsOf(words)) ofPair(pair, births, kept, sought);
    for (const [at, sounds] of words.entries())
      for (const slip of words.slice(at + 1).flatMap((other) => nearPairs(sounds, other)))
        ofSlip(slip, births, kept, sought);
  }
  return { kept: [...kept], sought: [...sought] };
}

function ofPair(pair: string, births: readonly Birth[], kept: Set<string>, sought: Set<string>): void {
  const both = (text: string) => void (kept.add(text), sought.add(text));
  // Without a date the names alone must do, and only where one side has no date.
  kept.add(`names ${pair}`);
  (births.length === 0 ? kept : sought).add(`undated ${pair}`);
  if (births.length === 0) sought.add(`names ${pair}`);
  for (const { years, month, day } of births)
    for (const year of years) {
      // Who has no more than the year meets who has, in that year.
      kept.add(`year ${pair} ${year}`);
      (month === undefined ? kept : sought).add(`year-only ${pair} ${year}`);
      if (month === undefined) sought.add(`year ${pair} ${year}`);
      if (month === undefined || day === undefined) continue;
      for (const slip of slipsOf(day)) both(`digit ${pair} ${year} ${month} ${slip}`);
      kept.add(`date ${pair} ${year} ${eitherWay(month, day)}`);
      for (const near of [year - 1, year, year + 1]) sought.add(`date ${pair} ${near} ${eitherWay(month, day)}`);
    }
}

/** The day with one of its two digits unread. */
const slipsOf = (day: number): string[] => [`${Math.floor(day / 10)}?`, `?${day % 10}`];

/** A slip of the hand in a name is let pass where the date is known to the day. */
function ofSlip(slip: string, births: readonly Birth[], kept: Set<string>, sought: Set<string>): void {
  for (const { years, month, day } of births) {
    if (month === undefined || day === undefined) continue;
    for (const year of years) {
      kept.add(`near ${slip} ${year} ${eitherWay(month, day)}`);
      for (const near of [year - 1, year, year + 1]) sought.add(`near ${slip} ${near} ${eitherWay(month, day)}`);
    }
  }
}

/** Any two words of a name, in whatever order they are written: given name and surname, with a patronymic or without. */
function pairsOf(words: readonly (readonly string[])[]): string[] {
  return words.flatMap((sounds, at) =>
    words.slice(at + 1).flatMap((other) => sounds.flatMap((one) => other.map((two) => joined(one, two)))),
  );
}

/** One of the two words may lack a sound, have one too many, or another one: a slip of the hand. */
const nearPairs = (one: readonly string[], two: readonly string[]): string[] =>
  one.flatMap((first) =>
    two.flatMap((second) => [
      ...shortened(first).map((slip) => joined(`${slip}~`, second)),
      ...shortened(second).map((slip) => joined(first, `${slip}~`)),
    ]),
  );

const joined = (one: string, two: string): string => (one < two ? `${one} ${two}` : `${two} ${one}`);

/** The code, and the code without each one of its sounds: two that differ in one have one of these in common. */
const shortened = (code: string): string[] => [
  code,
  ...(code.length > 2 ? Array.from(code, (_, at) => code.slice(0, at) + code.slice(at + 1)) : []),
];
