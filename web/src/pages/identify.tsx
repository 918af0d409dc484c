import { Alert, Button, Checkbox, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { answerOf, api, Refused, type Schemas } from '../api/client.js';
import { send } from '../api/send.js';
import { useSession } from '../api/session.js';
import { errorsOf } from '../parts/acts.js';
import { Content } from '../parts/content.js';
import { Fields, filled, idOf, type Field } from '../parts/fields.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay } from '../words/say.js';

type Values = Record<string, unknown>;
const ACT = 'POST identifications';
/** One question, or a few that belong together, for each step; which fields they are the API's description says. */
const STEPS: readonly (readonly string[])[] = [
  ['danger'],
  ['ageGroup'],
  ['languages', 'interpreterNeeded'],
  ['shelterTonight', 'urgency'],
  ['place'],
  ['indicators'],
  ['exploitation'],
  ['consents'],
  ['howAsked'],
  ['called', 'safeContact', 'identity', 'notice', 'ownRecord', 'alternate'],
];

/** What everybody met in one incident shares. Names, answers and consents are each person's own (flows.md 2.9). */
const OF_THE_INCIDENT = ['place', 'interpreterNeeded', 'alternate'];

/** Under three minutes at a roadside. Kept in memory until it is sent, and that is said first. */
export function Page() {
  const { t } = useSay();
  const [step, setStep] = useState(0);
  const [values, setValues] = useState<Values>({ languages: [], indicators: [], exploitation: [] });
  const known = useQuery({
    queryKey: ['forms'],
    queryFn: () => import('../api/forms.json').then(({ default: all }) => all as unknown as Record<string, Field[]>),
    staleTime: Infinity,
  });
  const incident = useIncident();
  useEffect(() => {
    if (incident) setValues((given) => ({ ...incident, ...given }));
  }, [incident]);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  const sending = useMutation({
    mutationFn: () =>
      send(ACT, {}, filled({ ...values, languages: values['languages'] }), key.current) as Promise<
        Schemas['IdentificationView']
      >,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      await navigate({ to: '/identifications/$id', params: { id } });
    },
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID();
      const first =
        error instanceof Refused
          ? ((error.problem.errors ?? []) as { path?: string }[])[0]?.path?.split(/[.[]/)[0]
          : undefined;
      const at = STEPS.findIndex((names) => first !== undefined && names.includes(first));
      if (at >= 0) setStep(at);
    },
  });
  const errors = useMemo(() => errorsOf(sending.error), [sending.error]);
  const all = known.data?.[ACT] ?? [];
  const names = STEPS[step];
  const fields = all
    .filter(({ name }) => names?.includes(name))
    .sort((one, other) => (names?.indexOf(one.name) ?? 0) - (names?.indexOf(other.name) ?? 0));
  const next = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (names) setStep(step + 1);
    else sending.mutate();
  };
  return (
    <form noValidate onSubmit={next}>
      <Stack>
        <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {names ? t(`step ${names[0]}`) : t('check your answers')}
        </Title>
        <Progress
          value={(step / STEPS.length) * 100}
          aria-label={t('step of', { step: Math.min(step + 1, STEPS.length), steps: STEPS.length })}
        />
        {step === 0 && <Text>{t('kept in memory only')}</Text>}
        {step === 0 && incident && <Text>{t('copied from the incident')}</Text>}
        <Danger danger={values['danger']} />
        <ProblemNotice error={sending.error} idOf={idOf} />
        {names?.includes('indicators') ? (
          <Indicators
            field={fields[0]}
            value={values['indicators']}
            change={(indicators) => setValues({ ...values, indicators })}
          />
        ) : names ? (
          <Fields fields={fields} values={values} change={setValues} errors={errors} />
        ) : (
          <Content of={filled(values)} />
        )}
        <Group>
          <Button type="submit" size="lg" loading={sending.isPending}>
            {names ? t('next') : t('send')}
          </Button>
          {step > 0 && (
            <Button variant="default" size="lg" onClick={() => setStep(step - 1)}>
              {t('back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Of the record that the writer comes from, where it is theirs to see. */
function useIncident(): Values | undefined {
  const search: { incident?: unknown } = useSearch({ strict: false });
  const id = typeof search.incident === 'string' ? search.incident : undefined;
  const before = useQuery({
    queryKey: ['identification', id],
    queryFn: () => answerOf(api.GET('/api/identifications/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return useMemo(
    () =>
      before.data &&
      Object.fromEntries(Object.entries(before.data.answers).filter(([name]) => OF_THE_INCIDENT.includes(name))),
    [before.data],
  );
}

/** The emergency number comes before everything else, and the page does not pretend to send help. */
function Danger({ danger }: { danger: unknown }) {
  const { t } = useSay();
  const who = useSession();
  const code = who?.institution.country;
  const country = useQuery({
    queryKey: ['country', code],
    queryFn: () => answerOf(api.GET('/api/countries/{code}', { params: { path: { code: code! } } })),
    enabled: code !== undefined,
    staleTime: Infinity,
  });
  if (danger !== 'yes') return null;
  return (
    <Alert color="red" role="alert" title={t('call', { number: country.data?.emergencyNumber ?? '112' })}>
      {t('this page sends no help')}
    </Alert>
  );
}

interface Sign {
  code: string;
  how: string;
}

/** What was seen and what the person told are two things; no score is counted. */
function Indicators({
  field,
  value,
  change,
}: {
  field: Field | undefined;
  value: unknown;
  change: (signs: Sign[]) => void;
}) {
  const { t, code } = useSay();
  const signs = (value as Sign[] | undefined) ?? [];
  const codes = field?.fields?.find(({ name }) => name === 'code')?.options ?? [];
  const set = (how: string, chosen: string[]): void =>
    change([...signs.filter((sign) => sign.how !== how), ...chosen.map((one) => ({ code: one, how }))]);
  return (
    <Stack id={idOf('indicators')} tabIndex={-1}>
      {['observed', 'told_by_person'].map((how) => (
        <Checkbox.Group
          key={how}
          label={t(`signs ${how}`)}
          value={signs.filter((sign) => sign.how === how).map((sign) => sign.code)}
          onChange={(chosen) => set(how, chosen)}
        >
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
            {codes.map((one) => (
              <Checkbox key={one} value={one} label={code(one)} size="md" />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      ))}
    </Stack>
  );
}
