import { Alert, Text, Title } from '@mantine/core';
import { useSay } from '../words/say.js';
import type { Field } from './fields.js';
import { Preview } from './preview.js';
import { PreviewForm } from './preview-form.js';

type Values = Record<string, unknown>;

/** What a place may know before it says yes: filled in group by group, and shown below exactly as it will be read there. */
export function BeforeAnswer({
  fields,
  values,
  change,
  errors,
  receiver,
  also = {},
}: {
  fields: readonly Field[];
  values: Values;
  change: (values: Values) => void;
  errors: ReadonlyMap<string, string>;
  receiver: string;
  /** What they read besides, from the rest of the form. */
  also?: Values;
}) {
  const { t } = useSay();
  return (
    <>
      <section aria-labelledby="may-know">
        <Title order={2} id="may-know">
          {t('what they may know before')}
        </Title>
        <Text mb="sm">{t('no name in it')}</Text>
        <PreviewForm fields={fields} values={values} change={change} errors={errors} />
      </section>
      <Alert color="gray" variant="outline" title={t('exactly what they will see', { receiver })}>
        <Preview of={{ ...also, ...values }} />
      </Alert>
    </>
  );
}
