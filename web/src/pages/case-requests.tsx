import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Left } from '../parts/left.js';
import { Part } from '../parts/part.js';
import { useSay } from '../words/say.js';

/** What others are asked for this person, and where the lead is going. */
export function Page() {
  const { t, code, verb } = useSay();
  const one = useCase();
  const needs = useQuery({
    queryKey: ['case', one.id, 'needs'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/needs', { params: { path: { id: one.id } } })),
    refetchInterval: askAgain,
    retry: false,
  });
  const handovers = useQuery({
    queryKey: ['case', one.id, 'handovers'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/handovers', { params: { path: { id: one.id } } })),
  });
  return (
    <Stack gap="xl">
      <Part title={t('asks')}>
        {one.allowed.includes('ask') && (
          <Link className="row-link" to="/cases/$id/ask" params={{ id: one.id }}>
            {verb('ask')}
          </Link>
        )}
        {needs.data?.items.length === 0 && <Empty>{t('nobody was asked')}</Empty>}
        {needs.data?.items.map((need) => (
          <Need key={need.id} of={need} />
        ))}
        {needs.error && <Empty>{t('asks are the lead’s')}</Empty>}
      </Part>
      <Part title={t('handovers')}>
        {one.allowed.includes('hand_over') && (
          <Link className="row-link" to="/cases/$id/handover" params={{ id: one.id }}>
            {verb('hand_over')}
          </Link>
        )}
        {handovers.data?.items.length === 0 && <Empty>{t('no handover yet')}</Empty>}
        {handovers.data?.items.map(({ id, to, toCountry, word, status, due }) => (
          <Link key={id} className="row-link" to="/handovers/$id" params={{ id }}>
            <Group justify="space-between">
              <Text fw={600}>{to ?? code(toCountry)}</Text>
              <Badge variant="light" tt="none" autoContrast>
                {code(word, 'word')}
              </Badge>
            </Group>
            <Text size="sm">
              {code(status, 'status')} {due && word === 'asked' && <Left at={due.at} />}
            </Text>
          </Link>
        ))}
      </Part>
    </Stack>
  );
}

function Need({ of: need }: { of: Schemas['NeedView'] }) {
  const { t, code } = useSay();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>{code(need.service, 'service')}</Text>
          <Badge variant="light" tt="none" autoContrast color={need.urgency === 'normal' ? 'gray' : 'red'}>
            {code(need.urgency, 'urgency')}
          </Badge>
        </Group>
        {need.outcome && <Text size="sm">{code(need.outcome, 'outcome')}</Text>}
        {need.asks.map((ask) => (
          <Link key={ask.askId} className="row-link" to="/asks/$id" params={{ id: ask.askId }}>
            <Group justify="space-between">
              <Text>{ask.institution}</Text>
              <Text size="sm">{code(ask.status, 'status')}</Text>
            </Group>
            <Text size="sm">
              {ask.declineReason ? code(ask.declineReason, 'reason') : ''}
              {['sent', 'opened', 'info_requested'].includes(ask.status) ? <Left at={ask.due.at} /> : ''}
              {ask.otherPlace ? ` ${t('they name', { name: ask.otherPlace.name })}` : ''}
            </Text>
          </Link>
        ))}
      </Stack>
    </Card>
  );
}
