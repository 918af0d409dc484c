import { Accordion, Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { Tenures } from '../parts/tenures.js';
import { WhoLeads } from '../parts/who-leads.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  hand_over: 'POST cases/{id}/handovers',
  ask: 'POST cases/{id}/needs',
  ask_consent: 'POST cases/{id}/consents',
  withdraw_consent: 'POST cases/{id}/consents/withdrawals',
  lose_contact: 'POST cases/{id}/contact-lost',
  regain_contact: 'POST cases/{id}/contact-regained',
  close: 'POST cases/{id}/close',
  reopen: 'POST cases/{id}/reopen',
} as const;

/** One person's case, as far as the reader may see it. */
export function Page() {
  const id = useShownId();
  const view = useQuery({
    queryKey: ['case', id],
    queryFn: () => answerOf(api.GET('/api/cases/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return <Loaded of={view}>{(shown) => <Case of={shown} seenAt={view.dataUpdatedAt} />}</Loaded>;
}

function Case({ of: one, seenAt }: { of: Schemas['CaseView']; seenAt: number }) {
  const { t, code, language } = useSay();
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1}>{one.called ?? one.number}</Title>
        <Badge size="lg" variant="light" tt="none" autoContrast>
          {one.open ? code(one.urgency) : t('closed')}
        </Badge>
      </Group>
      <Text>{t('case number', { number: one.number })}</Text>
      {one.contactLostSince && (
        <Alert color="red" title={t('contact lost since', { at: whenIn(language, one.contactLostSince) })} />
      )}
      <section aria-labelledby="leads">
        <Title order={2} id="leads">
          {t('who has it now')}
        </Title>
        <WhoLeads leads={one.leads} />
      </section>
      <Acts allowed={one.allowed} calls={CALLS} ids={{ id: one.id }} />
      {one.allowed.includes('give_sheet') && (
        <Link to="/cases/$id/sheet" params={{ id: one.id }} children={t('their sheet')} />
      )}
      {one.tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <Title order={2} id="tasks">
            {t('to do')}
          </Title>
          <Stack component="ul" gap="xs">
            {one.tasks.map((task) => (
              <li key={task.id}>
                {code(task.kind)} <Due due={task.due} /> {task.doneAt && t('done')}
                <Acts allowed={task.allowed} calls={{ do: 'POST tasks/{id}/done' }} ids={{ id: task.id }} />
              </li>
            ))}
          </Stack>
        </section>
      )}
      {one.questions.length > 0 && (
        <section aria-labelledby="asked">
          <Title order={2} id="asked">
            {t('already asked')}
          </Title>
          <Facts
            of={one.questions.map(({ question, standing, answer, askedAt, institution }) => [
              code(question),
              `${answer ? code(answer) : t('not asked')}${standing === 'ask_again' ? `, ${t('ask again')}` : ''}${askedAt ? ` (${institution ?? ''}, ${whenIn(language, askedAt)})` : ''}`,
            ])}
          />
        </section>
      )}
      {one.sections.length > 0 && (
        <section aria-labelledby="known">
          <Title order={2} id="known">
            {t('what is written')}
          </Title>
          <Accordion multiple variant="separated" order={3}>
            {one.sections.map((here) => (
              <Accordion.Item key={here.section} value={here.section}>
                <Accordion.Control>
                  {code(here.section, 'section')} ({here.entries})
                </Accordion.Control>
                <Accordion.Panel>
                  <Section caseId={one.id} here={here} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </section>
      )}
      <section aria-labelledby="history">
        <Title order={2} id="history">
          {t('lead history')}
        </Title>
        <Tenures of={one.tenures} now={seenAt} />
      </section>
      <Handovers caseId={one.id} />
    </Stack>
  );
}

function Handovers({ caseId }: { caseId: string }) {
  const { t, code } = useSay();
  const list = useQuery({
    queryKey: ['case', caseId, 'handovers'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/handovers', { params: { path: { id: caseId } } })),
  });
  if (!list.data || list.data.items.length === 0) return null;
  return (
    <section aria-labelledby="handovers">
      <Title order={2} id="handovers">
        {t('handovers')}
      </Title>
      <ul>
        {list.data.items.map(({ id, to, toCountry, word }) => (
          <li key={id}>
            <Link to="/handovers/$id" params={{ id }}>
              {to ?? toCountry}: {code(word)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
