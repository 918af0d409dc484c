import { Alert, Card, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { Acts } from './acts.js';
import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { Left } from './left.js';
import { Section } from './section.js';

/** Past the matrix: one section, for hours. What it means is said before; whom to call instead, first. */
export function BreakGlass({ caseId, of }: { caseId: string; of: Schemas['GlassOfCaseView'] }) {
  const { t, code } = useSay();
  return (
    <Stack>
      {of.sections.length > 0 && (
        <Alert color="yellow" variant="light" title={t('call first')}>
          {of.call.institution}{' '}
          {of.call.dutyLine ? <a href={`tel:${of.call.dutyLine}`}>{of.call.dutyLine}</a> : t('no verified number')}
        </Alert>
      )}
      <Acts
        allowed={of.allowed}
        calls={{ break_glass: 'POST cases/{id}/break-glass' }}
        ids={{ id: caseId }}
        choices={{ section: of.sections.map((value) => ({ value, label: code(value, 'section') })) }}
        beside={() => (
          <List>
            {['hours', 'lead', 'review', 'once'].map((name) => (
              <List.Item key={name}>{t(`glass means ${name}`)}</List.Item>
            ))}
          </List>
        )}
      />
      {of.broken.length === 0 && of.sections.length === 0 && <Empty>{t('no glass broken')}</Empty>}
      {of.broken.map((one) => (
        <Broken key={one.id} of={one} caseId={caseId} />
      ))}
    </Stack>
  );
}

/** One opening: by whom, why, until when. Whoever opened it reads the section here. */
export function Broken({ of: one, caseId }: { of: Schemas['BrokenGlassView']; caseId?: string }) {
  const { t, code, language } = useSay();
  // Not before they unfold it: who reads is kept, and nobody is to be kept as a reader who was not.
  const [reads, setReads] = useState(false);
  const open = one.status === 'open' || one.status === 'reviewed_open';
  const why = useQuery({
    queryKey: ['glass', one.id],
    queryFn: () => answerOf(api.GET('/api/break-glass/{id}', { params: { path: { id: one.id } } })),
  });
  const mine = why.data?.by === one.by && one.allowed.includes('end') && !one.allowed.includes('review');
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Facts
          of={[
            [t('section'), code(one.section, 'section')],
            [t('opened by'), `${one.by}, ${one.institution}`],
            [t('opened at'), whenIn(language, one.at)],
            [
              t('why'),
              why.data?.reason ? (
                <span key="why" className="pre">
                  {why.data.reason}
                </span>
              ) : null,
            ],
            [t('state'), code(one.status, 'glass')],
            [t('closes by itself'), open ? <Left key="ends" at={one.ends.at} /> : null],
            [t('ended at'), one.endedAt ? whenIn(language, one.endedAt) : null],
            [t('review due'), one.finding ? null : <Left key="due" at={one.reviewDue.at} />],
            [t('finding'), one.finding ? `${code(one.finding, 'finding')} (${one.reviewedBy ?? ''})` : null],
          ]}
        />
        <Acts
          allowed={one.allowed}
          calls={{ review: 'POST break-glass/{id}/review', end: 'POST break-glass/{id}/end' }}
          words={{ end: 'end-glass', review: 'review-glass' }}
          ids={{ id: one.id }}
        />
        {open && mine && caseId && (
          <details onToggle={({ currentTarget }) => setReads(currentTarget.open)}>
            <summary>{t('read what was opened')}</summary>
            {reads && <Section caseId={caseId} section={one.section} />}
          </details>
        )}
        {!caseId && one.caseId && (
          <Link className="not-printed" to="/cases/$id" params={{ id: one.caseId }}>
            {t('open the case')}
          </Link>
        )}
        {why.error && <Text size="sm">{t('unreachable')}</Text>}
      </Stack>
    </Card>
  );
}
