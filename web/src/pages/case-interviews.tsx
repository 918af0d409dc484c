import { Alert, Card, List, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Facts } from '../parts/facts.js';
import { namesOfLanguages } from '../parts/language-field.js';
import { Part } from '../parts/part.js';
import { ProblemNotice } from '../parts/problem.js';
import { useReadersSoon, WhoWillSee } from '../parts/who-will-see.js';
import { Button } from '@mantine/core';
import { dayIn, useSay } from '../words/say.js';

type Interview = Schemas['InterviewView'];

/** That somebody asked, when and about what: so that nobody asks the same again. Never what was said. */
export function Page() {
  const { t } = useSay();
  const one = useCase();
  const { id } = one;
  useReadersSoon(one);
  const pages = useInfiniteQuery({
    queryKey: ['case', id, 'interviews'],
    initialPageParam: undefined as string | undefined,
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/cases/{id}/interviews', { params: { path: { id }, query: { ...(after ? { after } : {}) } } }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const read = pages.data?.pages ?? [];
  const first = read[0];
  const held = read.flatMap(({ interviews }) => interviews);
  if (!first) return pages.error ? <ProblemNotice error={pages.error} /> : <Text role="status">{t('loading')}</Text>;
  return (
    <Part title={t('part interviews')}>
      <Text size="sm">{t('never what was said')}</Text>
      {first.allowed.includes('hold') && <WhoWillSee caseId={id} section="interviews" />}
      <Acts
        allowed={first.allowed}
        calls={{ hold: 'POST cases/{id}/interviews' }}
        words={{ hold: 'hold-interview' }}
        ids={{ id }}
        beside={(_, values) => <AskedBefore about={values['topics']} held={held} />}
      />
      {held.length === 0 && <Empty>{t('nobody interviewed yet')}</Empty>}
      {first.counsellingHeld && <Alert color="gray">{t('counselling was held')}</Alert>}
      {held.map((one) => (
        <Held key={one.id} of={one} caseId={id} />
      ))}
      {pages.hasNextPage && (
        <Button variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('show older')}
        </Button>
      )}
      {first.reused + first.askedAgain > 0 && (
        <Text size="sm">{t('used again', { reused: first.reused, again: first.askedAgain })}</Text>
      )}
    </Part>
  );
}

/** While topics are chosen: who asked about them already. The server wants a reason, or that one relies on it. */
function AskedBefore({ about, held }: { about: unknown; held: readonly Interview[] }) {
  const { t, code, language } = useSay();
  const topics = Array.isArray(about) ? (about as string[]) : [];
  const before = held.filter((one) => one.topics.some((topic) => topics.includes(topic)));
  if (before.length === 0) return null;
  return (
    <Alert color="yellow" role="status" title={t('asked before')}>
      <List>
        {before.map((one) => (
          <List.Item key={one.id}>
            {one.institution}, {dayIn(language, one.heldOn)}:{' '}
            {one.topics
              .filter((topic) => topics.includes(topic))
              .map((topic) => code(topic, 'topics'))
              .join(', ')}
          </List.Item>
        ))}
      </List>
      <Text mt="xs">{t('rely or say why')}</Text>
    </Alert>
  );
}

function Held({ of: one, caseId }: { of: Interview; caseId: string }) {
  const { t, code, language } = useSay();
  const own = useSession()?.institution.name === one.institution;
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Text fw={600}>
          {code(one.kind, 'kind')}: {one.topics.map((topic) => code(topic, 'topics')).join(', ')}
        </Text>
        <Facts
          of={[
            [t('held by'), one.institution],
            [t('held on'), dayIn(language, one.heldOn)],
            [t('language'), one.language ? namesOfLanguages(language)(one.language) : null],
            [t('interpreter'), code(one.interpreter, 'interpreter')],
            [t('held at'), one.heldAt && code(one.heldAt, 'heldAt')],
            [t('recording'), code(one.recording, 'recording')],
            [t('kept at'), one.keptAt],
            [t('counselling'), one.counselling ? t('yes') : null],
            [t('why again'), one.whyAgain ? code(one.whyAgain, 'whyAgain') : null],
          ]}
        />
        {!own && (
          <Acts
            allowed={one.allowed}
            calls={{ rely: 'POST cases/{id}/interviews/{interview}/reliance' }}
            words={{ rely: 'rely-on-interview' }}
            ids={{ id: caseId, interview: one.id }}
            start={{ topics: one.topics }}
          />
        )}
      </Stack>
    </Card>
  );
}
