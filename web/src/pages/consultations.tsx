import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { useSay } from '../words/say.js';

/** Advice about somebody whom nobody names: what we asked, what is asked of us. */
export function Page() {
  const { t, code } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['consultations'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/consultations', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('advice')}</Title>
      <Text>{t('advice without a name')}</Text>
      <Acts
        allowed={pages.data?.pages[0]?.allowed ?? []}
        calls={{ ask: 'POST consultations' }}
        ids={{}}
        words={{ ask: 'ask-advice' }}
      />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no advice yet')}
        row={(one) => (
          <Link className="row-link" to="/consultations/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{one.topics.map(code).join(', ')}</Text>
              <Badge variant="light" tt="none" autoContrast>
                {code(`consultation.${one.status}`)}
              </Badge>
            </Group>
            <Group gap="md">
              <Text size="sm">
                {one.from} → {one.to}
              </Text>
              {one.status === 'asked' && <Due due={one.due} />}
            </Group>
          </Link>
        )}
      />
    </Stack>
  );
}
