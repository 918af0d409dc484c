import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { institutionsOf } from '../api/directory.js';
import { countryOf } from '../api/of.js';
import { Acts } from '../parts/acts.js';
import type { Choice } from '../parts/fields.js';
import { Loaded } from '../parts/loaded.js';
import { Ordered } from '../parts/ordered.js';
import { ProblemNotice } from '../parts/problem.js';
import { Verified } from '../parts/verified.js';
import { useSend } from '../parts/sending.js';
import { dayIn, useSay, whenIn } from '../words/say.js';

type Country = Schemas['CountryView'];

/** How a country works: who leads first, whom an unanswered request climbs to, how long things may take, when it is closed. */
export function Page() {
  const { t, code: say } = useSay();
  const { code = '' }: { code?: string } = useParams({ strict: false });
  const view = useQuery(countryOf(code));
  return (
    <Loaded of={view}>
      {(country) => (
        <Stack gap="xl">
          <div>
            <Title order={1}>{say(country.code, 'country')}</Title>
            <Text>
              {t('emergency number', { number: country.emergencyNumber })}, {country.timeZone}
            </Text>
          </div>
          <FirstLead of={country} />
          <Escalation of={country} />
          <TimeLimits of={country} />
          <Holidays of={country} />
        </Stack>
      )}
    </Loaded>
  );
}

function FirstLead({ of: country }: { of: Country }) {
  const { t, code, language } = useSay();
  const rule = country.firstLeadRule;
  const known = ['identifier_with_mandate', 'child_protection', 'standing_first_lead', 'holding_lead'];
  return (
    <section aria-labelledby="first-lead">
      <Title order={2} id="first-lead">
        {t('who leads first')}
      </Title>
      <Stack gap="sm">
        <Text>{t('first lead means')}</Text>
        <ol className="ordered">
          {(rule?.steps ?? []).map((step) => (
            <li key={step}>{code(step, 'steps')}</li>
          ))}
        </ol>
        {rule ? (
          <Text size="sm">
            {t('in force since', { at: whenIn(language, rule.since) })}. {rule.source} <Verified on={rule.verifiedOn} />
          </Text>
        ) : (
          <Text>{t('no rule yet')}</Text>
        )}
        {country.allowed.includes('change-first-lead-rule') && (
          <Reorder
            of={country}
            act="PUT countries/{code}/first-lead-rule"
            button={t('change this rule')}
            label={t('who leads first')}
            known={known.map((value) => ({ value, label: code(value, 'steps') }))}
            start={rule?.steps ?? []}
            bodyOf={(steps, source) => ({ steps, source })}
            asksSource
          />
        )}
      </Stack>
    </section>
  );
}

function Escalation({ of: country }: { of: Country }) {
  const { t } = useSay();
  const places = useQuery({
    queryKey: ['directory', country.code, 'all'],
    queryFn: () => institutionsOf({ country: country.code }),
    enabled: country.allowed.includes('change-escalation'),
  });
  const known = new Map([
    ...(places.data ?? []).map(({ id, name }) => [id, name] as const),
    ...country.escalatesTo.map(({ institution, name }) => [institution, name] as const),
  ]);
  return (
    <section aria-labelledby="escalation">
      <Title order={2} id="escalation">
        {t('whom it climbs to')}
      </Title>
      <Stack gap="sm">
        <Text>{t('climbing means')}</Text>
        <ol className="ordered">
          {country.escalatesTo.map(({ institution, name, open, fallback }) => (
            <li key={institution}>
              {name} ({open ? t('open now') : t('closed now')}
              {fallback ? `, ${t('takes leads that would lapse')}` : ''})
            </li>
          ))}
        </ol>
        {country.allowed.includes('change-escalation') && (
          <Reorder
            of={country}
            act="PUT countries/{code}/escalation"
            button={t('change this list')}
            label={t('whom it climbs to')}
            known={[...known].map(([value, label]) => ({ value, label }))}
            start={country.escalatesTo.map(({ institution }) => institution)}
            bodyOf={(institutions) => ({ institutions })}
          />
        )}
      </Stack>
    </section>
  );
}

