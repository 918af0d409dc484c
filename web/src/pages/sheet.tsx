import { Alert, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { GiveSheet } from '../parts/give-sheet.js';
import { Loaded } from '../parts/loaded.js';
import { SheetPaper } from '../parts/sheet-paper.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

/** The person's sheet, as it is given to them: what is around it on the screen is not printed. */
export function Page() {
  const id = useShownId();
  const [language, setLanguage] = useState<string>();
  const sheet = useQuery({
    queryKey: ['sheet', id, language],
    queryFn: () =>
      answerOf(api.GET('/api/cases/{id}/sheet', { params: { path: { id }, query: language ? { language } : {} } })),
    placeholderData: keepPreviousData,
  });
  return <Loaded of={sheet}>{(shown) => <Sheet of={shown} speak={setLanguage} />}</Loaded>;
}

function Sheet({ of: sheet, speak }: { of: Schemas['SheetView']; speak: (language: string) => void }) {
  const { t, code } = useSay();
  const prints = sheet.ways.includes('on_paper');
  const known = sheet.languages.some(({ language }) => language === sheet.language);
  const languages = known
    ? sheet.languages
    : [{ language: sheet.language, standing: sheet.standing }, ...sheet.languages];
  return (
    <Stack gap="lg">
      <Stack className="not-printed" gap="md">
        <Text>
          <Link to="/cases/$id" params={{ id: sheet.caseId }}>
            {t('back to the case')}
          </Link>
        </Text>
        <Group align="end">
          <NativeSelect
            label={t('language of the sheet')}
            value={sheet.language}
            onChange={({ currentTarget }) => speak(currentTarget.value)}
            data={languages.map(({ language, standing }) => ({
              value: language,
              label: `${code(language, 'language')} · ${code(`text.${standing}`)}`,
            }))}
          />
          {prints && <Button onClick={() => window.print()}>{t('print')}</Button>}
        </Group>
        {!prints && (
          <Alert color="gray" title={t('not signed in this language')}>
            {t('read aloud with an interpreter')}
          </Alert>
        )}
        <Text>{t('who may find the paper')}</Text>
      </Stack>
      <SheetPaper of={sheet} printed={prints} />
      {sheet.allowed.includes('hand_out') && <GiveSheet of={sheet} />}
      <Given of={sheet.handOuts} />
    </Stack>
  );
}

function Given({ of: given }: { of: Schemas['SheetHandOutView'][] }) {
  const { t, code, language } = useSay();
  return (
    <section className="not-printed" aria-labelledby="given">
      <Title order={2} id="given">
        {t('given so far')}
      </Title>
      {given.length === 0 ? (
        <Text>{t('not given yet')}</Text>
      ) : (
        <Stack component="ul" gap="xs">
          {given.map((one) => (
            <li key={one.id}>
              {[
                code(one.how),
                one.keptAt,
                code(one.language, 'language'),
                one.interpreter && code(one.interpreter),
                `${one.by}, ${one.institution}`,
                whenIn(language, one.at),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </Stack>
      )}
    </section>
  );
}
