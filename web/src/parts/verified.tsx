import { Badge, Text } from '@mantine/core';
import { dayIn, useSay } from '../words/say.js';

/** When somebody last looked; that nobody has, or long ago, is said in words. */
export function Verified({ on, ageing = on === 'unverified' }: { on: string; ageing?: boolean }) {
  const { t, language } = useSay();
  if (on === 'unverified')
    return (
      <Badge color="orange" variant="light" tt="none" autoContrast>
        {t('never verified')}
      </Badge>
    );
  const said = t('verified on', { day: dayIn(language, on) });
  return ageing ? (
    <Badge color="orange" variant="light" tt="none" autoContrast>
      {said}, {t('long ago')}
    </Badge>
  ) : (
    <Text component="span" size="sm">
      {said}
    </Text>
  );
}
