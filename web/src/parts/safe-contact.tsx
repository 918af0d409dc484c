import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import type { CaseView } from './case-view.js';
import { Content } from './content.js';
import './safe-contact.css';

/** How this person may be reached, and how never: in sight on every page of the case. */
export function SafeContact({ of: one }: { of: CaseView }) {
  const { t, language } = useSay();
  const here = one.sections.find(({ section }) => section === 'safe_contact');
  const rules = useQuery({
    queryKey: ['case', one.id, 'section', 'safe_contact'],
    enabled: (here?.entries ?? 0) > 0,
    // Each look is kept: read once while the page is open, and again when somebody writes.
    staleTime: 600_000,
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: () =>
      answerOf(
        api.GET('/api/cases/{id}/sections/{section}', { params: { path: { id: one.id, section: 'safe_contact' } } }),
      ),
  });
  if (!here) return null;
  const newest = rules.data?.entries[0];
  return (
    <Alert className="safe-contact" tabIndex={0} color="yellow" variant="light" title={t('safe contact')} role="note">
      {newest ? (
        <>
          <Content of={newest.content} />
          <Text size="xs" mt={4}>
            {newest.recordedBy}, {newest.institution}, {whenIn(language, newest.recordedAt)}
          </Text>
        </>
      ) : here.entries > 0 ? (
        <Text>{rules.error ? t('unreachable') : t('loading')}</Text>
      ) : (
        <Text>
          {t('no safe contact')}{' '}
          {here.mayWrite && (
            <Link to="/cases/$id/notes" params={{ id: one.id }}>
              {t('write it down')}
            </Link>
          )}
        </Text>
      )}
    </Alert>
  );
}
