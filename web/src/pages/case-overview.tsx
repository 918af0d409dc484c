import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { Assignment } from '../parts/assignment.js';
import { isLive, useCase, type CaseView } from '../parts/case-view.js';
import { Due } from '../parts/due.js';
import { Empty } from '../parts/empty.js';
import { Left } from '../parts/left.js';
import { Part } from '../parts/part.js';
import { Reflection } from '../parts/reflection.js';
import { Entry } from '../parts/section.js';
import { Standing } from '../parts/standing.js';
import { WhoLeads } from '../parts/who-leads.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  regain_contact: 'POST cases/{id}/contact-regained',
  lose_contact: 'POST cases/{id}/contact-lost',
  close: 'POST cases/{id}/close',
  reopen: 'POST cases/{id}/reopen',
} as const;

/** Who leads, who helps, what waits, the plan, and what has been asked already. */
export function Page() {
  const { t, code, language } = useSay();
  const one = useCase();
  return (
    <Stack gap="xl">
      <div className="two">
        <Part title={t('who has it now')}>
          <WhoLeads leads={one.leads} />
          <Assignment of={one} />
          {!one.open && one.closedAt && (
            <Text>{t('closed at', { at: whenIn(language, one.closedAt), why: code(one.closeReason, 'reason') })}</Text>
          )}
        </Part>
        <Part title={t('to do')}>
          <Tasks of={one} />
        </Part>
      </div>
      <Part title={t('who helps')}>
        <WhoHelps of={one} />
      </Part>
      <Plan of={one} />
      {one.open && one.relations.some((relation) => ['lead', 'holding_lead'].includes(relation)) && (
        <Part title={t('reflection period')}>
          <Reflection caseId={one.id} />
        </Part>
      )}
      {one.questions.length > 0 && (
        <Part title={t('already asked')}>
          <Standing of={one.questions} />
          <Anchor className="not-printed" component={Link} to="/cases/$id/consent" params={{ id: one.id } as never}>
            {t('everything about consent')}
          </Anchor>
        </Part>
      )}
      <Part title={t('this case')}>
        <Acts
          allowed={one.allowed}
          calls={CALLS}
          ids={{ id: one.id }}
          words={{ close: 'close-case' }}
          beside={(verb) =>
            verb === 'close' ? (
              <Text>{t('closing means')}</Text>
            ) : verb === 'reopen' ? (
              <Text>{t('reopening means')}</Text>
            ) : null
          }
        />
        {!Object.keys(CALLS).some((verb) => one.allowed.includes(verb)) && <Empty>{t('lead decides')}</Empty>}
      </Part>
    </Stack>
  );
}

function Tasks({ of: one }: { of: CaseView }) {
  const { t, code, language } = useSay();
  const [open, done] = [one.tasks.filter(({ doneAt }) => !doneAt), one.tasks.filter(({ doneAt }) => doneAt)];
  return (
    <Stack gap="sm">
      {open.length === 0 && <Empty>{t('nothing to do')}</Empty>}
      <ul className="plain">
        {open.map((task) => (
          <li key={task.id}>
            <Card withBorder padding="sm">
              <Group justify="space-between">
                <div>
                  <Text fw={600}>{code(task.kind, 'task')}</Text>
                  <Left at={task.due.at} /> · <Due due={task.due} />
                </div>
                <Acts
                  allowed={task.allowed}
                  calls={{ do: 'POST tasks/{id}/done' }}
                  ids={{ id: task.id }}
                  atOnce={['do']}
                />
              </Group>
            </Card>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <details className="on-paper">
          <summary>{t('done already', { count: done.length })}</summary>
          <ul>
            {done.map((task) => (
              <li key={task.id}>
                {code(task.kind, 'task')}: {task.doneAt && whenIn(language, task.doneAt)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}

/** To the lead everybody who sees something, and what; to others the requests that are theirs to see. */
function WhoHelps({ of: one }: { of: CaseView }) {
  const { t, code } = useSay();
  const others = one.grants.filter(
    (grant) => isLive(grant) && !['lead', 'holding_lead', 'former_lead', 'break_glass'].includes(grant.relation),
  );
  return (
    <Stack gap="sm">
      {others.length === 0 && (
        <Empty>
          {one.grants.length > 0 ? t('nobody helps yet') : t('helpers are shown to the lead')}{' '}
          {one.allowed.includes('ask') && (
            <Link to="/cases/$id/requests" params={{ id: one.id }}>
              {t('ask for help')}
            </Link>
          )}
        </Empty>
      )}
      {others.length > 0 && (
        <ul className="plain">
          {others.map((grant) => (
            <li key={`${grant.institutionId} ${grant.relation} ${grant.since}`}>
              <Group gap="xs">
                <Text fw={600}>{grant.institution}</Text>
                <Badge variant="light" tt="none" autoContrast>
                  {code(grant.relation, 'relation')}
                </Badge>
                <Text size="sm">{code(grant.country)}</Text>
              </Group>
              <Text size="sm">
                {t('sees', { sections: grant.reads.map((section) => code(section, 'section')).join(', ') || '–' })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Plan({ of: one }: { of: CaseView }) {
  const { t } = useSay();
  const here = one.sections.find(({ section }) => section === 'plan');
  const plan = useQuery({
    queryKey: ['case', one.id, 'section', 'plan'],
    enabled: (here?.entries ?? 0) > 0,
    staleTime: 600_000,
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: () =>
      answerOf(api.GET('/api/cases/{id}/sections/{section}', { params: { path: { id: one.id, section: 'plan' } } })),
  });
  if (!here) return null;
  return (
    <Part title={t('plan')}>
      {here.entries === 0 && <Empty>{t('no plan yet')}</Empty>}
      {plan.data?.entries.slice(0, 5).map((entry) => (
        <Entry key={entry.id} of={entry} />
      ))}
      <Anchor className="not-printed" component={Link} to="/cases/$id/notes" params={{ id: one.id } as never}>
        {here.mayWrite ? t('write in the plan') : t('read the plan')}
      </Anchor>
    </Part>
  );
}
