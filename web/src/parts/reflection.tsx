import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { dayIn, useSay } from '../words/say.js';
import { Acts } from './acts.js';
import { Empty } from './empty.js';
import { Loaded } from './loaded.js';

const CALLS = {
  record: 'POST cases/{id}/reflection',
  extend: 'POST cases/{id}/reflection/extend',
  end: 'POST cases/{id}/reflection/end',
};

/** Time to recover and decide, as a clock: until when, how many days are left, and what the country's rule says. */
export function Reflection({ caseId }: { caseId: string }) {
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['case', caseId, 'reflection'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/reflection', { params: { path: { id: caseId } } })),
  });
  return (
    <Loaded of={view}>
      {({ running, earlier, rule, allowed }) => (
        <Stack gap="sm">
          {running ? <Running of={running} /> : <Empty>{t('no reflection recorded')}</Empty>}
          <Text size="sm">
            {t('reflection rule', {
              country: code(rule.country, 'country'),
              count: rule.days,
              source: rule.source ?? '',
            })}{' '}
            {!rule.verifiedOn && t('not confirmed by the country')}
          </Text>
          <Acts allowed={allowed} calls={CALLS} words={{ record: 'record-reflection' }} ids={{ id: caseId }} />
          {earlier.length > 0 && (
            <details className="on-paper">
              <summary>{t('earlier ones', { count: earlier.length })}</summary>
              <ul>
                {earlier.map((one) => (
                  <li key={one.id}>
                    {t('reflection runs', {
                      from: dayIn(language, one.beganOn),
                      until: dayIn(language, one.endsOn),
                      country: code(one.country, 'country'),
                    })}
                    : {code(one.endReason)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function Running({ of: one }: { of: Schemas['ReflectionPeriodView'] }) {
  const { t, code, language } = useSay();
  return (
    <>
      <Text fw={600}>
        {t('reflection runs', {
          from: dayIn(language, one.beganOn),
          until: dayIn(language, one.endsOn),
          country: code(one.country, 'country'),
        })}
      </Text>
      {one.over ? (
        <Alert color="red" title={t('reflection is over')} />
      ) : (
        <Text fw={one.daysLeft <= 7 ? 600 : 400}>{t('days of it left', { count: one.daysLeft })}</Text>
      )}
      {one.shorterThanRule && (
        <Alert
          color="orange"
          title={t('reflection is short', { country: code(one.country, 'country'), at: dayIn(language, one.byRuleOn) })}
        />
      )}
    </>
  );
}
