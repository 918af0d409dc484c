import { QueryClient } from '@tanstack/react-query';
import { Refused } from './client.js';

/**
 * What was read of the server. Nothing is kept beyond the page: no storage, no service worker. A refusal is an answer and is not
 * asked for again; what was read a moment ago serves every part of the page, since each look at a case is kept.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, error) => !(error instanceof Refused) && times < 3,
      refetchOnWindowFocus: true,
      staleTime: 2_000,
    },
    mutations: { retry: false },
  },
});
