import { Badge, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Left } from '../parts/left.js';
import { Listed } from '../parts/listed.js';
import { useSay } from '../words/say.js';

/** What authorities ask for of what was written for the person's support; and what one asks oneself. */
export function Page() {
  const { t, code } = useSay();
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const grounds = useQuery({
    queryKey: ['grounds'],
    staleTime: Infinity,
    queryFn: () => answerOf(api.GET('/api/disclosure-grounds')),
  });
  const mayAsk = (grounds.data?.grounds.length ?? 0) > 0;
  const pages = useInfiniteQuery({
    queryKey: ['disclosures', direction, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/disclosure-requests', { params: { query: { direction, ...(after ? { after } : {}) } } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('disclosures')}</Title>
      <Text>{t('disclosures mean')}</Text>
      {mayAsk && (
        <>
          <Acts
            allowed={['ask']}
            calls={{ ask: 'POST disclosure-requests' }}
            words={{ ask: 'ask-disclosure' }}
            ids={{}}
            only={['to', 'ground', 'orderReference', 'purpose', 'sections', 'about', 'answerBy']}
            choices={{
              ground: (grounds.data?.grounds ?? []).map((one) => ({
                value: one.code,
                label: `${code(one.code, 'ground')} (${one.law})`,
              })),
            }}
          />
          <SegmentedControl
            aria-label={t('which requests')}
            value={direction}
            onChange={(chosen) => setDirection(chosen === 'out' ? 'out' : 'in')}
            data={[
              { value: 'in', label: t('asked of us') },
              { value: 'out', label: t('asked by us') },
            ]}
          />
        </>
      )}
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={direction === 'in' ? t('no disclosures yet') : t('none asked yet')}
        row={(one) => (
          <Link className="row-link" to="/disclosures/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{direction === 'in' ? one.asker : one.addressed}</Text>
              <Badge variant="light" tt="none" autoContrast color={one.overdue ? 'red' : 'gray'}>
                {code(one.status, 'disclosure')}
              </Badge>
            </Group>
            <Group gap="md">
              <Text size="sm">{one.reference}</Text>
              <Text size="sm">{one.sections.map((section) => code(section, 'section')).join(', ')}</Text>
              {one.status === 'sent' && <Left at={one.due.at} />}
            </Group>
          </Link>
        )}
      />
    </Stack>
  );
}
