import { lazy, type ComponentType } from 'react';

const TRIES = 6;
const PAUSE_MS = 2000;

/**
 * A page that comes when it is wanted. On a bad line it is asked for again: the router's own way would load everything anew,
 * which loses what was typed, and leaves a mark in the browser's storage.
 */
export const onDemand = (load: () => Promise<Record<'Page', ComponentType>>) =>
  lazy(async () => {
    for (let left = TRIES; ; left -= 1)
      try {
        return { default: (await load()).Page };
      } catch (error) {
        if (left === 1) throw error;
        await lineBackOr(PAUSE_MS);
      }
  });

const lineBackOr = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
  });
