import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Content } from './content.js';
import { Empty } from './empty.js';
import { namesOfLanguages } from './language-field.js';
import { ProblemNotice } from './problem.js';
import { WhoWillSee } from './who-will-see.js';

/** Sections that take their own fields and no words beside them. */
const FIELDS_ONLY = ['identity', 'safe_contact', 'address'];

/** One class of what is known: before one writes, who will see it. Read only when it is opened: each look is kept. */
export function Section({ caseId, section }: { caseId: string; section: string }) {
  const { t, code } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['case', caseId, 'section', section, 'pages'],
    initialPageParam: undefined as string | undefined,
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/cases/{id}/sections/{section}', {
          params: { path: { id: caseId, section }, query: { ...(after ? { after } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const read = pages.data?.pages ?? [];
  const first = read[0];
  if (!first) return pages.error ? <ProblemNotice error={pages.error} /> : <Text role="status">{t('loading')}</Text>;
  const entries = read.flatMap((page) => page.entries);
  const crossed = read.flatMap((page) => page.crossings)[0];
  return (
    <Stack>
      {first.allowed.includes('write') && (
        <>
          <WhoWillSee caseId={caseId} section={section} />
          <Acts
            allowed={first.allowed}
            calls={{ write: 'POST cases/{id}/sections/{section}' }}
            ids={{ id: caseId, section }}
            only={['statement', 'language', section, ...(FIELDS_ONLY.includes(section) ? [] : ['text'])]}
          />
        </>
      )}
      {crossed && (
        <Alert color="gray" variant="light">
          {t('crossed', { from: code(crossed.from, 'regime'), ground: code(crossed.ground, 'ground') })}
        </Alert>
      )}
      {entries.length === 0 && <Empty>{t('nothing written')}</Empty>}
      {entries.map((entry) => (
        <Entry key={entry.id} of={entry} />
      ))}
      {pages.hasNextPage && (
        <Button variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('show older')}
        </Button>
      )}
    </Stack>
  );
}

/** What stands there, and where it comes from. */
export function Entry({ of: entry }: { of: Schemas['SectionEntryView'] }) {
  const { code, language } = useSay();
  const said = entry.language ? `, ${namesOfLanguages(language)(entry.language)}` : '';
  return (
    <article className="entry">
      <Content of={entry.content} />
      <Text size="xs" c="dimmed">
        {code(entry.statement)}
        {said} · {entry.recordedBy}, {entry.institution} · {whenIn(language, entry.recordedAt)} ·{' '}
        {code(entry.regime, 'regime')}
      </Text>
    </article>
  );
}
