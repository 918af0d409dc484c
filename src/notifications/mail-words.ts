import type { Language } from '../kernel/index.js';

/** `#` is the number of items, or the time; by the plural forms that the language has. */
interface MailWords {
  readonly answer: Partial<Record<Intl.LDMLPluralRule, string>>;
  readonly read: Partial<Record<Intl.LDMLPluralRule, string>>;
  readonly by: string;
}

const forms = (one: string, other: string) => ({ one, other });
const slavic = (one: string, few: string, many: string) => ({ one, few, many, other: many });

/** A mail says nothing else, so these are the same words in every installation. All but English and Latvian are drafts. */
export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = {
  en: {
    answer: forms('You have # item to answer', 'You have # items to answer'),
    read: forms('You have # item to read', 'You have # items to read'),
    by: 'by #',
  },
  lv: {
    answer: {
      one: 'Jums ir # ieraksts, uz kuru jāatbild',
      zero: 'Jums ir # ierakstu, uz kuriem jāatbild',
      other: 'Jums ir # ieraksti, uz kuriem jāatbild',
    },
    read: {
      one: 'Jums ir # ieraksts, ko izlasīt',
      zero: 'Jums ir # ierakstu, ko izlasīt',
      other: 'Jums ir # ieraksti, ko izlasīt',
    },
    by: 'līdz #',
  },
  da: {
    answer: forms('Du har # punkt at besvare', 'Du har # punkter at besvare'),
    read: forms('Du har # punkt at læse', 'Du har # punkter at læse'),
    by: 'inden #',
  },
  de: {
    answer: forms('Sie haben # Eintrag zu beantworten', 'Sie haben # Einträge zu beantworten'),
    read: forms('Sie haben # Eintrag zu lesen', 'Sie haben # Einträge zu lesen'),
    by: 'bis #',
  },
  et: {
    answer: forms('Teil on # kirje, millele vastata', 'Teil on # kirjet, millele vastata'),
    read: forms('Teil on # kirje, mida lugeda', 'Teil on # kirjet, mida lugeda'),
    by: 'hiljemalt #',
  },
  fi: {
    answer: forms('Teillä on # kohta, johon vastata', 'Teillä on # kohtaa, joihin vastata'),
    read: forms('Teillä on # kohta luettavana', 'Teillä on # kohtaa luettavana'),
    by: 'viimeistään #',
  },
  is: {
    answer: forms('Þú átt # atriði ósvarað', 'Þú átt # atriði ósvöruð'),
    read: forms('Þú átt # atriði ólesið', 'Þú átt # atriði ólesin'),
    by: 'fyrir #',
  },
  lt: {
    answer: {
      one: 'Turite # įrašą, į kurį reikia atsakyti',
      few: 'Turite # įrašus, į kuriuos reikia atsakyti',
      many: 'Turite # įrašo, į kuriuos reikia atsakyti',
      other: 'Turite # įrašų, į kuriuos reikia atsakyti',
    },
    read: {
      one: 'Turite perskaityti # įrašą',
      few: 'Turite perskaityti # įrašus',
      many: 'Turite perskaityti # įrašo',
      other: 'Turite perskaityti # įrašų',
    },
    by: 'iki #',
  },
  nb: {
    answer: forms('Du har # punkt å besvare', 'Du har # punkter å besvare'),
    read: forms('Du har # punkt å lese', 'Du har # punkter å lese'),
    by: 'innen #',
  },
  pl: {
    answer: slavic(
      'Masz # pozycję, na którą trzeba odpowiedzieć',
      'Masz # pozycje, na które trzeba odpowiedzieć',
      'Masz # pozycji, na które trzeba odpowiedzieć',
    ),
    read: slavic('Masz # pozycję do przeczytania', 'Masz # pozycje do przeczytania', 'Masz # pozycji do przeczytania'),
    by: 'do #',
  },
  ru: {
    answer: slavic(
      'У вас # запись, на которую нужно ответить',
      'У вас # записи, на которые нужно ответить',
      'У вас # записей, на которые нужно ответить',
    ),
    read: slavic('Вам нужно прочитать # запись', 'Вам нужно прочитать # записи', 'Вам нужно прочитать # записей'),
    by: 'до #',
  },
  sv: {
    answer: forms('Du har # meddelande att besvara', 'Du har # meddelanden att besvara'),
    read: forms('Du har # meddelande att läsa', 'Du har # meddelanden att läsa'),
    by: 'senast #',
  },
  uk: {
    answer: slavic(
      'У вас # запис, на який треба відповісти',
      'У вас # записи, на які треба відповісти',
      'У вас # записів, на які треба відповісти',
    ),
    read: slavic('Вам треба прочитати # запис', 'Вам треба прочитати # записи', 'Вам треба прочитати # записів'),
    by: 'до #',
  },
};
