import type { WhyNot } from '../kernel/index.js';

export const GUARDIAN_KINDS = ['representative', 'public_body', 'relative', 'parent'] as const;
export type GuardianKind = (typeof GUARDIAN_KINDS)[number];
export const APPOINTED_BY = ['court', 'guardianship_authority', 'child_protection', 'by_law'] as const;
export type AppointedBy = (typeof APPOINTED_BY)[number];
export const CONFLICTS = ['none_found', 'found', 'not_looked_into'] as const;
export type Conflict = (typeof CONFLICTS)[number];
export const GUARDIANSHIP_ENDS = ['replaced', 'conflict', 'authority_ended_it', 'by_mistake'] as const;
export type GuardianshipEnd = (typeof GUARDIANSHIP_ENDS)[number] | 'came_of_age';

export const FAMILY_ASSESSMENTS = ['in_favour', 'against', 'no_family_there', 'not_assessed'] as const;
export type FamilyAssessment = (typeof FAMILY_ASSESSMENTS)[number];
export const CHILD_SAYS = ['agrees', 'objects', 'too_young', 'not_heard'] as const;
export type ChildSays = (typeof CHILD_SAYS)[number];
export const GUARDIAN_SAYS = ['agrees', 'does_not_agree', 'not_asked'] as const;
export type GuardianSays = (typeof GUARDIAN_SAYS)[number];
export const FINDINGS = ['in_their_interest', 'not_in_their_interest'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Parents are not guardian by default: they may be the traffickers (flows.md 2.8). */
export function whyNotGuardian({ who, conflict }: { who: GuardianKind; conflict: Conflict }): WhyNot {
  if (who !== 'parent' || conflict === 'none_found') return undefined;
  return {
    problem: 'not-possible-now',
    detail:
      'A parent is guardian only after somebody has looked into it and found no conflict of interest. Ask the authority of the place to appoint somebody.',
    hints: { next: 'ask-for-a-representative' },
  };
}

/** Against what the family's country, the child or the guardian say, going there is not found to be good for a child. */
export function whyNotFinding(found: {
  finding: Finding;
  family: FamilyAssessment;
  child: ChildSays;
  guardian: GuardianSays;
}): WhyNot {
  if (found.finding === 'not_in_their_interest') return undefined;
  const no = (detail: string): WhyNot => ({ problem: 'not-possible-now', detail });
  if (found.family === 'against') return no('The family assessment speaks against it.');
  if (found.family === 'not_assessed') return no('The family is assessed first.');
  if (found.child === 'not_heard') return no('The child is heard first, or is too young to be.');
  return found.child === 'objects' ? no('The child objects.') : undefined;
}
