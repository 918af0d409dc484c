import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, Refused, type Schemas } from '../api/client.js';
import { send } from '../api/send.js';
import { useSay } from '../words/say.js';
import { ProblemNotice } from './problem.js';

interface Shown {
  act: 'POST institutions/{id}/end' | 'POST mandates/{id}/end';
  id: string;
  country: string;
  verb: string;
  /** What ends, in a sentence. */
  what: string;
}

/** What happens to the cases is said before anything ends: first how many they are, then to whom they go. */
export function Ending({ act, id, country, verb, what }: Shown) {
  const { t } = useSay();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const key = useRef(crypto.randomUUID());
  const place = useQuery({
    queryKey: ['country', country],
    queryFn: () => answerOf(api.GET('/api/countries/{code}', { params: { path: { code: country } } })),
    enabled: open,
  });
  const fallback = place.data?.escalatesTo.findLast((step) => step.fallback)?.name ?? t('the fallback');
  const ending = useMutation({
    mutationFn: (giveLeadsToFallback: boolean) =>
      send(act, { id }, giveLeadsToFallback ? { giveLeadsToFallback } : {}, key.current) as Promise<
        Schemas['EndedView']
      >,
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID();
    },
  });
  const problem = ending.error instanceof Refused ? ending.error.problem : undefined;
  const openLeads = typeof problem?.['openLeads'] === 'number' ? problem['openLeads'] : undefined;
  if (ending.data)
    return (
      <Alert role="status" color="gray" variant="light" title={t('it has ended')}>
        {ending.data.leadsGiven > 0 && t('leads were given', { count: ending.data.leadsGiven, fallback })}
      </Alert>
    );
  return (
    <>
      <Group>
        <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {verb}
        </Button>
      </Group>
      {open && (
        <Card withBorder>
          <Stack>
            <Title order={3}>{verb}</Title>
            <Text>{what}</Text>
            {openLeads === undefined ? (
              <>
                <ProblemNotice error={ending.error} />
                <Text>{t('ending tells first')}</Text>
              </>
            ) : (
              <Alert role="alert" color="yellow" variant="light" title={t('leads would lapse', { count: openLeads })}>
                {t('leads go to', { fallback })}
              </Alert>
            )}
            <Group>
              <Button color="red" loading={ending.isPending} onClick={() => ending.mutate(openLeads !== undefined)}>
                {openLeads === undefined ? t('end it') : t('give leads and end')}
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            </Group>
          </Stack>
        </Card>
      )}
    </>
  );
}
