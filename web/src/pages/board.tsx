import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Countries } from '../parts/countries.js';
import { Loaded } from '../parts/loaded.js';
import { TimeLeft, type Waiting } from '../parts/time-left.js';
import { useSay, whenIn } from '../words/say.js';

type Line = Schemas['HandoverLineView'];
interface Listing<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
}
const NONE = { items: [] };
const DAY_MS = 86_400_000;

/** What I lead, what nobody has answered, what ends soon, and what is on its way between which countries. */
export function Page() {
  const { t } = useSay();
  const who = useSession();
  const works = who?.allowed.includes('work-on-cases') ?? false;
  const focal = who?.allowed.includes('watch-country') ?? false;
  const board = useQuery({
    queryKey: ['board', works, focal],
    enabled: who !== null,
    refetchInterval: askAgain,
    queryFn: async () => {
      const handovers = (direction: 'in' | 'out' | 'country') =>
        answerOf(api.GET('/api/handovers', { params: { query: { direction } } }));
      const [out, into, country, asks, cases] = await Promise.all([
        works ? handovers('out') : NONE,
        works ? handovers('in') : NONE,
        focal ? handovers('country') : NONE,
        works ? answerOf(api.GET('/api/asks', { params: { query: { direction: 'out', unanswered: 'yes' } } })) : NONE,
        works ? answerOf(api.GET('/api/cases', { params: { query: { led: 'yes' } } })) : NONE,
      ]);
      return { handovers: [out, into, country], asks, cases };
    },
  });
  return (
    <Stack gap="lg">
      <Title order={1}>{t('board')}</Title>
      <Loaded of={board}>{(data) => <Board of={data} now={board.dataUpdatedAt} works={works} focal={focal} />}</Loaded>
    </Stack>
  );
}

interface Seen {
  handovers: readonly Listing<Line>[];
  asks: Listing<Schemas['AskRowView']>;
  cases: Listing<Schemas['CaseListItem']>;
}

function Board({ of, now, works, focal }: { of: Seen; now: number; works: boolean; focal: boolean }) {
  const { t, code, language } = useSay();
  const lines = [...new Map(of.handovers.flatMap(({ items }) => items).map((line) => [line.id, line])).values()];
  const moreHandovers = of.handovers.some(({ next }) => next !== undefined);
  const between = (line: Line): string => `${line.from} → ${line.to ?? code(line.toCountry, 'country')}`;
  const waiting: Waiting[] = [
    ...of.asks.items.map((ask): Waiting => ({
      id: ask.id,
      to: '/asks/$id',
      name: code(ask.service),
      about: `${ask.institution}: ${code(ask.status)}`,
      due: ask.due.at,
    })),
    ...lines
      .filter(({ unanswered }) => unanswered)
      .map((line): Waiting => ({
        id: line.id,
        to: '/handovers/$id',
        name: between(line),
        about: code(line.status),
        due: line.due?.at ?? '',
      })),
  ];
  const late = lines.filter(({ overdueSince }) => overdueSince);
  return (
    <>
      {late.length > 0 && (
        <section aria-labelledby="late">
          <Title order={2} id="late">
            {t('not arrived')}
          </Title>
          <TimeLeft
            now={now}
            of={late.map((line) => ({
              id: line.id,
              to: '/handovers/$id',
              name: between(line),
              about: code('overdue'),
              due: String(line.overdueSince),
            }))}
          />
        </section>
      )}
      <section aria-labelledby="unanswered">
        <Title order={2} id="unanswered">
          {t('unanswered')} <Counted n={waiting.length} more={of.asks.next !== undefined || moreHandovers} />
        </Title>
        {waiting.length === 0 ? (
          <Text>{t('nothing unanswered')}</Text>
        ) : (
          <>
            <Text size="sm">
              {t('due in a day', { n: waiting.filter(({ due }) => Date.parse(due) < now + DAY_MS).length })}
            </Text>
            <TimeLeft of={waiting} now={now} />
          </>
        )}
      </section>
      <section aria-labelledby="countries">
        <Title order={2} id="countries">
          {focal ? t('handovers of the country') : t('handovers by country')}{' '}
          <Counted n={lines.length} more={moreHandovers} />
        </Title>
        {lines.length === 0 ? <Text>{t('no handovers')}</Text> : <Countries of={lines} />}
      </section>
      {works && (
        <section aria-labelledby="led">
          <Title order={2} id="led">
            {t('what I lead')} <Counted n={of.cases.items.length} more={of.cases.next !== undefined} />
          </Title>
          {of.cases.items.length === 0 && <Text>{t('leads nothing')}</Text>}
          <Stack component="ul" gap="xs" p={0} style={{ listStyle: 'none' }}>
            {of.cases.items.map((one) => (
              <li key={one.id}>
                <Link className="row-link" to="/cases/$id" params={{ id: one.id }}>
                  <Text fw={600}>{one.called ?? one.number}</Text>
                  <Text size="sm">
                    {code(one.urgency)}, {t('since')} {whenIn(language, one.since)}
                    {one.contactLostSince && `, ${t('contact lost')}`}
                  </Text>
                </Link>
              </li>
            ))}
          </Stack>
          <Link className="not-printed" to="/cases">
            {t('all cases')}
          </Link>
        </section>
      )}
    </>
  );
}

/** How many; where a list goes on beyond its first page, that it is at least so many. */
function Counted({ n, more }: { n: number; more: boolean }) {
  const { t } = useSay();
  if (n === 0) return null;
  return (
    <Text component="span" fw={400}>
      ({more ? t('so many or more', { n }) : n})
    </Text>
  );
}
