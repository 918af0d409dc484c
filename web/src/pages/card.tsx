import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { identificationOf, texts } from '../api/of.js';
import { forCard } from '../intake/for-card.js';
import { useEmergencyNumber } from '../intake/notes.js';
import { InstitutionField } from '../parts/institution-field.js';
import { namesOfLanguages } from '../parts/language-field.js';
import { Loaded } from '../parts/loaded.js';
import { textsIn } from '../parts/persons-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay } from '../words/say.js';
import './card.css';

/** For the person, on paper: who helps, the phone, the code word. No logo, and no word that says what it is about. */
export function Page() {
  const id = useShownId();
  const view = useQuery(identificationOf(id));
  return <Loaded of={view}>{(sent) => <Offer sent={sent} />}</Loaded>;
}

function Offer({ sent }: { sent: Schemas['IdentificationView'] }) {
  const { t, code } = useSay();
  const before = forCard(sent.id);
  const spoken = before?.language ?? (sent.answers['languages'] as string[] | undefined)?.[0];
  const known = useQuery(texts);
  const cards = (known.data?.items ?? []).filter(({ name }) => name === 'card');
  const [picked, setPicked] = useState<string>();
  const language = picked ?? cards.find((card) => card.language === spoken)?.language ?? 'en';
  const [word, setWord] = useState(before?.codeWord ?? '');
  const [refused, setRefused] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [written, setWritten] = useState<string>();
  const helper = useQuery({
    queryKey: ['institution', chosen],
    queryFn: () => answerOf(api.GET('/api/institutions/{id}', { params: { path: { id: chosen! } } })),
    enabled: chosen !== undefined,
  });
  const of = sent.leads ?? helper.data;
  const name = written ?? of?.nameOnPaper ?? '';
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
              onChange={({ currentTarget }) => setPicked(currentTarget.value)}
              data={cards.map((card) => ({
                value: card.language,
                label: `${code(card.language, 'language')}${card.standing === 'locked' ? ` (${t('card not signed')})` : ''}`,
              }))}
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
              label={t('card name')}
              description={of && !of.nameOnPaper ? t('card name gives away') : t('card name note')}
              autoComplete="off"
              value={name}
              onChange={({ currentTarget }) => setWritten(currentTarget.value)}
            />
            <TextInput
              label={t('card code word')}
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
        <Card language={language} name={name} phone={of?.dutyLine} word={word} />
      )}
    </Stack>
  );
}

interface Written {
  language: string;
  name: string;
  phone: string | null | undefined;
  word: string;
}

/** In a language that nobody has signed it is printed in English, and somebody has to say it to the person. */
function Card({ language, name, phone, word }: Written) {
  const { t, language: own } = useSay();
  const number = useEmergencyNumber();
  const texts = useQuery(textsIn(language));
  const text = texts.data?.items.find((one) => one.name === 'card');
  if (!text) return <ProblemNotice error={texts.error} />;
  const says = text.parts ?? text.source;
  return (
    <>
      {!text.parts && (
        <Alert className="not-printed" color="yellow" variant="light" role="status" title={t('draft language')}>
          {t('card in English', { language: namesOfLanguages(own)(language) })}
        </Alert>
      )}
      <section className="card-for-person" lang={text.parts ? language : 'en'} aria-label={says['heading']}>
        <h2>{says['heading']}</h2>
        <dl>
          {name && (
            <>
              <dt>{says['who']}</dt>
              <dd>{name}</dd>
            </>
          )}
          <dt>{says['phone']}</dt>
          <dd className="big">{phone ?? says['no_phone']}</dd>
          {word && (
            <>
              <dt>{says['word']}</dt>
              <dd className="big">{word}</dd>
            </>
          )}
        </dl>
        {word && <p>{says['word_how']}</p>}
        <p>{says['yours']}</p>
        <p>
          <strong>
            {says['danger']} {number}
          </strong>
        </p>
      </section>
    </>
  );
}
