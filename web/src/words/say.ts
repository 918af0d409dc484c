import { useTranslation } from 'react-i18next';

/** Codes of the API in the reader's words; a code that has none yet is shown as itself, never hidden. */
export function useSay() {
  const { t, i18n } = useTranslation();
  const spoken = (text: string): string => text.replaceAll(/[_-]/g, ' ');
  return {
    t,
    language: i18n.language,
    code: (value: string | null | undefined): string => (value ? t(`code ${value}`, spoken(value)) : t('unknown')),
    field: (name: string): string => t(`field ${name}`, spoken(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase())),
    verb: (name: string): string => t(`do ${name}`, spoken(name)),
  };
}

/** Day and time as the reader writes them; `zone`: of whom it is said. */
export const whenIn = (language: string, at: string | Date, zone?: string): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(new Date(at));
