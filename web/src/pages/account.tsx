import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/send.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay, whenIn } from '../words/say.js';
import { DRAFTED, SPOKEN } from '../words/words.js';

const NAMES = {
  en: 'English',
  lv: 'Latviešu',
  da: 'Dansk',
  de: 'Deutsch',
  et: 'Eesti',
  fi: 'Suomi',
  is: 'Íslenska',
  lt: 'Lietuvių',
  nb: 'Norsk bokmål',
  pl: 'Polski',
  ru: 'Русский',
  sv: 'Svenska',
  uk: 'Українська',
};

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
      <Languages of={SPOKEN} label={t('language')} now={who.language} choose={choose.mutate} />
      <Text size="sm">{t('languages in draft')}</Text>
      <Languages of={DRAFTED} label={t('languages in draft')} now={who.language} choose={choose.mutate} />
      <Acts
        allowed={['change password', 'be away']}
        calls={{ 'change password': 'POST accounts/me/password', 'be away': 'PUT accounts/me/away' }}
        ids={{}}
      />
    </Stack>
  );
}

function Languages({
  of,
  label,
  now,
  choose,
}: {
  of: readonly (keyof typeof NAMES)[];
  label: string;
  now: string;
  choose: (language: string) => void;
}) {
  return (
    <Group role="group" aria-label={label} gap="xs">
      {of.map((one) => (
        <Button
          key={one}
          lang={one}
          variant={now === one ? 'filled' : 'default'}
          aria-pressed={now === one}
          onClick={() => choose(one)}
        >
          {NAMES[one]}
        </Button>
      ))}
    </Group>
  );
}
