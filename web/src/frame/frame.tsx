import { Alert, Button, Container, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../api/live.js';
import { session } from '../api/session.js';
import { isDraft, speak } from '../words/words.js';
import { useSay } from '../words/say.js';
import { EndsSoon } from './ends-soon.js';
import { Menu } from './menu.js';
import { isIntake, OPEN } from './places.js';
import { SignOut } from './sign-out.js';
import { Printed } from './printed.js';
import { leaveQuickly, useQuickExit } from './quick-exit.js';
import './frame.css';

/** What is kept when nobody is signed in: that nobody is, and what anybody may read. */
const OF_NOBODY = ['session', 'police'];

/** Around every page: who is signed in, where one can go, and the way out. */
export function Frame() {
  const { t, language } = useSay();
  const asked = useQuery(session);
  const who = asked.data;
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = OPEN.includes(pathname);
  useQuickExit();
  useLive(who != null && !who.mustChangePassword);
  useEffect(() => {
    if (who) void speak(who.language, isIntake(pathname));
    if (who === null) queries.removeQueries({ predicate: ({ queryKey }) => !OF_NOBODY.includes(String(queryKey[0])) });
    if (who === null && !open) void navigate({ to: '/sign-in' });
    if (who?.mustChangePassword && !open && pathname !== '/account') void navigate({ to: '/account' });
  }, [who, open, pathname, navigate, queries]);
  useEffect(() => {
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip to content')}
      </a>
      <header className="frame-head">
        <Container size="xl" py="sm">
          <Group justify="space-between">
            <Text fw={700}>{who ? who.institution.name : document.title}</Text>
            <Group gap="sm">
              {who && (
                <Text size="sm" className="on-large">
                  {who.name}
                </Text>
              )}
              {who?.allowed.includes('identify') && (
                <Button className="on-small" component={Link} to="/identify">
                  {t('place identify')}
                </Button>
              )}
              {who && <SignOut className="on-large" />}
              <Button className="leave-quickly" onClick={leaveQuickly}>
                {t('leave quickly')}
              </Button>
            </Group>
          </Group>
        </Container>
      </header>
      {who && <EndsSoon who={who} />}
      <Container size="xl" className={who ? 'frame' : undefined}>
        {who && <Menu who={who} />}
        <main id="main" tabIndex={-1} className="page-main">
          <Printed who={who} />
          {isDraft(language) && <Alert color="yellow" title={t('draft language')} mb="md" />}
          {(who ?? open) ? <Outlet /> : null}
        </main>
      </Container>
    </>
  );
}
