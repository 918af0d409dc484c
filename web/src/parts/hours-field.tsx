import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useSay } from '../words/say.js';
import { dayName } from './hours.js';

interface Span {
  days?: number[];
  from?: string;
  to?: string;
  onHolidays?: boolean;
}
interface Shown {
  id: string;
  label: string;
  value: readonly Span[];
  change: (value: Span[]) => void;
}

/** Opening hours as one says them: these days, from, to. */
export function HoursField({ id, label, value, change }: Shown) {
  const { t, language, field } = useSay();
  const put = (at: number, span: Span): void => change(value.with(at, span));
  return (
    <Fieldset legend={label} id={id} tabIndex={-1}>
      <Stack>
        {value.map((span, at) => (
          <Fieldset key={at} legend={t('hours number', { number: at + 1 })}>
            <Stack gap="sm">
              <Checkbox.Group
                label={field('days')}
                value={(span.days ?? []).map(String)}
                onChange={(days) => put(at, { ...span, days: days.map(Number).sort() })}
              >
                <Group gap="sm" mt="xs">
                  {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                    <Checkbox key={day} value={String(day)} label={dayName(language, day)} size="md" />
                  ))}
                </Group>
              </Checkbox.Group>
              <Group>
                {(['from', 'to'] as const).map((end) => (
                  <TextInput
                    key={end}
                    label={t(`hours ${end}`)}
                    placeholder={end === 'from' ? '09:00' : '17:00'}
                    value={span[end] ?? ''}
                    onChange={({ currentTarget }) => put(at, { ...span, [end]: currentTarget.value })}
                  />
                ))}
              </Group>
              <Checkbox
                label={t('also on holidays')}
                checked={span.onHolidays ?? false}
                onChange={({ currentTarget }) => put(at, { ...span, onHolidays: currentTarget.checked })}
              />
              <Group>
                <Button variant="default" onClick={() => change(value.toSpliced(at, 1))}>
                  {t('remove')}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        <Group>
          <Button variant="default" onClick={() => change([...value, { days: [1, 2, 3, 4, 5] }])}>
            {t('add one')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
