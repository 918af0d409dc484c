import { Anchor, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay } from '../words/say.js';

export function Page() {
  const { t } = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session', { body: { login, password } })),
    onSuccess: async (session) => {
      queries.clear();
      queries.setQueryData(['session'], session);
      await navigate({ to: '/', replace: true });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <Stack maw={420} mx="auto">
        <Title order={1}>{t('sign in')}</Title>
        <ProblemNotice error={signIn.error} />
        <TextInput
          label={t('login')}
          value={login}
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordInput
          label={t('password')}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('show password') }}
        />
        <Button type="submit" loading={signIn.isPending}>
          {t('sign in')}
        </Button>
        <Anchor component={Link} to="/what-police-can-see">
          {t('what police can see')}
        </Anchor>
      </Stack>
    </form>
  );
}
