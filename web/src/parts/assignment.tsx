import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';
import { useSay } from '../words/say.js';
import { Acts } from './acts.js';
import type { CaseView } from './case-view.js';

/** Who works on it here: an assignment, not the lead. */
export function Assignment({ of: one }: { of: CaseView }) {
  const { t } = useSay();
  const me = useSession();
  const assigns = one.allowed.includes('assign');
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    enabled: assigns,
    staleTime: 300_000,
    queryFn: () => answerOf(api.GET('/api/accounts/colleagues', { params: { query: {} } })),
  });
  const here = (colleagues.data?.items ?? [])
    .filter(({ roles, awayUntil }) => !awayUntil && roles.some((role) => WORK.includes(role)))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Text>{one.assignedTo ? t('works on it', { name: one.assignedTo }) : t('nobody works on it')}</Text>
      <Acts
        allowed={one.allowed}
        calls={{
          take: 'PUT cases/{id}/assignment',
          assign: 'PUT cases/{id}/assignment',
          give_back: 'DELETE cases/{id}/assignment',
        }}
        ids={{ id: one.id }}
        choices={{ account: here }}
        only={['account']}
        fixed={{ take: { account: me?.accountId } }}
        atOnce={['take', 'give_back']}
      />
    </>
  );
}

const WORK: readonly string[] = ['caseworker', 'lead_coordinator'];
