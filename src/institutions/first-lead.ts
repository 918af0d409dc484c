import type { InstitutionId, InstitutionKind } from '../kernel/index.js';

/** The steps a country may put in order; the last is always the identifier itself, so that there is a lead. */
export const FIRST_LEAD_STEPS = [
  'identifier_with_mandate',
  'child_protection',
  'standing_first_lead',
  'holding_lead',
] as const;
export type FirstLeadStep = (typeof FIRST_LEAD_STEPS)[number];

export interface Person {
  readonly ageGroup?: 'adult' | 'minor' | 'unsure';
  readonly gender?: string;
  readonly region?: string;
}

/** For whom a mandate is meant; null is everyone. */
export interface Scope {
  readonly genders: readonly string[] | null;
  readonly ages: readonly string[] | null;
  readonly regions: readonly string[] | null;
}

export interface Leader extends Scope {
  readonly institutionId: InstitutionId;
  readonly kind: InstitutionKind;
  readonly mandate: 'lead' | 'standing_first_lead';
  readonly name: string;
  readonly open: boolean;
}

export interface FirstLead {
  readonly institutionId: InstitutionId;
  readonly kind: InstitutionKind;
  readonly basis: 'mandate' | 'standing_mandate' | 'holding' | 'child_rule';
}

/** Who may be a child is treated as one: a mandate for adults only does not cover "unsure", nor one for women an unknown gender. */
export const covers = (scope: Scope, person: Person): boolean =>
  (scope.ages === null ||
    person.ageGroup === undefined ||
    scope.ages.includes(person.ageGroup === 'adult' ? 'adult' : 'minor')) &&
  (scope.genders === null || (person.gender !== undefined && scope.genders.includes(person.gender))) &&
  (scope.regions === null || person.region === undefined || scope.regions.includes(person.region));

/** Whoever identifies someone, an institution leads from that minute (flows.md 2.1); the mandate is the acceptance. */
export function firstLeadBy(
  steps: readonly FirstLeadStep[],
  identifier: { institutionId: InstitutionId; kind: InstitutionKind },
  leaders: readonly Leader[],
  person: Person,
): FirstLead {
  const able = [...leaders].filter((leader) => covers(leader, person)).sort(byReach);
  const first = (wanted: (leader: Leader) => boolean, basis: FirstLead['basis']): FirstLead | undefined => {
    const leader = able.find(wanted);
    return leader && { institutionId: leader.institutionId, kind: leader.kind, basis };
  };
  const take: Record<FirstLeadStep, () => FirstLead | undefined> = {
    identifier_with_mandate: () =>
      first((leader) => leader.mandate === 'lead' && leader.institutionId === identifier.institutionId, 'mandate'),
    child_protection: () =>
      person.ageGroup === 'adult' ? undefined : first((leader) => leader.kind === 'child_protection', 'child_rule'),
    standing_first_lead: () => first((leader) => leader.mandate === 'standing_first_lead', 'standing_mandate'),
    holding_lead: () => ({ ...identifier, basis: 'holding' }),
  };
  for (const step of steps) {
    const lead = take[step]();
    if (lead) return lead;
  }
  return { ...identifier, basis: 'holding' };
}

export const whyNotSteps = (steps: readonly string[]): string | undefined => {
  const unknown = steps.find((step) => !(FIRST_LEAD_STEPS as readonly string[]).includes(step));
  if (unknown !== undefined) return `does not know the step ${unknown}`;
  if (new Set(steps).size !== steps.length) return 'names a step twice';
  return steps.at(-1) === 'holding_lead' ? undefined : 'must end with holding_lead, so that there is always a lead';
};

// An open desk first, then the one whose mandate names the fewest people, then by name so that the answer is the same every time.
const byReach = (a: Leader, b: Leader): number =>
  Number(b.open) - Number(a.open) || limits(b) - limits(a) || (a.name < b.name ? -1 : 1);
const limits = (scope: Scope): number =>
  [scope.genders, scope.ages, scope.regions].filter((limit) => limit !== null).length;
