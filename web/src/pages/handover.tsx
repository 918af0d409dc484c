import { Alert, Stack, Stepper, Text, Title } from '@mantine/core';
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

const WORDS = ['asked', 'agreed', 'on the way', 'arrived', 'settled'];
const ELSEWHERE: Record<string, string> = {
  ask: 'POST handovers/{id}/questions',
  'give-feedback': 'POST handovers/{id}/feedback',
  'report-found': 'POST handovers/{id}/found',
  'plan-reception': 'PUT handovers/{id}/reception-plan',
};
const VERBS = [
  'propose',
  'answer',
  'accept',
  'accept-with-conditions',
  'accept-and-take-over',
  'decline',
  'agree',
  'person-said-no',
  'depart',
  'take-over',
  'report-arrival',
  'report-overdue',
  'fail',
  'cancel',
  'offer-withdraw',
  'withdraw',
  'note-phone-yes',
  'claim',
  'name-receiver',
  'suggest-place',
  'remind',
  're-address',
  'nobody-can',
  'decline-feedback',
];
const CALLS = { ...Object.fromEntries(VERBS.map((verb) => [verb, `POST handovers/{id}/${verb}`])), ...ELSEWHERE };

/** From one lead to the next, in five words; the lead moves when the receiver says that the person is with them. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['handover', id],
    queryFn: () => answerOf(api.GET('/api/handovers/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack>
          <Title order={1}>{t('handover', { to: one.to?.name ?? one.toCountry })}</Title>
          {one.word === 'ended' ? (
            <Alert color="gray" title={code(one.status)} />
          ) : (
            <Stepper active={WORDS.indexOf(one.word)} size="sm" aria-label={t('state')}>
              {WORDS.map((word) => (
                <Stepper.Step key={word} label={code(word)} component="div" />
              ))}
            </Stepper>
          )}
          <div role="status">
            <Text>{t('state is', { word: code(one.word), status: code(one.status) })}</Text>
          </div>
          {one.overdueSince && (
            <Alert color="red" title={t('overdue since', { at: whenIn(language, one.overdueSince) })} />
          )}
          {one.sharingStoppedAt && <Alert color="red" title={t('sharing stopped')} />}
          <Facts
            of={[
              [t('reference'), one.reference],
              [t('from'), `${one.from.name} (${one.from.country})`],
              [t('to'), one.to ? `${one.to.name} (${one.to.country})` : one.toCountry],
              [t('urgency'), one.urgency && code(one.urgency)],
              [t('answer due'), one.due ? <Due key="due" due={one.due} /> : null],
              [t('expected'), one.expected ? <Due key="expected" due={one.expected} label="" /> : null],
              [t('contact'), one.contact ? <Content key="contact" of={one.contact} /> : null],
              [t('conditions'), one.conditions?.length ? <Content key="conditions" of={one.conditions} /> : null],
              [t('opens'), one.agreedSections?.length ? one.agreedSections.map(code).join(', ') : null],
              [t('missing'), one.missing?.length ? one.missing.map(code).join(', ') : null],
            ]}
          />
          <Acts
            allowed={one.allowed}
            calls={CALLS}
            words={{ ask: 'question' }}
            ids={{ id }}
            version={one.allowed.includes('plan-reception') ? 0 : undefined}
          />
          {one.preview && (
            <section aria-labelledby="about">
              <Title order={2} id="about">
                {t('what is known without a name')}
              </Title>
              <Preview of={one.preview} />
            </section>
          )}
          {one.caseId && (
            <Link to="/cases/$id" params={{ id: one.caseId }}>
              {t('open the case')}
            </Link>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
