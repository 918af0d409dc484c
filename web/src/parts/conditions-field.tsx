import { Checkbox, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useSay } from '../words/say.js';
import { DayField, MomentField } from './when-field.js';

interface Condition {
  code: string;
  value?: string | number | undefined;
}
interface Shown {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  options: readonly string[];
  value: readonly Condition[];
  change: (value: Condition[]) => void;
}

/** What is asked beside a condition; the others say everything by themselves. */
const BESIDE: Readonly<Record<string, 'day' | 'moment' | 'number'>> = {
  from_date: 'day',
  until_date: 'day',
  bed_from: 'moment',
  most_nights: 'number',
};

/** A yes, but: ticked from a list; for a day, an hour or a number of nights there is a field as soon as it is ticked. */
export function ConditionsField({ options, value, change, ...common }: Shown) {
  const { code } = useSay();
  const put = (name: string, said: string | number | undefined): void =>
    change(value.map((one) => (one.code === name ? { code: name, value: said } : one)));
  const nameOf = (name: string): string => code(name, 'conditions');
  return (
    <Stack gap="sm">
      <Checkbox.Group
        {...common}
        value={value.map((one) => one.code)}
        onChange={(chosen) => change(chosen.map((name) => value.find((one) => one.code === name) ?? { code: name }))}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
          {options.map((option) => (
            <Checkbox key={option} value={option} label={nameOf(option)} size="md" />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      {value
        .filter((one) => BESIDE[one.code])
        .map((one) => {
          const field = { id: `${common.id}-${one.code}`, label: nameOf(one.code), required: true, error: undefined };
          const when = { ...field, value: one.value as string | undefined };
          switch (BESIDE[one.code]) {
            case 'day':
              return <DayField key={one.code} {...when} change={(day) => put(one.code, day)} />;
            case 'moment':
              return <MomentField key={one.code} {...when} change={(at) => put(one.code, at)} />;
            default:
              return (
                <TextInput
                  key={one.code}
                  {...field}
                  inputMode="numeric"
                  value={one.value ?? ''}
                  onChange={({ currentTarget: { value: said } }) =>
                    put(one.code, /^\d+$/.test(said) ? Number(said) : said || undefined)
                  }
                />
              );
          }
        })}
    </Stack>
  );
}
