import { Button, Card, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { BreakGlass } from '../parts/break-glass.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Facts } from '../parts/facts.js';
import { Left } from '../parts/left.js';
import { Loaded } from '../parts/loaded.js';
import { lookTogether } from '../parts/look-together.js';
import { Part } from '../parts/part.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay, whenIn } from '../words/say.js';

/** Who looked, who opened something past the lead, what authorities ask for, who looks into it for the person. */
export function Page() {
  const { t } = useSay();
  const { id } = useCase();
  const glass = useQuery({
    queryKey: ['case', id, 'glass'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/break-glass', { params: { path: { id } } })),
  });
  return (
    <Stack gap="xl">
      <Part title={t('past the lead')}>
        <Loaded of={glass}>{(seen) => <BreakGlass caseId={id} of={seen} />}</Loaded>
      </Part>
      <Asked caseId={id} />
      <Complaints caseId={id} />
      <Readings caseId={id} />
    </Stack>
  );
}

function Readings({ caseId: id }: { caseId: string }) {
  const { t, code, language } = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['case', id, 'readings'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(
        api.GET('/api/cases/{id}/readings', { params: { path: { id }, query: { ...(after ? { after } : {}) } } }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const items = lookTogether(pages.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <Part title={t('who looked')}>
      <Text size="sm">{t('who looked means')}</Text>
      <ProblemNotice error={pages.error} />
      {pages.data && items.length === 0 && <Empty>{t('nobody looked')}</Empty>}
      <ul className="plain">
        {items.map((one) => (
          <li key={one.id}>
            <Text>
              <strong>{[one.person, one.institution].filter(Boolean).join(', ') || code(one.kind, 'kind')}</strong> (
              {code(one.country)}): {one.sections.map((section) => code(section, 'section')).join(', ')}
            </Text>
            <Text size="sm" c="dimmed">
              {[
                one.times === 1
                  ? whenIn(language, one.at)
                  : t('looked times', {
                      times: one.times,
                      from: whenIn(language, one.since),
                      until: whenIn(language, one.at),
                    }),
                one.relation && code(one.relation, 'relation'),
                one.purpose && code(one.purpose, 'purpose'),
                one.basis && code(one.basis, 'basis'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('show older')}
        </Button>
      )}
    </Part>
  );
}

/** Of the requests for disclosure those that are bound to this case. */
function Asked({ caseId }: { caseId: string }) {
  const { t, code } = useSay();
  const list = useQuery({
    queryKey: ['disclosures', 'in'],
    queryFn: () => answerOf(api.GET('/api/disclosure-requests', { params: { query: { direction: 'in' } } })),
  });
  return (
    <Part title={t('disclosures')}>
      <Loaded of={list}>
        {({ items }) => {
          const here = items.filter((one) => one.caseId === caseId);
          return here.length === 0 ? (
            <Empty>
              {t('no disclosure of this case')} <Link to="/disclosures">{t('disclosures')}</Link>
            </Empty>
          ) : (
            here.map((one) => (
              <Link key={one.id} className="row-link" to="/disclosures/$id" params={{ id: one.id }}>
                <Text fw={600}>{one.asker}</Text>
                <Text size="sm">
                  {code(one.status, 'disclosure')} {one.status === 'sent' && <Left at={one.due.at} />}
                </Text>
              </Link>
            ))
          );
        }}
      </Loaded>
    </Part>
  );
}

function Complaints({ caseId: id }: { caseId: string }) {
  const { t } = useSay();
  const list = useQuery({
    queryKey: ['case', id, 'complaints'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/complaints', { params: { path: { id } } })),
  });
  return (
    <Part title={t('complaints')}>
      <Text size="sm">{t('complaints mean')}</Text>
      <Loaded of={list}>
        {({ items, allowed }) => (
          <>
            <Acts
              allowed={allowed}
              calls={{ record: 'POST cases/{id}/complaints' }}
              words={{ record: 'record-mandate' }}
              ids={{ id }}
            />
            {items.length === 0 && <Empty>{t('no complaint yet')}</Empty>}
            {items.map((one) => (
              <Complaint key={one.id} of={one} caseId={id} />
            ))}
          </>
        )}
      </Loaded>
    </Part>
  );
}

function Complaint({ of: one, caseId }: { of: Schemas['ComplaintView']; caseId: string }) {
  const { t, language } = useSay();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Facts
          of={[
            [t('looks into it'), one.institution],
            [t('mandate'), one.mandate],
            [t('recorded'), `${one.recordedBy}, ${whenIn(language, one.recordedAt)}`],
            [one.over ? t('ended at') : t('reads until'), whenIn(language, one.until)],
          ]}
        />
        <Acts
          allowed={one.allowed}
          calls={{ end: 'POST cases/{id}/complaints/{complaint}/end' }}
          words={{ end: 'end-mandate' }}
          ids={{ id: caseId, complaint: one.id }}
        />
      </Stack>
    </Card>
  );
}
