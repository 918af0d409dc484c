import { Accordion, Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { along, type Answers } from '../intake/along.js';
import { Check } from '../intake/check.js';
import { useForm } from '../intake/use-form.js';
import { Acts } from '../parts/acts.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { colourOf, WhoLeads } from '../parts/who-leads.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = { told_by_phone: 'POST identifications/{id}/told-by-phone' };

/** The officer's own card: who has it now, as it is; then what goes on from here. */
export function Page() {
  const id = useShownId();
  const { t, code, verb, language } = useSay();
  const view = useQuery({
    queryKey: ['identification', id],
    queryFn: () => answerOf(api.GET('/api/identifications/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return (
    <Loaded of={view}>
      {(sent) => (
        <Stack>
          <Title order={1}>{t('who has it now')}</Title>
          {sent.urgency === 'emergency' && sent.emergencyNumber && (
            <Alert
              color="red"
              title={
                <Anchor href={`tel:${sent.emergencyNumber}`} c="inherit" fw={700} underline="always">
                  {t('call', { number: sent.emergencyNumber })}
                </Anchor>
              }
            >
              {t('this page sends no help')}
            </Alert>
          )}
          <Stands sent={sent} />
          {sent.leads && <WhoLeads leads={sent.leads} />}
          <Acts allowed={sent.allowed} calls={CALLS} ids={{ id }} />
          <section className="not-printed" aria-labelledby="next">
            <Title order={2} id="next" size="h3">
              {t('what next')}
            </Title>
            <Group mt="xs">
              <Link className="as-button" to="/identifications/$id/card" params={{ id }}>
                {t('open the card')}
              </Link>
              <Link className="as-button" to="/identify" search={{ incident: id }}>
                {t('another person of this incident')}
              </Link>
              {sent.caseId && sent.allowed.includes('view_case') && (
                <Link className="as-button" to="/cases/$id" params={{ id: sent.caseId }}>
                  {t('open the case')}
                </Link>
              )}
              {sent.caseId && sent.allowed.includes('break_glass') && (
                <Link className="as-button" to="/cases/$id" params={{ id: sent.caseId }}>
                  {verb('break_glass')}
                </Link>
              )}
              <Link className="as-button" to="/identify">
                {t('new identification')}
              </Link>
              <Link className="as-button" to="/identifications">
                {t('place sent')}
              </Link>
            </Group>
          </section>
          <Text size="sm">
            {code(sent.outcome)}
            {sent.number ? `, ${t('case number', { number: sent.number })}` : ''}
            {sent.laterWord ? `, ${code(sent.laterWord)}` : ''}. {t('sent at', { at: whenIn(language, sent.at) })}
          </Text>
          <Accordion variant="contained" chevronPosition="left">
            <Accordion.Item value="sent">
              <Accordion.Control>{t('what was sent')}</Accordion.Control>
              <Accordion.Panel>
                <WhatWasSent answers={sent.answers} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </Stack>
      )}
    </Loaded>
  );
}

/** In one sentence, and in a colour that is not the only sign of it; never "someone has it" before somebody has read it. */
function Stands({ sent }: { sent: Schemas['IdentificationView'] }) {
  const { t } = useSay();
  if (!sent.leads)
    return (
      <Alert color="blue" variant="light" role="status">
        {sent.outcome === 'notice' ? t('outcome notice') : sent.number ? t('nobody leads') : t('outcome added')}
      </Alert>
    );
  const { state } = sent.leads.acknowledged;
  return (
    <Alert color={colourOf(sent.leads)} variant="light" role="status">
      {state === 'read' ? t('somebody read') : state === 'told_by_phone' ? t('somebody told') : t('nobody read yet')}
    </Alert>
  );
}

function WhatWasSent({ answers }: { answers: Answers }) {
  const form = useForm();
  if (!form) return null;
  const { steps } = along(answers);
  return <Check steps={steps} answers={answers} form={form} />;
}
