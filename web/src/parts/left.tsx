import { Text } from '@mantine/core';
import { useSay } from '../words/say.js';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "In 3 hours", "2 days ago", in the reader's language. */
export function howLong(language: string, at: string | Date, now = Date.now()): string {
  const away = new Date(at).getTime() - now;
  if (Math.abs(away) < 60_000) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= 2 * each) ?? UNITS[2];
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(away / size), unit);
}

/** How long there is until then; what is late says so in words and not by its colour alone. */
export function Left({ at }: { at: string }) {
  const { t, language } = useSay();
  const late = Date.parse(at) < Date.now();
  return (
    <Text component="span" size="sm" fw={late ? 700 : 500} {...(late ? { c: 'var(--mantine-color-error)' } : {})}>
      {late ? t('late since', { when: howLong(language, at) }) : howLong(language, at)}
    </Text>
  );
}
