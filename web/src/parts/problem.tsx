import { Alert, Anchor, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Refused } from '../api/client.js';
import { useSay } from '../words/say.js';

/** What was refused and why, with a way to each field; read out and focused when it appears. */
export function ProblemNotice({ error, idOf = (path) => path }: { error: unknown; idOf?: (path: string) => string }) {
  const { t, field, server } = useSay();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) here.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const errors = (problem?.errors ?? []) as { path?: string; message?: string }[];
  return (
    <Alert
      ref={here}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      title={problem ? t(`problem ${problem.type.split('/').pop()}`, problem.title) : t('unreachable')}
    >
      {problem?.detail && <Text>{server(problem.detail)}</Text>}
      {!problem && <Text>{t('nothing was lost')}</Text>}
      {typeof problem?.leads === 'string' && <Text>{t('leads now', { name: problem.leads })}</Text>}
      {errors.length > 0 && (
        <List>
          {errors.map(({ path = '', message = '' }) => (
            <List.Item key={path + message}>
              <Anchor href={`#${idOf(path)}`} onClick={() => document.getElementById(idOf(path))?.focus()}>
                {field(path.split(/[.[]/)[0] ?? path)}
              </Anchor>
              : {server(message)}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
