import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  make_contact: 'POST matches/{id}/contact',
  confirm: 'POST matches/{id}/confirm',
  no_contact: 'POST matches/{id}/no-contact',
  not_same: 'POST matches/{id}/not-same',
};

/** Is it the same person? Whoever holds one is told and decides; whoever searches is told the same for hit and miss. */
export function Page() {
  const { t, code, language } = useSay();
  const who = useSession();
  const decides = who?.allowed.includes('work-on-cases') ?? false;
  const pages = useInfiniteQuery({
    queryKey: ['matches'],
    enabled: decides,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/matches', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('matches')}</Title>
      <Text>{t('matches, what they are')}</Text>
      <Acts
        allowed={who?.allowed ?? []}
        calls={{ 'search-persons': 'POST matches/searches' }}
        ids={{}}
        after={{ 'search-persons': t('search was noted') }}
      />
      {decides && (
        <Listed
          of={pages}
          keyOf={({ id }) => id}
          empty={t('no matches')}
          row={(match) => (
            <Card withBorder component="article">
              <Stack gap="sm">
                <Title order={2} size="h4">
                  {match.other}: {code(match.status)}
                </Title>
                {match.askerKeptOut && (
                  <Alert color="red" title={t('the asker is kept out', { who: code(match.askerKeptOut) })} />
                )}
                <Facts
                  of={[
                    [t('found because'), code(match.how)],
                    [t('their reason'), match.reason],
                    [
                      t('duty line'),
                      match.otherDutyLine && (
                        <a key="line" href={`tel:${match.otherDutyLine}`}>
                          {match.otherDutyLine}
                        </a>
                      ),
                    ],
                    [t('since'), whenIn(language, match.foundAt)],
                    [t('answer due'), <Due key="due" due={match.due} />],
                    [
                      t('our case'),
                      match.caseId && (
                        <Link key="case" to="/cases/$id" params={{ id: match.caseId }}>
                          {match.number ?? t('open the case')}
                        </Link>
                      ),
                    ],
                    [t('we said'), match.saidSame ? t('one person') : null],
                  ]}
                />
                <Acts allowed={match.allowed} calls={CALLS} ids={{ id: match.id }} />
              </Stack>
            </Card>
          )}
        />
      )}
    </Stack>
  );
}
