import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { OwnDrafts } from '../intake/own-drafts.js';
import { Listed } from '../parts/listed.js';
import { colourOf, useWhoHasIt } from '../parts/who-leads.js';
import { useSay, whenIn } from '../words/say.js';

/** What one sent oneself, the last first, and in one word who has each of them now. */
export function Page() {
  const { t } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['identifications'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/identifications', { params: { query: after ? { after } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('place sent')}</Title>
      <Text>{t('sent mean')}</Text>
      <OwnDrafts />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={
          <>
            {t('nothing sent yet')} <Link to="/identify">{t('new identification')}</Link>
          </>
        }
        row={(one) => <Row of={one} />}
      />
    </Stack>
  );
}

function Row({ of: one }: { of: Schemas['IdentificationListItem'] }) {
  const { t, code, language } = useSay();
  const hasIt = useWhoHasIt();
  const { leads } = one;
  const unread = leads?.acknowledged.state !== 'read';
  return (
    <Stack gap={4}>
      <Link className="row-link" to="/identifications/$id" params={{ id: one.id }}>
        <Group justify="space-between">
          <Text fw={600}>{whenIn(language, one.at)}</Text>
          <Group gap="xs">
            {one.urgency !== 'normal' && (
              <Badge variant="light" tt="none" autoContrast color="red">
                {code(one.urgency, 'urgency')}
              </Badge>
            )}
            <Badge variant="light" tt="none" autoContrast color={colourOf(leads)}>
              {hasIt(one)}
            </Badge>
          </Group>
        </Group>
        <Group gap="md">
          {leads && <Text size="sm">{t('leads now', { name: leads.institution })}</Text>}
          <Text size="sm">
            {code(one.outcome)}
            {one.number && ` ${one.number}`}
          </Text>
          {one.laterWord && <Text size="sm">{code(one.laterWord)}</Text>}
        </Group>
      </Link>
      {leads?.dutyLine && unread && (
        <Text size="sm" px="md">
          {t('duty line')} <a href={`tel:${leads.dutyLine}`}>{leads.dutyLine}</a>
        </Text>
      )}
    </Stack>
  );
}
