import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { AskConsent } from '../parts/ask-consent.js';
import { isLive, useCase, type CaseView } from '../parts/case-view.js';
import { Content } from '../parts/content.js';
import { Empty } from '../parts/empty.js';
import { Facts } from '../parts/facts.js';
import { Part } from '../parts/part.js';
import { Standing } from '../parts/standing.js';
import { WhatItCloses } from '../parts/what-it-closes.js';
import { WhoWillSee } from '../parts/who-will-see.js';
import { useSay, whenIn } from '../words/say.js';

/** What the person was asked and what they answered; asking what is open; hearing that they take a yes back. */
export function Page() {
  const { t } = useSay();
  const one = useCase();
  const [open, setOpen] = useState(false);
  const asks = one.allowed.includes('ask_consent');
  return (
    <Stack gap="xl">
      <Part title={t('already asked')}>
        {one.questions.length > 0 ? <Standing of={one.questions} /> : <Empty>{t('answers are not shown')}</Empty>}
      </Part>
      {asks && (
        <Part title={t('ask the person')} onPaper={false}>
          <WhoWillSee caseId={one.id} section="consent" />
          {open ? (
            <AskConsent caseId={one.id} questions={one.questions} close={() => setOpen(false)} />
          ) : (
            <Group>
              <Button onClick={() => setOpen(true)}>{t('record answers')}</Button>
            </Group>
          )}
        </Part>
      )}
      {asks && (
        <Part title={t('share with one')} onPaper={false}>
          <Text size="sm">{t('share with one means')}</Text>
          <Acts
            allowed={one.allowed}
            calls={{ ask_consent: 'POST cases/{id}/consents' }}
            words={{ ask_consent: 'record-sharing' }}
            ids={{ id: one.id }}
            start={{ question: 'share_sections' }}
          />
        </Part>
      )}
      {one.allowed.includes('withdraw_consent') && <TakeBack of={one} />}
      <Part title={t('every answer')}>
        {one.consents.length === 0 && <Empty>{t('nothing answered')}</Empty>}
        {one.consents.map((given) => (
          <Given key={`${given.question} ${given.recordedAt} ${given.country ?? ''}`} of={given} />
        ))}
      </Part>
    </Stack>
  );
}

/** On the person's word. What it closes is shown before it is said, by the server that would do it. */
function TakeBack({ of: one }: { of: CaseView }) {
  const { t } = useSay();
  const shared = one.grants.filter((grant) => grant.restsOnYes && isLive(grant));
  const choices = [...new Map(shared.map((grant) => [grant.institutionId, grant])).values()].map((grant) => ({
    value: grant.institutionId,
    label: grant.institution,
  }));
  return (
    <Part title={t('take a yes back')} onPaper={false}>
      <Text size="sm">{t('take back means')}</Text>
      <Acts
        allowed={one.allowed}
        calls={{ withdraw_consent: 'POST cases/{id}/consents/withdrawals' }}
        ids={{ id: one.id }}
        only={['recipient', 'sections', 'howAsked', 'evidence']}
        choices={{ institution: choices }}
        beside={(_, values) => <WhatItCloses caseId={one.id} of={values} />}
      />
    </Part>
  );
}

function Given({ of: given }: { of: Schemas['ConsentView'] }) {
  const { t, code, language } = useSay();
  const to =
    given.recipient ??
    (given.recipientKinds.length > 0
      ? given.recipientKinds.map((kind) => code(kind, 'kind')).join(', ')
      : given.country && code(given.country));
  return (
    <Card withBorder component="article" padding="sm">
      <Text fw={600}>
        {given.withdrawal ? t('taken back') : code(given.question)}: {code(given.answer, 'answer')}
        {given.provisional ? ` (${t('provisional')})` : ''}
      </Text>
      <Facts
        of={[
          [t('to whom'), to],
          [t('sections'), given.sections.map((section) => code(section, 'section')).join(', ')],
          [t('for what'), given.purpose ? code(given.purpose, 'purpose') : null],
          [t('valid until'), given.validUntil ? whenIn(language, given.validUntil) : null],
          [t('evidence'), given.evidence],
          [t('recorded'), `${given.recordedBy}, ${given.institution}, ${whenIn(language, given.recordedAt)}`],
        ]}
      />
      {Object.keys(given.howAsked).length > 0 && (
        <details className="on-paper">
          <summary>{t('how they were asked')}</summary>
          <Content of={given.howAsked} />
        </details>
      )}
    </Card>
  );
}
