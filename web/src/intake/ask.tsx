import { Checkbox, NativeSelect, Radio, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { idOf, type Field } from '../parts/fields.js';
import { inOrder } from '../parts/in-order.js';
import { useSay } from '../words/say.js';
import { asText } from './along.js';
import { ChooseCountries } from './countries.js';
import { Indicators, type Sign } from './indicators.js';
import { ChooseLanguages, LanguageSelect } from './languages.js';
import { useAsked } from './words.js';
import './intake.css';

interface Shown {
  path: string;
  field: Field;
  value: unknown;
  change: (value: unknown) => void;
  error: string | undefined;
  /** The step asks nothing else: its heading is the question. */
  alone: boolean;
}

const MOST_ON_CARDS = 9;
const LONG = ['ownRecord.text', 'safeContact.neverContact', 'safeContact.ifUnreachable', 'identity.documents'];

/** One answer, as big as a thumb; which answers there are the API's form says. */
export function Ask({ path, field, value, change, error, alone }: Shown) {
  const { t } = useSay();
  const { asked, option } = useAsked();
  const common = {
    id: idOf(path),
    label: alone ? undefined : asked(path),
    'aria-labelledby': alone ? 'question' : undefined,
    error,
  };
  const name = field.name;
  if (path === 'languages')
    return <ChooseLanguages {...common} value={(value as string[] | undefined) ?? []} change={change} />;
  if (path === 'howAsked.language')
    return <LanguageSelect {...common} value={(value as string | undefined) ?? ''} change={change} />;
  if (path === 'indicators')
    return <Indicators field={field} value={(value as Sign[] | undefined) ?? []} change={change} />;
  if (path === 'notice.nationality' || path === 'identity.citizenships')
    return <ChooseCountries {...common} several={field.kind === 'words'} value={value} change={change} />;
  if (field.kind === 'yes' || (field.kind === 'one' && (field.options?.length ?? 0) <= MOST_ON_CARDS)) {
    const codes = field.kind === 'yes' ? ['true', 'false'] : inOrder(field.options ?? []);
    const said = (code: string) => (field.kind === 'yes' ? t(code === 'true' ? 'yes' : 'no') : option(code, name));
    const wide = codes.every((code) => said(code).length < 22);
    return (
      <Radio.Group
        {...common}
        name={path}
        value={asText(value)}
        onChange={(code) => change(field.kind === 'yes' ? code === 'true' : code)}
      >
        <SimpleGrid cols={wide && !alone ? { base: 2, xs: 3 } : { base: 1, xs: 2 }} spacing="xs" mt="xs">
          {codes.map((code) => (
            <div className="option" key={code}>
              <Radio value={code} label={said(code)} size="md" />
            </div>
          ))}
        </SimpleGrid>
      </Radio.Group>
    );
  }
  if (field.kind === 'many')
    return (
      <Checkbox.Group {...common} value={(value as string[] | undefined) ?? []} onChange={change}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
          {inOrder(field.options ?? []).map((code) => (
            <div className="option" key={code}>
              <Checkbox value={code} label={option(code, name)} size="md" />
            </div>
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    );
  const text = { ...common, value: (value as string | undefined) ?? '' };
  if (field.kind === 'one')
    return (
      <NativeSelect
        {...text}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        data={[
          { value: '', label: path === 'place.country' ? t('in our country') : t('choose') },
          ...inOrder(field.options ?? []).map((code) => ({ value: code, label: option(code, name) })),
        ]}
      />
    );
  if (LONG.includes(path))
    return <Textarea {...text} onChange={({ currentTarget }) => change(currentTarget.value || undefined)} />;
  return (
    <TextInput
      {...text}
      autoComplete="off"
      inputMode={path === 'alternate.phone' ? 'tel' : undefined}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
    />
  );
}
