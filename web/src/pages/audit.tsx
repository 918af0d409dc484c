import { Badge, Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { forms } from '../parts/acts.js';
import type { Choice } from '../parts/fields.js';
import { Listed } from '../parts/listed.js';
import { useSay, whenIn } from '../words/say.js';

type Entry = Schemas['AuditEntryView'];
type Narrowed = Record<string, string>;

/** Who did what to whose data, and when: acts of own staff and on cases that one's institution leads. Ids, never a value. */
export function Page() {
  const { t, code, field } = useSay();
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const pages = useInfiniteQuery({
    queryKey: ['audit', narrowed],
    initialPageParam: undefined as string | undefined,
    refetchOnWindowFocus: false,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/audit', { params: { query: { ...narrowed, ...(after ? { after } : {}) } } })),
    getNextPageParam: ({ next }) => next,
  });
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => answerOf(api.GET('/api/accounts/colleagues')),
  });
  const people = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const codes = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity }).data?.['GET audit'] ?? [];
  const set = (name: string, value: string): void => {
    setNarrowed({ ...without(narrowed, name), ...(value ? { [name]: value } : {}) });
  };
  const choose = (name: string, choices: readonly Choice[]) => (
    <NativeSelect
      key={name}
      label={t(`audit ${name}`)}
      value={narrowed[name] ?? ''}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
      data={[{ value: '', label: t('all of them') }, ...choices]}
    />
  );
  return (
    <Stack>
      <Title order={1}>{t('place audit')}</Title>
      <Text>{t('audit means')}</Text>
      <form role="search" aria-label={t('place audit')} onSubmit={(event) => event.preventDefault()}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {choose('account', people)}
          {codes.map(({ name, options = [] }) =>
            choose(
              name,
              options
                .map((value) => ({ value, label: code(value, name) }))
                .toSorted((a, b) => a.label.localeCompare(b.label)),
            ),
          )}
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="datetime-local"
              label={t(`audit ${end}`)}
              onChange={({ currentTarget: { value } }) => set(end, value ? new Date(value).toISOString() : '')}
            />
          ))}
        </SimpleGrid>
        {narrowed['case'] && (
          <Group mt="sm">
            <Text size="sm">{t('only one case', { id: narrowed['case'] })}</Text>
            <Button variant="default" onClick={() => set('case', '')}>
              {t('all cases')}
            </Button>
          </Group>
        )}
      </form>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no acts like this')}
        row={(one) => (
          <Act
            of={one}
            who={people.find(({ value }) => value === one.accountId)?.label}
            only={narrowed['case'] ? undefined : (id) => set('case', id)}
            fieldName={field}
          />
        )}
      />
    </Stack>
  );
}

/** Statements written under one law and shown under another: between which, and on what ground. */
const CROSSING = /^crossing\((\w+)>(\w+):(\w+)\)$/;

interface Shown {
  of: Entry;
  who: string | undefined;
  only: ((caseId: string) => void) | undefined;
  fieldName: (name: string) => string;
}

function Act({ of: one, who, only, fieldName }: Shown) {
  const { t, code, language } = useSay();
  const named = (name: string): string => {
    const [, from, to, ground] = CROSSING.exec(name) ?? [];
    return ground
      ? t('audit crossing', { from: code(from, 'regime'), to: code(to, 'regime'), ground: code(ground, 'ground') })
      : fieldName(name);
  };
  return (
    <article className="row-link">
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text fw={600}>{code(one.action, 'action')}</Text>
        <Badge
          color={one.outcome === 'done' ? 'gray' : 'orange'}
          variant="light"
          tt="none"
          autoContrast
          style={{ flexShrink: 0 }}
        >
          {code(one.outcome, 'outcome')}
        </Badge>
      </Group>
      <Text size="sm">
        {whenIn(language, one.at)}, {who ?? (one.job ? t('by itself') : t('somebody of another institution'))}
        {one.problem ? `; ${t(`problem ${one.problem}`, one.problem)}` : ''}
      </Text>
      {one.fields.length > 0 && (
        <Text size="sm">{t('audit fields', { fields: one.fields.map(named).join(', ') })}</Text>
      )}
      {one.caseId && (
        <Group gap="sm">
          <Text size="sm">{t('audit case', { id: one.caseId })}</Text>
          {only && (
            <Button variant="default" size="compact-md" onClick={() => only(one.caseId ?? '')}>
              {t('only this case')}
            </Button>
          )}
        </Group>
      )}
    </article>
  );
}

const without = (all: Narrowed, name: string): Narrowed =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));
