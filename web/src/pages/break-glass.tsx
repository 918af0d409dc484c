import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { Broken } from '../parts/break-glass.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay } from '../words/say.js';

/** One opening past the lead: why, and a second person's review. */
export function Page() {
  const { t } = useSay();
  const id = useShownId();
  const view = useQuery({
    queryKey: ['glass', id],
    queryFn: () => answerOf(api.GET('/api/break-glass/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack>
          <Title order={1}>{t('glass is broken')}</Title>
          <Text>{t('review means')}</Text>
          <Broken of={one} />
        </Stack>
      )}
    </Loaded>
  );
}
