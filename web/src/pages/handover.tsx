import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { handoverOf } from '../api/of.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { AskedTogether, AskTogether } from '../parts/asked-together.js';
import { Conditions } from '../parts/conditions.js';
import { Content } from '../parts/content.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { handoverForm, nothingLeftOut } from '../parts/handover-forms.js';
import { LookAhead } from '../parts/look-ahead.js';
import { Overdue } from '../parts/overdue.js';
import { Preview } from '../parts/preview.js';
import { Loaded } from '../parts/loaded.js';
import { ReceptionPlan } from '../parts/reception-plan.js';
import { StepLine } from '../parts/step-line.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

/** In the order in which they lead on; the first that is allowed is the reader's next step. */
const VERBS = [
  'name-receiver',
  're-address',
  'propose',
  'answer',
  'claim',
  'accept',
  'accept-with-conditions',
  'accept-and-take-over',
  'agree',
  'depart',
  'report-found',
  'take-over',
  'give-feedback',
  'ask',
  'decline',
  'remind',
  'suggest-place',
  'note-phone-yes',
  'report-arrival',
  'report-overdue',
  'person-said-no',
  'fail',
  'cancel',
  'offer-withdraw',
  'withdraw',
  'nobody-can',
  'decline-feedback',
];
const ELSEWHERE: Readonly<Record<string, string>> = {
  ask: 'questions',
  'accept-with-conditions': 'accept',
  'give-feedback': 'feedback',
  'report-found': 'found',
};
const CALLS = Object.fromEntries(VERBS.map((verb) => [verb, `POST handovers/{id}/${ELSEWHERE[verb] ?? verb}`]));

/** While somebody still has to answer. */
const WAITS: readonly string[] = ['proposed', 'info_requested', 'escalated'];

type Handover = Schemas['HandoverView'];

/** From one lead to the next, in five words; the lead moves when the receiver says that the person is with them. */
export function Page() {
  const id = useShownId();
  const view = useQuery(handoverOf(id));
  return <Loaded of={view}>{(one) => <Shown of={one} />}</Loaded>;
}

function Shown({ of: one }: { of: Handover }) {
  const { t, code, language } = useSay();
  const who = useSession();
  const own = who?.institution.id;
  const side = one.from.id === own ? 'sender' : one.to?.id === own ? 'receiver' : 'other';
  const receiver = one.to?.name ?? code(one.toCountry, 'country');
  const moreToTell = one.status !== 'settled' && (side !== 'receiver' || one.allowed.includes('give-feedback'));
  return (
    <Stack gap="lg">
      <Title order={1}>{t('handover', { to: receiver })}</Title>
      {one.word === 'ended' ? (
        <Alert color="gray" title={t('came to an end', { how: code(one.status) })}>
          {one.endedAt && whenIn(language, one.endedAt)}
        </Alert>
      ) : (
        <StepLine word={one.word} />
      )}
      <div role="status">
        <Text>{t('state is', { status: code(one.status) })}</Text>
      </div>
      <Overdue of={one} />
      {one.sharingStoppedAt && <Alert color="red" title={t('sharing stopped')} />}
      {one.failedReason && (
        <Alert color="red" title={t('failed because', { reason: code(one.failedReason) })}>
          {one.localHolder && t('local holder is', { name: one.localHolder.name })}
        </Alert>
      )}
      <AskedTogether of={one} />
      <NextStep of={one} side={side} receiver={receiver} />
      <Facts
        of={[
          [t('reference'), one.reference],
          [t('from'), `${one.from.name} (${code(one.from.country, 'country')})`],
          [t('to'), one.to ? `${one.to.name} (${code(one.to.country, 'country')})` : code(one.toCountry, 'country')],
          [t('urgency'), one.urgency && code(one.urgency)],
          [t('travel'), one.travel && code(one.travel, 'travel')],
          [t('answer due'), one.due && WAITS.includes(one.status) ? <Due key="due" due={one.due} /> : null],
          [t('clock'), one.clockStopped ? t('clock stopped') : null],
          [t('gone up to'), one.escalatedTo?.name],
          [t('promised by phone'), one.phoneYes],
          [t('why not'), one.declineReason && code(one.declineReason)],
          [t('other place'), one.otherPlace?.name],
          [t('expected'), one.expected ? <Due key="expected" due={one.expected} label="" /> : null],
          [t('met'), one.metAt ? `${whenIn(language, one.metAt)}${one.metBy ? `, ${one.metBy}` : ''}` : null],
          [t('taken over'), one.takenOverAt && whenIn(language, one.takenOverAt)],
          [t('contact'), one.contact ? <Content key="contact" of={one.contact} /> : null],
          [t('conditions'), one.conditions?.length ? <Conditions key="conditions" of={one.conditions} /> : null],
          [t('opens'), one.agreedSections?.length ? one.agreedSections.map((name) => code(name)).join(', ') : null],
          [
            t('open referrals'),
            one.openRequests
              ?.map(({ service, status }) => `${code(service, 'service')} (${code(status, 'status')})`)
              .join(', '),
          ],
        ]}
      />
      {['agreed', 'in_transit'].includes(one.status) && one.caseId && one.travel !== 'none' && (
        <section aria-labelledby="plan">
          <Title order={2} id="plan">
            {t('reception')}
          </Title>
          <ReceptionPlan of={one} />
        </section>
      )}
      {one.questions?.map(({ round, codes, answers }) => (
        <section key={round} aria-label={t('questions')}>
          <Title order={2}>{t('questions')}</Title>
          {answers ? <Content of={answers} /> : <Text>{codes.map((name) => code(name)).join(', ')}</Text>}
        </section>
      ))}
      {one.feedback && one.feedback.length > 0 && (
        <section aria-labelledby="feedback">
          <Title order={2} id="feedback">
            {t('feedback')}
          </Title>
          <ul>
            {one.feedback
              .filter(({ status }) => status !== null || moreToTell)
              .map(({ due, status }) => (
                <li key={due.at}>
                  <Due due={due} /> {status ? code(status) : t('not yet')}
                </li>
              ))}
          </ul>
        </section>
      )}
      {one.preview && (
        <section aria-labelledby="about">
          <Title order={2} id="about">
            {side === 'sender' ? t('exactly what they will see', { receiver }) : t('what is known without a name')}
          </Title>
          <Preview of={one.preview} />
        </section>
      )}
      {one.caseId && (
        <Link className="not-printed" to="/cases/$id" params={{ id: one.caseId }}>
          {t('open the case')}
        </Link>
      )}
    </Stack>
  );
}

