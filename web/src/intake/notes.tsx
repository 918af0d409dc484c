import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';
import { useSay } from '../words/say.js';
import { answerAt, asText, type Answers } from './along.js';
import type { State } from './keep.js';

/** Asked for with the page, so that it is there when the line is not. */
export function useEmergencyNumber(): string {
  const code = useSession()?.institution.country;
  const country = useQuery({
    queryKey: ['country', code],
    queryFn: () => answerOf(api.GET('/api/countries/{code}', { params: { path: { code: code! } } })),
    enabled: code !== undefined,
    staleTime: Infinity,
  });
  return country.data?.emergencyNumber ?? '112';
}

/** The emergency number comes before everything else, and the page does not pretend to send help. */
export function Danger({ answers }: { answers: Answers }) {
  const { t } = useSay();
  const number = useEmergencyNumber();
  if (answers['danger'] !== 'yes') return null;
  return (
    <Alert
      color="red"
      role="alert"
      title={
        <Anchor href={`tel:${number}`} c="inherit" fw={700} fz="xl" underline="always">
          {t('call', { number })}
        </Anchor>
      }
    >
      {t('this page sends no help')} {t('the rest can wait')}
    </Alert>
  );
}

/** What these answers lead to, said where they are given (flows.md 2.7, 2.8). */
export function WhatFollows({ step, answers }: { step: string; answers: Answers }) {
  const { t } = useSay();
  const support = answerAt(answers, 'consents.contact_support.answer');
  const mayBeChild = ['minor', 'unsure'].includes(asText(answers['ageGroup']));
  const said =
    mayBeChild && step === 'age'
      ? t('follows child')
      : mayBeChild && step === 'support'
        ? t('follows child asked')
        : step === 'support' && support === 'no'
          ? t('follows refusal')
          : step === 'support' && support === 'could_not_be_asked'
            ? t('follows could not')
            : undefined;
  return (
    <div aria-live="polite">
      {said && (
        <Alert color="blue" variant="light">
          {said}
        </Alert>
      )}
    </div>
  );
}

const clockIn = (language: string, at: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** Where what is typed lies now; never "saved" before the server has it. */
export function WhereKept({ state, savedAt }: { state: State; savedAt: string | undefined }) {
  const { t, language } = useSay();
  if (state === 'memory')
    return (
      <Alert color="yellow" role="alert" title={t('kept in memory now')}>
        {t('kept in memory until')}
      </Alert>
    );
  return (
    <Text size="sm" role="status" aria-live="polite" className="kept">
      {state === 'saving'
        ? t('saving')
        : state === 'saved' && savedAt
          ? t('saved at', { at: clockIn(language, savedAt) })
          : ''}
    </Text>
  );
}

/** A way out where nobody wants a record: advice about a person who is not named. */
export function OnlyAdvice() {
  const { t } = useSay();
  return (
    <Text size="sm">
      {t('only advice')} <Link to="/consultations">{t('only advice link')}</Link>.{' '}
      <Link to="/identify/paper">{t('paper link')}</Link>
    </Text>
  );
}
