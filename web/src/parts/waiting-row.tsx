import { Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { Acts } from './acts.js';
import { Due } from './due.js';
import { opensAt } from './opens.js';

const COLOUR = { emergency: 'red', urgent: 'orange', normal: 'gray' } as const;

/** One thing that waits, by when, who is at it, and the way to where it is done. */
export function WaitingRow({ item }: { item: Schemas['InboxItemView'] }) {
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
        calls={{ claim: `POST ${of}/{id}/claim`, release: `POST ${of}/{id}/release` }}
        ids={{ id: item.opens.id }}
        atOnce={['claim', 'release']}
        small
      />
      {item.taskId && (
        <Acts
          allowed={item.allowed}
          calls={{ do: 'POST tasks/{id}/done' }}
          ids={{ id: item.taskId }}
          atOnce={['do']}
          small
        />
      )}
    </Stack>
  );
}
