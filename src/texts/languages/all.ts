import { ENGLISH } from './en.js';
import type { LanguageTexts } from './language.js';
import { LATVIAN } from './lv.js';
import { RUSSIAN } from './ru.js';
import { UKRAINIAN } from './uk.js';

/**
 * By language code (ISO 639-1). A new language is a file beside this one and a line here; it is locked for use with a person
 * until somebody who speaks it has read and signed each of its texts.
 */
export const BY_LANGUAGE: Readonly<Record<string, LanguageTexts>> = {
  en: ENGLISH,
  lv: LATVIAN,
  ru: RUSSIAN,
  uk: UKRAINIAN,
};
