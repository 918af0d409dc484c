import { Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { forms } from './acts.js';
import { Empty } from './empty.js';
import { Fields, idOf } from './fields.js';
import { filled } from './filled.js';
import { ProblemNotice } from './problem.js';
import { Entry } from './section.js';
import { useSend } from './sending.js';

const ACT = 'POST disclosure-requests/{id}/grant';

interface Asked {
  id: string;
  caseId: string;
  sections: readonly string[];
}

/** The lead chooses what leaves, entry by entry, and within an entry field by field. Nothing is chosen beforehand. */
export function ChooseEntries({ id, caseId, sections }: Asked) {
  const { t, code, field } = useSay();
  const [chosen, setChosen] = useState<Record<string, string[]>>({});
  const [values, setValues] = useState<Record<string, unknown>>({});
  const form = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity }).data?.[ACT];
  const read = useQueries({
    queries: sections.map((section) => ({
      queryKey: ['case', caseId, 'section', section],
      refetchOnWindowFocus: false,
      meta: { live: false },
      queryFn: () =>
        answerOf(api.GET('/api/cases/{id}/sections/{section}', { params: { path: { id: caseId, section } } })),
    })),
  });
  const entries = read.flatMap(({ data }) => data?.entries ?? []);
  const giving = useSend(ACT, { id }, () => undefined);
  const give = (): void => {
    const given = entries
      .filter((entry) => chosen[entry.id]?.length)
      .map((entry) => ({
        entry: entry.id,
        ...(fieldsOf(entry).length > (chosen[entry.id]?.length ?? 0) ? { fields: chosen[entry.id] } : {}),
      }));
    giving.send({ ...(filled(values) as object), entries: given });
  };
  const { errors } = giving;
  const count = Object.values(chosen).filter((fields) => fields.length > 0).length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <Stack>
        <ProblemNotice error={giving.error} idOf={idOf} />
        {entries.length === 0 && read.every(({ isPending }) => !isPending) && <Empty>{t('nothing to give')}</Empty>}
        {entries.map((entry) => (
          <Card withBorder key={entry.id}>
            <Stack gap="xs">
              <Checkbox
                size="md"
                label={t('give this', { what: code(entry.section, 'section') })}
                checked={(chosen[entry.id]?.length ?? 0) > 0}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen({ ...chosen, [entry.id]: checked ? fieldsOf(entry) : [] })
                }
              />
              <Entry of={entry} />
              {(chosen[entry.id]?.length ?? 0) > 0 && fieldsOf(entry).length > 1 && (
                <Checkbox.Group
                  label={t('only these fields')}
                  value={chosen[entry.id] ?? []}
                  onChange={(fields) => setChosen({ ...chosen, [entry.id]: fields })}
                >
                  <Group mt="xs">
                    {fieldsOf(entry).map((name) => (
                      <Checkbox key={name} value={name} label={field(name)} />
                    ))}
                  </Group>
                </Checkbox.Group>
              )}
            </Stack>
          </Card>
        ))}
        <Fields
          fields={(form ?? []).filter(({ name }) => name !== 'entries')}
          values={values}
          change={setValues}
          errors={errors}
        />
        <Text size="sm">{t('person is told unless')}</Text>
        <Button type="submit" loading={giving.isPending}>
          {t('give chosen', { count })}
        </Button>
      </Stack>
    </form>
  );
}

const fieldsOf = (entry: Schemas['SectionEntryView']): string[] =>
  Object.keys(entry.content).filter((name) => entry.content[name] !== null && entry.content[name] !== undefined);
