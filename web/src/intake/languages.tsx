import { Checkbox, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useSay } from '../words/say.js';

/** Met most often around this sea; every other one is in the list below. */
const OFTEN = ['lv', 'ru', 'en', 'uk', 'lt', 'pl', 'ro', 'vi', 'ar'];
const OTHERS =
  'af am az be bg bn bs ca cs da de el es et eu fa ff fi fr ga gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ku ky ln lo mk ml mn mr ms mt my ne nl no om or pa ps pt rn rw sd si sk sl sn so sq sr sv sw ta te tg th ti tk tl tr tt ug ur uz wo xh yo zh zu'.split(
    ' ',
  );

interface Chosen {
  id: string;
  label: string | undefined;
  'aria-labelledby': string | undefined;
  error: string | undefined;
}

const useNames = () => {
  const { language } = useSay();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'language' });
    const of = (code: string): string => {
      const name = names.of(code) ?? code;
      return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
    };
    const options = (codes: readonly string[]) =>
      codes
        .map((code) => ({ value: code, label: of(code) }))
        .toSorted((one, other) => one.label.localeCompare(other.label, language));
    return { of, options };
  }, [language]);
};

/** A tap for the languages that are met often; the others by name. */
export function ChooseLanguages({
  value,
  change,
  ...common
}: Chosen & { value: string[]; change: (value: string[]) => void }) {
  const { t } = useSay();
  const names = useNames();
  const shown = [...OFTEN, ...value.filter((code) => !OFTEN.includes(code))];
  return (
    <Stack gap="md">
      <Checkbox.Group {...common} value={value} onChange={change}>
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" mt="xs">
          {shown.map((code) => (
            <div className="option" key={code}>
              <Checkbox value={code} label={names.of(code)} size="md" />
            </div>
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NativeSelect
        label={t('another language')}
        value=""
        onChange={({ currentTarget: { value: code } }) => code && change([...value, code])}
        data={[{ value: '', label: t('choose') }, ...names.options(OTHERS.filter((code) => !value.includes(code)))]}
      />
    </Stack>
  );
}

export function LanguageSelect({
  value,
  change,
  ...common
}: Chosen & { value: string; change: (value: string | undefined) => void }) {
  const { t } = useSay();
  const names = useNames();
  return (
    <NativeSelect
      {...common}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      data={[{ value: '', label: t('choose') }, ...names.options([...OFTEN, ...OTHERS])]}
    />
  );
}
