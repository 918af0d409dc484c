import { Badge, Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Acts, forms } from '../parts/acts.js';
import { Capacity } from '../parts/capacity.js';
import { OpenNow } from '../parts/hours.js';
import { Listed } from '../parts/listed.js';
import { ProblemNotice } from '../parts/problem.js';
import { Verified } from '../parts/verified.js';
import { useSend } from '../parts/sending.js';
import { useSay } from '../words/say.js';

type Narrowed = Record<string, string>;

/** Who helps, where: by country, kind and service; open now or not; looked at lately or not. */
export function Page() {
  const { t, field } = useSay();
  const own = useSession()?.institution.country;
  const [chosen, setChosen] = useState<Narrowed>();
  const narrowed = useDeferredValue(chosen ?? (own ? { country: own } : {}));
  const pages = useInfiniteQuery({
    queryKey: ['directory', 'pages', narrowed],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/institutions', { params: { query: { ...narrowed, ...(after ? { after } : {}) } } })),
    getNextPageParam: ({ next }) => next,
  });
  const listed = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity });
  const set = (name: string, value: string): void => {
    setChosen({ ...without(chosen ?? narrowed, name), ...(value ? { [name]: value } : {}) });
  };
  return (
    <Stack>
      <Title order={1}>{t('place directory')}</Title>
      <Text>{t('directory means')}</Text>
      <form role="search" aria-label={t('place directory')} onSubmit={(event) => event.preventDefault()}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          <TextInput
            label={field('name')}
            value={(chosen ?? narrowed)['name'] ?? ''}
            onChange={({ currentTarget }) => set('name', currentTarget.value)}
          />
          {(listed.data?.['GET institutions'] ?? []).map(({ name, options = [] }) => (
            <Narrow
              key={name}
              name={name}
              options={options}
              value={narrowed[name] ?? ''}
              change={(value) => set(name, value)}
            />
          ))}
        </SimpleGrid>
        <Group mt="sm">
          {(['openNow', 'ageing'] as const).map((name) => (
            <Checkbox
              key={name}
              size="md"
              label={t(`only ${name}`)}
              checked={narrowed[name] === 'true'}
              onChange={({ currentTarget }) => set(name, currentTarget.checked ? 'true' : '')}
            />
          ))}
        </Group>
      </form>
      <Acts allowed={pages.data?.pages[0]?.allowed ?? []} calls={{ create: 'POST institutions' }} ids={{}} />
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no institution like this')}
        row={(one) => <Entry of={one} />}
      />
    </Stack>
  );
}

function Narrow({
  name,
  options,
  value,
  change,
}: {
  name: string;
  options: readonly string[];
  value: string;
  change: (value: string) => void;
}) {
  const { t, code, field } = useSay();
  const named = options.map((option) => ({ value: option, label: code(option, name) }));
  return (
    <NativeSelect
      label={name === 'mandate' ? t('mandate') : field(name)}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      data={[{ value: '', label: t('all of them') }, ...named.sort((a, b) => a.label.localeCompare(b.label))]}
    />
  );
}

function Entry({ of: one }: { of: Schemas['InstitutionRowView'] }) {
  const { t, code } = useSay();
  return (
    <article className="row-link">
      <Group justify="space-between" align="start">
        <Link to="/directory/$id" params={{ id: one.id }}>
          <strong>{one.name}</strong>
        </Link>
        <Badge variant="light" tt="none" autoContrast color={one.open ? 'teal' : 'gray'}>
          <OpenNow of={one} />
        </Badge>
      </Group>
      {one.localName !== one.name && <Text size="sm">{one.localName}</Text>}
      <Group gap="md">
        <Text size="sm">
          {code(one.kind, 'kind')}, {code(one.country, 'country')}
        </Text>
        <Text size="sm">
          {one.dutyLine ? (
            <a href={`tel:${one.dutyLine}`}>{one.dutyLine}</a>
          ) : one.dutyLineUnverified ? (
            t('a number nobody tried')
          ) : (
            t('no verified number')
          )}
        </Text>
        <Verified on={one.verifiedOn} ageing={one.ageing} />
      </Group>
      {one.capacity.map((said) => (
        <Text key={said.service} size="sm">
          {code(said.service, 'service')}: <Capacity of={said} />
        </Text>
      ))}
      {one.ageing && one.allowed.includes('verify') && <Verify of={one} />}
    </article>
  );
}

/** One press: somebody has looked at this entry today and it is right. */
function Verify({ of: one }: { of: Schemas['InstitutionRowView'] }) {
  const { t } = useSay();
  const verify = useSend('POST institutions/{id}/verify', { id: one.id }, () => undefined);
  return (
    <>
      <ProblemNotice error={verify.error} />
      <Group mt="xs">
        <Button
          variant="default"
          loading={verify.isPending}
          aria-label={t('it is right, of', { name: one.name })}
          onClick={() => verify.send({}, one.version)}
        >
          {t('it is right')}
        </Button>
      </Group>
    </>
  );
}

const without = (all: Narrowed, name: string): Narrowed =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));
