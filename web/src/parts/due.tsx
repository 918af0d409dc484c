import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';

/** A time on both clocks: "by 03:40 Riga, 02:40 Stockholm". */
export function Due({ due, label }: { due: Schemas['DueView'] | null | undefined; label?: string }) {
  const { t, language } = useSay();
  if (!due) return null;
  const cities = due.local.map(
    ({ zone }) => `${whenIn(language, due.at, zone)} ${zone.split('/').pop()?.replaceAll('_', ' ') ?? zone}`,
  );
  return (
    <Text component="span" size="sm">
      {label ?? t('by')} {cities.join(', ')}
    </Text>
  );
}
