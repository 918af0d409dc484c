import { Alert, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Acts } from '../parts/acts.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

const OPEN = ['open', 'escalated'];
const CALLS = { settle: 'POST lead-conflicts/{id}/settle', undo: 'POST lead-conflicts/{id}/undo' };

/** Two leads side by side, in dates and codes: whose case goes on is the word of both countries. */
export function Page() {
  const id = useShownId();
  const { t, code, language } = useSay();
  const view = useQuery({
    queryKey: ['conflict', id],
    queryFn: () => answerOf(api.GET('/api/lead-conflicts/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });
  return (
    <Loaded of={view}>
      {(one) => {
        const nameOf = (side: string | null): string =>
          one.sides.find((other) => other.side === side)?.institution ?? code(side, 'goesOn');
        const days = one.due ? Math.ceil((Date.parse(one.due.at) - view.dataUpdatedAt) / 86_400_000) : undefined;
        return (
          <Stack gap="lg">
            <Title order={1}>{t('conflict')}</Title>
            <div role="status">
              <Text>{t('state is', { status: code(one.status) })}</Text>
            </div>
            {one.due && OPEN.includes(one.status) && (
              <Alert
                color={days !== undefined && days > 2 ? 'gray' : 'red'}
                title={days !== undefined && days > 0 ? t('days left', { n: days }) : t('time is over')}
              >
                <Due due={one.due} />
              </Alert>
            )}
            {OPEN.includes(one.status) && (
              <Text>
                {t('by default leads', { name: nameOf(one.byDefault), why: code(one.byDefaultWhy) })}
                {one.escalatedTo && ` ${t('gone up to')}: ${one.escalatedTo}.`}
              </Text>
            )}
            {one.goesOn && !one.undoneAt && <Text fw={600}>{t('goes on', { name: nameOf(one.goesOn) })}</Text>}
            {one.undoneAt && (
              <Text fw={600}>{t('undone', { at: whenIn(language, one.undoneAt), why: code(one.undoneWhy) })}</Text>
            )}
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {one.sides.map((side) => (
                <Side key={side.side} of={side} nameOf={nameOf} />
              ))}
            </SimpleGrid>
            <Acts
              allowed={one.allowed}
              calls={CALLS}
              ids={{ id }}
              choices={{
                goesOn: [
                  ...one.sides.map(({ side, institution, country }) => ({
                    value: side,
                    label: `${institution} (${code(country, 'country')})`,
                  })),
                  { value: 'apart', label: code('apart', 'goesOn') },
                ],
              }}
              beside={(verb) => <Text>{verb === 'settle' ? t('settling means') : t('parting means')}</Text>}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Side({ of: side, nameOf }: { of: Schemas['ConflictSideView']; nameOf: (side: string | null) => string }) {
  const { t, code, language } = useSay();
  const ends = ({ requestsEnd, handoverEnds }: Schemas['ConflictSideView']): string | null =>
    [
      requestsEnd > 0 ? t('requests not begun', { count: requestsEnd }) : '',
      handoverEnds ? t('a handover not on the way') : '',
    ]
      .filter(Boolean)
      .join('; ') || null;
  return (
    <Card withBorder component="section" aria-label={side.institution}>
      <Title order={2} size="h4">
        {code(side.side)}: {side.institution} ({code(side.country, 'country')})
      </Title>
      <Facts
        of={[
          [t('leads since'), whenIn(language, side.since)],
          [t('last contact'), side.lastContact ? whenIn(language, side.lastContact) : t('unknown')],
          [t('contact'), side.contactLost ? t('contact lost') : null],
          [t('travel'), side.inTransit ? code('in_transit') : null],
          [t('ends when joined'), ends(side)],
          [
            t('comes first'),
            side.referralsOpen > 0 ? (
              <span key="first">
                {t('places that help', { count: side.referralsOpen })}{' '}
                {side.caseId && (
                  <Link to="/cases/$id/requests" params={{ id: side.caseId }}>
                    {t('see them')}
                  </Link>
                )}
              </span>
            ) : null,
          ],
          [t('its country says'), side.says ? nameOf(side.says) : t('not yet')],
          [
            t('duty line'),
            side.dutyLine && (
              <a key="line" href={`tel:${side.dutyLine}`}>
                {side.dutyLine}
              </a>
            ),
          ],
          [
            t('our case'),
            side.caseId && (
              <Link key="case" to="/cases/$id" params={{ id: side.caseId }}>
                {t('open the case')}
              </Link>
            ),
          ],
        ]}
      />
    </Card>
  );
}
