import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from '../parts/fields.js';
import { useSay } from '../words/say.js';
import { answerAt, asksOf, asText, fieldAt, missingIn, type Answers } from './along.js';
import { HOW, type Sign } from './indicators.js';
import type { Asked, Step } from './steps.js';
import { useAsked } from './words.js';
import './intake.css';

interface Shown {
  steps: readonly Step[];
  answers: Answers;
  form: readonly Field[];
  /** Absent: it was sent, and nobody changes it any more. */
  change?: (step: Step) => void;
}

/** Everything that will be sent, question by question, each with a way back to it. */
export function Check({ steps, answers, form, change }: Shown) {
  const { t } = useSay();
  const { question } = useAsked();
  return (
    <dl className="check">
      {steps.map((step) => (
        <div key={step.name}>
          <dt>{question(step.name)}</dt>
          <dd>
            <div>
              {step.asks.length > 1 && isUntouched(step, answers, form) && t('nothing chosen')}
              {asksOf(step, answers).map((asked) => (
                <Answered
                  key={asked.path}
                  asked={asked}
                  alone={step.asks.length === 1}
                  missing={change !== undefined && missingIn(step, answers, form).includes(asked)}
                  value={answerAt(answers, asked.path)}
                  field={fieldAt(form, asked.path)}
                />
              ))}
            </div>
            {change && (
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => change(step)}
                aria-label={t('change what', { what: question(step.name) })}
              >
                {t('change')}
              </Button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

// Codes that the browser knows the names of.
const NAMED = ['languages', 'howAsked.language', 'notice.nationality', 'identity.citizenships'];

/** Several questions, none answered and none that has to be. */
const isUntouched = (step: Step, answers: Answers, form: readonly Field[]): boolean =>
  missingIn(step, answers, form).length === 0 && step.asks.every(({ path }) => isNothing(answerAt(answers, path)));
const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

interface One {
  asked: Asked;
  alone: boolean;
  missing: boolean;
  value: unknown;
  field: Field | undefined;
}

function Answered({ asked, alone, missing, value, field }: One) {
  const { t } = useSay();
  const words = useAsked();
  const isEmpty = isNothing(value);
  if (isEmpty && !missing && !alone) return null;
  const label = alone ? null : <span className="label">{words.asked(asked.path).replace(/[^?]$/, '$&:')} </span>;
  if (missing)
    return (
      <Text c="var(--mantine-color-error)" fw={600}>
        {label}
        {t('not answered yet')}
      </Text>
    );
  const name = field?.name ?? '';
  const isCoded = field?.options !== undefined || NAMED.includes(asked.path);
  const one = (said: string): string => (isCoded ? words.option(said, name) : said);
  const shown = (): ReactNode => {
    if (isEmpty) return t('nothing chosen');
    if (asked.path === 'indicators')
      return HOW.map((how) => {
        const signs = (value as Sign[]).filter((sign) => sign.how === how);
        return (
          signs.length > 0 && (
            <span key={how} className="line">
              {t(`signs ${how}`)}: {signs.map(({ code }) => words.option(code, 'indicators')).join(', ')}
            </span>
          )
        );
      });
    if (Array.isArray(value)) return (value as string[]).map(one).join(', ');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    return <span className="pre">{one(asText(value))}</span>;
  };
  return (
    <div>
      {label}
      {shown()}
    </div>
  );
}
