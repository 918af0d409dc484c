import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Content } from './content.js';
import { Loaded } from './loaded.js';

/** One class of what is known: above it, before one writes, who will see it. Read only when it is opened: each look is kept. */
export function Section({ caseId, here }: { caseId: string; here: Schemas['SectionHereView'] }) {
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['case', caseId, 'section', here.section],
    meta: { live: false },
    queryFn: () =>
      answerOf(
        api.GET('/api/cases/{id}/sections/{section}', { params: { path: { id: caseId, section: here.section } } }),
      ),
  });
  return (
    <Loaded of={view}>
      {({ entries, seenBy, allowed }) => (
        <Stack>
          <Text size="sm">
            {t('who will see this', {
              readers: seenBy.map((reader) => code(reader.split(':')[1] ?? reader)).join(', '),
            })}
          </Text>
          {entries.length === 0 && <Text>{t('nothing written')}</Text>}
          {entries.map((entry) => (
            <article key={entry.id}>
              <Content of={entry.content} />
              <Text size="xs">
                {code(entry.statement)}, {entry.recordedBy}, {entry.institution}, {whenIn(language, entry.recordedAt)}
              </Text>
            </article>
          ))}
          <Acts
            allowed={allowed}
            calls={{ write: 'POST cases/{id}/sections/{section}' }}
            ids={{ id: caseId, section: here.section }}
            only={['statement', 'language', here.section, 'text']}
          />
        </Stack>
      )}
    </Loaded>
  );
}
