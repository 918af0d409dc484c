import createClient from 'openapi-fetch';
import { attended } from './attended.js';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/** What the server refused, in its own words; pages show it and decide nothing by themselves. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** The server could not be reached: nothing was sent, nothing was lost. */
export class Unreachable extends Error {}

/** Types and addresses come from docs/openapi.json; a call that creates carries a key of its own, also when sent again. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  headers: { accept: 'application/json' },
});

api.use({
  onRequest: ({ request }) => {
    if (!attended()) request.headers.set('x-unattended', '1');
    return request;
  },
});

/** The body of an answer, or throws what was refused. */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer;
  try {
    answer = await call;
  } catch {
    throw new Unreachable();
  }
  const { data, error, response } = answer;
  if (response.ok) return data as T;
  whenAnswered(response.status);
  throw new Refused(
    isProblem(error) ? error : { type: 'about:blank', title: response.statusText, status: response.status },
  );
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'title' in error;

/** Every answer passes here: one of them may be that the session has ended. */
export function whenAnswered(status: number): void {
  if (status === 401) for (const listener of signedOut) listener();
}

const signedOut = new Set<() => void>();
/** Called when the server no longer knows this session. */
export function whenSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}
