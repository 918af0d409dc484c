import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { institutionsOf } from '../api/directory.js';
import { useSession } from '../api/session.js';
import { useSay } from '../words/say.js';

type Country = Schemas['CountryRowView']['code'];

interface Chosen {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  value: string | undefined;
  change: (value: string | undefined) => void;
}

/** The country first, one's own to begin with; then an institution of it. */
export function InstitutionField({ value, change, ...common }: Chosen) {
  const { t, code } = useSay();
  const own = useSession()?.institution.country;
  const [picked, setPicked] = useState<Country>();
  const country = picked ?? own;
  const countries = useQuery({
    queryKey: ['countries'],
    queryFn: () => answerOf(api.GET('/api/countries')),
    staleTime: Infinity,
  });
  const directory = useQuery({
    queryKey: ['directory', country, 'all'],
    queryFn: () => institutionsOf(country ? { country } : {}),
    staleTime: 300_000,
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        id={`${common.id}-country`}
        label={t('its country')}
        value={country ?? ''}
        onChange={({ currentTarget }) => {
          setPicked(currentTarget.value as Country);
          change(undefined);
        }}
        data={(countries.data?.items ?? []).map((one) => ({ value: one.code, label: code(one.code, 'country') }))}
      />
      <NativeSelect
        {...common}
        value={value ?? ''}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        data={[
          { value: '', label: t('choose') },
          ...(directory.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </SimpleGrid>
  );
}
