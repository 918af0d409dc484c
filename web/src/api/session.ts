import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, Refused, type Schemas } from './client.js';

export type Session = Schemas['SessionView'];

/** Who is signed in; null: nobody. */
export const session = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answerOf(api.GET('/api/session'));
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return null;
      throw error;
    }
  },
});

export const useSession = () => useQuery(session).data ?? null;
