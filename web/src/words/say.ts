import { useTranslation } from 'react-i18next';

/** Fields whose codes are the world's own: the browser knows their names in every language. */
const NAMED: Readonly<Record<string, 'language' | 'region'>> = {
  language: 'language',
  languages: 'language',
  country: 'region',
  countries: 'region',
  citizenships: 'region',
  nationality: 'region',
};

/** Codes of the API in the reader's words. scripts/words.mjs sees to it that each has some; one that has none is never hidden. */
export function useSay() {
  const { t, i18n } = useTranslation();
  const spoken = (text: string): string => text.replaceAll(/[_-]/g, ' ');
  /** `field`: where it stands, for a word that means another thing there (`code travel none`). */
  const code = (value: string | null | undefined, field: string | number = ''): string => {
    if (!value) return t('unknown');
    const named = NAMED[field] && nameIn(i18n.language, NAMED[field], value);
    if (named) return named;
    // A band of years, such as 18-20.
    if (/^\d/.test(value)) return value.replace('-', '–');
    return t([`code ${field} ${value}`, `code ${value}`, `field ${value}`], spoken(value));
  };
  const sentence = (text: string): string | undefined => {
    const key = `says ${patternOf(text)}`;
    return i18n.exists(key) ? t(key, { n: /\d+/.exec(text)?.[0] }) : undefined;
  };
  return {
    t,
    language: i18n.language,
    code,
    field: (name: string): string => t(`field ${name}`, spoken(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase())),
    /** A sentence of the server, which speaks English, where the reader's language has words for it; otherwise as it came. */
    server: (text: string): string =>
      sentence(text) ??
      (ONE_OF_CODES.test(text) ? t('said must be one of') : undefined) ??
      text
        .split(/(?<=[.?!]) /)
        .map((one) => sentence(one) ?? one)
        .join(' '),
    verb: (name: string): string => t(`do ${name}`, spoken(name)),
  };
}

/** A list of codes, which no reader knows. */
const ONE_OF_CODES = /^(each value in )?must be one of: /;

/** Without what differs from one time to the next: numbers, and the codes of which one is wanted. */
const patternOf = (text: string): string =>
  text
    .replace(/^each value in /, '')
    .replace(/^All .*'s elements must be unique$/, 'must be unique')
    .replace(/^(must be one of): .*$/, '$1')
    .replaceAll(/\d+/g, '#');

function nameIn(language: string, type: 'language' | 'region', code: string): string | undefined {
  if (!(type === 'language' ? /^[a-z]{2,3}$/ : /^[A-Z]{2}$/).test(code)) return undefined;
  return new Intl.DisplayNames(language, { type, fallback: 'none' }).of(code);
}

/** Days before months and the clock to 24, as around the Baltic Sea also in English. */
const formOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** Day and time as the reader writes them; `zone`: of whom it is said. */
export const whenIn = (language: string, at: string | Date, zone?: string): string =>
  new Intl.DateTimeFormat(formOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(new Date(at));

/** A day as the reader writes it. */
export const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(formOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
