import { lazy, useState, type ComponentType } from 'react';

const TRIES = 6;
const PAUSE_MS = 2000;

/**
 * A page that comes when it is wanted. On a bad line it is asked for again: the router's own way would load everything anew,
 * which loses what was typed, and leaves a mark in the browser's storage.
 */
export function onDemand(load: () => Promise<Record<'Page', ComponentType>>) {
  let here: ComponentType | undefined;
  const begin = async (): Promise<ComponentType> => (here = (await load()).Page);
  const Later = lazy(async () => {
    for (let left = TRIES; ; left -= 1)
      try {
        return { default: await begin() };
      } catch (error) {
        if (left === 1) throw error;
        await lineBackOr(PAUSE_MS);
      }
  });
  /** What has come already is shown at once: waiting for it, React would hold it back for another third of a second. */
  function OnDemand() {
    const [Now] = useState(() => here);
    return Now ? <Now /> : <Later />;
  }
  return Object.assign(OnDemand, { begin });
}

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
