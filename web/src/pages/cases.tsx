import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { Listed } from '../parts/listed.js';
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
  return (
    <Stack>
      <Title order={1}>{t('cases')}</Title>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no cases yet')}
        row={(one) => (
          <Link className="row-link" to="/cases/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{one.called ?? one.number}</Text>
              <Badge variant="light" tt="none" autoContrast>
                {code(one.relation, 'relation')}
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
        )}
      />
    </Stack>
  );
}
