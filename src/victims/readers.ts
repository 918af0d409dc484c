/** Of what is written in a section: whole entries, some of their fields, nothing. */
export const PARTS = ['whole', 'part', 'none'] as const;
export type PartRead = (typeof PARTS)[number];

/** Of the matrix: how a kind of institution that takes part reads a section. */
export interface Reads {
  readonly kind: string;
  readonly whole: boolean;
}

/** What a victim who fears the police asks first; also the border guard is police. */
const POLICE = ['police', 'border_guard'];

/** How much of it police read once they take part in the case. */
export function byPolice(reads: readonly Reads[]): PartRead {
  const of = reads.filter(({ kind }) => POLICE.includes(kind));
  if (of.length === 0) return 'none';
  return of.some(({ whole }) => whole) ? 'whole' : 'part';
}

/** Somebody in another country reads it now; or would once the person has said yes to them; or nobody there does. */
export function abroad(now: readonly { country: string }[], home: string, opensToReceiver: boolean) {
  if (now.some(({ country }) => country !== home)) return 'now' as const;
  return opensToReceiver ? ('after_yes' as const) : ('never' as const);
}
