import { Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { ProblemNotice } from '../parts/problem.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  write: 'POST consultations/{id}/words',
  become_case: 'POST consultations/{id}/become-case',
  decline: 'POST consultations/{id}/decline',
  close: 'POST consultations/{id}/close',
};

/** What was asked without a name, and what was advised: the newest word first. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['consultation', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/consultations/{id}', { params: { path: { id }, query: pageParam ? { after: pageParam } : {} } }),
      ),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  const said = pages.data?.pages ?? [];
  const one = said[0];
  if (!one) return <ProblemNotice error={pages.error} />;
  return (
    <Stack>
      <Title order={1}>{one.topics.map(code).join(', ')}</Title>
      <Facts
        of={[
          [t('state'), code(`consultation.${one.status}`)],
          [t('asked by'), one.from],
          [t('asked of'), one.to],
          [t('whom it is about'), code(one.ageGroup)],
          [t('sent'), whenIn(language, one.at)],
          [t('answer due'), one.status === 'asked' ? <Due key="due" due={one.due} /> : null],
          [t('outcome'), one.outcome ? code(one.outcome) : null],
        ]}
      />
      <Acts allowed={one.allowed} calls={CALLS} ids={{ id }} words={{ close: 'close-advice' }} />
      <section aria-labelledby="thread">
        <Title order={2} id="thread">
          {t('what was said')}
        </Title>
        <Stack>
          {said
            .flatMap((page) => page.thread)
            .map(({ institution, words, at }) => (
              <article key={`${institution} ${at}`}>
                <Text style={{ whiteSpace: 'pre-wrap' }}>{words}</Text>
                <Text size="xs">
                  {institution}, {whenIn(language, at)}
                </Text>
              </article>
            ))}
          {pages.hasNextPage && (
            <Button variant="default" onClick={() => void pages.fetchNextPage()}>
              {t('show more')}
            </Button>
          )}
        </Stack>
      </section>
    </Stack>
  );
}
