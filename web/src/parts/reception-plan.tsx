import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, Refused } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Facts } from './facts.js';

/** Who meets, where, when, and the words by which the two sides know each other; seen by lead, receiver and escort only. */
export function ReceptionPlan({ id, allowed }: { id: string; allowed: readonly string[] }) {
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
            [field('at'), `${whenIn(language, plan.at, plan.zone)} (${plan.zone})`],
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
        <Text>{t('no plan yet')}</Text>
      )}
      <Acts
        allowed={allowed}
        calls={{ 'plan-reception': 'PUT handovers/{id}/reception-plan' }}
        ids={{ id }}
        version={plan?.version ?? 0}
      />
    </>
  );
}
