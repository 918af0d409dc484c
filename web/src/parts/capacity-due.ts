import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';

/** Whether what this house said of its places counts no more. Whoever never said anything is not asked. */
export function useOutdatedPlaces(): boolean {
  const who = useSession();
  const view = useQuery({
    queryKey: ['capacity', who?.institution.id],
    queryFn: () =>
      answerOf(api.GET('/api/institutions/{id}/capacity', { params: { path: { id: who!.institution.id } } })),
    enabled: who?.allowed.includes('state-capacity') ?? false,
  });
  return view.data?.items.some(({ outdated }) => outdated) ?? false;
}
