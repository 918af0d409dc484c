import { Text, Title } from '@mantine/core';
import { useSay } from '../words/say.js';

/** What one may not see and what does not exist look the same. */
export function NotHere() {
  const { t } = useSay();
  return (
    <>
      <Title order={1}>{t('not here')}</Title>
      <Text>{t('not here, because')}</Text>
    </>
  );
}
