import { Alert, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';

const DECIDE_MS = 6 * 3_600_000;

/** The person has not arrived: who looks first, who calls next, and from the sixth hour on what is to be decided (flows.md 2.13). */
export function Overdue({ of: one, seenAt }: { of: Schemas['HandoverView']; seenAt: number }) {
  const { t, language } = useSay();
  if (!one.overdueSince) return null;
  const expected = Date.parse(one.expected?.at ?? one.overdueSince);
  const decide = seenAt >= expected + DECIDE_MS;
  return (
    <Alert color="red" variant="light" title={t('overdue since', { at: whenIn(language, one.overdueSince) })}>
      <Stack gap="sm">
        <List type="ordered">
          <List.Item>{t('first the receiver looks', { receiver: one.to?.name ?? one.toCountry })}</List.Item>
          <List.Item>
            {t('then the sender calls', { sender: one.from.name })}{' '}
            {one.caseId && (
              <Link to="/cases/$id" params={{ id: one.caseId }}>
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
        <Text fw={600}>
          {decide
            ? t('decide now')
            : t('decide at', { at: whenIn(language, new Date(expected + DECIDE_MS), one.expected?.local[0]?.zone) })}
        </Text>
        {decide && (
          <List>
            <List.Item>{t('decide danger')}</List.Item>
            <List.Item>{t('decide wait')}</List.Item>
            <List.Item>{t('decide changed mind')}</List.Item>
            <List.Item>{t('decide not found')}</List.Item>
          </List>
        )}
      </Stack>
    </Alert>
  );
}
