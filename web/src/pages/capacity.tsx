import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Capacity, StateCapacity } from '../parts/capacity.js';
import { Loaded } from '../parts/loaded.js';
import { useSay } from '../words/say.js';

/** What others see of our free places when they look for one, and one tap to put it right. */
export function Page() {
  const { t } = useSay();
  const own = useSession()?.institution;
  const view = useQuery({
    queryKey: ['capacity', own?.id],
    queryFn: () => answerOf(api.GET('/api/institutions/{id}/capacity', { params: { path: { id: own!.id } } })),
    enabled: own !== undefined,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('place capacity')}</Title>
      <Text>{t('capacity means')}</Text>
      <Loaded of={view}>
        {({ id, items, allowed }) =>
          items.length === 0 ? (
            <Text>{t('no service in the directory')}</Text>
          ) : (
            items.map((said) => (
              <Card key={said.service} withBorder>
                {allowed.includes('state-capacity') ? <StateCapacity of={said} at={id} /> : <Capacity of={said} />}
              </Card>
            ))
          )
        }
      </Loaded>
    </Stack>
  );
}
