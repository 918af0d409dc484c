import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useCase } from '../parts/case-view.js';
import { Content } from '../parts/content.js';
import { Empty } from '../parts/empty.js';
import { Part } from '../parts/part.js';
import { ProblemNotice } from '../parts/problem.js';
import { Tenures } from '../parts/tenures.js';
import { useSay, whenIn } from '../words/say.js';

/** Who led and when, without a gap; and what happened. */
export function Page() {
  const { t, code, language } = useSay();
  const one = useCase();
  const pages = useInfiniteQuery({
    queryKey: ['case', one.id, 'timeline'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/cases/{id}/timeline', {
          params: { path: { id: one.id }, query: { ...(after ? { after } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const events = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="xl">
      <Part title={t('lead history')}>
        <Tenures of={one.tenures} now={pages.dataUpdatedAt || Date.now()} />
        {one.joined.map(({ number, caseId, goesOn, since }) => (
          <Text key={number}>
            {goesOn
              ? t('joined to', { number, since: whenIn(language, since) })
              : t('joined from', { number, since: whenIn(language, since) })}{' '}
            {caseId && (
              <Link className="not-printed" to="/cases/$id" params={{ id: caseId }}>
                {t('open the case')}
              </Link>
            )}
          </Text>
        ))}
      </Part>
      {one.statuses.length > 0 && (
        <Part title={t('status')}>
          <ul>
            {one.statuses.map(({ country, status, at }) => (
              <li key={country}>
                {code(country)}: {code(status, 'status')} ({whenIn(language, at)})
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('what happened')}>
        <ProblemNotice error={pages.error} />
        {pages.data && events.length === 0 && <Empty>{t('nothing happened')}</Empty>}
        <ol className="plain">
          {events.map((event) => (
            <Event key={event.id} of={event} />
          ))}
        </ol>
        {pages.hasNextPage && (
          <Button variant="default" onClick={() => void pages.fetchNextPage()}>
            {t('show older')}
          </Button>
        )}
      </Part>
    </Stack>
  );
}

function Event({ of: { kind, details, at, by, institution } }: { of: Schemas['TimelineEventView'] }) {
  const { t, code, language } = useSay();
  const more = Object.fromEntries(Object.entries(details).filter(([, value]) => !IS_ID.test(JSON.stringify(value))));
  return (
    <li>
      <Text fw={600}>{code(kind, 'event')}</Text>
      <Text size="sm" c="dimmed">
        {whenIn(language, at)} ·{' '}
        {by ? `${by}, ${institution ?? ''}` : (kind.startsWith('conflict.') && institution) || t('by the clock')}
      </Text>
      {Object.keys(more).length > 0 && <Content of={more} />}
    </li>
  );
}

// An id says nothing to a reader; what it is about has its own line or page.
const IS_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/;
