import { Badge, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

/** The institution's cases, or one's own. */
export function Page() {
  const { t, code, language } = useSay();
  const [mine, setMine] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: ['cases', mine],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/cases', { params: { query: { ...(after ? { after } : {}), ...(mine ? { mine: 'yes' } : {}) } } }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Stack>
      <Title order={1}>{t('cases')}</Title>
      <Checkbox
        size="md"
        label={t('only mine')}
        checked={mine}
        onChange={({ currentTarget }) => setMine(currentTarget.checked)}
      />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={mine ? t('no case is yours') : t('no cases yet')}
        row={(one) => (
          <Link className="row-link" to="/cases/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{one.called ?? one.number}</Text>
              <Group gap="xs">
                {one.urgency !== 'normal' && (
                  <Badge variant="light" tt="none" autoContrast color="red">
                    {code(one.urgency, 'urgency')}
                  </Badge>
                )}
                <Badge variant="light" tt="none" autoContrast>
                  {code(one.relation, 'relation')}
                </Badge>
              </Group>
            </Group>
            <Group gap="md">
              <Text size="sm">{one.number}</Text>
              <Text size="sm">{one.leads ? t('leads now', { name: one.leads }) : t('nobody leads')}</Text>
              <Text size="sm">{whenIn(language, one.since)}</Text>
              {one.assignedTo && <Text size="sm">{t('works on it', { name: one.assignedTo })}</Text>}
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
