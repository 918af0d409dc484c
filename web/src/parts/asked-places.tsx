import { Card, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Due } from './due.js';
import { Listed } from './listed.js';

const CALLS = { withdraw: 'POST needs/{id}/withdraw', 'nobody-can': 'POST needs/{id}/nobody-can' };

/** Who was asked, when, and why not: the lead's alone; no place learns that another said no. */
export function AskedPlaces({ caseId }: { caseId: string }) {
  const { t, code, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['case', caseId, 'needs'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/cases/{id}/needs', {
          params: { path: { id: caseId }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <section aria-labelledby="asked">
      <Title order={2} id="asked" tabIndex={-1}>
        {t('who was asked')}
      </Title>
      <Text size="sm" mb="sm">
        {t('who was asked, for whom')}
      </Text>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('nobody was asked yet')}
        row={(need) => (
          <Card withBorder>
            <Stack gap="xs">
              <Text fw={600}>
                {code(need.service)}, {code(need.urgency)} ({whenIn(language, need.createdAt)})
                {need.outcome && `: ${code(need.outcome)}`}
              </Text>
              <ul>
                {need.asks.map((ask) => (
                  <li key={ask.askId}>
                    <Link to="/asks/$id" params={{ id: ask.askId }}>
                      {ask.institution}
                    </Link>
                    : {code(ask.status)}
                    {ask.declineReason && `, ${code(ask.declineReason)}`}
                    {ask.otherPlace && `, ${t('suggests', { name: ask.otherPlace.name })}`}{' '}
                    {!ask.answeredAt && <Due due={ask.due} />}
                  </li>
                ))}
              </ul>
              <Acts allowed={need.allowed} calls={CALLS} ids={{ id: need.id }} />
            </Stack>
          </Card>
        )}
      />
    </section>
  );
}
