import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSay } from '../words/say.js';

/** Minutes and seconds that are left; below zero it says so. Not read out each second: the time itself stands beside it. */
export function Clock({ until }: { until: string }) {
  const { t } = useSay();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.round((Date.parse(until) - now) / 1000);
  const shown = `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`;
  return (
    <Text component="span" role="timer" aria-live="off" fw={700} size="xl" ff="monospace">
      {seconds >= 0 ? t('climbs in', { time: shown }) : t('climbing since', { time: shown })}
    </Text>
  );
}
