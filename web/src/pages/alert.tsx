import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Clock } from '../parts/clock.js';
import { Desks } from '../parts/desks.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const CALLS = {
  acknowledge: 'POST alerts/{id}/acknowledge',
  note_phone: 'POST alerts/{id}/told-by-phone',
  close: 'POST alerts/{id}/close',
  tell_person: 'POST alerts/{id}/told-person',
  review: 'POST alerts/{id}/review',
};

/** One alert: has a human acknowledged it, whom it went to, how long until it climbs, whom to call. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['alert', id],
    queryFn: () => answerOf(api.GET('/api/alerts/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack>
          <Title order={1}>{code(one.kind, 'danger')}</Title>
          <div aria-live="polite">
            {one.acknowledged ? (
              <Alert color="teal" variant="light" title={t('acknowledged')}>
                {one.acknowledged.how === 'phone'
                  ? t('told by phone', {
                      at: whenIn(language, one.acknowledged.at),
                      name: one.spokeWith ?? one.acknowledged.by,
                    })
                  : t('acknowledged by', { at: whenIn(language, one.acknowledged.at), name: one.acknowledged.by })}
              </Alert>
            ) : (
              <Alert color="red" variant="light" title={t('nobody acknowledged it')}>
                <Group gap="md">
                  {one.due && <Clock until={one.due.at} />}
                  <Due due={one.due} label={t('climbs at')} />
                </Group>
              </Alert>
            )}
          </div>
          {!one.acknowledged && one.emergencyNumber && one.call.length > 0 && (
            <Text fw={700}>
              {t('call', { number: one.emergencyNumber })}. {t('this page sends no help')}
            </Text>
          )}
          <Acts
            allowed={one.allowed}
            calls={CALLS}
            words={{ close: 'close-alert', review: 'review-alert' }}
            atOnce={['acknowledge', 'tell_person']}
            ids={{ id }}
          />
          <Facts
            of={[
              [
                t('where'),
                one.place && (
                  <span key="place" className="pre">
                    {one.place}
                  </span>
                ),
              ],
              [t('whom to ask'), one.callBack],
              [
                t('who it is'),
                one.identity && (
                  <span key="who" className="pre">
                    {one.identity}
                  </span>
                ),
              ],
              [t('country of danger'), code(one.country, 'country')],
              [t('state'), code(one.status, 'alert')],
              [t('sent by'), `${one.from.institution}${one.from.dutyLine ? `, ${one.from.dutyLine}` : ''}`],
              [t('sent'), whenIn(language, one.at)],
              [t('outcome'), one.outcome ? code(one.outcome, 'outcome') : null],
              [
                t('second person'),
                one.finding ? (
                  code(one.finding, 'finding')
                ) : (
                  <Due key="review" due={one.reviewDue} label={t('review by')} />
                ),
              ],
              [
                t('telling the person'),
                one.toldPersonAt ? (
                  t('told at', { at: whenIn(language, one.toldPersonAt) })
                ) : (
                  <Due key="tell" due={one.tellPersonDue} />
                ),
              ],
            ]}
          />
          <section aria-labelledby="went-to">
            <Title order={2} id="went-to">
              {t('went to')}
            </Title>
            <ol className="ordered">
              {one.to.map(({ institution, dutyLine, at }) => (
                <li key={`${institution} ${at}`}>
                  {institution}, {whenIn(language, at)}
                  {dutyLine ? (
                    <>
                      , <a href={`tel:${dutyLine}`}>{dutyLine}</a>
                    </>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
          {one.call.length > 0 && (
            <section aria-labelledby="call">
              <Title order={2} id="call">
                {t('whom to call')}
              </Title>
              <Desks of={one.call} />
            </section>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
