import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, Refused, type Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { ProblemNotice } from './problem.js';
import { useSend } from './sending.js';

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
  const [open, setOpen] = useState(false);
  const [ended, setEnded] = useState<Schemas['EndedView']>();
  const place = useQuery({
    queryKey: ['country', country],
    queryFn: () => answerOf(api.GET('/api/countries/{code}', { params: { path: { code: country } } })),
    enabled: open,
  });
  const fallback = place.data?.escalatesTo.findLast((step) => step.fallback)?.name ?? t('the fallback');
  const ending = useSend<Schemas['EndedView']>(act, { id }, setEnded);
  const problem = ending.error instanceof Refused ? ending.error.problem : undefined;
  const openLeads = typeof problem?.['openLeads'] === 'number' ? problem['openLeads'] : undefined;
  if (ended)
    return (
      <Alert role="status" color="gray" variant="light" title={t('it has ended')}>
        {ended.leadsGiven > 0 && t('leads were given', { count: ended.leadsGiven, fallback })}
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
              <Button
                color="red"
                loading={ending.isPending}
                onClick={() => ending.send(openLeads === undefined ? {} : { giveLeadsToFallback: true })}
              >
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
