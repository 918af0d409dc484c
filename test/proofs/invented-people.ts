import type { Described } from '../../src/matching/blind-index.js';

/** Whole numbers below `most`, always the same for one seed. */
export type Below = (most: number) => number;

export interface Invented {
  readonly female: boolean;
  readonly given: string;
  readonly surname: string;
  readonly tongue: 'slavic' | 'latvian' | 'nordic';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly document: string;
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const GIVEN = {
  slavic: [
    words(`Александр Сергей Дмитрий Андрей Алексей Михаил Евгений Юрий Николай Виталий Игорь Олег Павел Денис Антон
      Максим Георгий Ярослав Тимофей Яков Фёдор Вячеслав Кирилл Руслан Эдуард Захар`),
    words(`Анна Мария Елена Ольга Наталья Екатерина Юлия Татьяна Ирина Светлана Людмила Оксана Виктория Дарья Ксения
      Жанна Алёна Евгения Яна Лилия Зинаида Надежда Кристина Полина Валерия Любовь`),
  ],
  latvian: [
    words(
      `Jānis Andris Kārlis Pēteris Juris Māris Guntis Ainārs Edgars Ēriks Mārtiņš Kaspars Zigmārs Raivis Uldis Valdis`,
    ),
    words(`Anna Kristīne Līga Ilze Dace Inga Sanita Ieva Žanete Zane Gunta Evita Ināra Aiga Šarlote Baiba Ļuba Ņina`),
  ],
  nordic: [
    words(`Björn Åke Søren Håkon Jørgen Mikkel Göran Øystein Kjell Lars Magnus Henrik Jukka Väinö Mathias Ulf Sven`),
    words(`Åsa Ingrid Solveig Gudrun Märta Kjersti Sigrid Astrid Päivi Hanna Liisa Bodil Frida Katrine Ragnhild Malin`),
  ],
} as const;
const SURNAMES = {
  slavic: words(`Иванов Щербаков Хрущёв Чернышев Жуков Цветков Шевцов Яковлев Юдин Горбачёв Афанасьев Кузнецов Емельянов
    Зайцев Соловьёв Гаврилов Ефремов Михайлов Захаров Шишкин Чайкин Пономарёв Рыбаков Савельев Тихонов Ушаков Фомин
    Харитонов Цыганков Щукин Эйдельман Бондаренко Шевченко Кравченко Ткаченко Лысенко Журавский Левицкий Вишневский
    Островский Петрович Абрамович Мельник Коваль Бойко Гончар Лещенко Дьячков Подъячев Воробьёв Королёв`),
  latvian: words(`Bērziņ Kalniņ Ozoliņ Liepiņ Krūmiņ Zariņ Eglīt Vītol Balod Krastiņ Šķēl Žagar Čakst Ķirs Ļaviņ Dūm
    Grīnberg Vanag Zvirbul Āboliņ Riekstiņ Strautmaņ Pētersoņ Jansoņ Apsīt`),
  nordic:
    words(`Ångström Sørensen Bjørnstad Håkansson Lindqvist Öberg Kjeldsen Virtanen Mäkinen Nørgaard Åkesson Wikström
    Thorvaldsen Hägglund Sjöberg Christensen Jørgensen Rasmussen Hämäläinen Ødegård Fredriksen Magnusson Ekholm`),
} as const;

// Some names are many people's and most are few's.
const oneOf = <T>(below: Below, list: readonly T[]): T => list[Math.floor((below(1e6) / 1e6) ** 1.4 * list.length)]!;

export function invent(below: Below): Invented {
  const tongue = (['slavic', 'slavic', 'latvian', 'nordic'] as const)[below(4)]!;
  const female = below(3) > 0;
  const given = oneOf(below, GIVEN[tongue][female ? 1 : 0]);
  const surname = oneOf(below, SURNAMES[tongue]);
  const [year, month, day] = [1960 + below(48), 1 + below(12), 1 + below(28)];
  return { female, given, surname, tongue, year, month, day, document: `${1e8 + below(9e8)}` };
}

/** Published tables, each as its authority prints it: nothing here is taken from the normaliser. */
const LETTERS = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const table = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(' ').map((latin, at) => [LETTERS[at]!, latin === '_' ? '' : latin]));
const TABLES = {
  passport: table('a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia'), // ICAO 9303
  passport1997: table('a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'),
  scholarly: table('a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč ʺ y ʹ è ju ja'),
  iso9: table('a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â'),
  folk: table('a b v g d e e j z i y k l m n o p r s t u f h c ch sh sch _ i _ e u ya'),
  german: table('a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja'),
  swedish: table('a b v g d e jo zj z i j k l m n o p r s t u f ch ts tj sj sjtj _ y _ e ju ja'),
  polish: table('a b w g d e io ż z i j k ł m n o p r s t u f ch c cz sz szcz _ y _ e ju ja'),
  latvian: table('a b v g d e o ž z i j k l m n o p r s t u f h c č š šč _ i _ e ju ja'),
} as const;
type Table = keyof typeof TABLES | 'cyrillic';
const WAYS: readonly Table[] = [...(Object.keys(TABLES) as Table[]), 'cyrillic', 'passport', 'passport', 'latvian'];

