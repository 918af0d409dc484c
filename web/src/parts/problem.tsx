import { Alert, Anchor, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { dayIn, useSay, whenIn } from '../words/say.js';
import { focusField } from './focus-field.js';
import { namesOfLanguages } from './language-field.js';

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
      {problem && <Hints of={problem} />}
      {errors.length > 0 && (
        <List>
          {errors.map(({ path = '', message = '' }) => (
            <List.Item key={path + message}>
              <Anchor
                href={`#${idOf(path)}`}
                onClick={(event) => {
                  if (focusField(idOf(path))) event.preventDefault();
                }}
              >
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

interface Before {
  topics: string[];
  institution: string;
  heldOn: string;
  language: string | null;
}

/** What the server says besides: whom to turn to instead, whom to call, from when on. */
function Hints({ of: problem }: { of: Refused['problem'] }) {
  const { t, code, language } = useSay();
  const { askedBefore, call, from } = problem as { askedBefore?: Before[]; call?: CallView; from?: string | null };
  return (
    <>
      {askedBefore && (
        <List aria-label={t('whom to ask instead')}>
          {askedBefore.map(({ topics, institution, heldOn, language: spoken }) => (
            <List.Item key={institution + heldOn + topics.join()}>
              {institution}: {topics.map((topic) => code(topic, 'topics')).join(', ')} ({dayIn(language, heldOn)}
              {spoken ? `, ${namesOfLanguages(language)(spoken)}` : ''})
            </List.Item>
          ))}
        </List>
      )}
      {call?.dutyLine && (
        <Text>
          {call.institution}: <a href={`tel:${call.dutyLine}`}>{call.dutyLine}</a>
        </Text>
      )}
      {from && <Text>{t('possible from', { at: whenIn(language, from) })}</Text>}
    </>
  );
}

type CallView = Schemas['CallView'];
