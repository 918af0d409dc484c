import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Acts } from '../parts/acts.js';
import { Capacity } from '../parts/capacity.js';
import { Ending } from '../parts/ending.js';
import { Facts } from '../parts/facts.js';
import { Hours, OpenNow } from '../parts/hours.js';
import { Loaded } from '../parts/loaded.js';
import { useShownId } from '../parts/shown-id.js';
import { Verified } from '../parts/verified.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

type Institution = Schemas['InstitutionView'];
const ENTRY = ['name', 'localName', 'roleNote', 'timeZone', 'languages', 'roundTheClock', 'hours'] as const;

/** One institution as everybody sees it: when it answers, on which number, what it may do and since when. */
export function Page() {
  const id = useShownId();
  const { t, code, field } = useSay();
  const view = useQuery({
    queryKey: ['institution', id],
    queryFn: () => answerOf(api.GET('/api/institutions/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded of={view}>
      {(one) => (
        <Stack>
          <div>
            <Title order={1}>{one.name}</Title>
            {one.localName !== one.name && <Text>{one.localName}</Text>}
          </div>
          {one.endedAt && <Text fw={700}>{t('institution has ended')}</Text>}
          <Facts
            of={[
              [t('answers'), one.endedAt ? null : <OpenNow key="open" of={one} />],
              [t('duty line'), <Line key="line" of={one} />],
              [field('kind'), code(one.kind, 'kind')],
              [
                field('country'),
                <Link key="country" to="/countries/$code" params={{ code: one.country }}>
                  {code(one.country, 'country')}
                </Link>,
              ],
              [field('level'), code(one.level, 'level')],
              [field('languages'), one.languages.map((language) => code(language, 'language')).join(', ')],
              [field('roleNote'), one.roleNote],
              [
                field('hours'),
                one.roundTheClock || one.hours.length === 0 ? null : <Hours key="hours" of={one.hours} />,
              ],
              [field('source'), one.source],
              [t('last looked at'), <Verified key="verified" on={one.verifiedOn} ageing={one.ageing} />],
            ]}
          />
          <Acts
            allowed={one.allowed}
            calls={{ verify: 'POST institutions/{id}/verify' }}
            ids={{ id }}
            version={one.version}
            beside={() => <Text size="sm">{t('verifying means')}</Text>}
          />
          <Acts
            allowed={one.allowed}
            calls={{ change: 'PATCH institutions/{id}' }}
            words={{ change: 'change-entry' }}
            ids={{ id }}
            version={one.version}
            only={ENTRY}
            start={Object.fromEntries(ENTRY.map((name) => [name, one[name] ?? undefined]))}
            beside={() => <Text size="sm">{t('changing means')}</Text>}
          />
          {one.capacity.length > 0 && (
            <section aria-labelledby="capacity">
              <Title order={2} id="capacity">
                {t('free places')}
              </Title>
              <Facts
                of={one.capacity.map((said) => [
                  code(said.service, 'service'),
                  <Capacity key={said.service} of={said} />,
                ])}
              />
            </section>
          )}
          <Contacts of={one} />
          <Mandates of={one} />
          {one.allowed.includes('end') && (
            <Ending
              act="POST institutions/{id}/end"
              id={id}
              country={one.country}
              verb={t('end this institution')}
              what={t('ending an institution', { name: one.name })}
            />
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function Line({ of: one }: { of: Institution }) {
  const { t } = useSay();
  if (one.dutyLine) return <a href={`tel:${one.dutyLine}`}>{one.dutyLine}</a>;
  return <>{one.dutyLineUnverified ? t('a number nobody tried') : t('no verified number')}</>;
}

function Contacts({ of: one }: { of: Institution }) {
  const { t, language } = useSay();
  return (
    <section aria-labelledby="contacts">
      <Title order={2} id="contacts">
        {t('contacts')}
      </Title>
      <Stack>
        {one.contacts.length === 0 && <Text>{t('no contacts yet')}</Text>}
        <Facts
          of={one.contacts.map(({ label, phone, email, verifiedOn }) => [
            label,
            verifiedOn ? (
              <>
                {phone && <a href={`tel:${phone}`}>{phone}</a>} {email && <a href={`mailto:${email}`}>{email}</a>}{' '}
                <Text component="span" size="sm">
                  {t('verified on', { day: dayIn(language, verifiedOn) })}
                </Text>
              </>
            ) : (
              t('kept but not shown')
            ),
          ])}
        />
        <Acts
          allowed={one.allowed}
          calls={{ 'change-contacts': 'PUT institutions/{id}/contacts' }}
          ids={{ id: one.id }}
          version={one.version}
          start={{
            contacts: one.contacts.map(({ label, phone, email, verifiedOn }) => ({
              label,
              ...(phone ? { phone } : {}),
              ...(email ? { email } : {}),
              verified: verifiedOn !== null,
            })),
          }}
          beside={() => <Text size="sm">{t('contacts are replaced')}</Text>}
        />
      </Stack>
    </section>
  );
}

function Mandates({ of: one }: { of: Institution }) {
  const { t, code } = useSay();
  return (
    <section aria-labelledby="mandates">
      <Title order={2} id="mandates">
        {t('mandates')}
      </Title>
      <Stack>
        {one.mandates.length === 0 && <Text>{t('no mandates yet')}</Text>}
        {one.mandates.map((mandate) => (
          <Mandate key={mandate.id} of={mandate} at={one} />
        ))}
        <Acts
          allowed={one.allowed}
          calls={{ 'give-mandate': 'POST mandates' }}
          ids={{}}
          only={['kind', 'service', 'genders', 'ages', 'regions', 'from', 'until', 'source']}
          start={{ institution: one.id }}
          beside={(_, { kind }) => (
            <Text size="sm">
              {typeof kind === 'string'
                ? t('mandate for', { kind: code(kind, 'mandate'), name: one.name })
                : t('mandates mean')}
            </Text>
          )}
        />
      </Stack>
    </section>
  );
}

function Mandate({ of: mandate, at }: { of: Schemas['MandateView']; at: Institution }) {
  const { t, code, language } = useSay();
  const kind = mandate.service ? code(mandate.service, 'service') : code(mandate.kind, 'mandate');
  const whom = [...(mandate.ages ?? []), ...(mandate.genders ?? [])]
    .map((one) => code(one))
    .concat(mandate.regions ?? []);
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Text fw={600}>{mandate.service ? `${code('service', 'mandate')}: ${kind}` : kind}</Text>
        <Text size="sm">
          {t('mandate since', { at: whenIn(language, mandate.from) })}
          {mandate.until ? ` ${t('mandate until', { at: whenIn(language, mandate.until) })}` : ''};{' '}
          {t('mandate covers')} {whom.length > 0 ? whom.join(', ') : t('everybody')}
        </Text>
        <Text size="sm">
          {mandate.source} <Verified on={mandate.verifiedOn} />
        </Text>
        {mandate.allowed.includes('end') && (
          <Ending
            act="POST mandates/{id}/end"
            id={mandate.id}
            country={at.country}
            verb={t('end this mandate')}
            what={t('ending a mandate', { kind, name: at.name })}
          />
        )}
      </Stack>
    </Card>
  );
}
