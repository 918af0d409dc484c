import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Loaded } from '../parts/loaded.js';
import { WhoLeads } from '../parts/who-leads.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  told_by_phone: 'POST identifications/{id}/told-by-phone',
};

/** The officer's own card: what was sent, and who has it now, as it is, as it comes. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
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
            <Alert color="red" title={t('call', { number: sent.emergencyNumber })}>
              {t('this page sends no help')}
            </Alert>
          )}
          {sent.outcome === 'notice' ? <Text>{t('notice only')}</Text> : <WhoLeads leads={sent.leads} />}
          <Text>
            {code(sent.outcome)}
            {sent.number ? `, ${t('case number', { number: sent.number })}` : ''}, {whenIn(language, sent.at)}
          </Text>
          <Acts allowed={sent.allowed} calls={CALLS} ids={{ id }} />
          {sent.caseId && (
            <Link to="/cases/$id" params={{ id: sent.caseId }}>
              {t('open the case')}
            </Link>
          )}
          <Link to="/identify" search={{ incident: id }}>
            {t('another person of this incident')}
          </Link>
          <Link to="/identify">{t('new identification')}</Link>
        </Stack>
      )}
    </Loaded>
  );
}
