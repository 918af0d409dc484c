import { Alert, Button, Fieldset, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { forms } from '../parts/acts.js';
import { BeforeAnswer } from '../parts/before-answer.js';
import { Fields, idOf } from '../parts/fields.js';
import { filled } from '../parts/filled.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSend } from '../parts/sending.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay } from '../words/say.js';

type Values = Record<string, unknown>;
const ACT = 'POST cases/{id}/handovers';

/** Prepares a handover: to whom, how and why, and what a receiver may know before it answers. Nothing is sent yet. */
export function Page() {
  const id = useShownId();
  const { t, code } = useSay();
  const navigate = useNavigate();
  const [toCountry, setToCountry] = useState<boolean>();
  const [values, setValues] = useState<Values>({});
  const known = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity });
  const preparing = useSend<Schemas['HandoverView']>(ACT, { id }, (made) =>
    navigate({ to: '/handovers/$id', params: { id: made.id } }),
  );
  const links = useQuery({
    queryKey: ['case', id, 'links'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/links', { params: { path: { id } } })),
  });
  const together = links.data?.items.some(({ stands, endedAt }) => stands === 'together' && !endedAt);
  const { errors } = preparing;
  const fields = known.data?.[ACT] ?? [];
  const to = fields.find(({ name }) => name === 'to')?.fields ?? [];
  const preview = (values['preview'] as Values | undefined) ?? {};
  const chosen = (values['to'] as Values | undefined) ?? {};
  const country = typeof chosen['country'] === 'string' ? code(chosen['country'], 'country') : t('the receiver');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        preparing.send(filled(values));
      }}
    >
      <Stack gap="lg">
        <Title order={1}>{t('prepare a handover')}</Title>
        <Text>{t('prepare a handover, what comes')}</Text>
        <Link className="not-printed" to="/cases/$id" params={{ id }}>
          {t('open the case')}
        </Link>
        {together && <Alert variant="outline" title={t('wishes to go together')} />}
        <ProblemNotice error={preparing.error} idOf={idOf} />
        <Fieldset legend={t('to whom')} id={idOf('to')} tabIndex={-1}>
          <Stack>
            <Radio.Group
              label={t('whom to address')}
              value={toCountry === undefined ? '' : toCountry ? 'country' : 'institution'}
              onChange={(said) => {
                setToCountry(said === 'country');
                setValues({ ...values, to: {} });
              }}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="country" size="md" label={t('address a country')} />
                <Radio value="institution" size="md" label={t('address an institution')} />
              </Stack>
            </Radio.Group>
            {toCountry !== undefined && (
              <Fields
                fields={to.filter(({ name }) => (name === 'country') === toCountry)}
                values={chosen}
                change={(changed) => setValues({ ...values, to: changed })}
                path="to"
                errors={errors}
              />
            )}
          </Stack>
        </Fieldset>
        <Fields
          fields={fields.filter(({ name }) => !['to', 'preview'].includes(name))}
          values={values}
          change={setValues}
          errors={errors}
        />
        <BeforeAnswer
          fields={fields.find(({ name }) => name === 'preview')?.fields ?? []}
          values={preview}
          change={(changed) => setValues({ ...values, preview: changed })}
          errors={errors}
          receiver={country}
        />
        <Group>
          <Button type="submit" size="lg" loading={preparing.isPending}>
            {t('prepare')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
