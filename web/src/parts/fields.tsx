import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  PasswordInput,
  Radio,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { createContext, useContext } from 'react';
import { useSay } from '../words/say.js';
import { HoursField } from './hours-field.js';
import { InstitutionField } from './institution-field.js';
import { LanguageField, namesOfLanguages } from './language-field.js';
import { ManyField } from './many-field.js';
import { DayField, MomentField } from './when-field.js';

export interface Field {
  name: string;
  required: boolean;
  kind: string;
  options?: string[];
  fields?: Field[];
  about?: string;
}
type Value = unknown;
type Values = Record<string, Value>;

interface Shown {
  field: Field;
  value: Value;
  change: (value: Value) => void;
  path: string;
  errors: ReadonlyMap<string, string>;
}

export interface Choice {
  value: string;
  label: string;
}
/** What a field that holds an id may be, by its name: people, places, cases that the page knows. */
export const Choices = createContext<Readonly<Record<string, readonly Choice[]>>>({});

export const idOf = (path: string): string => `f-${path}`;

/** The fields of a form, as the API's description lists them. What they may hold is judged by the server alone. */
export function Fields({
  fields,
  values,
  change,
  path = '',
  errors,
}: {
  fields: readonly Field[];
  values: Values;
  change: (values: Values) => void;
  path?: string;
  errors: ReadonlyMap<string, string>;
}) {
  return (
    <Stack gap="md">
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={values[field.name]}
          change={(value) => change({ ...values, [field.name]: value })}
          path={path ? `${path}.${field.name}` : field.name}
          errors={errors}
        />
      ))}
    </Stack>
  );
}

const LONG = ['text', 'words', 'note', 'reason', 'account', 'summary', 'neverContact'];
/** By name, and what the browser's own keeper of passwords calls them. */
const PASSWORDS = new Map([
  ['current', 'current-password'],
  ['wanted', 'new-password'],
]);
const NAMES_AN_INSTITUTION = ['institution', 'place', 'escort', 'otherPlace'];
/** The API describes all of these as text, as JSON has no times. */
const A_DAY = /On$|^(from|until|paidUntil|stayLimitedUntil)$/;
const A_MOMENT = /^(since|validUntil|answerBy|observedAt|expectedAt|metAt)$/;
/** From here on a list of boxes is longer than a phone. */
const BOXES = 14;

