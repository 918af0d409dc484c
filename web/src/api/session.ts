import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from './client.js';

export type Session = Schemas['SessionView'];

/** Who is signed in; null: nobody. */
export const session = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    const call = api.GET('/api/session');
    // Nobody is an answer here, not the end of a session: whoever reads an open page was never signed in.
    const { response } = await call.catch(() => ({ response: undefined }));
    return response?.status === 401 ? null : answerOf(call);
  },
});

export const useSession = () => useQuery(session).data ?? null;
