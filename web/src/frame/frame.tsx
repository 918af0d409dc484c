import { Alert, Button, Container, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLive } from '../api/live.js';
import { session } from '../api/session.js';
import { isDraft, speak } from '../words/words.js';
import { useSay } from '../words/say.js';
import { EndsSoon } from './ends-soon.js';
import { Menu } from './menu.js';
import { isIntake, OPEN } from './places.js';
import { leaveQuickly, useQuickExit } from './quick-exit.js';

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
