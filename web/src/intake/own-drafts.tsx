import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { useSay, whenIn } from '../words/say.js';

/** One's own records that were not sent: nobody else sees them. Nothing where there are none. */
export function OwnDrafts({ without }: { without?: string | undefined }) {
  const { t } = useSay();
  const may = useSession()?.allowed.includes('identify') ?? false;
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: () => answerOf(api.GET('/api/drafts')),
    enabled: may,
  });
  const items = drafts.data?.items.filter(({ id }) => id !== without) ?? [];
  if (items.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title={t('not sent yet')}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((draft) => (
          <Unsent key={draft.id} draft={draft} />
        ))}
      </Stack>
    </Alert>
  );
}

function Unsent({ draft }: { draft: Schemas['DraftView'] }) {
  const { t, verb, language } = useSay();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const deleting = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/drafts/{id}', { params: { path: { id: draft.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const begun = whenIn(language, draft.begunAt);
  return (
    <li>
      <Text>
        {t('begun at', { at: begun })}
        {draft.dangerDueAt && <strong> {t('says danger')}</strong>}
      </Text>
      <Text size="sm">{t('kept until', { at: whenIn(language, draft.endsAt) })}</Text>
      <Group gap="sm" mt="xs">
        {draft.allowed.includes('save') && (
          <Link
            className="as-button"
            to="/identify"
            search={{ draft: draft.id }}
            aria-label={t('go on with', { at: begun })}
          >
            {t('go on')}
          </Link>
        )}
        {draft.allowed.includes('delete') && (
          <Button
            variant="default"
            loading={deleting.isPending}
            onClick={() => (sure ? deleting.mutate() : setSure(true))}
            onBlur={() => setSure(false)}
          >
            {sure ? t('delete for good') : verb('delete')}
          </Button>
        )}
      </Group>
    </li>
  );
}
