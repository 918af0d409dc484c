import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Loaded } from '../parts/loaded.js';
import { useSay } from '../words/say.js';

/** The rules of each country, one's own first. */
export function Page() {
  const { t, code } = useSay();
  const own = useSession()?.institution.country;
  const countries = useQuery({ queryKey: ['countries'], queryFn: () => answerOf(api.GET('/api/countries')) });
  return (
    <Stack>
      <Title order={1}>{t('place countries')}</Title>
      <Text>{t('countries mean')}</Text>
      <Loaded of={countries}>
        {({ items }) => (
          <ul className="plain">
            {items
              .toSorted((a, b) => Number(b.code === own) - Number(a.code === own))
              .map((one) => (
                <li key={one.code}>
                  <Link className="row-link" to="/countries/$code" params={{ code: one.code }}>
                    <Group justify="space-between">
                      <Text fw={600}>{code(one.code, 'country')}</Text>
                      <Text size="sm">{t('emergency number', { number: one.emergencyNumber })}</Text>
                    </Group>
                  </Link>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Stack>
  );
}
