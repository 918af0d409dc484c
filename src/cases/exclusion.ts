import type { InstitutionId, WhyNot } from '../kernel/index.js';

interface ToKeepOut {
  readonly lead: InstitutionId;
  readonly institutionId: InstitutionId;
  /** One user there, or the whole institution. */
  readonly one: boolean;
  readonly self: boolean;
}

/** The lead keeps others out, and single users anywhere, its own too; not itself, or nobody would lead. */
export function whyNotKeepOut({ lead, institutionId, one, self }: ToKeepOut): WhyNot {
  if (self) return { problem: 'not-possible-now', detail: 'Give the case to a colleague first: this would be you.' };
  return lead === institutionId && !one
    ? {
        problem: 'not-possible-now',
        detail: 'Your institution leads this case. Hand it over, and let the next lead keep yours out.',
        hints: { next: 'hand_over' },
      }
    : undefined;
}
