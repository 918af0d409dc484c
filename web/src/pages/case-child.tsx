import { Alert, Card, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Facts } from '../parts/facts.js';
import { Loaded } from '../parts/loaded.js';
import { Part } from '../parts/part.js';
import { useReadersSoon, WhoWillSee } from '../parts/who-will-see.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

/** How old the person is taken to be, who stands for them, what is in their interest, and what is missing for a border. */
export function Page() {
  const { t } = useSay();
  const one = useCase();
  const { id } = one;
  useReadersSoon(one);
  const view = useQuery({
    queryKey: ['case', id, 'child'],
    refetchOnWindowFocus: false,
    meta: { live: false },
    queryFn: () => answerOf(api.GET('/api/cases/{id}/child', { params: { path: { id } } })),
  });
  return (
    <Loaded of={view}>
      {(child) => (
        <Stack gap="xl">
          {child.path === 'adult' && <Alert color="gray">{t('taken for an adult')}</Alert>}
          {child.allowed.length > 0 && <WhoWillSee caseId={id} section="family" />}
          <Ages id={id} of={child} />
          <Guardian id={id} of={child} />
          <BestInterests id={id} of={child} />
          <Conditions of={child.conditions} />
        </Stack>
      )}
    </Loaded>
  );
}

interface Shown {
  id: string;
  of: Schemas['ChildView'];
}

function Ages({ id, of: child }: Shown) {
  const { t, code, language } = useSay();
  return (
    <Part title={t('age')}>
      <Text size="sm">{t('doubt makes a child')}</Text>
      {child.ages.length === 0 && <Empty>{t('no age said')}</Empty>}
      <ul>
        {child.ages.map(({ country, says, source }) => (
          <li key={country}>
            {code(country)}: <strong>{code(says, 'says')}</strong> ({code(source, 'source')})
          </li>
        ))}
      </ul>
      {child.bornOn && <Text>{t('born on', { day: dayIn(language, child.bornOn) })}</Text>}
      <Acts allowed={child.allowed} calls={{ 'say-age': 'POST cases/{id}/child/ages' }} ids={{ id }} />
    </Part>
  );
}

function Guardian({ id, of: child }: Shown) {
  const { t, code, language } = useSay();
  const { guardian } = child;
  return (
    <Part title={t('guardian')}>
      {guardian ? (
        <Facts
          of={[
            [t('who'), code(guardian.who, 'who')],
            [t('appointed by'), code(guardian.appointedBy, 'appointedBy')],
            [t('conflict of interest'), code(guardian.conflict, 'conflict')],
            [t('contact'), guardian.contact],
            [t('recorded'), `${guardian.institution}, ${whenIn(language, guardian.since)}`],
          ]}
        />
      ) : (
        <Empty>{t('no guardian yet')}</Empty>
      )}
      <Acts
        allowed={child.allowed}
        calls={{
          'name-guardian': 'POST cases/{id}/child/guardians',
          'end-guardianship': 'POST cases/{id}/child/guardians/end',
        }}
        ids={{ id }}
        beside={(verb) => (verb === 'name-guardian' ? <Text>{t('parents are not guardian')}</Text> : null)}
      />
    </Part>
  );
}

function BestInterests({ id, of: child }: Shown) {
  const { t, code, language } = useSay();
  return (
    <Part title={t('best interests')}>
      {child.bestInterests.length === 0 && <Empty>{t('nothing found yet')}</Empty>}
      {child.bestInterests.map((one) => (
        <Card withBorder key={one.country}>
          <Facts
            of={[
              [t('going to'), code(one.country)],
              [t('finding'), <strong key="finding">{code(one.finding, 'finding')}</strong>],
              [t('the family'), code(one.family, 'family')],
              [t('the child says'), code(one.child, 'child')],
              [t('the guardian says'), code(one.guardian, 'guardian')],
              [t('why'), one.reasons && <span className="pre">{one.reasons}</span>],
              [t('placement reference'), one.placementReference],
              [t('recorded'), `${one.institution}, ${whenIn(language, one.at)}`],
              [t('missing before asking'), one.missing.map((each) => code(each, 'condition')).join(', ')],
              [
                t('missing before leaving'),
                one.missingBeforeDeparture.map((each) => code(each, 'condition')).join(', '),
              ],
            ]}
          />
        </Card>
      ))}
      <Acts
        allowed={child.allowed}
        calls={{ 'find-best-interests': 'POST cases/{id}/child/best-interests' }}
        ids={{ id }}
      />
    </Part>
  );
}

function Conditions({ of }: { of: Schemas['CrossingConditionView'][] }) {
  const { t, code } = useSay();
  return (
    <Part title={t('before a border')}>
      <List>
        {of.map(({ condition, before, source, verifiedOn }) => (
          <List.Item key={condition + before}>
            {code(condition, 'condition')} ({code(before, 'before')}). {source}
            {verifiedOn ? '' : ` ${t('not confirmed by a country')}`}
          </List.Item>
        ))}
      </List>
    </Part>
  );
}