/** Where each missing thing is to be had on this page; the others are to be had in the case. */
const HERE: Readonly<Record<string, string>> = {
  reception_plan: '#plan',
  others_accepted: '#together',
  others_agreed: '#together',
};

/** What the reader has to do now, and if nothing, whom everything waits for; what is missing, with the way there. */
function NextStep({
  of: one,
  side,
  receiver,
}: {
  of: Handover;
  side: 'sender' | 'receiver' | 'other';
  receiver: string;
}) {
  const { t, code } = useSay();
  const missing = one.missing ?? [];
  const others = missing.find((name) => name.startsWith('others_'));
  const toldEnough = one.status === 'taken_over' && side === 'receiver' && !one.allowed.includes('give-feedback');
  const sections = (values: Readonly<Record<string, unknown>>) =>
    (values['sections'] as Schemas['AgreeBody']['sections'] | undefined) ?? [];
  return (
    <Card withBorder component="section" aria-labelledby="next-step">
      <Stack>
        <Title order={2} id="next-step">
          {t('your next step')}
        </Title>
        <Text>
          {t(`next ${side} ${others ?? one.status}${toldEnough ? ' and told' : ''}`, {
            defaultValue: t('nothing to do now'),
            receiver,
            sender: one.from.name,
          })}
        </Text>
        {missing.length > 0 && (
          <div>
            <Text fw={600}>{t('missing')}</Text>
            <ul>
              {missing.map((name) => (
                <li key={name}>
                  {HERE[name] ? (
                    <a href={HERE[name]}>{code(name)}</a>
                  ) : one.caseId ? (
                    <Link to="/cases/$id" params={{ id: one.caseId }}>
                      {code(name)}
                    </Link>
                  ) : (
                    code(name)
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        <AskTogether of={one} />
        <Acts
          allowed={one.allowed}
          calls={CALLS}
          waits={side === 'receiver' && one.status === 'agreed' && one.travel !== 'none'}
          words={{ ask: 'question' }}
          ids={{ id: one.id }}
          shape={handoverForm(one)}
          complete={(verb, body) =>
            verb === 'answer'
              ? nothingLeftOut(one.questions ?? [], body)
              : verb === 'accept-with-conditions'
                ? { conditions: [], ...body }
                : body
          }
          choices={{
            askId: (one.openRequests ?? []).map(({ askId, service, status }) => ({
              value: askId,
              label: `${code(service, 'service')} (${code(status, 'status')})`,
            })),
          }}
          beside={(verb, values) =>
            verb === 'note-phone-yes' ? (
              <Text>{t('phone yes means')}</Text>
            ) : verb === 'answer' ? (
              <Text>{t('left empty is not known')}</Text>
            ) : verb.startsWith('accept') ? (
              <Text>{t('alternate means')}</Text>
            ) : verb === 'agree' ? (
              <LookAhead id={one.id} receiver={receiver} sections={sections(values)} />
            ) : verb === 'propose' && one.preview ? (
              <Alert variant="outline" color="gray" title={t('exactly what they will see', { receiver })}>
                <Preview of={one.preview} />
              </Alert>
            ) : null
          }
        />
      </Stack>
    </Card>
  );
}
