import { Badge, Button, Checkbox, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { institutionsOf } from '../api/directory.js';
import { useSession } from '../api/session.js';
import { forms } from '../parts/acts.js';
import { AskedPlaces } from '../parts/asked-places.js';
import { BeforeAnswer } from '../parts/before-answer.js';
import { Capacity } from '../parts/capacity.js';
import { Fields, idOf } from '../parts/fields.js';
import { filled } from '../parts/filled.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSend } from '../parts/sending.js';
import { useShownId } from '../parts/shown-id.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

type Values = Record<string, unknown>;
type Institution = Schemas['InstitutionRowView'];
type Service = Schemas['CreateNeedBody']['service'];
const ACT = 'POST cases/{id}/needs';

/** One need, several places at once: those that answer now first. The first yes that the lead confirms wins. */
export function Page() {
  const id = useShownId();
  const { t } = useSay();
  const [values, setValues] = useState<Values>({ places: [] });
  const known = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity });
  const asking = useSend(ACT, { id }, () => {
    setValues({ places: [] });
    document.getElementById('asked')?.focus();
  });
  const { errors } = asking;
  const fields = known.data?.[ACT] ?? [];
  const preview = (values['preview'] as Values | undefined) ?? {};
  const places = values['places'] as string[];
  return (
    <Stack gap="lg">
      <Title order={1}>{t('ask places')}</Title>
      <Link className="not-printed" to="/cases/$id" params={{ id }}>
        {t('open the case')}
      </Link>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          asking.send(filled(values));
        }}
      >
        <Stack gap="lg">
          <ProblemNotice error={asking.error} idOf={idOf} />
          <Fields
            fields={fields.filter(({ name }) => ['service', 'urgency'].includes(name))}
            values={values}
            change={setValues}
            errors={errors}
          />
          <Places
            service={values['service'] as Service | undefined}
            chosen={places}
            choose={(chosen) => setValues({ ...values, places: chosen })}
            error={errors.get('places')}
          />
          <BeforeAnswer
            fields={fields.find(({ name }) => name === 'preview')?.fields ?? []}
            values={preview}
            change={(changed) => setValues({ ...values, preview: changed })}
            errors={errors}
            receiver={t('places count', { n: places.length })}
            also={values['service'] ? { services: [values['service']] } : {}}
          />
          <Group>
            <Button type="submit" size="lg" loading={asking.isPending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
      <AskedPlaces caseId={id} />
    </Stack>
  );
}

interface Choosing {
  service: Service | undefined;
  chosen: readonly string[];
  choose: (chosen: string[]) => void;
  error: string | undefined;
}

/** Who offers this in a country: open now first, each on its own clock, and how fresh its entry is. */
function Places({ service, chosen, choose, error }: Choosing) {
  const { t, code } = useSay();
  const own = useSession()?.institution;
  const [picked, setPicked] = useState<Institution['country']>();
  const country = picked ?? own?.country;
  const countries = useQuery({
    queryKey: ['countries'],
    queryFn: () => answerOf(api.GET('/api/countries')),
    staleTime: Infinity,
  });
  const found = useQuery({
    queryKey: ['directory', country, service],
    queryFn: () => institutionsOf({ country: country!, service: service! }),
    enabled: country !== undefined && service !== undefined,
    staleTime: 60_000,
  });
  const places = (found.data ?? [])
    .filter(({ id }) => id !== own?.id)
    .toSorted((one, other) => Number(other.open) - Number(one.open) || Number(isFull(one)) - Number(isFull(other)));
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('its country')}
        value={country ?? ''}
        onChange={({ currentTarget }) => setPicked(currentTarget.value as Institution['country'])}
        data={(countries.data?.items ?? []).map((one) => ({ value: one.code, label: code(one.code, 'country') }))}
      />
      {!service && <Text>{t('choose the service first')}</Text>}
      {found.data && places.length === 0 && <Text>{t('nobody offers this')}</Text>}
      {places.length > 0 && (
        <Checkbox.Group
          id={idOf('places')}
          label={t('ask these places')}
          description={t('several at once')}
          error={error}
          value={[...chosen]}
          onChange={choose}
        >
          <Stack gap="xs" mt="xs">
            {places.map((place) => (
              <Checkbox key={place.id} value={place.id} size="md" label={<Place of={place} here={own?.timeZone} />} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}

/** Full ones come last and may be asked all the same: what they said is a hint. */
const isFull = ({ capacity: [said] }: Institution): boolean => said?.state === 'full';

function Place({ of: place, here }: { of: Institution; here: string | undefined }) {
  const { t, language } = useSay();
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: place.timeZone }).format(new Date());
  return (
    <span>
      <strong>{place.name}</strong>{' '}
      <Badge variant={place.open ? 'filled' : 'default'} autoContrast tt="none">
        {place.open ? t('answers now') : t('closed now')}
      </Badge>{' '}
      {place.capacity.map((said) => (
        <Capacity key={said.service} of={said} />
      ))}
      <Text component="span" size="sm" display="block">
        {!place.open && <OpensAt id={place.id} zone={place.timeZone} />}
        {place.timeZone !== here && `${t('their clock', { time: clock })} · `}
        {place.verifiedOn === 'unverified'
          ? t('entry unverified')
          : t('entry verified', { day: dayIn(language, place.verifiedOn) })}
      </Text>
    </span>
  );
}

function OpensAt({ id, zone }: { id: string; zone: string }) {
  const { t, language } = useSay();
  const entry = useQuery({
    queryKey: ['directory', 'entry', id],
    queryFn: () => answerOf(api.GET('/api/institutions/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });
  if (!entry.data?.opensAt) return null;
  return <>{`${t('closed until', { at: whenIn(language, entry.data.opensAt, zone) })} · `}</>;
}