function OneField({ field, value, change, path, errors }: Shown) {
  const { t, code, language, field: label } = useSay();
  const common = { id: idOf(path), label: label(field.name), required: field.required, error: errors.get(path) };
  const options = inOrder(field.options ?? []);
  const given = useContext(Choices)[field.name];
  if (given)
    return (
      <NativeSelect
        {...common}
        value={(value as string | undefined) ?? ''}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        data={[{ value: '', label: t('choose') }, ...given]}
      />
    );
  switch (field.kind) {
    case 'one':
      return options.length <= 6 ? (
        <Radio.Group {...common} name={path} value={(value as string | undefined) ?? ''} onChange={change}>
          <div className={field.name === 'answer' ? 'in-a-row' : 'one-by-one'}>
            {options.map((option) => (
              <Radio key={option} value={option} label={code(option, field.name)} size="md" />
            ))}
          </div>
        </Radio.Group>
      ) : (
        <NativeSelect
          {...common}
          value={(value as string | undefined) ?? ''}
          onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
          data={[
            { value: '', label: t('choose') },
            ...options.map((option) => ({ value: option, label: code(option, field.name) })),
          ]}
        />
      );
    case 'yes':
      return (
        <Radio.Group
          {...common}
          name={path}
          value={value === true ? 'true' : value === false ? 'false' : ''}
          onChange={(said) => change(said === 'true')}
        >
          <Group mt="xs">
            <Radio value="true" label={t('yes')} size="md" />
            <Radio value="false" label={t('no')} size="md" />
          </Group>
        </Radio.Group>
      );
    case 'many':
      if (options.length > BOXES)
        return (
          <ManyField
            {...common}
            options={options}
            value={(value as string[] | undefined) ?? []}
            change={change}
            nameOf={field.name === 'languages' ? namesOfLanguages(language) : (option) => code(option, field.name)}
          />
        );
      return (
        <Checkbox.Group {...common} value={(value as string[] | undefined) ?? []} onChange={change}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
            {options.map((option) => (
              <Checkbox key={option} value={option} label={code(option, field.name)} size="md" />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      );
    case 'part':
      return (
        <Fieldset legend={common.label} id={common.id} tabIndex={-1}>
          <Fields
            fields={field.fields ?? []}
            values={(value as Values | undefined) ?? {}}
            change={change}
            path={path}
            errors={errors}
          />
        </Fieldset>
      );
    case 'parts':
      if (field.name === 'hours')
        return (
          <HoursField
            id={common.id}
            label={common.label}
            value={(value as object[] | undefined) ?? []}
            change={change}
          />
        );
      return <Several field={field} value={value} change={change} path={path} errors={errors} />;
    case 'words':
      return (
        <TextInput
          {...common}
          description={t('separated by commas')}
          value={((value as string[] | undefined) ?? []).join(', ')}
          onChange={({ currentTarget }) => change(currentTarget.value.split(/,\s*/).filter(Boolean))}
        />
      );
    case 'id':
      if (NAMES_AN_INSTITUTION.includes(field.name))
        return <InstitutionField {...common} value={value as string | undefined} change={change} />;
  }
  const one = { ...common, value: value as string | undefined, change };
  if (field.kind === 'text' && field.name === 'institution') return <InstitutionField {...one} />;
  if (field.kind === 'text' && field.name === 'language') return <LanguageField {...one} />;
  if (field.kind === 'text' && A_DAY.test(field.name)) return <DayField {...one} />;
  if (field.kind === 'text' && A_MOMENT.test(field.name)) return <MomentField {...one} />;
  const text = { ...common, value: (value as string | number | undefined) ?? '' };
  if (PASSWORDS.has(field.name))
    return (
      <PasswordInput
        {...text}
        autoComplete={PASSWORDS.get(field.name)}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
        visibilityToggleButtonProps={{ 'aria-label': t('show password') }}
      />
    );
  if (LONG.includes(field.name))
    return <Textarea {...text} onChange={({ currentTarget }) => change(currentTarget.value || undefined)} />;
  return (
    <TextInput
      {...text}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      onChange={({ currentTarget: { value: said } }) =>
        change(said === '' ? undefined : field.kind === 'number' ? Number(said) : said)
      }
    />
  );
}

// The API lists codes by letter; people expect yes before no, and "not known" last.
const FIRST = [
  'yes',
  'no',
  'undecided',
  'not_asked',
  'could_not_be_asked',
  'emergency',
  'urgent',
  'normal',
  'oral',
  'adult',
  'minor',
  'unsure',
];
const LAST = ['other', 'not_known', 'unknown'];
const rank = (option: string): number =>
  FIRST.includes(option) ? FIRST.indexOf(option) - FIRST.length : LAST.includes(option) ? 1 + LAST.indexOf(option) : 0;
export const inOrder = (options: readonly string[]): string[] =>
  options.toSorted((one, other) => rank(one) - rank(other));

function Several({ field, value, change, path, errors }: Shown) {
  const { t, field: label } = useSay();
  const rows = (value as Values[] | undefined) ?? [];
  return (
    <Fieldset legend={label(field.name)} id={idOf(path)} tabIndex={-1}>
      <Stack>
        {rows.map((row, at) => (
          <Group key={at} align="end" wrap="nowrap">
            <div style={{ flexGrow: 1 }}>
              <Fields
                fields={field.fields ?? []}
                values={row}
                change={(changed) => change(rows.with(at, changed))}
                path={`${path}[${at}]`}
                errors={errors}
              />
            </div>
            <Button variant="default" onClick={() => change(rows.toSpliced(at, 1))}>
              {t('remove')}
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={() => change([...rows, {}])}>
            {t('add one')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** Without what was left empty: an absent field is absent, not an empty one. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const inner = filled(part);
    const empty =
      inner === undefined ||
      inner === '' ||
      (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length === 0);
    return empty ? [] : [[name, inner] as const];
  });
  return Object.fromEntries(kept);
}
