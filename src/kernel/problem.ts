/** Everything that can be refused, its HTTP status and its plain title. A problem without a status does not compile. */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'Some answers cannot be used as they are' },
  'idempotency-key-missing': { status: 400, title: 'This call needs an Idempotency-Key header' },
  'not-signed-in': { status: 401, title: 'Please sign in' },
  'wrong-credentials': { status: 401, title: 'The name or the password is not right' },
  'not-your-role': { status: 403, title: 'Your role does not include this' },
  'password-to-change': { status: 403, title: 'Please choose a password of your own first' },
  'cross-site-request': { status: 403, title: 'This request did not come from this site' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This address does not take that kind of request' },
  'not-possible-now': { status: 409, title: 'This cannot be done in the present state' },
  'already-led': { status: 409, title: 'Another institution leads this case' },
  'already-answered': { status: 409, title: 'This request has been answered already' },
  'already-open': { status: 409, title: 'There is an open one already' },
  'still-open': { status: 409, title: 'Something is still open' },
  'asked-before': { status: 409, title: 'The person was asked about this before' },
  'person-has-not-agreed': { status: 409, title: 'The person has not said yes to this' },
  'child-path-missing': {
    status: 409,
    title: 'Before a child, or a person who may be one, crosses a border something is missing',
  },
  'desk-closed': { status: 409, title: 'This desk is closed now' },
  'not-able-to-lead': { status: 409, title: 'This institution cannot take the lead' },
  'leads-would-lapse': { status: 409, title: 'Open leads would be left without an institution' },
  'changed-meanwhile': { status: 412, title: 'Someone changed this in the meantime' },
  'too-large': { status: 413, title: 'This is too large' },
  'media-type': { status: 415, title: 'Please send JSON' },
  'key-used-for-another-call': { status: 422, title: 'This Idempotency-Key was used with another body' },
  'if-match-missing': { status: 428, title: 'Say which version you are changing (If-Match)' },
  'too-many-tries': { status: 429, title: 'Too many tries; please wait' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available for a moment; nothing was lost or done' },
} as const satisfies Record<string, { status: number; title: string }>;

export type Problem = keyof typeof PROBLEMS;

export interface FieldError {
  /** Where in the body, as `names[0].text`. */
  readonly path: string;
  readonly message: string;
}

/** What helps the reader on: present state, who leads, who may, what next. Codes and institution names, never a person's data. */
export type Hints = Readonly<Record<string, unknown>>;

/** A refusal, thrown by rules, policies, stores and services; only the HTTP edge knows what becomes of it. */
export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    readonly detail?: string,
    readonly hints: Hints = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(problem);
    this.name = 'Refusal';
  }
}

/** What a `whyNot…` rule answers: nothing when it may be done, otherwise the reason in a sentence. */
export interface Reason {
  readonly problem: Problem;
  readonly detail: string;
  readonly hints?: Hints;
}
export type WhyNot = Reason | undefined;

export function refuseIf(reason: WhyNot): void {
  if (reason) throw new Refusal(reason.problem, reason.detail, reason.hints);
}

/** What an actor may not see is the same as what does not exist. */
export function found<T>(thing: T | undefined | null): T {
  if (thing === undefined || thing === null) throw new Refusal('not-found');
  return thing;
}

/** `whoMay`: roles, or sides of a request with the roles there. */
export function permit(allowed: boolean, whoMay?: readonly string[]): void {
  if (!allowed) throw new Refusal('not-your-role', undefined, whoMay ? { whoMay } : {});
}

/** 400 with one field named. */
export const invalid = (path: string, message: string): Refusal =>
  new Refusal('invalid-input', undefined, {}, [{ path, message }]);
