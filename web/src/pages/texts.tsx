import { Badge, Card, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { texts as listOfTexts } from '../api/of.js';
import { Acts } from '../parts/acts.js';
import { namesOfLanguages } from '../parts/language-field.js';
import { Loaded } from '../parts/loaded.js';
import { useSay, whenIn } from '../words/say.js';

type TextView = Schemas['TextView'];

/** What persons are given to read, beside its English: a draft is of use only once somebody whose own language it is has signed it. */
export function Page() {
  const { t, language: reader } = useSay();
  const [chosen, setChosen] = useState<string>();
  const listed = useQuery(listOfTexts);
  const languages = [...new Set((listed.data?.items ?? []).map(({ language }) => language))];
  const language =
    chosen ?? languages.find((one) => one === reader && one !== 'en') ?? languages.find((one) => one !== 'en');
  const texts = useQuery({
    queryKey: ['texts', language],
    queryFn: () => answerOf(api.GET('/api/texts/{language}', { params: { path: { language: language ?? '' } } })),
    enabled: language !== undefined,
  });
  const nameOf = namesOfLanguages(reader);
  return (
    <Stack>
      <Title order={1}>{t('place texts')}</Title>
      <Text>{t('texts mean')}</Text>
      <NativeSelect
        label={t('language of the texts')}
        value={language ?? ''}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={languages.map((one) => ({ value: one, label: nameOf(one) }))}
      />
      <Loaded of={texts}>{({ items }) => items.map((one) => <OneText key={one.name} of={one} />)}</Loaded>
    </Stack>
  );
}

function OneText({ of: one }: { of: TextView }) {
  const { t, code, language } = useSay();
  const shown = one.parts ?? one.draft;
  return (
    <Card withBorder component="section" aria-labelledby={`text-${one.name}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" id={`text-${one.name}`}>
            {code(one.name)}
          </Title>
          <Badge variant="light" tt="none">
            {code(one.standing)}
          </Badge>
        </Group>
        {one.signature && (
          <Text size="sm">
            {t('text signed by', {
              name: one.signature.signedBy,
              role: one.signature.role,
              at: whenIn(language, one.signature.at),
            })}
          </Text>
        )}
        <details>
          <summary>{t('read the text')}</summary>
          <Table layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('in English')}</Table.Th>
                {one.language !== 'en' && <Table.Th scope="col">{t('in this language')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {Object.entries(one.source).map(([part, words]) => (
                <Table.Tr key={part}>
                  <Table.Td lang="en">{words}</Table.Td>
                  {one.language !== 'en' && (
                    <Table.Td lang={one.language}>{shown?.[part] ?? t('locked text')}</Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
        <Acts
          allowed={one.allowed}
          calls={{ sign: 'POST texts/{language}/{name}/signature' }}
          ids={{ language: one.language, name: one.name }}
          only={['signedBy', 'role', 'nativeSpeaker']}
          start={{ version: one.version }}
        />
        <Acts
          allowed={one.allowed}
          calls={{ take_back: 'POST texts/{language}/{name}/signature/take-back' }}
          ids={{ language: one.language, name: one.name }}
        />
      </Stack>
    </Card>
  );
}
