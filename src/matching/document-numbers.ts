const NUMBER = /[\p{L}\d][\p{L}\d /-]*\d[\p{L}\d/-]*/gu;
const LEAST_DIGITS = 5;

/** The numbers in what was written about documents; "Passport LV 1234567, with the police" holds one. */
export function documentNumbers(text: string): string[] {
  const found = text.match(NUMBER) ?? [];
  return [...new Set(found.flatMap(numbersIn))];
}

// Series and number may be written apart, or the series left out: the figures alone are looked for as well.
function numbersIn(part: string): string[] {
  const words = part.toUpperCase().split(' ').filter(Boolean);
  const numbers = words.map((word) => word.replace(/[/-]/g, '')).filter((word) => digits(word) >= LEAST_DIGITS);
  return numbers.flatMap((word) => {
    const number = word.replace(/O(?=\d)|(?<=\d)O/g, '0');
    return [number, number.replace(/\D/g, '')];
  });
}

const digits = (word: string): number => word.replace(/\D/g, '').length;
