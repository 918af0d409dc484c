import { Text } from '@mantine/core';
import { useSay } from '../words/say.js';

/** The question as it is said to the person, in their language. */
export function PersonsText({ language, name }: { language: string | undefined; name: string }) {
  const { t } = useSay();
  if (!language) return <Text size="sm">{t('choose their language')}</Text>;
  return <Text size="sm">{name}</Text>;
}
