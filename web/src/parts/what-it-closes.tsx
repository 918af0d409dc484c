import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSay } from '../words/say.js';
import { ProblemNotice } from './problem.js';

type Values = Readonly<Record<string, unknown>>;

/** Of the form as it stands, what the withdrawal would close: the server does it, looks, and undoes it. */
export function WhatItCloses({ caseId, of: values }: { caseId: string; of: Values }) {
  const { t, code } = useSay();
  const recipient = (values['recipient'] ?? {}) as { institution?: string; country?: string; kinds?: string[] };
  const sections = (values['sections'] ?? []) as string[];
  const query = {
    ...(recipient.institution ? { institution: recipient.institution } : {}),
    ...(recipient.country ? { country: recipient.country as 'LV' } : {}),
    ...(recipient.kinds?.length ? { kinds: recipient.kinds.join(',') } : {}),
    ...(sections.length > 0 ? { sections: sections.join(',') } : {}),
  };
  const ahead = useQuery({
    queryKey: ['case', caseId, 'ahead', query],
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: () =>
      answerOf(api.GET('/api/cases/{id}/consents/withdrawals/ahead', { params: { path: { id: caseId }, query } })),
  });
  if (ahead.error) return <ProblemNotice error={ahead.error} />;
  if (!ahead.data) return <Text role="status">{t('loading')}</Text>;
  const { closes, stops } = ahead.data;
  const of = (name: string, country: string, lost: string[]) => ({
    name: `${name} (${code(country)})`,
    sections: lost.map((section) => code(section, 'section')).join(', '),
  });
  return (
    <Alert
      color="yellow"
      role="status"
      title={closes.length + stops.length > 0 ? t('this closes') : t('this closes nothing')}
    >
      <List>
        {closes.map(({ institution, country, relation, sections: lost, all }) => (
          <List.Item key={`${institution} ${relation}`}>
            {all
              ? t('sees nothing any more', of(institution, country, lost))
              : t('sees no more', of(institution, country, lost))}
          </List.Item>
        ))}
        {stops.map(({ id, institution, inTransit, what }) => (
          <List.Item key={id + institution}>
            {inTransit
              ? t('arrives unnamed', { name: institution })
              : what === 'ask'
                ? t('ask stops', { name: institution })
                : t('handover stops', { name: institution })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
