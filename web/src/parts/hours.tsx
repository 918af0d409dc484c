import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';

type Span = Schemas['OpenSpanView'];

// The first of January 2024 was a Monday.
export const dayName = (language: string, day: number, weekday: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

/** Open now, or from when. */
export function OpenNow({
  of: one,
}: {
  of: { open: boolean; roundTheClock: boolean; opensAt?: string | null; timeZone: string };
}) {
  const { t, language } = useSay();
  if (one.roundTheClock) return <Text component="span">{t('open round the clock')}</Text>;
  if (one.open) return <Text component="span">{t('open now')}</Text>;
  return (
    <Text component="span">
      {one.opensAt ? t('closed until', { at: whenIn(language, one.opensAt, one.timeZone) }) : t('closed now')}
    </Text>
  );
}

export function Hours({ of: spans }: { of: readonly Span[] }) {
  const { t, language } = useSay();
  return (
    <ul className="plain">
      {spans.map(({ days, from, to, onHolidays }) => (
        <li key={`${days.join()} ${from}`}>
          {days.map((day) => dayName(language, day)).join(', ')} {from}–{to}
          {onHolidays ? `, ${t('also on holidays')}` : ''}
        </li>
      ))}
    </ul>
  );
}
