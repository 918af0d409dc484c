import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import type { CaseView } from './case-view.js';

const readersOf = (id: string) => ({
  queryKey: ['case', id, 'readers'],
  queryFn: () => answerOf(api.GET('/api/cases/{id}/sections', { params: { path: { id } } })),
});

/** Asked for beside what the page shows, where one may write; without it the line would come one answer later. */
export function useReadersSoon({ id, sections }: CaseView): void {
  useQuery({ ...readersOf(id), enabled: sections.some(({ mayWrite }) => mayWrite) });
}

/** Said before one writes (flows.md 2.20): who reads it today, police, abroad, and who would if they came into the case. */
export function WhoWillSee({ caseId, section }: { caseId: string; section: string }) {
  const { t, code } = useSay();
  const readers = useQuery(readersOf(caseId));
  const here = readers.data?.items.find((one) => one.section === section);
  if (!here) return null;
  const now = here.now.map((reader) => nameOf(reader));
  return (
    <div className="who-will-see not-printed">
      <Text size="sm" fw={600}>
        {t('who sees this now', { readers: now.join('; ') || t('only you') })} {t(`police see ${here.police}`)}{' '}
        {t(`abroad sees ${here.abroad}`)}
      </Text>
      {here.ifTheyTakePart.length > 0 && (
        <details>
          <summary>{t('who would see it')}</summary>
          <Text size="sm">
            {here.ifTheyTakePart
              .map(({ kind, whole }) => (whole ? code(kind, 'kind') : t('a part of it', { who: code(kind, 'kind') })))
              .join(', ')}
          </Text>
        </details>
      )}
    </div>
  );

  function nameOf({ institution, relation, whole }: Schemas['SectionReaderView']): string {
    const who = `${institution} (${code(relation, 'relation')})`;
    return whole ? who : t('a part of it', { who });
  }
}
