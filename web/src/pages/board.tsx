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
/** Whoever was asked has not said yes or no. */
const UNANSWERED: readonly string[] = ['sent', 'opened', 'info_requested', 'expired', 'escalated'];
const DAY_MS = 86_400_000;

/** What I lead, what nobody has answered, what ends soon, and what is on its way between which countries. First pages only. */
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
        answerOf(api.GET('/api/handovers', { params: { query: { direction } } })).then(({ items }) => items);
      const [out, into, country, asks, cases] = await Promise.all([
        works ? handovers('out') : [],
        works ? handovers('in') : [],
        focal ? handovers('country') : [],
        works
          ? answerOf(api.GET('/api/asks', { params: { query: { direction: 'out', open: 'yes' } } })).then(
              ({ items }) => items,
            )
          : [],
        works ? answerOf(api.GET('/api/cases', { params: { query: {} } })).then(({ items }) => items) : [],
      ]);
      return { out, into, country, asks, cases };
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
  out: Line[];
  into: Line[];
  country: Line[];
  asks: Schemas['AskRowView'][];
  cases: Schemas['CaseListView']['items'];
}

function Board({ of, now, works, focal }: { of: Seen; now: number; works: boolean; focal: boolean }) {
  const { t, code, language } = useSay();
  const open = (line: Line): boolean => !['ended', 'settled', 'arrived'].includes(line.word);
  const lines = [...new Map([...of.out, ...of.into, ...of.country].map((line) => [line.id, line])).values()].filter(
    open,
  );
  const waiting: Waiting[] = [
    ...of.asks
      .filter(({ status }) => UNANSWERED.includes(status))
      .map((ask): Waiting => ({
        id: ask.id,
        to: '/asks/$id',
        name: code(ask.service),
        about: `${ask.institution}: ${code(ask.status)}`,
        due: ask.due.at,
      })),
    ...lines
      .filter(({ due, word }) => due !== null && word === 'asked')
      .map((line): Waiting => ({
        id: line.id,
        to: '/handovers/$id',
        name: `${line.from} → ${line.to ?? code(line.toCountry, 'country')}`,
        about: code(line.status),
        due: line.due!.at,
      })),
  ];
  const late = lines.filter(({ overdueSince }) => overdueSince);
  const leads = of.cases.filter(({ relation }) => ['lead', 'holding_lead'].includes(relation));
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
              name: `${line.from} → ${line.to ?? code(line.toCountry, 'country')}`,
              about: code('overdue'),
              due: String(line.overdueSince),
            }))}
          />
        </section>
      )}
      <section aria-labelledby="unanswered">
        <Title order={2} id="unanswered">
          {t('unanswered')}
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
          {focal ? t('handovers of the country') : t('handovers by country')}
        </Title>
        {lines.length === 0 ? <Text>{t('no handovers')}</Text> : <Countries of={lines} />}
      </section>
      {works && (
        <section aria-labelledby="led">
          <Title order={2} id="led">
            {t('what I lead')}
          </Title>
          {leads.length === 0 && <Text>{t('leads nothing')}</Text>}
          <Stack component="ul" gap="xs" p={0} style={{ listStyle: 'none' }}>
            {leads.map((one) => (
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
          <Link to="/cases">{t('all cases')}</Link>
        </section>
      )}
    </>
  );
}
