import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Refused, type Schemas } from '../api/client.js';
import { caseOf } from '../api/of.js';
import { isLive, type CaseView } from '../parts/case-view.js';
import { Loaded } from '../parts/loaded.js';
import { NotWhole } from '../parts/not-whole.js';
import { PartsOfCase } from '../parts/parts-of-case.js';
import { SafeContact } from '../parts/safe-contact.js';
import { useShownId } from '../parts/shown-id.js';
import { useSay, whenIn } from '../words/say.js';

/** One person's case, as far as the reader may see it: what is always in sight, and one part of it below. */
export function Page() {
  const id = useShownId();
  const view = useQuery(caseOf(id));
  if (!view.data && view.error instanceof Refused && view.error.problem.status < 500) return <NotWhole id={id} />;
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack gap="md">
          <Head of={one} />
          <SafeContact of={one} />
          <PartsOfCase of={one} />
          <Outlet />
        </Stack>
      )}
    </Loaded>
  );
}

function Head({ of: one }: { of: CaseView }) {
  const { t, code, language } = useSay();
  const opened = one.grants.filter((grant) => grant.relation === 'break_glass' && isLive(grant));
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Title order={1}>{one.called ?? one.number}</Title>
          <Text size="sm">
            {t('case number', { number: one.number })} ·{' '}
            {one.relations.map((each) => code(each, 'relation')).join(', ')}
          </Text>
        </div>
        <Group gap="xs">
          {one.path === 'child' && <Sign colour="grape">{t('child')}</Sign>}
          {one.provisional && <Sign colour="yellow">{t('provisional')}</Sign>}
          <Sign colour={one.urgency === 'normal' ? 'gray' : 'red'}>
            {one.open ? code(one.urgency, 'urgency') : t('closed')}
          </Sign>
        </Group>
      </Group>
      {one.contactLostSince && (
        <Alert color="red" title={t('contact lost since', { at: whenIn(language, one.contactLostSince) })}>
          {t('what to do when contact is lost')}
        </Alert>
      )}
      {opened.map((grant) => (
        <Opened key={`${grant.institution} ${grant.since}`} caseId={one.id} of={grant} />
      ))}
    </>
  );
}

const Sign = ({ colour, children }: { colour: string; children: string }) => (
  <Badge size="lg" variant="light" tt="none" autoContrast color={colour}>
    {children}
  </Badge>
);

/** The lead sees at once that somebody opened a section past them. */
function Opened({ caseId, of: grant }: { caseId: string; of: Schemas['GrantView'] }) {
  const { t, code, language } = useSay();
  return (
    <Alert color="red" role="alert" title={t('glass is broken')}>
      <Text>
        {t('glass opened by', {
          name: grant.institution,
          sections: grant.reads.map((section) => code(section, 'section')).join(', '),
          since: whenIn(language, grant.since),
          until: grant.until ? whenIn(language, grant.until) : '',
        })}
      </Text>
      <Link className="not-printed" to="/cases/$id/looks" params={{ id: caseId }}>
        {t('see why, or end it')}
      </Link>
    </Alert>
  );
}
