import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useSay } from '../words/say.js';

interface Chosen {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  options: readonly string[];
  value: readonly string[];
  change: (value: string[]) => void;
  nameOf: (option: string) => string;
}

/** Some of many: one after the other from the list; what was chosen stands below it and goes with one press. */
export function ManyField({ options, value, change, nameOf, ...common }: Chosen) {
  const { t, language } = useSay();
  const left = options
    .filter((option) => !value.includes(option))
    .map((option) => ({ value: option, label: nameOf(option) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  return (
    <Stack gap="xs">
      <NativeSelect
        {...common}
        value=""
        onChange={({ currentTarget }) => currentTarget.value && change([...value, currentTarget.value])}
        data={[{ value: '', label: value.length > 0 ? t('choose another') : t('choose') }, ...left]}
      />
      {value.length > 0 && (
        <Group gap="xs">
          {value.map((option) => (
            <Button
              key={option}
              size="compact-md"
              variant="default"
              rightSection={<span aria-hidden>×</span>}
              aria-label={t('remove it', { what: nameOf(option) })}
              onClick={() => change(value.filter((one) => one !== option))}
            >
              {nameOf(option)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
