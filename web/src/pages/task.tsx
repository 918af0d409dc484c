import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Left } from '../parts/left.js';
import { Loaded } from '../parts/loaded.js';
import { opensAt } from '../parts/opens.js';
import { useShownId } from '../parts/shown-id.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

/** Something to be done by a time, also by those who do not see the case. */
export function Page() {
  const { t, code, language } = useSay();
  const id = useShownId();
  const view = useQuery({
    queryKey: ['task', id],
    queryFn: () => answerOf(api.GET('/api/tasks/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded of={view}>
      {(task) => {
        const urgency = (task.need ?? task.handover)?.urgency;
        const to = task.opens && opensAt(task.opens);
        return (
          <Stack>
            <Title order={1}>{code(task.kind, 'task')}</Title>
            <Text>
              {task.doneAt ? t('done at', { at: whenIn(language, task.doneAt) }) : <Left at={task.due.at} />} ·{' '}
              <Due due={task.due} />
            </Text>
            <Facts
              of={[
                [t('need'), task.need && code(task.need.service, 'service')],
                [t('urgency'), urgency && code(urgency, 'urgency')],
                [t('conference on'), task.need?.conferenceOn && dayIn(language, task.need.conferenceOn)],
                [t('reference'), task.handover?.reference],
                [t('to'), task.handover && code(task.handover.toCountry)],
              ]}
            />
            <Acts allowed={task.allowed} calls={{ do: 'POST tasks/{id}/done' }} ids={{ id }} atOnce={['do']} />
            {to && (
              <Link className="not-printed" {...to}>
                {t('open what it is about')}
              </Link>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}
