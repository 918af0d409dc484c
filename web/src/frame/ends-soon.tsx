import { Alert, Button, Container, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../api/session.js';
import { useSay, whenIn } from '../words/say.js';

const WARN_MS = 5 * 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Said five minutes before the session ends, so that nothing typed is lost. First it is asked whether it still ends then. */
export function EndsSoon({ who }: { who: Session }) {
  const { t, language } = useSay();
  const queries = useQueryClient();
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const left = Date.parse(who.endsAt) - Date.now();
    setSoon(left <= WARN_MS);
    const again = (): void => void queries.invalidateQueries({ queryKey: ['session'] });
    const timer = setTimeout(
      again,
      Math.min(left <= WARN_MS ? Math.max(left, 1000) : left - WARN_MS, LONGEST_TIMER_MS),
    );
    return () => clearTimeout(timer);
  }, [who, queries]);
  if (!soon) return null;
  const stays = who.allowed.includes('stay');
  return (
    <Container size="xl" mt="sm">
      <Alert
        color="yellow"
        role="alert"
        title={t('session ends at', { at: whenIn(language, who.endsAt, who.institution.timeZone) })}
      >
        {stays ? (
          <Button onClick={() => void queries.invalidateQueries({ queryKey: ['session'] })}>
            {t('stay signed in')}
          </Button>
        ) : (
          <Text>{t('session cannot be longer')}</Text>
        )}
      </Alert>
    </Container>
  );
}