interface Reordering {
  of: Country;
  act: string;
  button: string;
  label: string;
  known: readonly Choice[];
  start: readonly string[];
  bodyOf: (order: readonly string[], source: string) => object;
  asksSource?: boolean;
}

function Reorder({ of: country, act, button, label, known, start, bodyOf, asksSource = false }: Reordering) {
  const { t, field } = useSay();
  const [order, setOrder] = useState<readonly string[]>();
  const [source, setSource] = useState('');
  const saving = useSend(act, { code: country.code }, () => setOrder(undefined));
  if (!order)
    return (
      <Group>
        <Button variant="default" onClick={() => setOrder(start)}>
          {button}
        </Button>
      </Group>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.send(bodyOf(order, source), country.version);
      }}
    >
      <Stack>
        <ProblemNotice error={saving.error} idOf={(path) => `order-${path}`} />
        <Ordered label={label} known={known} value={order} change={setOrder} />
        {asksSource && (
          <TextInput
            id="order-source"
            label={field('source')}
            required
            value={source}
            error={saving.errors.get('source')}
            onChange={({ currentTarget }) => setSource(currentTarget.value)}
          />
        )}
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('confirm')}
          </Button>
          <Button variant="default" onClick={() => setOrder(undefined)}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TimeLimits({ of: country }: { of: Country }) {
  const { t, code, language } = useSay();
  const lasts = ({ hours, workingDays }: Schemas['TimeLimitView']): string => {
    const unit = (value: number, name: string): string =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay: 'long',
        maximumFractionDigits: 1,
      }).format(value);
    if (workingDays !== null) return t('working days', { count: workingDays });
    if (hours === null) return t('unknown');
    return hours < 1
      ? unit(hours * 60, 'minute')
      : hours % 24 === 0 && hours > 48
        ? unit(hours / 24, 'day')
        : unit(hours, 'hour');
  };
  return (
    <section aria-labelledby="limits">
      <Title order={2} id="limits">
        {t('how long it may take')}
      </Title>
      <Stack>
        <ul className="plain">
          {country.timeLimits
            .toSorted((a, b) => Number(b.own) - Number(a.own))
            .map((limit) => (
              <li key={limit.what}>
                <Text>
                  {code(limit.what, 'what')}: <strong>{lasts(limit)}</strong>
                </Text>
                <Text size="sm">
                  {limit.own ? t('own rule') : t('rule for all countries')}
                  {limit.source ? `, ${limit.source}` : ''} <Verified on={limit.verifiedOn} />
                </Text>
              </li>
            ))}
        </ul>
        <Acts
          allowed={country.allowed}
          calls={{ 'change-time-limits': 'PUT countries/{code}/time-limits' }}
          ids={{ code: country.code }}
          version={country.version}
        />
      </Stack>
    </section>
  );
}

function Holidays({ of: country }: { of: Country }) {
  const { t, language } = useSay();
  const [year] = useState(() => new Date().getFullYear());
  return (
    <section aria-labelledby="holidays">
      <Title order={2} id="holidays">
        {t('holidays')}
      </Title>
      <Stack>
        {country.holidays.length === 0 && <Text>{t('no holidays yet')}</Text>}
        {[...new Set(country.holidays.map(({ day }) => day.slice(0, 4)))]
          .map((itsYear) => [itsYear, country.holidays.filter(({ day }) => day.startsWith(itsYear))] as const)
          .map(([itsYear, days]) => (
            <details key={itsYear} className="on-paper">
              <summary>{t('holidays of', { year: itsYear, count: days.length })}</summary>
              <ul className="plain">
                {days.map(({ day, name }) => (
                  <li key={day}>
                    {dayIn(language, day)}: {name}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        <Acts
          allowed={country.allowed}
          calls={{ 'change-holidays': 'PUT countries/{code}/holidays' }}
          ids={{ code: country.code }}
          version={country.version}
          start={{ year, days: country.holidays.filter(({ day }) => day.startsWith(String(year))) }}
        />
      </Stack>
    </section>
  );
}
