import type { InstitutionId } from '../kernel/index.js';

interface GoneUp {
  readonly fromInstitution: InstitutionId;
  readonly toInstitution: InstitutionId;
  readonly escalatedTo: InstitutionId | null;
  readonly escalationPosition: number | null;
}

/**
 * Whom an unanswered request goes to next: the list in its order, without the two who are in it already. At its end it
 * stays with the last desk. Nobody only where the list names nobody else.
 */
export function nextDesk(
  desks: readonly InstitutionId[],
  ask: GoneUp,
): { desk: InstitutionId; position: number } | undefined {
  const steps = desks
    .map((desk, at) => ({ desk, position: at + 1 }))
    .filter(({ desk }) => desk !== ask.fromInstitution && desk !== ask.toInstitution);
  return steps.find(({ position }) => position > (ask.escalationPosition ?? 0)) ?? steps.at(-1);
}
