import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Conditions } from '../parts/conditions.js';
import { Content } from '../parts/content.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { nothingLeftOut, onlyAsked } from '../parts/handover-forms.js';
import { Left } from '../parts/left.js';
import { Loaded } from '../parts/loaded.js';
import { Part } from '../parts/part.js';
import { Preview } from '../parts/preview.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

type Ask = Schemas['AskView'];

/** In the order in which they lead on; the first that is allowed is the one that stands out. */
const VERBS = [
  'accept',
  'accept-with-conditions',
  'question',
  'decline',
  'confirm',
  'answer-questions',
  'start',
  'complete',
  'name-place',
  're-address',
  'note-phone-yes',
  'claim',
  'release',
  'take-back',
  'end',
  'withdraw',
];
const CALLS = Object.fromEntries(VERBS.map((verb) => [verb, `POST asks/{id}/${verb}`]));

/** A request without identity: who asks, what is asked of us, by when, and the answer. */
export function Page() {
  const id = useShownId();
  const view = useQuery({
    queryKey: ['ask', id],
    queryFn: () => answerOf(api.GET('/api/asks/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return <Loaded of={view}>{(ask) => <OneAsk of={ask} />}</Loaded>;
}

function OneAsk({ of: ask }: { of: Ask }) {
  const { t, code } = useSay();
  const waits = ask.unanswered;
  return (
    <Stack gap="lg">
      <Title order={1}>{code(ask.service, 'service')}</Title>
      {ask.mayBeChild && <Alert color="grape" title={t('may be a child')} />}
      <Alert color={waits ? 'blue' : 'gray'} variant="light" role="status" title={code(ask.status, 'status')}>
        {waits && !ask.clockStopped && (
          <Text>
            <Left at={ask.due.at} /> · <Due due={ask.due} />
          </Text>
        )}
        {ask.clockStopped && <Text>{t('clock stands')}</Text>}
        {ask.claimedBy && <Text>{t('taken by', { name: ask.claimedBy })}</Text>}
        <PhoneYes of={ask} />
        <Text>{t(`next for ${ask.standing}`)}</Text>
      </Alert>
      <Acts
        allowed={ask.allowed}
        calls={CALLS}
        words={{ confirm: 'confirm-place', end: 'end-referral', withdraw: 'withdraw-request' }}
        ids={{ id: ask.id }}
        atOnce={['claim', 'release', 'start']}
        complete={(verb, body) => (verb === 'answer-questions' ? nothingLeftOut(ask.questions, body) : body)}
        shape={(verb, fields) =>
          verb === 'answer-questions'
            ? onlyAsked(ask.questions, fields)
            : verb === 'confirm' && ask.conditions.length === 0
              ? fields.filter(({ name }) => name !== 'conditionsAgreed')
              : fields
        }
        beside={(verb) =>
          verb === 'note-phone-yes' ? (
            <Text>{t('phone yes means')}</Text>
          ) : verb === 'answer-questions' ? (
            <Text>{t('left empty is not known')}</Text>
          ) : null
        }
      />
      <Part title={t('who asks')}>
        <Party of={ask.standing === 'sender' ? ask.receiver : ask.sender} asked={ask.standing === 'sender'} />
      </Part>
      <Part title={t('what is known without a name')}>
        {ask.preview ? <Preview of={ask.preview} /> : <Text>{t('nothing to show')}</Text>}
      </Part>
      {ask.questions.length > 0 && (
        <Part title={t('questions')}>
          {ask.questions.map((one) => (
            <Question key={one.round} of={one} />
          ))}
        </Part>
      )}
      <Outcome of={ask} />
    </Stack>
  );
}

function PhoneYes({ of: { phoneYes } }: { of: Ask }) {
  const { t, language } = useSay();
  if (!phoneYes) return null;
  return (
    <Text>
      {t('promised by phone')}: {phoneYes.who}, {whenIn(language, phoneYes.at)}
    </Text>
  );
}

/** The other side, with what reaches it now. */
function Party({ of: party, asked }: { of: Ask['sender']; asked: boolean }) {
  const { t, code, language } = useSay();
  return (
    <Facts
      of={[
        [asked ? t('asked of') : t('asked by'), `${party.name} (${code(party.country)})`],
        [t('contact'), party.contact],
        [
          t('duty line'),
          party.phone ? (
            <a key="line" href={`tel:${party.phone}`}>
              {party.phone}
            </a>
          ) : (
            t('no verified number')
          ),
        ],
        [
          t('open now'),
          party.openNow
            ? t('yes')
            : party.opensAt
              ? t('closed, opens', { at: whenIn(language, party.opensAt) })
              : t('no'),
        ],
      ]}
    />
  );
}

function Question({ of: one }: { of: Ask['questions'][number] }) {
  const { t, field, language } = useSay();
  return (
    <div>
      <Text fw={600}>{one.codes.map(field).join(', ')}</Text>
      {one.answers ? (
        <Content of={one.answers} />
      ) : (
        <Text size="sm">{t('asked at', { at: whenIn(language, one.askedAt) })}</Text>
      )}
    </div>
  );
}

function Outcome({ of: ask }: { of: Ask }) {
  const { t, code, language } = useSay();
  return (
    <Part title={t('how it stands')}>
      <Facts
        of={[
          [t('reference'), ask.reference],
          [t('urgency'), code(ask.urgency, 'urgency')],
          [t('sent'), whenIn(language, ask.sentAt)],
          [t('opened at'), ask.openedAt && whenIn(language, ask.openedAt)],
          [t('answered at'), ask.answeredAt && whenIn(language, ask.answeredAt)],
          [t('conditions'), ask.conditions.length > 0 ? <Conditions key="conditions" of={ask.conditions} /> : null],
          [t('why declined'), ask.declineReason && code(ask.declineReason, 'reason')],
          [t('other place'), ask.otherPlace?.name],
          [t('went up to'), ask.wentUpTo?.name],
          [t('sections'), ask.agreedSections.map((section) => code(section, 'section')).join(', ')],
          [t('confirmed at'), ask.confirmedAt && whenIn(language, ask.confirmedAt)],
          [t('started at'), ask.startedAt && whenIn(language, ask.startedAt)],
          [t('ended at'), ask.endedAt && whenIn(language, ask.endedAt)],
          [t('why ended'), ask.endReason && code(ask.endReason, 'reason')],
          [t('outcome'), ask.outcome && code(ask.outcome, 'outcome')],
        ]}
      />
      {ask.caseId && (
        <Link className="not-printed" to="/cases/$id" params={{ id: ask.caseId }}>
          {t('open the case')}
        </Link>
      )}
    </Part>
  );
}
