import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay, whenIn } from '../words/say.js';

export function Page() {
  const { t, code, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['cases'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/cases', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <Title order={1}>{t('cases')}</Title>
      <ProblemNotice error={pages.error} />
      {pages.data && items.length === 0 && <Text>{t('no cases yet')}</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((one) => (
          <li key={one.id}>
            <Link className="row-link" to="/cases/$id" params={{ id: one.id }}>
              <Group justify="space-between">
                <Text fw={600}>{one.called ?? one.number}</Text>
                <Badge variant="light" tt="none" autoContrast>
                  {code(one.relation)}
                </Badge>
              </Group>
              <Group gap="md">
                <Text size="sm">{one.number}</Text>
                <Text size="sm">{one.leads ? t('leads now', { name: one.leads }) : t('nobody leads')}</Text>
                <Text size="sm">{whenIn(language, one.since)}</Text>
                {one.contactLostSince && (
                  <Text size="sm" fw={700}>
                    {t('contact lost')}
                  </Text>
                )}
              </Group>
            </Link>
          </li>
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('show more')}
        </Button>
      )}
    </Stack>
  );
}
