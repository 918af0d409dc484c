import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../words/say.js';

interface Chosen {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  value: string | undefined;
  change: (value: string | undefined) => void;
}

/** A day of the calendar. */
export function DayField({ value, change, ...common }: Chosen) {
  return (
    <TextInput
      {...common}
      type="date"
      value={value ?? ''}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
    />
  );
}

/** Day and time on the reader's clock; sent with its zone, so that nobody reads it on another. */
export function MomentField({ value, change, ...common }: Chosen) {
  const [shown, setShown] = useState(() => (value ? local(new Date(value)) : ''));
  return (
    <TextInput
      {...common}
      type="datetime-local"
      value={shown}
      onChange={({ currentTarget: { value: typed } }) => {
        setShown(typed);
        const at = new Date(typed);
        change(typed && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined);
      }}
    />
  );
}

const local = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);

/** The clocks of the ten countries. */
const ZONES = [
  'Europe/Riga',
  'Europe/Tallinn',
  'Europe/Vilnius',
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/Copenhagen',
  'Europe/Oslo',
  'Europe/Berlin',
  'Europe/Warsaw',
  'Atlantic/Reykjavik',
] as const;

/** Whose clock is meant: by the city that names it. */
export function ZoneField({ value, change, ...common }: Chosen) {
  const { t } = useSay();
  return (
    <NativeSelect
      {...common}
      value={value ?? ''}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      data={[{ value: '', label: t('choose') }, ...ZONES.map((zone) => ({ value: zone, label: cityOf(zone) }))]}
    />
  );
}
export const cityOf = (zone: string): string => zone.split('/').pop()?.replaceAll('_', ' ') ?? zone;
