import { DANISH } from './da.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { ESTONIAN } from './et.js';
import { FINNISH } from './fi.js';
import { ICELANDIC } from './is.js';
import type { LanguageTexts } from './language.js';
import { LITHUANIAN } from './lt.js';
import { LATVIAN } from './lv.js';
import { NORWEGIAN } from './nb.js';
import { POLISH } from './pl.js';
import { RUSSIAN } from './ru.js';
import { SWEDISH } from './sv.js';
import { UKRAINIAN } from './uk.js';

/**
 * By language code (ISO 639-1). A new language is a file beside this one and a line here; it is locked for use with a person
 * until somebody who speaks it has read and signed each of its texts.
 */
export const BY_LANGUAGE: Readonly<Record<string, LanguageTexts>> = {
  en: ENGLISH,
  lv: LATVIAN,
  da: DANISH,
  de: GERMAN,
  et: ESTONIAN,
  fi: FINNISH,
  is: ICELANDIC,
  lt: LITHUANIAN,
  nb: NORWEGIAN,
  pl: POLISH,
  ru: RUSSIAN,
  sv: SWEDISH,
  uk: UKRAINIAN,
};
