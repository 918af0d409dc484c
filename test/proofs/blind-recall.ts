import { compositesOf } from '../../src/matching/blind-index.js';
import { invent, recordOf, type Below } from './invented-people.js';

/** A generator of its own for a seed (mulberry32), so that a run can be repeated. */
export function below(seed: number): Below {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * most);
  };
}

/**
 * `size` people are on record. Each is met again and written down by somebody else; and as many strangers with names from
 * the same lists are met, who are nobody's. Every pair that is found counts, right or wrong.
 */
export function measure(size: number, seed: number): { recall: number; precision: number; missed: string[] } {
  const random = below(seed);
  const people = Array.from({ length: size }, () => invent(random));
  const index = new Map<string, number[]>();
  const first = people.map((person) => recordOf(person, random, false));
  for (const [at, record] of first.entries())
    for (const text of compositesOf(record).kept) index.set(text, [...(index.get(text) ?? []), at]);
  let right = 0;
  let wrong = 0;
  const missed: string[] = [];
  const meet = (record: ReturnType<typeof recordOf>, who?: number) => {
    const found = new Set(compositesOf(record).sought.flatMap((text) => index.get(text) ?? []));
    if (who !== undefined && found.delete(who)) right += 1;
    else if (who !== undefined)
      missed.push(
        `${first[who]!.names.join()} ${first[who]!.born.join()} / ${record.names.join()} ${record.born.join()}`,
      );
    wrong += found.size;
  };
  for (const [at, person] of people.entries()) meet(recordOf(person, random, true), at);
  for (let stranger = 0; stranger < size; stranger += 1) meet(recordOf(invent(random), random, true));
  return { recall: right / size, precision: right / (right + wrong), missed };
}