const inLatin = (text: string, way: Exclude<Table, 'cyrillic'>): string =>
  titled(Array.from(text.toLowerCase(), (letter) => TABLES[way][letter] ?? letter).join(''));
const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function slavicSurname({ surname, female }: Invented): string {
  if (!female) return surname;
  if (/ий$/.test(surname)) return surname.replace(/ий$/, 'ая');
  return /[оеё]в$|ин$/.test(surname) ? `${surname}а` : surname;
}

/** As somebody writes the name down: which table, marks or none, an ending of the language or none. */
function written(person: Invented, below: Below): [given: string, surname: string] {
  const { given, surname, female, tongue } = person;
  if (tongue === 'slavic') {
    const way = WAYS[below(WAYS.length)]!;
    const full = below(6) === 0 ? surname : slavicSurname(person); // a woman under the form of the men's name
    if (way === 'cyrillic') return [given, full];
    const [one, two] = [inLatin(given, way), inLatin(full, way)];
    if (way === 'latvian' && !female) return [`${one}s`, /[oe]$/.test(two) ? two : `${two.replace(/ij$/, 'i')}s`];
    return below(2) === 0 ? [one, two] : [withoutMarks(one), withoutMarks(two)];
  }
  const ended =
    tongue === 'latvian' ? (female ? `${surname}a` : `${surname}${/[ņ]$/.test(surname) ? 'š' : 's'}`) : surname;
  return below(2) === 0 ? [given, ended] : [nordicByHand(given, below), nordicByHand(ended, below)];
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036fʹʺ]/g, '')
    .replace(/ł/g, 'l');
const nordicByHand = (text: string, below: Below): string =>
  withoutMarks(
    below(2) === 0
      ? text
          .replace(/[åÅ]/g, 'aa')
          .replace(/[øöØÖ]/g, 'oe')
          .replace(/[äæ]/g, 'ae')
      : text.replace(/ø/g, 'o').replace(/Ø/g, 'O').replace(/æ/g, 'ae'),
  );

/** Four slips of the hand (Damerau): a letter left out, doubled or put in, another one, two changed about. */
function slip(text: string, below: Below): string {
  const at = 1 + below(Math.max(text.length - 2, 1));
  const any = 'abcdefghijklmnopqrstuvwxyz'[below(26)]!;
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  switch (below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + any + after;
    case 2:
      return before + any + after;
    default:
      return before + after.slice(0, 1) + letter + after.slice(1);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** One record of the person, as one office writes it; `faults` says whether hands slip. */
export function recordOf(person: Invented, below: Below, faults: boolean): Described {
  let [given, surname] = written(person, below);
  let { year, month, day } = person;
  if (faults) {
    const which = below(100);
    if (which < 25) surname = slip(surname, below);
    else if (which < 40) given = slip(given, below);
    const when = below(100);
    if (when < 12 && day <= 12) [month, day] = [day, month];
    else if (when < 22) year += below(2) === 0 ? 1 : -1;
    else if (when < 27) day = 1 + ((day + 9) % 28);
  }
  const onlyYear = faults && below(25) === 0;
  return {
    names: [below(6) === 0 ? `${surname.toUpperCase()}, ${given}` : `${given} ${surname}`],
    born: [onlyYear ? `${year}` : `${year}-${two(month)}-${two(day)}`],
    documents: below(4) === 0 ? [`Passport ${person.document}`] : [],
  };
}
