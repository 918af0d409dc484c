import type { InstitutionId } from '../kernel/index.js';
import type { CaseBrief, Tenure } from './cases.store.js';

type LookedAt = Omit<CaseBrief, 'called'>;

/**
 * A former lead looks at its own past and not at the present (flows.md 2.5): where another institution took over, that
 * one leads and the case is open, whatever has become of it since; where it closed the case itself, it is closed.
 */
export function asItWas<Brief extends LookedAt>(
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
    path: since(brief.childSince) ? 'adult' : brief.path,
    provisional: brief.provisional || since(brief.confirmedAt),
    ...(last && last.institutionId !== me
      ? { open: true, closedAt: null, closeReason: null, lead: { ...last, until: null } }
      : {}),
  };
}
