import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Loaded } from '../parts/loaded.js';
import { useSay } from '../words/say.js';

/** How the mechanism works, in numbers that are about institutions and never about people. */
export function Page() {
  const { t, code } = useSay();
  const countsGlass = useSession()?.allowed.includes('count-glass') ?? false;
  const asked = useQuery({
    queryKey: ['figures', 'disclosures'],
    queryFn: () => answerOf(api.GET('/api/disclosure-counts')),
  });
  const opened = useQuery({
    queryKey: ['figures', 'glass'],
    queryFn: () => answerOf(api.GET('/api/break-glass-counts')),
    enabled: countsGlass,
  });
  return (
    <Stack>
      <Title order={1}>{t('place figures')}</Title>
      <Text>{t('figures mean')}</Text>
      <section aria-labelledby="asked">
        <Title order={2} id="asked">
          {t('disclosures counted')}
        </Title>
        <Loaded of={asked}>
          {({ counts }) => (
            <Counts
              heads={[t('its country'), t('who asked'), t('result'), t('requests')]}
              rows={counts.map((one) => [
                code(one.country, 'country'),
                code(one.askerKind, 'kind'),
                code(one.result, 'disclosure'),
                one.requests,
              ])}
            />
          )}
        </Loaded>
      </section>
      {countsGlass && (
        <section aria-labelledby="opened">
          <Title order={2} id="opened">
            {t('openings counted')}
          </Title>
          <Loaded of={opened}>
            {({ counts }) => (
              <Counts
                heads={[t('who opened'), t('section'), t('opened'), t('found justified'), t('found not justified')]}
                rows={counts.map((one) => [
                  code(one.kind, 'kind'),
                  code(one.section, 'section'),
                  one.opened,
                  one.justified,
                  one.notJustified,
                ])}
              />
            )}
          </Loaded>
        </section>
      )}
    </Stack>
  );
}

function Counts({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly (string | number)[])[] }) {
  const { t } = useSay();
  if (rows.length === 0) return <Text>{t('nothing counted yet')}</Text>;
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={heads.join(', ')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.join()}>
              {row.map((cell, at) => (
                <Table.Td key={at}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
