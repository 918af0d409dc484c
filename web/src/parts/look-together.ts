import type { Schemas } from '../api/client.js';

type Reading = Schemas['ReadingView'];
/** What one person was shown again and again on one day, in one line: `at` the last time, `since` the first. */
export type Looked = Reading & { since: string; times: number };

/** Newest first, as it comes. Only what follows directly on itself is taken together, so that the order stays true. */
export function lookTogether(readings: readonly Reading[]): Looked[] {
  const looked: Looked[] = [];
  for (const one of readings) {
    const last = looked.at(-1);
    if (last && sameLook(last, one)) looked[looked.length - 1] = { ...last, since: one.at, times: last.times + 1 };
    else looked.push({ ...one, since: one.at, times: 1 });
  }
  return looked;
}

const sameLook = (one: Reading, other: Reading): boolean => keyOf(one) === keyOf(other);

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
