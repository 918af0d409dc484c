import { Fieldset, Group, Radio, Stack } from '@mantine/core';
import { useSay } from '../words/say.js';
import type { Choice } from './fields.js';

interface Chosen {
  askId: string;
  do: string;
}
interface Shown {
  id: string;
  label: string;
  /** The open requests of the case, by what they ask for. */
  requests: readonly Choice[];
  value: readonly Chosen[];
  change: (value: Chosen[]) => void;
}

/** What becomes of each request that is open when the lead moves: taken over with the lead, unless the new lead ends it. */
export function OpenRequestsField({ id, label, requests, value, change }: Shown) {
  const { code } = useSay();
  return (
    <Fieldset legend={label} id={id} tabIndex={-1}>
      <Stack>
        {requests.map(({ value: askId, label: name }) => (
          <Radio.Group
            key={askId}
            label={name}
            name={`${id}-${askId}`}
            value={value.find((one) => one.askId === askId)?.do ?? 'inherit'}
            onChange={(chosen) => change([...value.filter((one) => one.askId !== askId), { askId, do: chosen }])}
          >
            <Group mt="xs">
              {['inherit', 'end'].map((option) => (
                <Radio key={option} value={option} label={code(option, 'do')} size="md" />
              ))}
            </Group>
          </Radio.Group>
        ))}
      </Stack>
    </Fieldset>
  );
}
