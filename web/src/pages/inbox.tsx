import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Due } from '../parts/due.js';
import { ProblemNotice } from '../parts/problem.js';
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
    refetchInterval: 15_000,
    enabled: who !== null,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <Title order={1}>{t('inbox')}</Title>
      <ProblemNotice error={pages.error} />
      {pages.data && items.length === 0 && (
        <Text>
          {t('inbox is empty')} {identifies && <Link to="/identify">{t('new identification')}</Link>}
        </Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-busy={pages.isPending}>
        {items.map((item) => (
          <li key={`${item.wait} ${item.opens.id} ${item.taskId ?? ''}`}>
            <Row item={item} />
          </li>
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('show more')}
        </Button>
      )}
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
