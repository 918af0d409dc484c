import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { OwnDrafts } from '../intake/own-drafts.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { useSay } from '../words/say.js';

const COLOUR = { emergency: 'red', urgent: 'orange', normal: 'gray' } as const;

/** What waits for this institution, the most urgent first, with the time that is left. */
export function Page() {
  const { t } = useSay();
  const who = useSession();
  const identifies = who?.roles.includes('first_responder');
  const pages = useInfiniteQuery({
    queryKey: ['inbox'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/inbox', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
    enabled: who !== null,
  });
  return (
    <Stack>
      <Title order={1}>{t('inbox')}</Title>
      <OwnDrafts />
      <Listed
        of={pages}
        keyOf={(item) => `${item.wait} ${item.opens.id} ${item.taskId ?? ''}`}
        empty={
          <>
            {t('inbox is empty')} {identifies && <Link to="/identify">{t('new identification')}</Link>}
          </>
        }
        row={(item) => <Row item={item} />}
      />
    </Stack>
  );
}

function Row({ item }: { item: Schemas['InboxItemView'] }) {
  const { t, code } = useSay();
  const inside = (
    <>
      <Group justify="space-between" wrap="wrap">
        <Text fw={600}>{item.task ? code(item.task) : code(item.wait)}</Text>
        <Badge color={COLOUR[item.urgency]} variant="light" autoContrast tt="none">
          {code(item.urgency)}
        </Badge>
      </Group>
      <Group gap="md">
        {item.reference && <Text size="sm">{item.reference}</Text>}
        <Text size="sm">{t('left', { time: item.left })}</Text>
        <Due due={item.due} />
        {item.call && <Text fw={600}>{t('call who', { name: item.call })}</Text>}
        {item.claimedBy && <Text size="sm">{t('taken by', { name: item.claimedBy })}</Text>}
      </Group>
    </>
  );
  const { what, id } = item.opens;
  const to =
    what === 'ask' ? '/asks/$id' : what === 'handover' ? '/handovers/$id' : what === 'case' ? '/cases/$id' : undefined;
  return to ? (
    <Link className="row-link" to={to} params={{ id }}>
      {inside}
    </Link>
  ) : (
    <div className="row-link">{inside}</div>
  );
}
