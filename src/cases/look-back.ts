import type { InstitutionId } from '../kernel/index.js';

interface Led {
  institutionId: InstitutionId;
  until: string | null;
}
interface LookedAt<Tenure> {
  path: 'adult' | 'child';
  childSince: Date | null;
  adultSince: Date | null;
  provisional: boolean;
  confirmedAt: Date | null;
  contactLostSince: Date | null;
  open: boolean;
  closedAt: Date | null;
  closeReason: string | null;
  lead: Tenure | null;
}

/**
 * A former lead looks at its own past and not at the present (flows.md 2.5): where another institution took over, that
 * one leads and the case is open, whatever has become of it since; where it closed the case itself, it is closed.
 */
export function asItWas<Tenure extends Led, Brief extends LookedAt<Tenure>>(
  brief: Brief,
  tenures: readonly Tenure[],
  me: InstitutionId,
  until: Date,
): Brief {
  const last = tenures.at(-1);
  const since = (at: Date | null): boolean => at !== null && at > until;
  return {
    ...brief,
    contactLostSince: null,
    path: pathThen(brief, since),
    provisional: brief.provisional || since(brief.confirmedAt),
    ...(last && last.institutionId !== me
      ? { open: true, closedAt: null, closeReason: null, lead: { ...last, until: null } }
      : {}),
  };
}

/** The later of two changes is the one that is taken back first. */
function pathThen(
  { path, childSince, adultSince }: Pick<LookedAt<never>, 'path' | 'childSince' | 'adultSince'>,
  since: (at: Date | null) => boolean,
): 'adult' | 'child' {
  if (path === 'adult') return since(adultSince) ? (since(childSince) ? 'adult' : 'child') : 'adult';
  return since(childSince) ? 'adult' : 'child';
}
