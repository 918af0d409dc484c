import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { Desks } from '../parts/desks.js';
import { Due } from '../parts/due.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

type Country = Schemas['CountryRowView']['code'];
const COLOUR: Readonly<Record<string, string>> = { sent: 'red', acknowledged: 'teal', closed: 'gray' };

/** Somebody is in danger now: first the number that sends help, then whom the country names. */
export function Page() {
  const { t, code, language } = useSay();
  const who = useSession();
  const pages = useInfiniteQuery({
    queryKey: ['alerts'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/alerts', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  return (
    <Stack>
      <Title order={1}>{t('place alerts')}</Title>
      <Text>{t('alerts mean')}</Text>
      <Acts
        allowed={who?.allowed ?? []}
        calls={{ 'raise-alarm': 'POST alerts' }}
        ids={{}}
        only={['country', 'kind', 'place', 'callBack', 'identity']}
        start={who ? { country: who.institution.country } : {}}
        beside={(_, values) => <WhomToCall country={values['country'] as Country | undefined} />}
      />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no alerts')}
        row={(one) => (
          <Link className="row-link" to="/alerts/$id" params={{ id: one.id }}>
            <Group justify="space-between">
              <Text fw={600}>{code(one.kind, 'danger')}</Text>
              <Badge variant="light" tt="none" autoContrast color={COLOUR[one.status] ?? 'gray'}>
                {code(one.status, 'alert')}
              </Badge>
            </Group>
            <Group gap="md">
              <Text size="sm">
                {one.from}, {code(one.country, 'country')}, {whenIn(language, one.at)}
              </Text>
              {one.status === 'sent' && <Due due={one.due} label={t('climbs at')} />}
              {one.allowed.includes('review') && <Text size="sm">{t('waits for a second person')}</Text>}
            </Group>
          </Link>
        )}
      />
    </Stack>
  );
}

function WhomToCall({ country }: { country: Country | undefined }) {
  const { t } = useSay();
  const desks = useQuery({
    queryKey: ['desks', country],
    queryFn: () => answerOf(api.GET('/api/alerts/desks', { params: { query: { country: country! } } })),
    enabled: country !== undefined,
  });
  if (!desks.data) return null;
  const { emergencyNumber } = desks.data;
  return (
    <Stack gap="sm">
      {emergencyNumber && (
        <Alert color="red" variant="light" title={t('call', { number: emergencyNumber })}>
          {t('this page sends no help')}
        </Alert>
      )}
      <Text fw={600}>{t('it goes to')}</Text>
      <Desks of={desks.data.desks} />
    </Stack>
  );
}
