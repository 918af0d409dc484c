import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Content } from '../parts/content.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Preview } from '../parts/preview.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const VERBS = [
  'accept',
  'accept-with-conditions',
  'question',
  'answer-questions',
  'decline',
  'confirm',
  'note-phone-yes',
  'claim',
  'release',
  'take-back',
  'start',
  'complete',
  'end',
  'withdraw',
  're-address',
  'name-place',
];
const CALLS = Object.fromEntries(VERBS.map((verb) => [verb, `POST asks/{id}/${verb}`]));

/** A request without identity: what is asked of us, by when, and the answer. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['ask', id],
    queryFn: () => answerOf(api.GET('/api/asks/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return (
    <Loaded of={view}>
      {(ask) => (
        <Stack>
          <Title order={1}>{code(ask.service)}</Title>
          <Facts
            of={[
              [t('state'), code(ask.status)],
              [t('urgency'), code(ask.urgency)],
              [t('reference'), ask.reference],
              [t('asked by'), `${ask.sender.name} (${ask.sender.country})`],
              [t('asked of'), `${ask.receiver.name} (${ask.receiver.country})`],
              [t('sent'), whenIn(language, ask.sentAt)],
              [t('answer due'), <Due key="due" due={ask.due} />],
              [t('promised by phone'), ask.phoneYes?.who],
              [t('conditions'), ask.conditions.length > 0 ? <Content key="conditions" of={ask.conditions} /> : null],
            ]}
          />
          {ask.mayBeChild && <Text fw={700}>{t('may be a child')}</Text>}
          <Acts allowed={ask.allowed} calls={CALLS} ids={{ id }} />
          <section aria-labelledby="about">
            <Title order={2} id="about">
              {t('what is known without a name')}
            </Title>
            {ask.preview ? <Preview of={ask.preview} /> : <Text>{t('nothing to show')}</Text>}
          </section>
          {ask.questions.map(({ round, codes, answers }) => (
            <section key={round} aria-label={t('questions')}>
              <Text fw={600}>{codes.map(code).join(', ')}</Text>
              {answers && <Content of={answers} />}
            </section>
          ))}
          {ask.caseId && (
            <Link to="/cases/$id" params={{ id: ask.caseId }}>
              {t('open the case')}
            </Link>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
