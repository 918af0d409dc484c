import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { useSay } from '../words/say.js';

/** One person, two leads: until the two countries say the same, neither case is handed on. */
export function Page() {
  const { t, code } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['conflicts'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/lead-conflicts', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('conflicts')}</Title>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no conflicts')}
        row={({ id, sides, status, due }) => (
          <Link className="row-link" to="/conflicts/$id" params={{ id }}>
            <Text fw={600}>{sides.map(({ institution }) => institution).join(' · ')}</Text>
            <Text size="sm">
              {code(status)} <Due due={due} />
            </Text>
          </Link>
        )}
      />
    </Stack>
  );
}
