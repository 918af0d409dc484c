import type { InstitutionId } from '../kernel/index.js';

interface GoneUp {
  readonly fromInstitution: InstitutionId;
  readonly toInstitution: InstitutionId;
  readonly escalatedTo: InstitutionId | null;
  readonly escalationPosition: number | null;
}

/**
 * Whom an unanswered request goes to next: the list in its order, without the two who are in it already. What is urgent
 * passes over a desk that is closed now, but never over the last one, which stays with it. Nobody only where the list
 * names nobody else.
 */
export function nextDesk(
  desks: readonly InstitutionId[],
  ask: GoneUp,
  isOpen: (desk: InstitutionId) => boolean,
): { desk: InstitutionId; position: number } | undefined {
  const steps = desks
    .map((desk, at) => ({ desk, position: at + 1 }))
    .filter(({ desk }) => desk !== ask.fromInstitution && desk !== ask.toInstitution);
  const last = steps.at(-1);
  return (
    steps.find((step) => step.position > (ask.escalationPosition ?? 0) && (step === last || isOpen(step.desk))) ?? last
  );
}
