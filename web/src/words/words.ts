import i18next, { type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

type Words = Promise<{ default: Record<string, string> }>;

/** What is loaded for a language: its sentences, and its words for the codes, fields and acts of the API. */
const FILES: Record<string, () => Words[]> = {
  en: () => [import('./codes.en.json')],
  lv: () => [import('./lv.json'), import('./codes.lv.json')],
};
export const SPOKEN = ['en', 'lv'] as const;

/** English sentences come with the page, everything else when somebody wants it. Chosen in the account, else by the browser. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added' },
  });
  await speak(navigator.language.slice(0, 2));
  // Regions are called as they call themselves, in every language; no first page names one.
  void add('en', [import('./regions.json')]);
}

const loaded = new Set<string>();

/** Sentences in another language than the reader's, for what is given to somebody else; English until they are there. */
export function useTextsIn(language: string): TFunction {
  const [spoken, setSpoken] = useState('en');
  useEffect(() => {
    void load(language).then(setSpoken);
  }, [language]);
  return i18next.getFixedT(spoken);
}

export async function speak(language: string): Promise<void> {
  const spoken = await load(language);
  document.documentElement.lang = spoken;
  await i18next.changeLanguage(spoken);
}

async function load(language: string): Promise<string> {
  const spoken = FILES[language] ? language : 'en';
  if (!loaded.has(spoken)) {
    await add(spoken, FILES[spoken]?.() ?? []);
    loaded.add(spoken);
  }
  return spoken;
}

async function add(language: string, files: Words[]): Promise<void> {
  for (const { default: words } of await Promise.all(files))
    i18next.addResourceBundle(language, 'translation', words, true, true);
}
