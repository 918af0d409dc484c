import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { Content } from './content.js';
import { ProblemNotice } from './problem.js';

type Section = Schemas['AgreeBody']['sections'][number];

/** What the receiver will read once the person has said yes: the server opens it for a moment, with the receiver's rights, and looks. */
export function LookAhead({ id, receiver, sections }: { id: string; receiver: string; sections: readonly Section[] }) {
  const { t, code } = useSay();
  const looks = useQueries({
    queries: sections.map((section) => ({
      queryKey: ['look-ahead', id, section],
      meta: { live: false },
      staleTime: 60_000,
      queryFn: () =>
        answerOf(api.GET('/api/handovers/{id}/look-ahead/{section}', { params: { path: { id, section } } })),
    })),
  });
  return (
    <Alert color="gray" variant="outline" title={t('exactly what they will see', { receiver })}>
      <Stack gap="sm">
        {sections.length === 0 && <Text>{t('no section chosen')}</Text>}
        {looks.map(({ data, error }, at) => (
          <section key={sections[at]} aria-label={code(sections[at])} aria-busy={!data && !error}>
            <Title order={4} size="h5">
              {code(sections[at])}
            </Title>
            <ProblemNotice error={error} />
            {data && !data.opens && <Text>{t('would not open')}</Text>}
            {data?.opens && data.entries.length === 0 && <Text>{t('nothing written')}</Text>}
            {data?.entries.map((entry) => (
              <Content key={entry.id} of={entry.content} />
            ))}
          </section>
        ))}
      </Stack>
    </Alert>
  );
}
