import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Without a line, or while the server hears nothing itself, a page asks again this often. */
const WITHOUT_SECONDS = 15;
/** The server beats every 15 seconds; a line that is silent for longer is dead, whatever the browser thinks. */
const SILENT_MS = 45_000;
const AGAIN_MS = 30_000;
/** What comes together is asked for together. */
const GATHERED_MS = 100;

/** Which topics concern what is on the screen; what stands in no list is asked for again at each of them. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  session: ['account'],
  forms: [],
  countries: ['directory'],
  country: ['directory'],
  directory: ['directory'],
  capacity: ['directory'],
  consultation: ['advice'],
  consultations: ['advice'],
};

let seconds = WITHOUT_SECONDS;
/** For `refetchInterval` of a page that should not grow old, also on a line that tells nothing. */
export const askAgain = (): number => seconds * 1000;

/** One line to the server while the page is seen; it says that something changed, and what is on the screen asks again. */
export function useLive(signedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => (signedIn ? follow(queries) : undefined), [signedIn, queries]);
}

function follow(queries: QueryClient): () => void {
  let line: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let gathered: ReturnType<typeof setTimeout> | undefined;
  const topics = new Set<string>();
  const all = (): void => void queries.invalidateQueries({ predicate: (query) => mayBeAsked(query) });
  const changed = ({ data }: MessageEvent<string>): void => {
    alive();
    for (const topic of data.split(' ')) topics.add(topic);
    gathered ??= setTimeout(() => {
      gathered = undefined;
      const told = [...topics];
      topics.clear();
      void queries.invalidateQueries({ predicate: (query) => mayBeAsked(query) && concerns(query, told) });
    }, GATHERED_MS);
  };
  const alive = (): void => {
    clearTimeout(again);
    again = setTimeout(() => reopen(), SILENT_MS);
  };
  const close = (): void => {
    line?.close();
    line = undefined;
    seconds = WITHOUT_SECONDS;
    clearTimeout(again);
  };
  const later = (): void => {
    close();
    again = setTimeout(() => reopen(), AGAIN_MS);
  };
  const reopen = (): void => {
    close();
    if (document.hidden) return;
    line = new EventSource('/api/live');
    line.addEventListener('changed', changed);
    line.addEventListener('beat', alive);
    line.addEventListener('pace', ({ data }: MessageEvent<string>) => {
      alive();
      seconds = Number(data) || WITHOUT_SECONDS;
    });
    line.addEventListener('elsewhere', later);
    line.addEventListener('ended', () => {
      later();
      void queries.invalidateQueries({ queryKey: ['session'] });
    });
    // The browser tries again by itself, unless it was refused.
    line.addEventListener('error', () => {
      seconds = WITHOUT_SECONDS;
      if (line?.readyState === EventSource.CLOSED) later();
    });
    let opened = false;
    line.addEventListener('open', () => {
      if (opened) all(); // What was told while it was broken was missed.
      opened = true;
    });
    alive();
  };
  const seen = (): void => (document.hidden ? close() : reopen());
  document.addEventListener('visibilitychange', seen);
  reopen();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(gathered);
    close();
  };
}

/** Where each look is kept for those who ask who looked, a page does not look by itself: `meta: { live: false }`. */
const mayBeAsked = ({ meta }: Query): boolean => meta?.['live'] !== false;

const concerns = ({ queryKey }: Query, told: readonly string[]): boolean => {
  const wanted = CONCERNS[String(queryKey[0])];
  return !wanted || told.some((topic) => wanted.includes(topic));
};
