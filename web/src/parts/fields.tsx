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
import { ConditionsField } from './conditions-field.js';
import { HoursField } from './hours-field.js';
import { inOrder } from './in-order.js';
import { InstitutionField } from './institution-field.js';
import { LanguageField, namesOfLanguages } from './language-field.js';
import { ManyField } from './many-field.js';
import { OpenRequestsField } from './open-requests-field.js';
import { DayField, MomentField, ZoneField } from './when-field.js';

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

const LONG = ['text', 'words', 'note', 'reason', 'reasons', 'account', 'summary', 'neverContact', 'about', 'ifLate'];
/** By name, and what the browser's own keeper of passwords calls them. */
const PASSWORDS = new Map([
  ['current', 'current-password'],
  ['wanted', 'new-password'],
]);
const NAMES_AN_INSTITUTION = ['institution', 'place', 'escort', 'otherPlace'];
/** Also where the API calls it text. */
const ALWAYS_AN_INSTITUTION = ['institution', 'to', 'partOf'];
/** The API describes all of these as text, as JSON has no times. */
const A_DAY = /On$|^(day|from|until|paidUntil|stayLimitedUntil)$/;
const A_MOMENT = /^(at|since|validUntil|answerBy|observedAt|expectedAt|metAt)$/;
/** From here on a list of boxes is longer than a phone. */
const BOXES = 14;

function OneField({ field, value, change, path, errors }: Shown) {
  const { t, code, language, field: label } = useSay();
  const common = { id: idOf(path), label: label(field.name), required: field.required, error: errors.get(path) };
  const options = inOrder(field.options ?? []);
  const choices = useContext(Choices);
  const given = choices[field.name];
  if (given && field.kind === 'one' && given.length <= 6)
    return (
      <Radio.Group {...common} name={path} value={(value as string | undefined) ?? ''} onChange={change}>
        <div className="one-by-one">
          {given.map((one) => (
            <Radio key={one.value} {...one} size="md" />
          ))}
        </div>
      </Radio.Group>
    );
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
      if (field.name === 'conditions')
        return (
          <ConditionsField
            {...common}
            options={field.fields?.find(({ name }) => name === 'code')?.options ?? []}
            value={(value as { code: string }[] | undefined) ?? []}
            change={change}
          />
        );
      if (field.name === 'openRequests')
        return (
          <OpenRequestsField
            id={common.id}
            label={common.label}
            requests={choices['askId'] ?? []}
            value={(value as { askId: string; do: string }[] | undefined) ?? []}
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
  if (field.kind === 'text' && ALWAYS_AN_INSTITUTION.includes(field.name)) return <InstitutionField {...one} />;
  if (field.kind === 'text' && field.name === 'zone') return <ZoneField {...one} />;
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
