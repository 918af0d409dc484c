import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Listed } from '../parts/listed.js';
import { WaitingRow } from '../parts/waiting-row.js';
import { useSay } from '../words/say.js';

/** What came up to this desk: nobody answered, no receiver is named, or nobody can. The soonest first. */
export function Page() {
  const { t } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['inbox', 'escalated'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/inbox', { params: { query: { only: 'escalated', ...(after ? { after } : {}) } } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('place escalations')}</Title>
      <Text>{t('escalations mean')}</Text>
      <Listed
        of={pages}
        keyOf={(item) => `${item.wait} ${item.opens.id} ${item.taskId ?? ''}`}
        empty={t('nothing went up')}
        row={(item) => <WaitingRow item={item} />}
      />
    </Stack>
  );
}
