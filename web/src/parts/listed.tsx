import { Button, Stack, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.js';
import { ProblemNotice } from './problem.js';

interface Shown<Item> {
  of: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  keyOf: (item: Item) => string;
  /** What to do next where there is nothing. */
  empty: ReactNode;
  row: (item: Item) => ReactNode;
}

/** A list, page after page. */
export function Listed<Item>({ of, keyOf, empty, row }: Shown<Item>) {
  const { t } = useSay();
  const items = of.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={of.error} />
      {of.data && items.length === 0 && <Text>{empty}</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-busy={of.isPending}>
        {items.map((item) => (
          <li key={keyOf(item)}>{row(item)}</li>
        ))}
      </Stack>
      {of.hasNextPage && (
        <Button variant="default" onClick={() => void of.fetchNextPage()}>
          {t('show more')}
        </Button>
      )}
    </>
  );
}
