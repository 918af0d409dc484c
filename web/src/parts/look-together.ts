import type { Schemas } from '../api/client.js';

type Reading = Schemas['ReadingView'];
/** What one person was shown again and again on one day, in one line: `at` the last time, `since` the first. */
export type Looked = Reading & { since: string; times: number };

/**
 * Newest first, as it comes. Who opens a case sees several sections of it each time: a line for each look by turns would bury
 * who else looked. A line stands where the last of its looks does, so that the order stays true.
 */
export function lookTogether(readings: readonly Reading[]): Looked[] {
  const looked = new Map<string, Looked>();
  for (const one of readings) {
    const key = keyOf(one);
    const last = looked.get(key);
    looked.set(key, last ? { ...last, since: one.at, times: last.times + 1 } : { ...one, since: one.at, times: 1 });
  }
  return [...looked.values()];
}

const keyOf = ({ at, institution, person, kind, country, sections, relation, purpose, basis }: Reading): string =>
  JSON.stringify([
    new Date(at).toDateString(),
    institution,
    person,
    kind,
    country,
    sections.toSorted(),
    relation,
    purpose,
    basis,
  ]);
