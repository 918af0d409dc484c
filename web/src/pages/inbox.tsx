import { Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { useOutdatedPlaces } from '../parts/capacity-due.js';
import { OwnDrafts } from '../intake/own-drafts.js';
import { Listed } from '../parts/listed.js';
import { WaitingRow } from '../parts/waiting-row.js';
import { useSay } from '../words/say.js';

/** What waits for this institution, the most urgent first, with the time that is left. */
export function Page() {
  const { t } = useSay();
  const who = useSession();
  const outdated = useOutdatedPlaces();
  const identifies = who?.allowed.includes('identify');
  const pages = useInfiniteQuery({
    queryKey: ['inbox'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/inbox', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
    enabled: who !== null,
  });
  return (
    <Stack>
      <Title order={1}>{t('inbox')}</Title>
      <OwnDrafts />
      {outdated && <Link to="/capacity">{t('say how many places')}</Link>}
      <Listed
        of={pages}
        keyOf={(item) => `${item.wait} ${item.opens.id} ${item.taskId ?? ''}`}
        empty={
          <>
            {t('inbox is empty')} {identifies && <Link to="/identify">{t('new identification')}</Link>}
          </>
        }
        row={(item) => <WaitingRow item={item} />}
      />
    </Stack>
  );
}
