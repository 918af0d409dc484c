import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { asksOf, fieldAt } from '../intake/along.js';
import { HOW } from '../intake/indicators.js';
import { useEmergencyNumber } from '../intake/notes.js';
import { STEPS, type Step } from '../intake/steps.js';
import { useForm } from '../intake/use-form.js';
import { useAsked } from '../intake/words.js';
import { type Field } from '../parts/fields.js';
import { inOrder } from '../parts/in-order.js';
import { useSay } from '../words/say.js';
import './paper.css';

/** Without letters and digits that are taken for each other when they are said aloud. */
const SIGNS = 'ACDEFHJKLMNPRTUWXY347';
const aCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => SIGNS[byte % SIGNS.length]).join('');
const NAME_STEP = STEPS.findIndex(({ name }) => name === 'name') + 1;

/** The same questions under the same numbers, on one sheet: made from the list that the screen asks from. */
export function Page() {
  const { t } = useSay();
  const form = useForm();
  const number = useEmergencyNumber();
  const [code] = useState(aCode);
  if (!form) return <Skeleton height={400} />;
  return (
    <Stack>
      <Stack className="not-printed">
        <Title order={1}>{t('paper')}</Title>
        <Text>{t('paper note')}</Text>
        <Group>
          <Button size="lg" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Stack>
      <article className="paper" aria-label={t('paper')}>
        <p className="top">
          <strong>
            {t('paper code')} {code}
          </strong>
          <span>{t('paper times')}: ____________________</span>
          <strong>{t('paper danger', { number })}</strong>
        </p>
        <p>{t('paper code note', { name: NAME_STEP })}</p>
        <ol>
          {STEPS.map((step) => (
            <Line key={step.name} step={step} form={form} />
          ))}
        </ol>
      </article>
    </Stack>
  );
}

function Line({ step, form }: { step: Step; form: readonly Field[] }) {
  const { t } = useSay();
  const { question, asked, option } = useAsked();
  // With no answer yet every question is there, but for those that another answer alone would ask.
  const always = asksOf(step, {});
  return (
    <li>
      <strong>{question(step.name)}</strong>
      {step.when && <em> ({t('paper only if')})</em>}
      {step.asks.map((one) => {
        const field = fieldAt(form, one.path);
        const label = step.asks.length > 1 ? `${asked(one.path)}: ` : '';
        return (
          field && (
            <div key={one.path} className={always.includes(one) ? undefined : 'only-if'}>
              {label}
              {one.path === 'indicators' ? (
                <span className="boxes">
                  {inOrder(field.fields?.find(({ name }) => name === 'code')?.options ?? []).map((code) => (
                    <span key={code}>
                      {HOW.map((how) => `☐ ${t(`signs ${how}`)} `)}
                      {option(code, 'indicators')}
                    </span>
                  ))}
                </span>
              ) : (
                <Boxes field={field} />
              )}
            </div>
          )
        );
      })}
    </li>
  );
}

function Boxes({ field }: { field: Field }) {
  const { t } = useSay();
  const { option } = useAsked();
  const said =
    field.kind === 'yes' ? [t('yes'), t('no')] : inOrder(field.options ?? []).map((code) => option(code, field.name));
  if (said.length === 0) return <>________________________</>;
  return (
    <span className="boxes">
      {said.map((one) => (
        <span key={one}>☐ {one} </span>
      ))}
    </span>
  );
}
