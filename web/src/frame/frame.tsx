import { Alert, Anchor, Button, Container, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { session, type Session } from '../api/session.js';
import { speak } from '../words/words.js';
import { useSay } from '../words/say.js';
import { PLACES } from './places.js';
import { leaveQuickly, useQuickExit } from './quick-exit.js';

/** Around every page: who is signed in, where one can go, and the way out. */
export function Frame() {
  const { t } = useSay();
  const asked = useQuery(session);
  const who = asked.data;
  const { pathname } = useLocation();
  const navigate = useNavigate();
  useQuickExit();
  useEffect(() => {
    if (who) void speak(who.language);
    if (who === null && pathname !== '/sign-in') void navigate({ to: '/sign-in' });
  }, [who, pathname, navigate]);
  useEffect(() => {
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip to content')}
      </a>
      <header>
        <Container size="md" py="sm">
          <Group justify="space-between">
            <Text fw={700}>{who ? who.institution.name : document.title}</Text>
            <Group gap="sm">
              {who && <SignOut />}
              <Button color="dark" variant="filled" onClick={leaveQuickly}>
                {t('leave quickly')}
              </Button>
            </Group>
          </Group>
          {who && <Places who={who} />}
        </Container>
      </header>
      {who && <EndsSoon who={who} />}
      <Container component="main" id="main" tabIndex={-1} size="md" className="page-main" style={{ outline: 'none' }}>
        {(who ?? pathname === '/sign-in') ? <Outlet /> : null}
      </Container>
    </>
  );
}

function Places({ who }: { who: Session }) {
  const { t } = useSay();
  return (
    <nav aria-label={t('main places')}>
      <Group gap="lg" mt="xs">
        {PLACES.filter(({ may }) => !may || who.allowed.includes(may)).map(({ to, name }) => (
          <Anchor key={to} component={Link} to={to}>
            {t(`place ${name}`)}
          </Anchor>
        ))}
      </Group>
    </nav>
  );
}

function SignOut() {
  const { t } = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      onClick={() =>
        void answerOf(api.DELETE('/api/session'))
          .catch(() => undefined)
          .then(() => {
            queries.clear();
            return navigate({ to: '/sign-in' });
          })
      }
    >
      {t('sign out')}
    </Button>
  );
}

const WARN_MS = 5 * 60_000;

/** Said five minutes before the session ends, so that nothing typed is lost. */
function EndsSoon({ who }: { who: Session }) {
  const { t } = useSay();
  const queries = useQueryClient();
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const left = Date.parse(who.endsAt) - Date.now() - WARN_MS;
    setSoon(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setSoon(true), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [who.endsAt]);
  if (!soon) return null;
  return (
    <Container size="md">
      <Alert color="yellow" role="alert" title={t('session ends soon')}>
        <Button onClick={() => void queries.invalidateQueries({ queryKey: ['session'] })}>{t('stay signed in')}</Button>
      </Alert>
    </Container>
  );
}
