import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { Listed } from '../parts/listed.js';
import { opensAt } from '../parts/opens.js';
import { useSay, whenIn } from '../words/say.js';

type News = Schemas['NotificationView'];
type Pages = InfiniteData<Schemas['NotificationPageView'], string | undefined>;
const KEY = ['notifications'];

/** What the institution was told, the newest first; read when it is opened. */
export function Page() {
  const { t } = useSay();
  const queries = useQueryClient();
  const pages = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/notifications', { params: { query: after ? { after } : {} } })),
    getNextPageParam: ({ next }) => next,
    refetchInterval: askAgain,
  });
  // Marking as read cannot be refused: shown at once, and asked for again if the line was bad.
  const mark = (which: (one: News) => boolean): void =>
    void queries.setQueryData<Pages>(
      KEY,
      (before) =>
        before && {
          ...before,
          pages: before.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (which(one) ? { ...one, read: true, allowed: [] } : one)),
          })),
        },
    );
  const settle = () => queries.invalidateQueries({ queryKey: KEY });
  const read = useMutation({
    mutationFn: ({ id }: News) => answerOf(api.POST('/api/notifications/{id}/read', { params: { path: { id } } })),
    onMutate: ({ id }) => mark((one) => one.id === id),
    onSettled: settle,
  });
  const readAll = useMutation({
    mutationFn: () => answerOf(api.POST('/api/notifications/read-all')),
    onMutate: () => mark(() => true),
    onSettled: settle,
  });
  const unread = pages.data?.pages[0]?.unread ?? 0;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('news')}</Title>
        {unread > 0 && (
          <Button variant="default" onClick={() => readAll.mutate()}>
            {t('mark all read')}
          </Button>
        )}
      </Group>
      <Text role="status">{unread > 0 ? t('unread', { count: unread }) : t('nothing unread')}</Text>
      <Listed
        of={pages}
        keyOf={({ id }) => id}
        empty={t('no news yet')}
        row={(one) => <Row of={one} read={() => one.allowed.includes('read') && read.mutate(one)} />}
      />
    </Stack>
  );
}

function Row({ of: one, read }: { of: News; read: () => void }) {
  const { t, language } = useSay();
  const to = one.opens && opensAt(one.opens);
  const inside = (
    <>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text fw={one.read ? 400 : 700}>{one.text}</Text>
        {!one.read && (
          <Badge variant="filled" tt="none" autoContrast>
            {t('new')}
          </Badge>
        )}
      </Group>
      <Text size="sm">
        {whenIn(language, one.at)}
        {one.left ? ` · ${one.left}` : ''}
        {one.class === 'needs_you' ? ` · ${t('needs you')}` : ''}
      </Text>
    </>
  );
  if (to)
    return (
      <Link className="row-link" {...to} onClick={read}>
        {inside}
      </Link>
    );
  return (
    <div className="row-link">
      {inside}
      {one.allowed.includes('read') && (
        <Button size="compact-md" variant="default" mt="xs" onClick={read}>
          {t('mark read')}
        </Button>
      )}
    </div>
  );
}
