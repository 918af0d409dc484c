import { Alert, Button, Card, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { send } from '../api/send.js';
import { useSay } from '../words/say.js';
import { forms } from './acts.js';
import { useErrors } from './use-errors.js';
import { Fields, idOf, type Field } from './fields.js';
import { filled } from './filled.js';
import { PersonsText, TextsLocked } from './persons-text.js';
import { ProblemNotice } from './problem.js';

const ACT = 'POST cases/{id}/consents';
/** Those of the first night, and whether whoever met the person first may hear one word later. */
const QUESTIONS = ['contact_support', 'share_name', 'contact_police', 'another_country', 'tell_first_responder'];

interface Given {
  answer?: string;
  whyNotAsked?: string;
  countries?: string[];
}

/** Several questions, five answers each, and once how the person was asked. What is not answered here is not sent. */
export function AskConsent({
  caseId,
  questions,
  close,
}: {
  caseId: string;
  questions: readonly Schemas['QuestionStandView'][];
  close: () => void;
}) {
  const { t, code, field } = useSay();
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<Record<string, Given>>({});
  const [how, setHow] = useState<Record<string, unknown>>({});
  const [kept, setKept] = useState<string[]>([]);
  // Sent again on a bad line, each answer is still one act.
  const keys = useRef(new Map(QUESTIONS.map((question) => [question, crypto.randomUUID()])));
  const form = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity }).data?.[ACT];
  const given = QUESTIONS.filter((question) => answers[question]?.answer && !kept.includes(question));
  const telling = useMutation({
    mutationFn: async () => {
      for (const question of given) {
        const body = filled({ question, answer: answers[question], ...how });
        await send(ACT, { id: caseId }, body, keys.current.get(question) ?? '');
        keys.current.set(question, crypto.randomUUID());
        setKept((before) => [...before, question]);
      }
    },
    onSuccess: close,
    onError: (error) => {
      if (error instanceof Refused) for (const question of given) keys.current.set(question, crypto.randomUUID());
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const errors = useErrors(telling.error);
  const howAsked = form?.find(({ name }) => name === 'howAsked');
  const answerForm = form?.find(({ name }) => name === 'answer')?.fields;
  if (!howAsked || !answerForm) return null;
  const spoken = (how['howAsked'] as { language?: string } | undefined)?.language;
  // What stands answered is not asked again by the way.
  const stands = (question: string) => questions.find((one) => one.question === question);
  const asked = QUESTIONS.filter((question) => stands(question)?.standing === 'answered');
  const toAsk = QUESTIONS.filter((question) => !asked.includes(question));
  const ask = (question: string) => {
    const stand = stands(question);
    const answer = answers[question] ?? {};
    return (
      <Fieldset key={question} legend={field(question)}>
        <Stack gap="sm">
          {stand?.answer && (
            <Text size="sm">
              {t('answered before', {
                answer: code(stand.answer, 'answer'),
                state: code(stand.standing, 'standing'),
              })}
            </Text>
          )}
          <PersonsText language={spoken} name={question} />
          <Fields
            fields={shown(answerForm, question, answer)}
            values={{ ...answer }}
            change={(changed) => setAnswers({ ...answers, [question]: changed })}
            path={question}
            errors={new Map()}
          />
        </Stack>
      </Fieldset>
    );
  };
  return (
    <Card withBorder>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          telling.mutate();
        }}
      >
        <Stack gap="lg">
          <ProblemNotice error={telling.error} idOf={idOf} />
          {kept.length > 0 && <Alert color="teal">{t('kept already', { what: kept.map(field).join(', ') })}</Alert>}
          <Fields
            fields={[languageOf(howAsked)].filter((one) => one !== undefined)}
            values={{ language: spoken }}
            change={({ language }) => setHow({ howAsked: { ...(how['howAsked'] as object), language } })}
            path="howAsked"
            errors={errors}
          />
          <TextsLocked language={spoken} />
          {toAsk.map(ask)}
          {asked.length > 0 && (
            <details open={toAsk.length === 0}>
              <summary>{t('answered questions', { count: asked.length })}</summary>
              <Stack gap="lg">{asked.map(ask)}</Stack>
            </details>
          )}
          <Fields fields={[rest(howAsked)]} values={how} change={setHow} errors={errors} />
          <Text size="sm">{t('no signature needed')}</Text>
          <Group>
            <Button type="submit" loading={telling.isPending} disabled={given.length === 0}>
              {given.length === 0 ? t('answer something first') : t('keep answers', { count: given.length })}
            </Button>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

const languageOf = (howAsked: Field): Field | undefined => howAsked.fields?.find(({ name }) => name === 'language');
const rest = (howAsked: Field): Field => ({
  ...howAsked,
  fields: (howAsked.fields ?? []).filter(({ name }) => name !== 'language'),
});

/** Why it could not be asked only where it could not; countries only where another country is meant. */
const shown = (all: readonly Field[], question: string, { answer }: Given): Field[] =>
  all.filter(
    ({ name }) =>
      name === 'answer' ||
      (name === 'whyNotAsked' && answer === 'could_not_be_asked') ||
      (name === 'countries' && question === 'another_country' && (answer === 'yes' || answer === 'no')),
  );
