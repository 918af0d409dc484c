import { Badge, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

/** What somebody opened past the matrix, and what of it waits for a second person. */
export function Page() {
  const { t, code, language } = useSay();
  const [which, setWhich] = useState<'waiting' | 'all'>('waiting');
  const pages = useInfiniteQuery({
    queryKey: ['glass', 'pages', which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/break-glass', {
          params: { query: { ...(which === 'waiting' ? { waiting: true } : {}), ...(after ? { after } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('place reviews')}</Title>
      <Text>{t('reviews mean')}</Text>
      <SegmentedControl
        aria-label={t('which openings')}
        value={which}
        onChange={(chosen) => setWhich(chosen === 'all' ? 'all' : 'waiting')}
        data={[
          { value: 'waiting', label: t('waiting for a second person') },
          { value: 'all', label: t('all openings') },
        ]}
      />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={which === 'waiting' ? t('nothing to review') : t('nothing was opened')}
        row={(one) => (
          <Link className="row-link" to="/break-glass/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{code(one.section, 'section')}</Text>
              <Badge variant="light" tt="none" autoContrast color={one.status === 'overdue' ? 'red' : 'gray'}>
                {code(one.status, 'glass')}
              </Badge>
            </Group>
            <Text size="sm">
              {one.by}, {one.institution}, {whenIn(language, one.at)}
            </Text>
            {one.finding === null ? (
              <Text size="sm">
                <Due due={one.reviewDue} label={t('review by')} />{' '}
                {one.allowed.includes('review') ? (
                  <strong>{t('you may review it')}</strong>
                ) : (
                  t('somebody else reviews it')
                )}
              </Text>
            ) : (
              <Text size="sm">
                {code(one.finding, 'finding')}, {one.reviewedBy}
              </Text>
            )}
          </Link>
        )}
      />
    </Stack>
  );
}
