import { Stack, Text } from '@mantine/core';
import { useSay } from '../words/say.js';
import { Content } from './content.js';

/** What decides, without a name: what is known, one below the other; what is not known yet, in one line. */
export function Preview({ of }: { of: object }) {
  const { t, field } = useSay();
  const all = Object.entries(of).filter(([, value]) => value !== null && value !== undefined);
  const open = all.filter(([, value]) => value === 'not_known').map(([name]) => field(name));
  return (
    <Stack gap="xs">
      <Content of={Object.fromEntries(all.filter(([, value]) => value !== 'not_known'))} />
      {open.length > 0 && <Text size="sm">{t('not known yet', { what: open.join(', ') })}</Text>}
    </Stack>
  );
}
