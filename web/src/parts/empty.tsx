import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing is there: what that means, or what to do next. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" className="empty">
      {children}
    </Text>
  );
}
