import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Due } from './due.js';
import { Facts } from './facts.js';

/** In a colour that is not the only sign of it. */
const STANDS: Readonly<Record<string, string>> = { not_yet_read: 'yellow', told_by_phone: 'blue', read: 'green' };
export const colourOf = (leads: { acknowledged: { state: string } } | null): string =>
  (leads && STANDS[leads.acknowledged.state]) ?? 'gray';

type Line = Schemas['LeadLineView'];

/** Not yet read, told by phone and with whom, read and when. */
export function useAcknowledged(): (said: Line['acknowledged']) => string {
  const { t, language } = useSay();
  return ({ state, readAt, toldAt, spokeWith }) =>
    state === 'read' && readAt
      ? t('read at', { at: whenIn(language, readAt) })
      : state === 'told_by_phone' && toldAt
        ? t('told by phone', { at: whenIn(language, toldAt), name: spokeWith ?? '' })
        : t('not yet read');
}

/** Of a record that somebody sent: who has it, or why nobody does. */
export function useWhoHasIt(): (sent: { outcome: string; number: string | null; leads: Line | null }) => string {
  const { t } = useSay();
  const acknowledged = useAcknowledged();
  return ({ outcome, number, leads }) =>
    leads
      ? acknowledged(leads.acknowledged)
      : outcome === 'notice'
        ? t('notice kept')
        : number
          ? t('nobody leads')
          : t('added and told');
}

/** Who has it now, as it is: never "someone has it" before a human has read it. */
export function WhoLeads({ leads }: { leads: Schemas['WhoLeadsView'] | null }) {
  const { t, code, language } = useSay();
  const acknowledged = useAcknowledged();
  if (!leads) return <Text>{t('nobody leads')}</Text>;
  return (
    <Facts
      of={[
        [t('leads'), <strong key="name">{leads.institution}</strong>],
        [
          t('has read it'),
          <span key="read" aria-live="polite">
            {acknowledged(leads.acknowledged)}
          </span>,
        ],
        [
          t('duty line'),
          leads.dutyLine ? (
            <a key="line" href={`tel:${leads.dutyLine}`}>
              {leads.dutyLine}
            </a>
          ) : (
            t('no verified number')
          ),
        ],
        [t('since'), whenIn(language, leads.since)],
        [t('by what right'), code(leads.basis)],
        [t('holds until'), leads.holdingUntil ? <Due key="due" due={leads.holdingUntil} /> : null],
      ]}
    />
  );
}
