import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

type Words = Promise<{ default: Record<string, string> }>;

/** What is loaded for a language: its sentences, and its words for the codes, fields and acts of the API. */
const WHOLE: Record<string, () => Words[]> = {
  en: () => [import('./codes.en.json')],
  lv: () => [import('./lv.json'), import('./codes.lv.json')],
};
/** Drafts, for the questions of an identification only, until somebody whose own language it is has read them. */
const DRAFTS = import.meta.glob<{ default: Record<string, string> }>('./intake/*.json');

export const SPOKEN = ['en', 'lv'] as const;
export const DRAFTED = ['da', 'de', 'et', 'fi', 'is', 'lt', 'nb', 'pl', 'ru', 'sv', 'uk'] as const;
export const isDraft = (language: string): boolean => DRAFTED.some((one) => one === language);

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
  // What the server refuses in English; no first page shows it.
  void add('lv', [import('./server.lv.json')]);
  // Regions are called as they call themselves, in every language; no first page names one.
  void add('en', [import('./regions.json')]);
}

const loaded = new Set<string>();

/** `drafts`: on a page that has them; on every other one their reader reads English. */
export async function speak(language: string, drafts = false): Promise<void> {
  const spoken = await load(language, drafts);
  document.documentElement.lang = spoken;
  await i18next.changeLanguage(spoken);
}

async function load(language: string, drafts = false): Promise<string> {
  const draft = drafts && isDraft(language) ? DRAFTS[`./intake/${language}.json`] : undefined;
  const spoken = draft || WHOLE[language] ? language : 'en';
  if (!loaded.has(spoken)) {
    await add(spoken, draft ? [draft()] : (WHOLE[spoken]?.() ?? []));
    loaded.add(spoken);
  }
  if (draft && !loaded.has('en')) await load('en');
  return spoken;
}

async function add(language: string, files: Words[]): Promise<void> {
  for (const { default: words } of await Promise.all(files))
    i18next.addResourceBundle(language, 'translation', words, true, true);
}
