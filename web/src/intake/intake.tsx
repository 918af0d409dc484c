import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { idOf, type Field } from '../parts/fields.js';
import { focusField } from '../parts/focus-field.js';
import { useSay } from '../words/say.js';
import { along, answerAt, missingIn, stepOf, withAnswer, type Answers } from './along.js';
import { Check } from './check.js';
import { Elsewhere } from './elsewhere.js';
import { useKeeping } from './keep.js';
import { Danger, OnlyAdvice, WhatFollows, WhereKept } from './notes.js';
import { OwnDrafts } from './own-drafts.js';
import { Question } from './question.js';
import { STEPS, type Step } from './steps.js';
import { faultsOf, Summary, type Fault } from './summary.js';
import { useSending } from './use-sending.js';
import { useAsked } from './words.js';

const CHECK = STEPS.length + 1;
const TYPING_MS = 1_500;
const numberOf = (step: Step | undefined): number => (step ? STEPS.indexOf(step) + 1 : CHECK);

interface Given {
  form: readonly Field[];
  /** The number of a question, as on paper; one more: the answers to check. Absent: where one comes in. */
  at: number | undefined;
  start: Schemas['DraftContentView'] | undefined;
  incident: Answers | undefined;
  begun: (id: string) => void;
}

export function Intake({ form, at, start, incident, begun }: Given) {
  const { t } = useSay();
  const { question, hint } = useAsked();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<Answers>(
    () => start?.answers ?? { languages: [], indicators: [], exploitation: [], ...incident },
  );
  const keeping = useKeeping(start);
  const sending = useSending(keeping);
  const [changing, setChanging] = useState(false);
  const { steps, kept, sent } = along(answers);
  const firstMissing = steps.find((step) => missingIn(step, sent, form).length > 0);
  const comesIn = start ? numberOf(firstMissing) : 1;
  const wanted = at ?? comesIn;
  // A question that these answers skip gives way to the next one.
  const step = wanted >= CHECK ? undefined : steps.find((one) => numberOf(one) >= wanted);
  const place = numberOf(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const toFocus = useRef<string>(undefined);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (!toFocus.current || !focusField(idOf(toFocus.current))) heading.current?.focus();
    toFocus.current = undefined;
  }, [place, sending.error]);

  // Reloaded on a bad line: what was in memory only is gone, and one begins where one has to.
  const began = useRef(start !== undefined || at === undefined);
  const open = (number: number, replace = false): void => {
    void navigate({ to: '/identify', search: (old: object) => ({ ...old, step: number }), replace });
  };
  useEffect(() => {
    if (!began.current) open(1, true);
    began.current = true;
  });

  const saved = useRef(start ? JSON.stringify(start.answers) : '');
  const save = (): void => {
    const now = JSON.stringify(kept);
    if (now === saved.current || kept['danger'] === undefined) return;
    saved.current = now;
    keeping.keep(kept);
  };
  useEffect(() => {
    const timer = setTimeout(save, TYPING_MS);
    return () => clearTimeout(timer);
  });
  const id = keeping.id;
  useEffect(() => {
    if (id && id !== start?.id) begun(id);
  }, [id]);

  const goTo = (next: Step | undefined): void => {
    setAnswers((given) => prefilled(given, next));
    open(numberOf(next));
  };
  const next = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    save();
    if (!step) return sending.send(sent);
    const later = steps.filter((one) => numberOf(one) > place);
    const stillOpen = later.find((one) => missingIn(one, sent, form).length > 0);
    goTo(changing ? stillOpen : later[0]);
  };
  const back = (): void => goTo(steps.findLast((one) => numberOf(one) < place));
  const faults = faultsOf(sending.error);
  const openFault = (fault: Fault | undefined): void => {
    const where = fault && stepOf(fault.path, steps);
    if (!where) return;
    toFocus.current = fault.path;
    setChanging(true);
    if (numberOf(where) === place) focusField(idOf(fault.path));
    else goTo(where);
  };
  const refused = useRef<unknown>(undefined);
  useEffect(() => {
    if (sending.error === refused.current) return;
    refused.current = sending.error;
    openFault(faults[0]);
  });

  const howFar = step ? t('step of', { step: place, steps: STEPS.length }) : t('last step');

  return (
    <form noValidate onSubmit={next}>
      <Stack>
        <div>
          <Text size="sm" id="progress">
            {howFar}
          </Text>
          <Progress value={((place - 1) / STEPS.length) * 100} aria-label={howFar} mt={4} />
        </div>
        {step?.name === 'danger' && <OwnDrafts without={id} />}
        <Title
          order={1}
          ref={heading}
          tabIndex={-1}
          id="question"
          aria-describedby="progress"
          className="question"
          size="h2"
        >
          {step ? question(step.name) : t('check your answers')}
        </Title>
        {step && hint(step.name) && <Text>{hint(step.name)}</Text>}
        {step?.name === 'danger' && <Text size="sm">{t('kept on the server')}</Text>}
        {step?.name === 'danger' && incident && <Text size="sm">{t('copied from the incident')}</Text>}
        {(step?.name === 'danger' || !step) && <Danger answers={answers} />}
        <Summary error={sending.error} open={openFault} />
        {step ? (
          <Question step={step} answers={answers} form={form} change={setAnswers} faults={faults} />
        ) : (
          <Check
            steps={steps}
            answers={sent}
            form={form}
            change={(one) => {
              setChanging(true);
              goTo(one);
            }}
          />
        )}
        {step && <WhatFollows step={step.name} answers={answers} />}
        {keeping.state === 'elsewhere' ? (
          <Elsewhere insist={() => void keeping.insist()} />
        ) : (
          <WhereKept state={keeping.state} savedAt={keeping.savedAt} />
        )}
        <Group className="go-on">
          <Button type="submit" size="lg" loading={sending.isPending}>
            {step ? t('next') : t('send')}
          </Button>
          {place > 1 && (
            <Button variant="default" size="lg" onClick={back}>
              {t('back')}
            </Button>
          )}
        </Group>
        {step && ['danger', 'support'].includes(step.name) && <OnlyAdvice />}
      </Stack>
    </form>
  );
}

const prefilled = (answers: Answers, step: Step | undefined): Answers =>
  (step?.asks ?? []).reduce(
    (given, { path, from }) =>
      from && answerAt(given, path) === undefined ? withAnswer(given, path, answerAt(given, from)) : given,
    answers,
  );
