import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.js';
import { ProblemNotice } from './problem.js';

/** A page while it comes, when it does not, and when it is there. */
export function Loaded<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ProblemNotice error={of.error} />;
  return <Coming />;
}

/** What stands where a page will be. */
export function Coming() {
  const { t } = useSay();
  return (
    <Stack role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton height={28} width="60%" />
      <Skeleton height={72} />
      <Skeleton height={72} />
    </Stack>
  );
}
