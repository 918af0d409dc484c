import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { useOutdatedPlaces } from '../parts/capacity-due.js';
import { OwnDrafts } from '../intake/own-drafts.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { opensAt } from '../parts/opens.js';
import { useSay } from '../words/say.js';

const COLOUR = { emergency: 'red', urgent: 'orange', normal: 'gray' } as const;

/** What waits for this institution, the most urgent first, with the time that is left. */
export function Page() {
  const { t } = useSay();
  const who = useSession();
  const outdated = useOutdatedPlaces();
  const identifies = who?.allowed.includes('identify');
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
      {outdated && <Link to="/capacity">{t('say how many places')}</Link>}
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
        <Text fw={600}>{item.task ? code(item.task, 'task') : code(item.wait, 'wait')}</Text>
        <Badge color={COLOUR[item.urgency]} variant="light" autoContrast tt="none">
          {code(item.urgency, 'urgency')}
        </Badge>
      </Group>
      <Group gap="md">
        {item.reference && <Text size="sm">{item.reference}</Text>}
        <Text size="sm" fw={600}>
          {item.left}
        </Text>
        <Due due={item.due} />
        {item.call && <Text fw={600}>{t('call who', { name: item.call })}</Text>}
        {item.claimedBy && <Text size="sm">{t('taken by', { name: item.claimedBy })}</Text>}
      </Group>
    </>
  );
  const to = opensAt(item.opens) ?? (item.taskId ? opensAt({ what: 'task', id: item.taskId }) : undefined);
  const of = item.opens.what === 'handover' ? 'inbox/handovers' : 'asks';
  return (
    <Stack gap={4}>
      {to ? (
        <Link className="row-link" {...to}>
          {inside}
        </Link>
      ) : (
        <div className="row-link">{inside}</div>
      )}
      <Acts
        allowed={item.allowed}
        calls={{ claim: `POST ${of}/{id}/claim`, release: `POST ${of}/{id}/release`, do: 'POST tasks/{task}/done' }}
        ids={{ id: item.opens.id, task: item.taskId ?? '' }}
        atOnce={['claim', 'release', 'do']}
        small
      />
    </Stack>
  );
}
