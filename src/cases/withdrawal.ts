import type { InstitutionId } from '../kernel/index.js';

/** What one institution sees of a case in one relation. */
export interface Seen {
  readonly institutionId: InstitutionId;
  readonly relation: string;
  readonly sections: readonly string[];
}

const keyOf = ({ institutionId, relation }: Seen): string => `${institutionId} ${relation}`;

/** What each of them saw before and does not see afterwards; whoever loses nothing is not in it. */
export function lost(before: readonly Seen[], after: readonly Seen[]) {
  return [...new Map(before.map((one) => [keyOf(one), one])).values()].flatMap((one) => {
    const key = keyOf(one);
    const of = (when: readonly Seen[]) => new Set(when.filter((it) => keyOf(it) === key).flatMap((it) => it.sections));
    const [had, has] = [of(before), of(after)];
    const sections = [...had].filter((section) => !has.has(section)).sort();
    return sections.length > 0
      ? [{ institutionId: one.institutionId, relation: one.relation, sections, all: has.size === 0 }]
      : [];
  });
}
