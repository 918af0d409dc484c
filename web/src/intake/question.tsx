import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../parts/fields.js';
import { useSay } from '../words/say.js';
import { answerAt, asksOf, fieldAt, withAnswer, type Answers } from './along.js';
import { Ask } from './ask.js';
import type { Step } from './steps.js';
import { useSaidOf, type Fault } from './summary.js';

interface Shown {
  step: Step;
  answers: Answers;
  form: readonly Field[];
  change: (answers: (given: Answers) => Answers) => void;
  faults: readonly Fault[];
}

/** One question, or the few that belong together; what most will not know is folded away. */
export function Question({ step, answers, form, change, faults }: Shown) {
  const { t } = useSay();
  const saidOf = useSaidOf();
  const asks = asksOf(step, answers);
  const isNeeded = (path: string): boolean =>
    answerAt(answers, path) !== undefined || faults.some((fault) => fault.path === path);
  const [unfolded, setUnfolded] = useState<string>();
  const folded = unfolded === step.name ? [] : asks.filter(({ path, more }) => more && !isNeeded(path));
  return (
    <Stack gap="lg">
      {asks
        .filter((asked) => !folded.includes(asked))
        .map(({ path }) => {
          const field = fieldAt(form, path);
          const fault = faults.find((one) => one.path === path);
          return (
            field && (
              <Ask
                key={path}
                path={path}
                field={field}
                value={answerAt(answers, path)}
                change={(value) => change((given) => withAnswer(given, path, value))}
                error={fault && saidOf(fault)}
                alone={step.asks.length === 1}
              />
            )
          );
        })}
      {folded.length > 0 && (
        <Button variant="default" onClick={() => setUnfolded(step.name)}>
          {t('more questions')}
        </Button>
      )}
    </Stack>
  );
}
