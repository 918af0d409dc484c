import { useMemo } from 'react';
import { Refused } from '../api/client.js';
import { useSay } from '../words/say.js';

/** What was wrong with which field, by its path, in the reader's language. */
export function useErrors(error: unknown): ReadonlyMap<string, string> {
  const { server, language } = useSay();
  return useMemo(() => {
    const listed = error instanceof Refused ? (error.problem.errors ?? []) : [];
    return new Map(
      (listed as { path?: string; message?: string }[]).map(({ path = '', message = '' }) => [path, server(message)]),
    );
  }, [error, language]);
}
