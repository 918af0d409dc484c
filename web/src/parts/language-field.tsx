import { NativeSelect } from '@mantine/core';
import { useSay } from '../words/say.js';

/** Languages that people around the Baltic Sea, and those who come there, speak; named in the reader's language. */
const SPOKEN_HERE =
  'am ar az be bg bn bs ckb cs da de el en es et fa fi fr hi hr hu hy id is it ja ka kk ky ln lt lv mk mn ne nl no pa pl ps pt ro ru se sk sl so sq sr sv sw tg th ti tl tr uk ur uz vi yo zh'.split(
    ' ',
  );

export function namesOfLanguages(reader: string): (code: string) => string {
  const names = new Intl.DisplayNames([reader], { type: 'language', fallback: 'code' });
  return (code) => names.of(code) ?? code;
}

interface Chosen {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  value: string | undefined;
  change: (value: string | undefined) => void;
}

/** One language, by its name. */
export function LanguageField({ value, change, ...common }: Chosen) {
  const { t, language } = useSay();
  const name = namesOfLanguages(language);
  const options = [...new Set([...SPOKEN_HERE, ...(value ? [value] : [])])]
    .map((code) => ({ value: code, label: name(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  return (
    <NativeSelect
      {...common}
      value={value ?? ''}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      data={[{ value: '', label: t('choose') }, ...options]}
    />
  );
}
