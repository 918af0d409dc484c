import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

const MORE: Record<string, () => Promise<{ default: Record<string, string> }>> = { lv: () => import('./lv.json') };
export const SPOKEN = ['en', 'lv'] as const;

/** English comes with the page; another language when somebody wants it. Chosen in the account, else by the browser. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await speak(navigator.language.slice(0, 2));
}

export async function speak(language: string): Promise<void> {
  const more = MORE[language];
  if (more && !i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await more()).default);
  const spoken = more ? language : 'en';
  document.documentElement.lang = spoken;
  await i18next.changeLanguage(spoken);
}
