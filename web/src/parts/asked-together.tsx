import { Alert, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { Acts } from './acts.js';

type Handover = Schemas['HandoverView'];

/** Both or neither: with whom it is one question, and how far each of them is; a number and references, never a person. */
export function AskedTogether({ of: { together } }: { of: Handover }) {
  const { t, code } = useSay();
  if (!together || together.others === 0) return null;
  return (
    <Alert id="together" variant="outline" title={t('asked together with', { count: together.others })}>
      <Text>{t('asked together means')}</Text>
      {together.requests.length > 0 && (
        <ul>
          {together.requests.map(({ id, reference, status }) => (
            <li key={id}>
              <Link to="/handovers/$id" params={{ id }}>
                {t('reference')} {reference}
              </Link>
              : {code(status)}
            </li>
          ))}
        </ul>
      )}
      {together.requests.length < together.others && <Text>{t('others you do not see')}</Text>}
    </Alert>
  );
}

/** For the sender, where persons of a link wish to go together and go to the same receiver. */
export function AskTogether({ of: { id, allowed, askableBy } }: { of: Handover }) {
  const { t, code } = useSay();
  if (!askableBy?.length) return null;
  const choices = askableBy.map(({ link, kind, requests }) => ({
    value: link,
    label: `${code(kind, 'kind')}: ${requests.map(({ reference }) => reference).join(', ')}`,
  }));
  return (
    <Stack gap="xs">
      <Text>{t('may be asked together')}</Text>
      <Acts
        allowed={allowed}
        calls={{ 'ask-together': 'POST handovers/{id}/ask-together' }}
        ids={{ id }}
        choices={{ link: choices }}
        start={choices.length === 1 ? { link: choices[0]?.value } : {}}
        beside={() => <Text>{t('asked together means')}</Text>}
      />
    </Stack>
  );
}
