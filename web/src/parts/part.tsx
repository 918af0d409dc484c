import { Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A part of a page under its own heading, by which a screen reader finds it. */
export function Part({ title, children, order = 2 }: { title: ReactNode; children: ReactNode; order?: 2 | 3 }) {
  const id = useId();
  return (
    <Stack component="section" aria-labelledby={id} gap="sm">
      <Title order={order} id={id} size={order === 2 ? 'h3' : 'h4'}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}
