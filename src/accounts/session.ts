import type { Actor, WhyNot } from '../kernel/index.js';

/** What a person proved themselves with, and when; a second factor joins the list when it exists. */
export interface FactorGiven {
  readonly factor: 'password';
  readonly at: string;
}

/** A live session as the guard found it. */
export interface SignedIn {
  readonly actor: Actor;
  /** The secret of the cookie; it never leaves the process and is stored nowhere. */
  readonly token: string;
  readonly factors: readonly FactorGiven[];
  readonly startedAt: Date;
  /** Without a request from now on. */
  readonly endsAt: Date;
  /** Whatever is done. */
  readonly lastsUntil: Date;
  readonly mustChangePassword: boolean;
}

/** `__Host-` binds the cookie to this host, to HTTPS and to the whole path (security.md 6.8). */
export const COOKIE = '__Host-sid';

/** On a request that a page makes by itself, while nobody is at it. */
export const UNATTENDED = 'x-unattended';

export const IDLE_LIMIT = '30 minutes';
export const ABSOLUTE_LIMIT = '12 hours';
/** A starting password that nobody used dies (ASVS 6.4.1). */
export const STARTING_PASSWORD_LASTS = '7 days';

const FREE_TRIES = 8;
const LONGEST_WAIT = 900;

/** Seconds to wait after so many failures: 1, 2, 4 … up to a quarter of an hour, never for good. */
export const waitAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(2 ** (failures - FREE_TRIES), LONGEST_WAIT);

/** Whoever failed often here waits a little longer each time; the person at another desk is not locked out by it. */
export function whyNotTry(failures: number, secondsSince: number): WhyNot {
  const left = Math.ceil(waitAfter(failures) - secondsSince);
  if (left <= 0) return undefined;
  return { problem: 'too-many-tries', detail: `Please wait ${left} seconds.`, hints: { waitSeconds: left } };
}
