import { Alert, Button, Group } from '@mantine/core';
import { useSay } from '../words/say.js';

/** Two devices of one officer: nothing is written over before they say which stands. */
export function Elsewhere({ insist }: { insist: () => void }) {
  const { t } = useSay();
  return (
    <Alert color="yellow" role="alert" title={t('changed elsewhere')}>
      <Group>
        <Button onClick={() => window.location.reload()}>{t('take what is saved')}</Button>
        <Button variant="default" onClick={insist}>
          {t('keep what is here')}
        </Button>
      </Group>
    </Alert>
  );
}
