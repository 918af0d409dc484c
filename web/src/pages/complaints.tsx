import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

/** The mandates that people gave to an office that hears complaints: one case each, for a time. */
export function Page() {
  const { t, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['complaints'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/complaints', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Stack>
      <Title order={1}>{t('place complaints')}</Title>
      <Text>{t('complaints mean')}</Text>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no complaints')}
        row={(one) => (
          <article className="row-link">
            <Group justify="space-between">
              <Text fw={600}>{one.mandate ?? t('mandate without number')}</Text>
              <Badge variant="light" tt="none" autoContrast color={one.over ? 'gray' : 'teal'}>
                {one.over ? t('complaint is over') : t('complaint is open')}
              </Badge>
            </Group>
            <Text size="sm">
              {t('recorded by', { name: one.recordedBy, at: whenIn(language, one.recordedAt) })}.{' '}
              {t('readable until', { at: whenIn(language, one.until) })}
            </Text>
            {!one.over && (
              <Link className="not-printed" to="/cases/$id" params={{ id: one.caseId }}>
                {t('open the case')}
              </Link>
            )}
          </article>
        )}
      />
    </Stack>
  );
}
