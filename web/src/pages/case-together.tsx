import { Alert, Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Facts } from '../parts/facts.js';
import { Loaded } from '../parts/loaded.js';
import { Part } from '../parts/part.js';
import { useSay, whenIn } from '../words/say.js';

/** Who belongs together, each asked alone; and who must not know of this case at all. */
export function Page() {
  const { t } = useSay();
  const { id } = useCase();
  const links = useQuery({
    queryKey: ['case', id, 'links'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/links', { params: { path: { id } } })),
  });
  const keptOut = useQuery({
    queryKey: ['case', id, 'exclusions'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/exclusions', { params: { path: { id } } })),
  });
  return (
    <Stack gap="xl">
      <Part title={t('belongs together')}>
        <Text size="sm">{t('a link opens nothing')}</Text>
        <Loaded of={links}>
          {({ items, allowed }) => (
            <>
              <Acts allowed={allowed} calls={{ link: 'POST cases/{id}/links' }} ids={{ id }} />
              {items.length === 0 && <Empty>{t('no links yet')}</Empty>}
              {items.map((link) => (
                <OneLink key={link.id} of={link} caseId={id} />
              ))}
            </>
          )}
        </Loaded>
      </Part>
      <Part title={t('kept out')}>
        <Text size="sm">{t('kept out means')}</Text>
        <Loaded of={keptOut}>
          {({ items, allowed }) => (
            <>
              <Acts allowed={allowed} calls={{ keep_out: 'POST cases/{id}/exclusions' }} ids={{ id }} />
              {items.length === 0 && <Empty>{t('nobody is kept out')}</Empty>}
              {items.map((one) => (
                <KeptOut key={one.id} of={one} caseId={id} />
              ))}
            </>
          )}
        </Loaded>
      </Part>
    </Stack>
  );
}

function OneLink({ of: link, caseId }: { of: Schemas['LinkView']; caseId: string }) {
  const { t, code, language } = useSay();
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Text fw={600}>
          {code(link.kind, 'kind')}, {t('persons', { count: link.persons })}
        </Text>
        {link.stands === 'must_not_learn' && <Alert color="red" title={t('must not learn of each other')} />}
        <Facts
          of={[
            [t('this person says'), link.wish ? code(link.wish, 'wish') : t('not asked alone yet')],
            [t('holds for all'), code(link.stands, 'stands')],
            [t('cases you see'), link.numbers.join(', ')],
            [t('since'), whenIn(language, link.madeAt)],
            [t('ended at'), link.endedAt ? whenIn(language, link.endedAt) : null],
          ]}
        />
        <Acts
          allowed={link.allowed}
          calls={{
            wish: 'POST cases/{id}/links/{link}/wish',
            add: 'POST cases/{id}/links/{link}/add',
            end: 'POST cases/{id}/links/{link}/end',
          }}
          words={{ add: 'add-to-link', end: 'end-link' }}
          ids={{ id: caseId, link: link.id }}
          beside={(verb) => (verb === 'wish' ? <Text>{t('ask alone')}</Text> : null)}
        />
      </Stack>
    </Card>
  );
}

function KeptOut({ of: one, caseId }: { of: Schemas['ExclusionView']; caseId: string }) {
  const { t, language } = useSay();
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Text fw={600}>{one.person ? `${one.person}, ${one.institution}` : one.institution}</Text>
        <Facts
          of={[
            [t('why'), one.reason && <span className="pre">{one.reason}</span>],
            [t('set'), `${one.setBy}, ${whenIn(language, one.setAt)}`],
            [t('ended at'), one.endedAt ? whenIn(language, one.endedAt) : null],
          ]}
        />
        <Acts
          allowed={one.allowed}
          calls={{ end: 'POST cases/{id}/exclusions/{exclusion}/end' }}
          words={{ end: 'let-in' }}
          ids={{ id: caseId, exclusion: one.id }}
        />
      </Stack>
    </Card>
  );
}
