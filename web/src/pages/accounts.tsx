import { Alert, Badge, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { FormFor } from '../parts/form-for.js';
import { Listed } from '../parts/listed.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSend } from '../parts/sending.js';
import { useSay, whenIn } from '../words/say.js';

type Account = Schemas['AccountView'];
type Started = Schemas['StartingAccountView'];

/** Who may sign in here, and as what. */
export function Page() {
  const { t } = useSay();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Started>();
  const pages = useInfiniteQuery({
    queryKey: ['accounts'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/accounts', { params: { query: pageParam ? { after: pageParam } : {} } })),
    getNextPageParam: ({ next }) => next,
  });
  const names = new Map(pages.data?.pages.flatMap(({ items }) => items).map(({ id, name }) => [id, name]));
  return (
    <Stack>
      <Title order={1}>{t('place accounts')}</Title>
      <Text>{t('accounts mean')}</Text>
      {made && <Starting of={made} close={() => setMade(undefined)} />}
      <Group>
        <Button aria-expanded={making} onClick={() => setMaking(!making)}>
          {t('make an account')}
        </Button>
      </Group>
      {making && (
        <Card withBorder>
          <Stack>
            <Title order={2}>{t('make an account')}</Title>
            <FormFor<Started>
              act="POST accounts"
              ids={{}}
              done={(answer) => {
                setMade(answer);
                setMaking(false);
              }}
            >
              <Button variant="default" onClick={() => setMaking(false)}>
                {t('cancel')}
              </Button>
            </FormFor>
          </Stack>
        </Card>
      )}
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('nothing to show')}
        row={(one) => <Row of={one} names={names} show={setMade} />}
      />
    </Stack>
  );
}

/** Said once, to be told by voice or on paper; nobody can look it up again. */
function Starting({ of: account, close }: { of: Started; close: () => void }) {
  const { t } = useSay();
  return (
    <Alert role="status" color="teal" variant="light" title={t('starting password of', { name: account.name })}>
      <Stack gap="sm">
        {account.startingPassword && (
          <Code block fz="lg" aria-label={t('starting password')}>
            {account.startingPassword}
          </Code>
        )}
        <Text>{t('starting password means', { login: account.login })}</Text>
        <Group>
          <Button variant="default" onClick={close}>
            {t('it was told')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

interface Shown {
  of: Account;
  names: ReadonlyMap<string, string>;
  show: (made: Started) => void;
}

function Row({ of: one, names, show }: Shown) {
  const { t, code, language } = useSay();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>{one.name}</Text>
          <Group gap="xs">
            {one.disabledAt && <Mark color="red">{t('disabled since', { at: whenIn(language, one.disabledAt) })}</Mark>}
            {one.mustChangePassword && <Mark color="orange">{t('has a starting password')}</Mark>}
            {one.onDuty && <Mark color="teal">{t('on duty')}</Mark>}
          </Group>
        </Group>
        <Text size="sm">
          {one.login}
          {one.email ? `, ${one.email}` : ''}: {one.roles.map((role) => code(role, 'role')).join(', ')}
        </Text>
        {one.awayUntil && (
          <Text size="sm">
            {t('away until', { at: whenIn(language, one.awayUntil) })}
            {one.coveredBy ? `, ${t('covered by', { name: names.get(one.coveredBy) ?? t('unknown') })}` : ''}
          </Text>
        )}
        <Group align="start" gap="sm">
          <Acts
            allowed={one.allowed}
            calls={{
              change: 'PATCH accounts/{id}',
              enable: 'POST accounts/{id}/enable',
              disable: 'POST accounts/{id}/disable',
            }}
            words={{ change: 'change-account', disable: 'disable-account', enable: 'enable-account' }}
            ids={{ id: one.id }}
            version={one.version}
            start={{
              name: one.name,
              email: one.email ?? undefined,
              roles: one.roles,
              language: one.language,
              onDuty: one.onDuty,
            }}
            beside={(verb) => (verb === 'disable' ? <Text>{t('disabling means', { name: one.name })}</Text> : null)}
          />
          {one.allowed.includes('reset-password') && <Reset of={one} show={show} />}
        </Group>
      </Stack>
    </Card>
  );
}

function Reset({ of: one, show }: { of: Account; show: (made: Started) => void }) {
  const { t } = useSay();
  const [sure, setSure] = useState(false);
  const reset = useSend<Started>('POST accounts/{id}/reset-password', { id: one.id }, (answer) => {
    setSure(false);
    show(answer);
    window.scrollTo(0, 0);
  });
  return (
    <Stack gap="sm">
      <ProblemNotice error={reset.error} />
      {sure && <Text>{t('resetting means', { name: one.name })}</Text>}
      <Group>
        <Button variant="default" loading={reset.isPending} onClick={() => (sure ? reset.send({}) : setSure(true))}>
          {sure ? t('yes, reset') : t('reset the password')}
        </Button>
        {sure && (
          <Button variant="default" onClick={() => setSure(false)}>
            {t('cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Mark({ color, children }: { color: string; children: string }) {
  return (
    <Badge color={color} variant="light" tt="none" autoContrast>
      {children}
    </Badge>
  );
}
