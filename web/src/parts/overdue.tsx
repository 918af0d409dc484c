import { Alert, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { useSay, whenIn } from '../words/say.js';

/** The person has not arrived: who looks first, who calls next, and from the sixth hour on what is to be decided (flows.md 2.13). */
export function Overdue({ of: one }: { of: Schemas['HandoverView'] }) {
  const { t, language } = useSay();
  const who = useSession();
  if (!one.overdueSince) return null;
  const raises = who?.allowed.includes('raise-alarm') ?? false;
  return (
    <Alert color="red" variant="light" title={t('overdue since', { at: whenIn(language, one.overdueSince) })}>
      <Stack gap="sm">
        <List type="ordered">
          <List.Item>{t('first the receiver looks', { receiver: one.to?.name ?? one.toCountry })}</List.Item>
          <List.Item>
            {t('then the sender calls', { sender: one.from.name })}{' '}
            {one.caseId && (
              <Link className="not-printed" to="/cases/$id" params={{ id: one.caseId }}>
                {t('open the case')}
              </Link>
            )}
          </List.Item>
          <List.Item>{t('then the escort')}</List.Item>
        </List>
        {one.contact && (
          <Text>
            {t('receiver contact')}: {one.contact.name}, <a href={`tel:${one.contact.phone}`}>{one.contact.phone}</a>
            {one.contact.dutyLine && (
              <>
                {', '}
                {t('duty line')} <a href={`tel:${one.contact.dutyLine}`}>{one.contact.dutyLine}</a>
              </>
            )}
          </Text>
        )}
        {one.decideFrom && (
          <Text fw={600}>
            {one.decideNow
              ? t('decide now')
              : t('decide at', { at: whenIn(language, one.decideFrom.at, one.decideFrom.local[0]?.zone) })}
          </Text>
        )}
        {one.decideNow && (
          <List>
            <List.Item>
              {t('decide danger')} {raises && <Link to="/alerts">{t('raise an alert')}</Link>}
            </List.Item>
            <List.Item>{t('decide wait')}</List.Item>
            <List.Item>{t('decide changed mind')}</List.Item>
            <List.Item>{t('decide not found')}</List.Item>
          </List>
        )}
      </Stack>
    </Alert>
  );
}
