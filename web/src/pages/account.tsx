import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Acts } from '../parts/acts.js';
import { FormFor } from '../parts/form-for.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSend } from '../parts/sending.js';
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
  const choosing = useSend('PUT accounts/me/language', {}, () => undefined);
  const choose = (language: string): void => choosing.send({ language });
  if (!who) return null;
  if (who.mustChangePassword)
    return (
      <Stack maw={480}>
        <Title order={1}>{t('choose a password')}</Title>
        <Alert color="yellow" variant="light">
          {t('choose a password, because')}
        </Alert>
        <FormFor act="POST accounts/me/password" ids={{}} done={() => undefined} />
      </Stack>
    );
  return (
    <Stack>
      <Title order={1}>{t('account')}</Title>
      <Text>
        {who.name}, {who.institution.name}: {who.roles.map((role) => code(role, 'role')).join(', ')}
      </Text>
      <Text>{t('session until', { at: whenIn(language, who.lastsUntil) })}</Text>
      <ProblemNotice error={choosing.error} />
      {who.allowed.includes('change-language') && (
        <>
          <Languages of={SPOKEN} label={t('language')} now={who.language} choose={choose} />
          <Text size="sm">{t('languages in draft')}</Text>
          <Languages of={DRAFTED} label={t('languages in draft')} now={who.language} choose={choose} />
        </>
      )}
      {who.allowed.includes('be-away') && <Away me={who.accountId} />}
      <Acts allowed={who.allowed} calls={{ 'change-password': 'POST accounts/me/password' }} ids={{}} />
    </Stack>
  );
}

/** Away, and who answers meanwhile: work is told to them and to the institution, never to one person alone. */
function Away({ me }: { me: string }) {
  const { t, language } = useSay();
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => answerOf(api.GET('/api/accounts/colleagues')),
  });
  const all = colleagues.data?.items ?? [];
  const mine = all.find(({ id }) => id === me);
  const cover = all.find(({ id }) => id === mine?.coveredBy);
  return (
    <Stack gap="sm">
      {mine?.awayUntil && (
        <Text>
          {t('away until', { at: whenIn(language, mine.awayUntil) })}
          {cover ? `, ${t('covered by', { name: cover.name })}` : ''}
        </Text>
      )}
      <Acts
        allowed={['be-away']}
        calls={{ 'be-away': 'PUT accounts/me/away' }}
        ids={{}}
        choices={{ coveredBy: all.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })) }}
        beside={() => <Text size="sm">{t('away means')}</Text>}
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
