import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Due } from './due.js';
import { Facts } from './facts.js';

/** Who has it now, as it is: never "someone has it" before a human has read it. */
export function WhoLeads({ leads }: { leads: Schemas['WhoLeadsView'] | null }) {
  const { t, code, language } = useSay();
  if (!leads) return <Text>{t('nobody leads')}</Text>;
  const { state, readAt, toldAt, spokeWith } = leads.acknowledged;
  const read =
    state === 'read' && readAt
      ? t('read at', { at: whenIn(language, readAt) })
      : state === 'told_by_phone' && toldAt
        ? t('told by phone', { at: whenIn(language, toldAt), name: spokeWith ?? '' })
        : t('not yet read');
  return (
    <Facts
      of={[
        [t('leads'), <strong key="name">{leads.institution}</strong>],
        [
          t('has read it'),
          <span key="read" aria-live="polite">
            {read}
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
