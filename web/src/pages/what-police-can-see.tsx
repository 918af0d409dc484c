import { Anchor, List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Loaded } from '../parts/loaded.js';
import { useSay } from '../words/say.js';

const HOLDS = ['place', 'address', 'purpose', 'kept out', 'crossing', 'ends', 'glass'] as const;

/** For anyone, without signing in: what those who work under the Law Enforcement Directive can see, from the matrix itself. */
export function Page() {
  const { t } = useSay();
  const signedIn = useSession() !== null;
  const view = useQuery({
    queryKey: ['police'],
    staleTime: Infinity,
    queryFn: () => answerOf(api.GET('/api/what-police-can-see')),
  });
  return (
    <Stack>
      <Title order={1}>{t('what police can see')}</Title>
      <Text>{t('police page means')}</Text>
      <List>
        {HOLDS.map((name) => (
          <List.Item key={name}>{t(`police ${name}`)}</List.Item>
        ))}
      </List>
      <Text>{t('police page is tried')}</Text>
      <Loaded of={view}>{({ kinds }) => kinds.map((kind) => <Kind key={kind.kind} of={kind} />)}</Loaded>
      {!signedIn && (
        <Anchor component={Link} to="/sign-in">
          {t('sign in')}
        </Anchor>
      )}
    </Stack>
  );
}

function Kind({ of: one }: { of: Schemas['PoliceKindView'] }) {
  const { t, code } = useSay();
  const heads = one.rows[0]?.cells.map(({ relation }) => relation) ?? [];
  return (
    <section aria-labelledby={one.kind}>
      <Title order={2} id={one.kind}>
        {code(one.kind, 'kind')}
      </Title>
      <Text>{t('its purpose is', { purpose: code(one.purpose, 'purpose') })}</Text>
      <div className="wide" tabIndex={0} role="region" aria-labelledby={one.kind}>
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('section')}</Table.Th>
              {heads.map((relation) => (
                <Table.Th key={relation} scope="col">
                  {t(`police as ${relation}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {one.rows.map(({ section, cells }) => (
              <Table.Tr key={section}>
                <Table.Th scope="row" fw={500}>
                  {code(section, 'section')}
                </Table.Th>
                {cells.map((cell) => (
                  <Table.Td key={cell.relation}>
                    <Cell of={cell} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text>
        {one.glass.length > 0
          ? t('may break the glass on', { sections: one.glass.map((section) => code(section, 'section')).join('; ') })
          : t('breaks no glass')}
      </Text>
    </section>
  );
}

function Cell({ of: { reads, writes, fields } }: { of: Schemas['PoliceCellView'] }) {
  const { t, field } = useSay();
  if (reads === 'none') return <>{writes ? t('writes only') : t('sees nothing')}</>;
  const seen =
    reads === 'own'
      ? t('own notes only')
      : fields
        ? t('sees only', { fields: fields.map(field).join(', ') })
        : t('sees it');
  return (
    <>
      {seen}
      {writes ? `; ${t('writes too')}` : ''}
    </>
  );
}
