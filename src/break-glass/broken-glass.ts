import type { WhyNot } from '../kernel/index.js';

export const FINDINGS = ['justified', 'not_justified'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What is asked for, as the matrix and the earlier openings have it. */
export interface ToBreak {
  readonly section: string;
  readonly open: boolean;
  /** Sections on which this institution may break the glass in its places in the case. */
  readonly may: readonly string[];
  /** Read already, whole. */
  readonly reads: boolean;
  /** Of one's own: opened and not over, or opened before and reviewed by nobody yet. */
  readonly live: boolean;
  readonly unreviewed: boolean;
}

/** One section, for hours, once; a longer time is a second person's to give, by their review (security.md 2.3.5). */
export function whyNotBreak(asked: ToBreak, call: object): WhyNot {
  const no = (detail: string): WhyNot => ({ problem: 'not-possible-now', detail, hints: { call } });
  if (!asked.open) return no('This case is closed.');
  if (asked.live) return { problem: 'already-open', detail: 'You have opened this section already; it is still open.' };
  if (asked.reads) return no('You read this section already.');
  if (!asked.may.includes(asked.section))
    return no('Nobody of your kind opens this section past the lead. Call this number instead.');
  if (asked.unreviewed)
    return {
      problem: 'still-open',
      detail: 'You opened this before. A second person reviews that first; until then, call this number.',
      hints: { call },
    };
  return undefined;
}

/** Open until it ends by itself or is ended; waiting until a second person has looked, overdue or not. */
export type GlassStatus = 'open' | 'over' | 'overdue' | 'reviewed_open' | 'reviewed';
export type GlassVerb = 'review' | 'end';

const FROM: Readonly<Record<GlassVerb, readonly GlassStatus[]>> = {
  review: ['open', 'over', 'overdue'],
  end: ['open', 'reviewed_open'],
};

export function statusOf(glass: { over: boolean; reviewed: boolean; overdue: boolean }): GlassStatus {
  if (glass.reviewed) return glass.over ? 'reviewed' : 'reviewed_open';
  if (!glass.over) return 'open';
  return glass.overdue ? 'overdue' : 'over';
}

/** As what the reader stands to an opening; the database shows it to nobody else. */
export interface Side {
  /** The person who broke the glass. */
  readonly self: boolean;
  /** Of the same institution, or of the focal point or the fallback of its country. */
  readonly second: boolean;
  readonly leads: boolean;
}

export const mayGlass = (verb: GlassVerb, { self, second, leads }: Side): boolean =>
  verb === 'review' ? second && !self : self || leads;

export function whyNotGlass(verb: GlassVerb, status: GlassStatus): WhyNot {
  if (FROM[verb].includes(status)) return undefined;
  return {
    problem: 'not-possible-now',
    detail: verb === 'review' ? 'This has been reviewed already.' : 'This is over already.',
    hints: { state: status },
  };
}

export const allowedOnGlass = (status: GlassStatus, side: Side): GlassVerb[] =>
  (Object.keys(FROM) as GlassVerb[]).filter((verb) => mayGlass(verb, side) && !whyNotGlass(verb, status));
