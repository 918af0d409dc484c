import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, Refused, type Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Facts } from './facts.js';
import { cityOf } from './when-field.js';

/** Who meets, where, when, and the words by which the two sides know each other; seen by lead, receiver and escort only. */
export function ReceptionPlan({ of: { id, allowed, to } }: { of: Schemas['HandoverView'] }) {
  const { t, field, language } = useSay();
  const asked = useQuery({
    queryKey: ['handover', id, 'reception-plan'],
    queryFn: async () => {
      try {
        return await answerOf(api.GET('/api/handovers/{id}/reception-plan', { params: { path: { id } } }));
      } catch (error) {
        if (error instanceof Refused && error.problem.status === 404) return null;
        throw error;
      }
    },
  });
  if (asked.data === undefined) return null;
  const plan = asked.data;
  return (
    <>
      {plan ? (
        <Facts
          of={[
            [field('whoMeets'), plan.whoMeets],
            [field('recognitionSign'), plan.recognitionSign],
            [field('where'), plan.where],
            [field('at'), `${whenIn(language, plan.at, plan.zone)} (${cityOf(plan.zone)})`],
            [field('theySay'), plan.theySay],
            [field('personSays'), plan.personSays],
            [
              field('phone'),
              <a key="phone" href={`tel:${plan.phone}`}>
                {plan.phone}
              </a>,
            ],
            [field('ifLate'), plan.ifLate],
          ]}
        />
      ) : (
        <Text>{t('no reception plan yet')}</Text>
      )}
      <Acts
        allowed={allowed}
        calls={{ 'plan-reception': 'PUT handovers/{id}/reception-plan' }}
        ids={{ id }}
        version={plan?.version ?? 0}
        start={plan ? written(plan) : { zone: to?.timeZone }}
        beside={(_, { at, zone }) =>
          typeof at === 'string' && typeof zone === 'string' ? (
            <Text fw={600} role="status">
              {t('time there and here', {
                there: `${whenIn(language, at, zone)} ${cityOf(zone)}`,
                here: whenIn(language, at),
              })}
            </Text>
          ) : (
            <Text>{t('time as on your clock')}</Text>
          )
        }
      />
    </>
  );
}

/** What can be changed of it: all of it, and so the form begins with what stands. */
const written = ({ version: _, escort, ...plan }: Schemas['ReceptionPlanView']): Record<string, unknown> => ({
  ...plan,
  ...(escort ? { escort } : {}),
});
