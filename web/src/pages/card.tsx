import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { forCard } from '../intake/for-card.js';
import { useEmergencyNumber } from '../intake/notes.js';
import { InstitutionField } from '../parts/institution-field.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay } from '../words/say.js';
import { SPOKEN, useTextsIn } from '../words/words.js';

/** For the person, on paper: who helps, the phone, the code word. No logo, and no word that says what it is about. */
export function Page() {
  const id = useShownId();
  const view = useQuery({
    queryKey: ['identification', id],
    queryFn: () => answerOf(api.GET('/api/identifications/{id}', { params: { path: { id } } })),
  });
  return <Loaded of={view}>{(sent) => <Offer sent={sent} />}</Loaded>;
}

function Offer({ sent }: { sent: Schemas['IdentificationView'] }) {
  const { t, code } = useSay();
  const before = forCard(sent.id);
  const spoken = before?.language ?? (sent.answers['languages'] as string[] | undefined)?.[0];
  const [language, setLanguage] = useState<string>(SPOKEN.find((one) => one === spoken) ?? 'en');
  const [word, setWord] = useState(before?.codeWord ?? '');
  const [refused, setRefused] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const helper = useQuery({
    queryKey: ['institution', chosen],
    queryFn: () => answerOf(api.GET('/api/institutions/{id}', { params: { path: { id: chosen! } } })),
    enabled: chosen !== undefined,
  });
  const [name, phone] = sent.leads
    ? [sent.leads.institution, sent.leads.dutyLine]
    : [helper.data?.name, helper.data?.dutyLine];
  return (
    <Stack>
      <Stack className="not-printed">
        <Title order={1}>{t('card')}</Title>
        <Text>{t('card offer')}</Text>
        <Checkbox
          size="md"
          label={t('card refused')}
          checked={refused}
          onChange={({ currentTarget }) => setRefused(currentTarget.checked)}
        />
        {!refused && (
          <>
            <NativeSelect
              label={t('card language')}
              value={language}
              onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
              data={SPOKEN.map((one) => ({ value: one, label: code(one, 'language') }))}
            />
            {!sent.leads && (
              <InstitutionField
                id="card-helper"
                label={t('card helper')}
                required={false}
                error={undefined}
                value={chosen}
                change={setChosen}
              />
            )}
            <TextInput
              label={t('card text word')}
              description={t('card code word note')}
              autoComplete="off"
              value={word}
              onChange={({ currentTarget }) => setWord(currentTarget.value)}
            />
            <Group>
              <Button size="lg" onClick={() => window.print()}>
                {t('print')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
      {refused ? (
        <Alert color="blue" variant="light">
          {t('card was refused')}
        </Alert>
      ) : (
        <Card language={language} name={name} phone={phone} word={word} />
      )}
    </Stack>
  );
}

function Card({
  language,
  name,
  phone,
  word,
}: {
  language: string;
  name: string | undefined;
  phone: string | null | undefined;
  word: string;
}) {
  const t = useTextsIn(language);
  const number = useEmergencyNumber();
  return (
    <section className="card-for-person" lang={language} aria-label={t('card text heading')}>
      <h2>{t('card text heading')}</h2>
      <dl>
        {name && (
          <>
            <dt>{t('card text who')}</dt>
            <dd>{name}</dd>
          </>
        )}
        <dt>{t('card text phone')}</dt>
        <dd className="big">{phone ?? t('card text no phone')}</dd>
        {word && (
          <>
            <dt>{t('card text word')}</dt>
            <dd className="big">{word}</dd>
          </>
        )}
      </dl>
      {word && <p>{t('card text word how')}</p>}
      <p>{t('card text yours')}</p>
      <p>
        <strong>{t('card text danger', { number })}</strong>
      </p>
    </section>
  );
}
