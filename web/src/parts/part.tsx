import { Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface Shown {
  title: ReactNode;
  children: ReactNode;
  order?: 2 | 3;
  /** False: here something is done, and on paper there is nothing of it to read. */
  onPaper?: boolean;
}

/** A part of a page under its own heading, by which a screen reader finds it. */
export function Part({ title, children, order = 2, onPaper = true }: Shown) {
  const id = useId();
  return (
    <Stack component="section" aria-labelledby={id} gap="sm" {...(onPaper ? {} : { className: 'not-printed' })}>
      <Title order={order} id={id} size={order === 2 ? 'h3' : 'h4'}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}
