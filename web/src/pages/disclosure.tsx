import { Alert, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { ChooseEntries } from '../parts/choose-entries.js';
import { Content } from '../parts/content.js';
import { Due } from '../parts/due.js';
import { Facts } from '../parts/facts.js';
import { Left } from '../parts/left.js';
import { Loaded } from '../parts/loaded.js';
import { Part } from '../parts/part.js';
import { useShownId } from '../parts/shown-id.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

/** An authority asks for what stands in the file: in full, in part, or not at all; and whether the person is told. */
export function Page() {
  const { t, code, language } = useSay();
  const id = useShownId();
  const view = useQuery({
    queryKey: ['disclosure', id],
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: () => answerOf(api.GET('/api/disclosure-requests/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack gap="lg">
          <Title order={1}>{t('disclosure of', { reference: one.reference })}</Title>
          <Facts
            of={[
              [t('state'), code(one.status, 'disclosure')],
              [t('asked by'), one.asker],
              [t('asked of'), one.addressed],
              [t('ground'), `${code(one.ground, 'ground')} (${one.law})`],
              [t('order reference'), one.orderReference],
              [t('for what'), code(one.purpose, 'purpose')],
              [t('sections'), one.sections.map((section) => code(section, 'section')).join(', ')],
              [
                t('who and what is meant'),
                <span key="about" className="pre">
                  {one.about}
                </span>,
              ],
              [
                t('answer due'),
                one.status === 'sent' ? (
                  <span key="due">
                    <Left at={one.due.at} /> · <Due due={one.due} />
                  </span>
                ) : null,
              ],
              [t('answered at'), one.answeredAt ? whenIn(language, one.answeredAt) : null],
              [t('kept back because'), one.keptBack ? code(one.keptBack, 'keptBack') : null],
              [t('readable until'), one.readableUntil ? whenIn(language, one.readableUntil) : null],
              [t('the person'), one.person ? told(one.person) : null],
            ]}
          />
          {one.caseId && (
            <Link className="not-printed" to="/cases/$id" params={{ id: one.caseId }}>
              {t('open the case')}
            </Link>
          )}
          <Answer of={one} />
          {['granted', 'partly_granted'].includes(one.status) && <Given id={id} />}
        </Stack>
      )}
    </Loaded>
  );

  function told({ at, notTold, since }: Schemas['PersonToldView']): string {
    if (at) return t('told at', { at: whenIn(language, at) });
    if (!notTold) return t('to be told');
    return t('not told because', { why: code(notTold, 'notTold'), since: since ? whenIn(language, since) : '' });
  }
}

function Answer({ of: one }: { of: Schemas['DisclosureRequestWordsView'] }) {
  const { t } = useSay();
  return (
    <Stack>
      {one.allowed.includes('bind') && <Bind id={one.id} allowed={one.allowed} />}
      {one.caseId && (one.allowed.includes('grant') || one.allowed.includes('grant_part')) && (
        <Part title={t('what is given')}>
          <ChooseEntries id={one.id} caseId={one.caseId} sections={one.sections} />
        </Part>
      )}
      <Acts
        allowed={one.allowed}
        calls={{
          refuse: 'POST disclosure-requests/{id}/refuse',
          person_told: 'POST disclosure-requests/{id}/person-told',
          not_told: 'POST disclosure-requests/{id}/not-told',
          withdraw: 'POST disclosure-requests/{id}/withdraw',
        }}
        words={{ refuse: 'refuse-disclosure', withdraw: 'withdraw-disclosure' }}
        ids={{ id: one.id }}
        beside={(verb) => (verb === 'refuse' ? <Text>{t('refusing says nothing')}</Text> : null)}
      />
    </Stack>
  );
}

/** Whoever was addressed says which case it is about; the asker does not see it. */
function Bind({ id, allowed }: { id: string; allowed: readonly string[] }) {
  const { t } = useSay();
  const cases = useQuery({
    queryKey: ['cases', 'lead'],
    queryFn: () => answerOf(api.GET('/api/cases', { params: { query: { relation: 'lead' } } })),
  });
  return (
    <Alert color="gray" variant="light" title={t('which case is it')}>
      <Text mb="sm">{t('binding is not shown')}</Text>
      <Acts
        allowed={allowed}
        calls={{ bind: 'POST disclosure-requests/{id}/bind' }}
        words={{ bind: 'bind-disclosure' }}
        ids={{ id }}
        choices={{
          case: (cases.data?.items ?? []).map((one) => ({
            value: one.id,
            label: [one.number, one.called].filter(Boolean).join(' · '),
          })),
        }}
      />
    </Alert>
  );
}

/** What was given, as the asker reads it for some days. */
function Given({ id }: { id: string }) {
  const { t, code, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['disclosure', id, 'entries'],
    initialPageParam: undefined as string | undefined,
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/disclosure-requests/{id}/entries', {
          params: { path: { id }, query: { ...(after ? { after } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (entries.length === 0) return null;
  return (
    <Part title={t('what was given')}>
      {entries.map((entry) => (
        <article key={entry.id} className="entry">
          <Text fw={600}>{code(entry.section, 'section')}</Text>
          <Content of={entry.content} />
          <Text size="xs" c="dimmed">
            {code(entry.statement)} · {code(entry.authorKind, 'kind')} · {dayIn(language, entry.recordedOn)}
          </Text>
        </article>
      ))}
    </Part>
  );
}
