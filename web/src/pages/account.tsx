import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/send.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay, whenIn } from '../words/say.js';
import { SPOKEN } from '../words/words.js';

const NAMES = { en: 'English', lv: 'Latviešu' };

export function Page() {
  const { t, code, language } = useSay();
  const who = useSession();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (wanted: string) => send('PUT accounts/me/language', {}, { language: wanted }, crypto.randomUUID()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
  if (!who) return null;
  return (
    <Stack>
      <Title order={1}>{t('account')}</Title>
      <Text>
        {who.name}, {who.institution.name}: {who.roles.map(code).join(', ')}
      </Text>
      <Text>{t('session until', { at: whenIn(language, who.lastsUntil) })}</Text>
      <ProblemNotice error={choose.error} />
      <Group role="group" aria-label={t('language')}>
        {SPOKEN.map((one) => (
          <Button
            key={one}
            lang={one}
            variant={who.language === one ? 'filled' : 'default'}
            aria-pressed={who.language === one}
            onClick={() => choose.mutate(one)}
          >
            {NAMES[one]}
          </Button>
        ))}
      </Group>
      <Acts
        allowed={['change password', 'be away']}
        calls={{ 'change password': 'POST accounts/me/password', 'be away': 'PUT accounts/me/away' }}
        ids={{}}
      />
    </Stack>
  );
}
