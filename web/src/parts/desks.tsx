import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';

/** Whom to call, in order; only numbers that somebody has tried. */
export function Desks({ of: desks }: { of: readonly Schemas['AlertDeskView'][] }) {
  const { t } = useSay();
  if (desks.length === 0) return <Text>{t('nobody is named')}</Text>;
  return (
    <ol className="ordered">
      {desks.map(({ id, institution, dutyLine, open }) => (
        <li key={id}>
          {institution}, {dutyLine ? <a href={`tel:${dutyLine}`}>{dutyLine}</a> : t('no verified number')} (
          {open ? t('open now') : t('closed now')})
        </li>
      ))}
    </ol>
  );
}
